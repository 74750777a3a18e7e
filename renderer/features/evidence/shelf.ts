import { addMonths, type CalendarDate, dayOf } from '#shared/base/calendar-date';
import { type Evidence, type EvidenceSource, evidenceSources } from '#shared/domain/evidence/evidence';
import {
  type EvidencePiece,
  type EvidenceState,
  evidenceState,
  piecesOf,
  typeIdsOf,
} from '#shared/domain/evidence/evidence-rules';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFile } from '#shared/records/partner-file';

/** A piece of evidence on the shelf, as it stands on the day that is looked at. */
export interface ShelfRow {
  readonly piece: EvidencePiece;
  /** Null: a kind that the playbook in force does not know. */
  readonly type: EvidenceType | null;
  readonly alsoServes: readonly EvidenceType[];
  readonly state: EvidenceState;
  /** The last day on which it holds; null: until replaced, or it does not hold. */
  readonly until: CalendarDate | null;
  readonly source: EvidenceSource | null;
  /** Who can renew it; empty while nobody is named. */
  readonly ownerName: string;
}

/** The day that is looked at: its own, or one apart from today. */
export interface ShelfDay {
  readonly asOf: CalendarDate;
  readonly today: CalendarDate;
}

/** A day that has passed is shown as it was known on its evening; today and later days with all that is known. */
function knownAtOf({ asOf, today }: ShelfDay): string | undefined {
  return asOf < today ? `${asOf}T23:59:59.999Z` : undefined;
}

/** Everything on the shelf on a day. What only we may see is left out while the partner looks on. */
export function shelfRows(
  file: Pick<PartnerFile, 'evidence' | 'revisions' | 'reviews' | 'people'>,
  index: PackIndex,
  on: ShelfDay & { readonly isTurned: boolean },
): readonly ShelfRow[] {
  const knownAt = knownAtOf(on);
  const names = new Map(file.people.map(({ id, name }) => [id, name]));
  return piecesOf({ ...file, knownAt })
    .filter(({ revisions }) => knownAt === undefined || revisions.length > 0)
    .filter(({ evidence }) => !on.isTurned || evidence.confidentiality !== 'internal')
    .map((piece) => rowOf(piece, index, { asOf: on.asOf, names }));
}

function rowOf(
  piece: EvidencePiece,
  index: PackIndex,
  on: { readonly asOf: CalendarDate; readonly names: ReadonlyMap<string, string> },
): ShelfRow {
  const { evidence } = piece;
  const type = index.evidenceTypeById.get(evidence.typeId) ?? null;
  const state = evidenceState(piece, type, on.asOf);
  return {
    piece,
    type,
    alsoServes: evidence.alsoServes.flatMap((typeId) => index.evidenceTypeById.get(typeId) ?? []),
    state,
    until: state.state === 'accepted' || state.state === 'expired' ? state.until : null,
    source: state.state === 'empty' ? null : state.revision.source,
    ownerName: (evidence.ownerId && on.names.get(evidence.ownerId)) ?? '',
  };
}

/** What the shelf is narrowed to; `null` and an empty text leave nothing out. */
export interface ShelfFilters {
  readonly text: string;
  readonly state: EvidenceState['state'] | null;
  readonly typeId: string | null;
  readonly moduleId: string | null;
  /** A person, or `nobody`. */
  readonly ownerId: string | null;
  readonly confidentiality: Evidence['confidentiality'] | null;
  readonly source: EvidenceSource | null;
}

export const noFilters: ShelfFilters = {
  text: '',
  state: null,
  typeId: null,
  moduleId: null,
  ownerId: null,
  confidentiality: null,
  source: null,
};

export const nobody = 'nobody';

/** The module whose proof a kind of evidence is: `E3.1` is of `M3`. */
export function moduleOfType(typeId: string): string {
  return `M${typeId.slice(1).split('.')[0] ?? ''}`;
}

