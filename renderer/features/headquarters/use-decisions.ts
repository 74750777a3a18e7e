import { useCallback, useMemo } from 'react';
import { ok } from '#shared/base/result';
import { pendingDecisions } from '#shared/domain/headquarters/pending-decisions';
import { mayDecide } from '#shared/domain/headquarters/territory-roles';
import type { HeadquartersConsole } from '#shared/sync/console';
import { roleIn } from '../../data/lanes';
import { useDirectoryView } from '../../data/queries/partner-list';
import { useAllRecords } from '../../data/queries/record-queries';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { actorOf } from '../../data/workspace';
import { useNow } from '../../widgets/use-now';
import { type Asked, useAsked } from './asked';
import { type DecisionLine, decisionLines, type WaitingAside } from './decision-lines';

export interface Decisions {
  /** Undefined while the records are being read. */
  readonly lines: readonly DecisionLine[] | undefined;
  /** What HQ holds back; the rest is on this device and needs no network. */
  readonly asides: Asked<readonly WaitingAside[]>;
  readonly askAgain: () => void;
  readonly partnerName: (partnerId: string) => string;
}

/** What waits for a decision, from the records on this device and from headquarters' quarantine desk. */
export function useDecisions(): Decisions {
  const workspace = useWorkspace();
  const pending = usePending();
  const { asked, askAgain } = useAsked(useSetAsideQuestion());
  const decided = useAllRecords('quarantineDecision');
  const { partners } = useDirectoryView();
  const known = useMemo(() => new Map(partners.map((partner) => [partner.id as string, partner])), [partners]);
  const asides = asked.state === 'answered' ? asked.value : none;
  const lines = useMemo(() => {
    if (!pending || !decided) return undefined;
    const shown = pending.flatMap((decision) => {
      const partner = known.get(decision.partnerId);
      const role = partner ? roleIn(workspace.enrolment, partner.space) : null;
      // Of a territory in which the person is a manager, others decide.
      return role === null || role === 'manager' ? [] : [{ decision, mayDecide: mayDecide(role) }];
    });
    return decisionLines(shown, asides, new Set(decided.map(({ changeId }) => changeId)));
  }, [pending, decided, known, asides, workspace]);
  return { lines, asides: asked, askAgain, partnerName: (id) => known.get(id)?.legalName ?? '' };
}

const none: readonly WaitingAside[] = [];

function usePending() {
  const workspace = useWorkspace();
  const index = usePlaybook();
  // Deadlines run by the day; a look every half minute is more than enough and costs little.
  const minute = Math.floor(useNow() / 60_000);
  const evidence = useAllRecords('evidence');
  const revisions = useAllRecords('evidenceRevision');
  const reviews = useAllRecords('evidenceReview');
  const people = useAllRecords('person');
  const concessions = useAllRecords('concession');
  const concessionDecisions = useAllRecords('concessionDecision');
  const gateDecisions = useAllRecords('gateDecision');
  const deals = useAllRecords('deal');
  const dealEvents = useAllRecords('dealEvent');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `minute` lets deadlines pass while the page is open.
  return useMemo(() => {
    if (!evidence || !revisions || !reviews || !people || !concessions || !concessionDecisions) return undefined;
    if (!gateDecisions || !deals || !dealEvents) return undefined;
    const gates = { concessions, concessionDecisions, gateDecisions, deals, dealEvents };
    return pendingDecisions(
      { evidence, revisions, reviews, people, ...gates },
      { index, now: new Date(workspace.surroundings.now()).toISOString(), by: actorOf(workspace) },
    );
  }, [
    ...[evidence, revisions, reviews, people, concessions, concessionDecisions],
    ...[gateDecisions, deals, dealEvents, index, workspace, minute],
  ]);
}

/** Asks every territory in which this person is more than a manager. */
function useSetAsideQuestion() {
  const { enrolment } = useWorkspace();
  return useCallback(
    async (headquarters: HeadquartersConsole) => {
      const found: WaitingAside[] = [];
      for (const { id, name, role } of enrolment?.spaces ?? []) {
        if (role === 'manager') continue;
        const answer = await headquarters.setAside(id);
        if (!answer.ok) return answer;
        const may = mayDecide(role);
        found.push(...answer.value.map((entry) => ({ space: id, territory: name, mayDecide: may, entry })));
      }
      return ok(found);
    },
    [enrolment],
  );
}
