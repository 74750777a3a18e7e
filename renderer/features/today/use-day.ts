import { useMemo } from 'react';
import { dayOf } from '#shared/base/calendar-date';
import { partnersAtGates } from '#shared/domain/guidance/partners-at-gates';
import { pieceStates } from '#shared/domain/guidance/piece-states';
import type { Records } from '#shared/records/records';
import { type GateWatch, useGateNews } from '../../data/queries/gate-news';
import { useAllRecords, useRecordsById } from '../../data/queries/record-queries';
import { useConflicts } from '../../data/queries/sync-queries';
import { useRecordNames, useSetAside } from '../../data/queries/waiting-queries';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { actorOf } from '../../data/workspace';
import { bySeverity, type Day, type DisputedRecord, dayFrom, type SetAsideLine } from './day';

/** The day as it changes, or undefined while it is being read. Gates come in one by one; `gates` says how far. */
export function useDay(attempt: number): { readonly day: Day | undefined; readonly gates: GateWatch['state'] } {
  const workspace = useWorkspace();
  const index = usePlaybook();
  const asOf = dayOf(new Date(workspace.surroundings.now()).toISOString());
  const by = actorOf(workspace);
  const visits = useAllRecords('visit');
  const evidence = useAllRecords('evidence');
  const revisions = useAllRecords('evidenceRevision');
  const reviews = useAllRecords('evidenceReview');
  const decisions = useAllRecords('gateDecision');
  const people = useRecordsById('person', useAttesters(revisions, reviews));
  const disputes = useDisputes();
  const setAside = useLinesSetAside();
  const pieces = useMemo(
    () => evidence && revisions && reviews && pieceStates({ evidence, revisions, reviews }, index, asOf),
    [evidence, revisions, reviews, index, asOf],
  );
  const atGates = useMemo(
    () => pieces && decisions && partnersAtGates(pieces, decisions, index),
    [pieces, decisions, index],
  );
  const gates = useGateNews(atGates, asOf, attempt);
  const read = useMemo(
    () => visits && pieces && people && dayFrom({ visits, pieces, people }, { asOf, by }),
    [visits, pieces, people, asOf, by],
  );
  const day = read && disputes && setAside && { ...read, disputes, setAside, gates: [...gates.news].sort(bySeverity) };
  return { day, gates: gates.state };
}

const nobody: readonly string[] = [];

/** Who attested something that nobody has reviewed: whether I may accept it depends on whose side they are on. */
function useAttesters(
  revisions: readonly Records['evidenceRevision'][] | undefined,
  reviews: readonly Records['evidenceReview'][] | undefined,
): readonly string[] {
  return useMemo(() => {
    if (!revisions || !reviews) return nobody;
    const reviewed = new Set(reviews.map(({ revisionId }) => revisionId));
    const ids = revisions.flatMap(({ id, attestation }) =>
      attestation && !reviewed.has(id) ? [attestation.personId] : [],
    );
    return [...new Set(ids)];
  }, [revisions, reviews]);
}

function useDisputes(): readonly DisputedRecord[] | undefined {
  const conflicts = useConflicts();
  const rowIds = useMemo(() => [...new Set(conflicts?.map(({ rowId }) => rowId))], [conflicts]);
  const names = useRecordNames(rowIds);
  return useMemo(
    () =>
      conflicts &&
      names &&
      rowIds.map((rowId) => ({
        rowId,
        fields: conflicts.filter((conflict) => conflict.rowId === rowId).length,
        partner: names.get(rowId)?.partner ?? '',
        name: names.get(rowId)?.name ?? '',
      })),
    [conflicts, names, rowIds],
  );
}

function useLinesSetAside(): readonly SetAsideLine[] | undefined {
  const lines = useSetAside();
  return useMemo(
    () => lines?.map(({ id, name, why }) => ({ id, partner: name.partner, name: name.name, why })),
    [lines],
  );
}