export function narrowed(rows: readonly ShelfRow[], filters: ShelfFilters): readonly ShelfRow[] {
  const words = filters.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const { evidence, revisions } = row.piece;
    const typeIds = typeIdsOf(evidence);
    const said = [
      evidence.title,
      row.ownerName,
      ...[row.type, ...row.alsoServes].flatMap((type) => (type ? [type.id, type.title] : [])),
      ...revisions.flatMap(({ files }) => files.map(({ name }) => name)),
    ]
      .join('\n')
      .toLocaleLowerCase();
    return (
      words.every((word) => said.includes(word)) &&
      (filters.state === null || row.state.state === filters.state) &&
      (filters.typeId === null || typeIds.includes(filters.typeId)) &&
      (filters.moduleId === null || typeIds.some((typeId) => moduleOfType(typeId) === filters.moduleId)) &&
      (filters.ownerId === null || (evidence.ownerId ?? nobody) === filters.ownerId) &&
      (filters.confidentiality === null || evidence.confidentiality === filters.confidentiality) &&
      (filters.source === null || row.source === filters.source)
    );
  });
}

export const shelfOrders = ['pressing', 'until', 'title', 'kind', 'captured'] as const;
export type ShelfOrder = (typeof shelfOrders)[number];

// What somebody must do something about comes first.
const pressing: readonly EvidenceState['state'][] = [
  'expired',
  'rejected',
  'pendingReview',
  'notYetEffective',
  'accepted',
  'empty',
  'withdrawn',
];

const last = '\uffff';

export function inOrder(rows: readonly ShelfRow[], order: ShelfOrder): readonly ShelfRow[] {
  const collator = new Intl.Collator(undefined, { numeric: true });
  const key = (row: ShelfRow): string => {
    switch (order) {
      case 'pressing':
        return `${pressing.indexOf(row.state.state)} ${row.until ?? last}`;
      case 'until':
        return row.until ?? last;
      case 'title':
        return row.piece.evidence.title;
      case 'kind':
        return row.piece.evidence.typeId;
      case 'captured':
        return '';
    }
  };
  const byKey = (left: ShelfRow, right: ShelfRow) =>
    order === 'captured'
      ? collator.compare(capturedAt(right), capturedAt(left))
      : collator.compare(key(left), key(right));
  return [...rows].sort(
    (left, right) => byKey(left, right) || collator.compare(left.piece.evidence.title, right.piece.evidence.title),
  );
}

function capturedAt({ piece }: ShelfRow): string {
  return piece.revisions.reduce(
    (latest, revision) => (revision.capturedAt > latest ? revision.capturedAt : latest),
    '',
  );
}

/** How many stand in each state, the most pressing first; states in which nothing stands are left out. */
export function countsByState(
  rows: readonly ShelfRow[],
): readonly { readonly state: EvidenceState['state']; readonly count: number }[] {
  return pressing.flatMap((state) => {
    const count = rows.filter((row) => row.state.state === state).length;
    return count === 0 ? [] : [{ state, count }];
  });
}

/** The ways in which what is on the shelf was brought. */
export function sourcesOn(rows: readonly ShelfRow[]): readonly EvidenceSource[] {
  return evidenceSources.filter((source) => rows.some((row) => row.source === source));
}

/** The kind by which a partner attests its security (immutable, as all ids of a playbook). */
const securityAttestation = 'E3.1';

/** The days from which accepted attestations of security hold. */
export function attestedDays(rows: readonly ShelfRow[]): readonly CalendarDate[] {
  return rows
    .filter(({ piece }) => typeIdsOf(piece.evidence).includes(securityAttestation))
    .flatMap(({ state }) =>
      state.state === 'accepted' || state.state === 'expired' ? [state.revision.effectiveFrom] : [],
    );
}

/** How far the radar looks where no visit is planned. */
export function radarEnd(asOf: CalendarDate, nextVisit: string | null): CalendarDate {
  return nextVisit === null ? addMonths(asOf, 3) : dayOf(nextVisit);
}
