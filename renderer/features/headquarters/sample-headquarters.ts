import type { ConsoleOverview } from '#shared/contracts/hq-console';
import type { LogEntry } from '#shared/contracts/hq-log';
import type { EntryProof } from '#shared/sync/console';
import type { LogLine } from './log-filter';

/* What the gallery of headquarters shows. */

export const now = Date.parse('2026-11-20T14:05:00Z');
const hour = 3_600_000;
const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export const overview: ConsoleOverview = {
  time: now,
  territories: [
    {
      ...{ id: 'north', name: 'North', kind: 'territory', role: 'headquarters', people: 4, devices: 6, partners: 812 },
      ...{ changes: 48_211, quarantined: 3, lastChangeAt: now - hour, head: { seq: 48_211, hash } },
      ...{ checkpoint: { seq: 48_000, at: now - hour }, durable: 48_000 },
    },
    {
      ...{ id: 'south', name: 'South', kind: 'territory', role: 'headquarters', people: 1, devices: 1, partners: 0 },
      ...{ changes: 12, quarantined: 0, lastChangeAt: now - 90 * hour, head: { seq: 12, hash } },
      ...{ checkpoint: null, durable: 0 },
    },
    {
      ...{ id: 'all', name: 'Organisation', kind: 'organisation', role: 'headquarters', people: 5, devices: 7 },
      ...{ partners: 0, changes: 40, quarantined: 0, lastChangeAt: null, head: { seq: 40, hash } },
      ...{ checkpoint: { seq: 40, at: now - hour }, durable: 40 },
    },
  ],
  devices: [
    device('ana', 'Ana’s laptop', { lastSeenAt: now - hour / 4 }),
    device('ben', 'Ben’s tablet', { lastSeenAt: now - 500 * hour, behind: 412, program: '0.1.0' }),
    device('ines', 'Old laptop', { withdrawn: { at: now - 40 * hour, kind: 'lost' } }),
    device('tom', 'Tom’s desktop', { withdrawn: { at: now - 900 * hour, kind: 'retired' } }),
  ],
  people: [
    {
      id: 'ana',
      name: 'Ana Berg',
      grants: [
        { space: 'north', role: 'manager' },
        { space: 'south', role: 'lead' },
      ],
    },
    { id: 'ben', name: 'Ben Okoro', grants: [{ space: 'north', role: 'auditor' }] },
    { id: 'ines', name: 'Ines Quist', grants: [] },
  ],
};

/** The same as an auditor sees it: nothing to press. */
export const asAuditor: ConsoleOverview = {
  ...overview,
  territories: overview.territories.map((one) => ({ ...one, role: 'auditor' as const })),
};

function device(
  user: string,
  name: string,
  differs: Partial<ConsoleOverview['devices'][number]>,
): ConsoleOverview['devices'][number] {
  return {
    ...{ id: `device-${user}`, name, user, person: user, enrolledAt: now - 2_000 * hour, lastSeenAt: now },
    ...{ program: '0.2.0', withdrawn: null, behind: 0, changes: 1_200, ...differs },
  };
}

export function entry(seq: number, differs: Partial<LogEntry> = {}): LogEntry {
  const body = JSON.stringify({
    ...{ v: 1, id: `0190a000-0000-7000-8000-${String(seq).padStart(12, '0')}`, sp: 'north', dev: 'device-ana', n: seq },
    ...{ prev: '', actor: 'ana', sv: 1, e: 'partner', r: 'nordlys', op: 'set' },
    f: { legalName: { v: 'Nordlys ASA', p: [] }, archetype: { v: 'serviceProvider', p: [] } },
    ...{ t: { w: now, c: seq, m: 0, b: 'b' }, salt: '0'.repeat(32), why: 'As in the register.' },
  });
  return {
    ...{ seq, change: `change-${seq}`, device: 'device-ana', n: seq, user: seq % 3 === 0 ? 'ben' : 'ana' },
    ...{ entity: 'partner', row: 'nordlys', state: 'applied', why: null, at: now - seq * 1_000 },
    ...{ received: now - seq * 900, body, sig: 'AA', bodyHash: hash, previous: hash, hash, ...differs },
  };
}

export const lines: readonly LogLine[] = Array.from({ length: 4_000 }, (_, at): LogLine => {
  const seq = 48_211 - at;
  const odd: Partial<LogEntry> =
    at % 50 === 7 ? { state: 'quarantined', why: 'unseen-parent' } : at % 20 === 3 ? { state: 'conflict' } : {};
  return { entry: entry(seq, odd), partnerId: 'nordlys' };
});

export const proofs: Readonly<Record<string, EntryProof>> = {
  holds: {
    ...{ body: 'fits', entry: 'fits', signature: 'holds', signedAt: now - hour },
    chain: { state: 'signed', at: 48_000, links: 118 },
  },
  erased: {
    ...{ body: 'erased', entry: 'fits', signature: 'erased', signedAt: null },
    chain: { state: 'head', at: 48_211, links: 2 },
  },
  broken: {
    ...{ body: 'differs', entry: 'differs', signature: 'fails', signedAt: null },
    chain: { state: 'broken', at: 47_120, links: 9 },
  },
};
