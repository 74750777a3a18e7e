import type { DealEvent } from '#shared/domain/commercial/deal';
import { dealStanding, isOpen } from '#shared/domain/commercial/deal-rules';
import { type CellFinding, comparable } from './import-cells';
import type { ImportKind } from './import-kinds';
import type { Finder, KnownDeal } from './import-known';
import type { RowReader } from './import-row';
import type { ImportedDealEvent, ImportedRecord } from './imported-record';

/** What a row says otherwise than the record that is here. */
export interface FieldChange {
  /** Of the record; `history` for what happened to a deal. */
  readonly field: string;
  readonly columnId: string;
  readonly before: string;
  readonly after: string;
}

/** What a row changes of a record that is here, or why it may not. An empty cell changes nothing. */
export type RowChanges =
  | { readonly may: true; readonly changes: readonly FieldChange[] }
  | { readonly may: false; readonly findings: readonly CellFinding[] };

export function changesOf(record: ImportedRecord, known: object, row: RowReader, find: Finder): RowChanges {
  const before: Readonly<Record<string, unknown>> = { ...known };
  const input: Readonly<Record<string, unknown>> = { ...record.input };
  // What another partner has under the same key is not this partner's to correct.
  if ('partnerId' in input && 'partnerId' in before && input['partnerId'] !== before['partnerId']) {
    return { may: true, changes: [] };
  }
  const changes = comparedFields[record.kind].flatMap(([field, columnId = field]): readonly FieldChange[] => {
    if (!row.has(columnId) || !(field in before) || areSame(field, before[field], input[field])) return [];
    return [{ field, columnId, before: shown(before[field], find), after: row.text(columnId) }];
  });
  if (writtenOnce.has(record.kind) && changes.length > 0) {
    return { may: false, findings: changes.map((change) => kept(change, 'writtenOnce', change.before)) };
  }
  return record.kind === 'deals'
    ? dealChanges(record.input.history, changes, known as KnownDeal, { row, find })
    : { may: true, changes };
}

/** What the table tells of a deal and nobody has noted here yet. */
export function missingEvents(
  told: readonly ImportedDealEvent[],
  noted: readonly Pick<DealEvent, 'kind'>[],
): readonly ImportedDealEvent[] {
  return told.filter(({ kind }) => !noted.some((event) => event.kind === kind));
}

function dealChanges(
  history: readonly ImportedDealEvent[],
  changes: readonly FieldChange[],
  deal: KnownDeal,
  { row, find }: { readonly row: RowReader; readonly find: Finder },
): RowChanges {
  const { dealRules: rules, now } = find.known;
  const events = find.eventsOf(deal.id);
  const added = missingEvents(history, events);
  if (deal.id === undefined || (changes.length === 0 && added.length === 0)) return { may: true, changes };
  if (rules === null) return { may: false, findings: [finding('state', row, '')] };
  const standing = dealStanding({ id: deal.id }, events, rules, now);
  const isDraft = standing.state === 'draft';
  if (!isDraft && !isOpen(standing)) return { may: false, findings: [finding('state', row, standing.state)] };
  if (added.length === 0) return { may: true, changes };
  const told = { partnerId: deal.partnerId, dealId: deal.id, code: '', by: '' } as Omit<
    DealEvent,
    'id' | 'kind' | 'at' | 'reason'
  >;
  const together = [
    ...events,
    ...added.map((event, at) => ({ ...event, ...told, id: `${at}` as DealEvent['id'] })),
  ].sort((left, right) => Date.parse(left.at) - Date.parse(right.at));
  const last = together.at(-1);
  const after = dealStanding({ id: deal.id }, together, rules, last?.at ?? now);
  const wanted = added.at(-1)?.kind;
  const isHeeded = last?.kind === wanted && (!isEnd(wanted) || after.state === wanted);
  if (!isHeeded) return { may: false, findings: [finding('state', row, standing.state)] };
  const step = { field: 'history', columnId: 'state', before: standing.state, after: after.state };
  return { may: true, changes: [...changes, step] };
}

function isEnd(kind: DealEvent['kind'] | undefined): kind is 'won' | 'lost' {
  return kind === 'won' || kind === 'lost';
}

function finding(columnId: string, row: RowReader, allowed: string): CellFinding {
  return { columnId, code: 'otherCourse', value: row.text(columnId), allowed };
}

function kept({ columnId, after }: FieldChange, code: CellFinding['code'], allowed: string): CellFinding {
  return { columnId, code, value: after, allowed };
}

/** Kinds of which a record stays what it was; who answers again has a second answer. */
const writtenOnce: ReadonlySet<ImportKind> = new Set(['surveys', 'examResults']);

/** By what a record of each kind may differ from its row, and the column where that has another name. */
const comparedFields: Readonly<Record<ImportKind, readonly (readonly [field: string, columnId?: string])[]>> = {
  partners: [['registerNumber'], ['archetype'], ['website'], ['note']],
  people: [['role'], ['title'], ['email'], ['phone'], ['language']],
  deals: [['value'], ['currency'], ['need'], ['expectedOn'], ['addOns']],
  engagements: [['title', 'engagementName'], ['customerName'], ['reference'], ['lead'], ['startedOn'], ['goLiveOn']],
  defects: [
    ['engagementId', 'engagement'],
    ['title', 'defectTitle'],
    ['reference'],
    ['severity'],
    ['foundOn'],
    ['cause'],
  ],
  cases: [
    ['subject'],
    ['customerName'],
    ['reference'],
    ['severity'],
    ['openedAt'],
    ['openedAtDesk'],
    ['rightDesk'],
    ['handledBy'],
    ['resolvedAt'],
    ['reopenedAt'],
  ],
  surveys: [['score'], ['comment']],
  examResults: [['score']],
  soldDeals: [['closedOn'], ['region'], ['value'], ['currency'], ['hasPartner']],
  // A rate that is noted refuses another one by itself.
  monthlyRates: [],
};

const instant = /^\d{4}-\d{2}-\d{2}T/;

function areSame(field: string, before: unknown, after: unknown): boolean {
  const [left, right] = [plain(before), plain(after)];
  if (left === right) return true;
  if (field === 'value') return Number(left) === Number(right);
  if (field === 'registerNumber') return comparable(left) === comparable(right);
  if (field === 'email') return left.toLowerCase() === right.toLowerCase();
  return instant.test(left) && instant.test(right) && Date.parse(left) === Date.parse(right);
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join('; ') : String(value).trim();
}

/** A record is named, not numbered. */
function shown(value: unknown, { known }: Finder): string {
  const engagement = known.engagements.find(({ id }) => id === value);
  return engagement?.title ?? plain(value);
}
