import type { Json } from '#shared/base/json';
import type { Conflict } from '#shared/sync/conflict';
import { deletedField, type Head } from '#shared/sync/row';
import type { EarlierDecision } from '../../data/queries/decision-queries';
import type { TerritoryState } from '../../data/queries/territory-queries';
import type { RecordName, SetAside } from '../../data/queries/waiting-queries';
import type { WhoIsWho } from './conflict-value';
import type { DecidedAside } from './set-aside-panel';

/* What the gallery of sync shows. */

export const now = Date.parse('2026-11-20T14:05:00Z');
export const hour = 3_600_000;
export const nordlys: RecordName = { entity: 'partner', name: '', partner: 'Nordlys Systems AS' };

export const who: WhoIsWho = {
  people: new Map([['ben', 'Ben Okoro']]),
  devices: new Map([['device-ben', 'Ben’s tablet']]),
  me: { user: 'ana', device: 'device-ana' },
};

function head(by: 'ana' | 'ben', n: number, value: Json, was?: Json): Head {
  const written = { dot: `abcdef:${n}`, change: `change-${n}`, value, by, dev: `device-${by}`, at: now - n * hour };
  if (was === undefined) return written;
  return { ...written, was: [{ dot: 'abcdef:9', value: was, by: 'ben', at: now - 90 * hour }] };
}

const before =
  'The partner answers incidents of the first severity within two hours on working days, and within four hours otherwise. Both sides name a person who decides.';
const longer = before.replace('two hours', 'one hour').replace('Both sides name', 'Each side names');
const other = before.replace('within four hours otherwise', 'within eight hours otherwise');

export const sampleConflicts: Readonly<Record<string, Conflict>> = {
  name: {
    entity: 'partner',
    rowId: 'a',
    field: 'legalName',
    heads: [head('ana', 1, 'Nordlys ASA', 'Nordlys AS'), head('ben', 2, 'Nordlys Group ASA', 'Nordlys AS')],
    edits: [],
  },
  choice: {
    entity: 'partner',
    rowId: 'b',
    field: 'archetype',
    heads: [head('ana', 1, 'reseller'), head('ben', 2, 'systemIntegrator')],
    edits: [],
  },
  'long text of an agreement': {
    entity: 'agreement',
    rowId: 'c',
    field: 'terms/responseTimes',
    heads: [head('ana', 1, longer, before), head('ben', 2, other, before)],
    edits: [],
  },
  'deleted and edited': {
    entity: 'partner',
    rowId: 'd',
    field: deletedField,
    heads: [head('ben', 2, true)],
    edits: [
      { field: 'website', head: head('ana', 1, 'https://nordlys.example') },
      { field: 'note', head: head('ana', 3, 'Moves to Bergen in spring.') },
    ],
  },
};

export const earlier: readonly EarlierDecision[] = [
  {
    ...{ id: 'decision', rowId: 'a', field: 'legalName', value: 'Nordlys AS', by: 'ana' },
    ...{ at: now - 200 * hour, why: 'As in the register of the day.' },
  },
];

export const websites: readonly Head[] = [
  head('ben', 1, 'https://nordlys.example'),
  head('ana', 2, 'https://www.nordlys.example'),
];

export const aside: readonly SetAside[] = [
  ['immutable', 'version'],
  ['unseen-parent', 'legalName'],
  ['grant-withdrawn', 'website'],
  ['overtaken', 'state'],
  ['something-newer', 'note'],
].map(([why = '', field = ''], at) => ({
  ...{ id: `c${at}`, rowId: `r${at}`, partnerId: 'p', name: nordlys, at: now - (at + 1) * hour, why, fields: [field] },
}));

export const decided: ReadonlyMap<string, DecidedAside> = new Map([
  ['c3', { decision: 'rejected', reason: 'Ines had locked it an hour before; start from the new text.' }],
]);

const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export const territories: readonly TerritoryState[] = [
  {
    ...{ id: 'north', name: 'North', role: 'manager', cursor: 48_211, hash, durable: 48_000 },
    ...{ lastSyncAt: now - hour, waiting: 12 },
  },
  {
    ...{ id: 'south', name: 'South and the islands', role: 'lead', cursor: 4_120, hash },
    ...{ durable: 4_120, lastSyncAt: now - hour, waiting: 0 },
  },
];
