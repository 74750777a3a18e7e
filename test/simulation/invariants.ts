import { canonicalJson } from '#shared/base/json';
import { entryText, firstHash, type LogEntry } from '#shared/contracts/hq-log';
import { readChangeBody } from '#shared/sync/change';
import { entityKind } from '#shared/sync/entities';
import type { RowState } from '#shared/sync/row';
import { sha256 } from '../../server/sync/sha256';

/** What headquarters holds of one territory. */
export interface TerritoryView {
  readonly space: string;
  readonly log: readonly LogEntry[];
  readonly head: { readonly seq: number; readonly hash: string };
  readonly rows: readonly RowState[];
  /** The rows as the log alone gives them. */
  readonly folded: readonly RowState[];
}

/** What one device holds, when everybody has come to rest. */
export interface ReplicaView {
  readonly name: string;
  readonly device: string;
  /** Territories whose grant it holds, and what it has of each. */
  readonly rows: ReadonlyMap<string, readonly RowState[]>;
  readonly granted: readonly string[];
  /** Last entry and hash it was told, by territory. */
  readonly remembered: ReadonlyMap<string, { readonly seq: number; readonly hash: string }>;
  /** Ids of the changes in its journal. */
  readonly journal: readonly string[];
  /** Texts that the person was told are saved, each written once. */
  readonly saved: readonly string[];
  readonly waiting: number;
  /** Why something still waits, in a word of the program; null: nobody said. */
  readonly reason: string | null;
  /** Up to which entry of a territory it had been told when headquarters filed this entry; null: not known. */
  readonly toldAt: ((space: string, seq: number) => number) | null;
}

export interface BlobView {
  readonly sha256: string;
  /** Hash of the bytes that headquarters gives out. */
  readonly found: string;
}

/** Everything that is to be judged after a history. */
export interface Evidence {
  readonly territories: readonly TerritoryView[];
  readonly replicas: readonly ReplicaView[];
  readonly blobs: readonly BlobView[];
  /** Devices by the tag in their dots. */
  readonly tags: ReadonlyMap<string, string>;
}

/** The sentences of the policy that are broken, each beginning with its number; none when all is well. */
export function brokenPromises(evidence: Evidence): readonly string[] {
  return [
    ...savedIsKept(evidence),
    ...replicasAgree(evidence),
    ...supersededWereSeen(evidence),
    ...changesAreFiledOnce(evidence),
    ...chainHolds(evidence),
    ...signedStays(evidence),
    ...nothingForeign(evidence),
    ...filesAreWhole(evidence),
    ...queuesDrain(evidence),
  ];
}

/** I1: what a person was told is saved is at headquarters or in the device's journal. */
export function savedIsKept({ territories, replicas }: Evidence): readonly string[] {
  const filed = new Set(territories.flatMap(({ log }) => log.map(({ change }) => change)));
  // Every text that stands in a change, as it is written there.
  const texts = new Set(
    territories.flatMap(({ log }) => log.flatMap(({ body }) => body.match(/"(?:[^"\\]|\\.)*"/g) ?? [])),
  );
  return replicas.flatMap(({ name, saved, journal, waiting }) => {
    const lost = saved.filter((text) => !texts.has(JSON.stringify(text)));
    const unfiled = journal.filter((id) => !filed.has(id));
    return [
      ...(lost.length > 0 && unfiled.length === 0 ? [`I1 ${name}: saved and nowhere: ${lost.join(', ')}`] : []),
      // While something waits the journal is enough; when nothing does, headquarters has it all.
      ...(waiting === 0 && unfiled.length > 0
        ? [`I1 ${name}: nothing waits, and ${unfiled.length} changes are not there`]
        : []),
    ];
  });
}

/** I2 and I7: with the same grants everybody has the same, which is what the log says. */
export function replicasAgree({ territories, replicas }: Evidence): readonly string[] {
  return territories.flatMap(({ space, rows, folded }) => {
    const truth = allOf(rows);
    const broken =
      allOf(folded) === truth ? [] : [`I2 ${space}: rows are not what the log says${differing(folded, rows)}`];
    const apart = replicas.filter(
      ({ rows: held, granted, waiting }) =>
        waiting === 0 && granted.includes(space) && allOf(held.get(space) ?? []) !== truth,
    );
    return [
      ...broken,
      ...apart.map(({ name, rows: held }) => `I2 ${name} differs in ${space}${differing(held.get(space) ?? [], rows)}`),
    ];
  });
}

/** I3: who replaced a value had been told of it. */
export function supersededWereSeen({ territories, replicas, tags }: Evidence): readonly string[] {
  return territories.flatMap(({ space, log }) => {
    const seqOf = new Map(log.map((entry) => [`${entry.device}:${entry.n}`, entry.seq]));
    return log.flatMap((entry) => {
      const told = replicas.find(({ device }) => device === entry.device)?.toldAt;
      const body = readChangeBody(entry.body);
      if (!told || !body.ok || entry.state === 'quarantined') return [];
      const upTo = told(space, entry.seq);
      const foreign = Object.values(body.value.f).flatMap(({ p }) => p);
      const unseen = foreign.filter((dot) => {
        const [tag = '', n = ''] = dot.split(':');
        const device = tags.get(tag);
        return device !== undefined && device !== entry.device && (seqOf.get(`${device}:${n}`) ?? 0) > upTo;
      });
      return unseen.map((dot) => `I3 ${space}/${entry.seq} replaces ${dot}, which ${entry.device} had not been told`);
    });
  });
}

/** I4: each change stands once in the log, and those of a device in its order without a gap. */
export function changesAreFiledOnce({ territories }: Evidence): readonly string[] {
  return territories.flatMap(({ space, log }) => {
    const own = log.filter(({ body }) => body !== '');
    const twice = own.filter((entry, at) => own.findIndex(({ change }) => change === entry.change) !== at);
    const honest = twice.filter(({ state }) => state !== 'quarantined');
    // What followed a moved record keeps the counter of the territory it came from, in which others lie in between.
    const here = new Set(log.map(({ device }) => device).filter((device) => !device.includes('@')));
    const counters = [...here].flatMap((device) => {
      const ns = log.filter((entry) => entry.device === device).map(({ n }) => n);
      return ns.every((n, at) => at === 0 || n === (ns[at - 1] ?? 0) + 1)
        ? []
        : [`I4 ${space}: ${device} is filed as ${ns}`];
    });
    return [...honest.map(({ change }) => `I4 ${space}: ${change} is filed twice`), ...counters];
  });
}

/** I5: numbers without a gap, hashes that follow one another, and every head that a device remembers is among them. */
export function chainHolds({ territories, replicas }: Evidence): readonly string[] {
  return territories.flatMap(({ space, log, head }) => {
    let previous = firstHash;
    const hashes = new Map<number, string>([[0, firstHash]]);
    const broken = log.flatMap((entry, at) => {
      const wrongs = [
        entry.seq === at + 1 ? null : 'number',
        entry.previous === previous ? null : 'link',
        entry.body === '' || sha256(entry.body) === entry.bodyHash ? null : 'body',
        sha256(entryText(space, entry)) === entry.hash ? null : 'hash',
      ].filter((wrong) => wrong !== null);
      previous = entry.hash;
      hashes.set(entry.seq, entry.hash);
      return wrongs.map((wrong) => `I5 ${space}/${entry.seq}: ${wrong}`);
    });
    const end =
      head.seq === log.length && head.hash === previous ? [] : [`I5 ${space}: the head is not the last entry`];
    const forgotten = replicas.flatMap(({ name, remembered }) => {
      const known = remembered.get(space);
      const unknown = known && known.hash !== '' && hashes.get(known.seq) !== known.hash;
      return unknown ? [`I5 ${name} remembers another entry ${known.seq} of ${space}`] : [];
    });
    return [...broken, ...end, ...forgotten];
  });
}

/** I6: what is written once, signed files first of all, is what it was at first. */
export function signedStays({ territories, replicas }: Evidence): readonly string[] {
  const first = new Map<string, string>();
  for (const { log } of territories)
    for (const entry of log) {
      const body = readChangeBody(entry.body);
      if (entityKind(entry.entity)?.kind !== 'immutable' || entry.state === 'quarantined' || !body.ok) continue;
      for (const [field, { v }] of Object.entries(body.value.f)) {
        const name = `${entry.row}.${field}`;
        if (!first.has(name) && !field.startsWith('_')) first.set(name, canonicalJson(v));
      }
    }
  const everywhere = [
    ...territories.map(({ space, rows }) => ({ where: space, rows })),
    ...replicas.map(({ name, rows }) => ({ where: name, rows: [...rows.values()].flat() })),
  ];
  return everywhere.flatMap(({ where, rows }) =>
    rows.flatMap((row) =>
      Object.entries(row.fields).flatMap(([field, heads]) => {
        const signed = first.get(`${row.id}.${field}`);
        if (signed === undefined || entityKind(row.entity)?.kind !== 'immutable') return [];
        const same = heads.length === 1 && heads[0] !== undefined && canonicalJson(heads[0].value) === signed;
        return same ? [] : [`I6 ${where}: ${row.id}.${field} is not what was signed`];
      }),
    ),
  );
}

/** I8: a device holds nothing of territories that are not its person's. */
export function nothingForeign({ replicas }: Evidence): readonly string[] {
  return replicas.flatMap(({ name, rows, granted, waiting }) =>
    [...rows].flatMap(([space, held]) =>
      held.length > 0 && waiting === 0 && !granted.includes(space)
        ? [`I8 ${name} holds ${held.length} rows of ${space}`]
        : [],
    ),
  );
}

/** I9: a file that headquarters calls received is what was captured. */
export function filesAreWhole({ blobs }: Evidence): readonly string[] {
  return blobs.flatMap(({ sha256: named, found }) => (named === found ? [] : [`I9 ${named} is ${found}`]));
}

/** I10: whatever waits either goes or says why not. */
export function queuesDrain({ replicas }: Evidence): readonly string[] {
  return replicas.flatMap(({ name, waiting, reason }) =>
    waiting > 0 && reason === null ? [`I10 ${name}: ${waiting} changes wait and nobody says why`] : [],
  );
}

function allOf(rows: readonly RowState[]): string {
  const held = rows.filter(({ fields }) => Object.keys(fields).length > 0);
  const plain = held.map(({ entity, id, fields }) => ({ entity, id, fields }));
  // Through text once: a field that is not there and one that is undefined are the same on the wire.
  return canonicalJson(JSON.parse(JSON.stringify(plain.sort((left, right) => (left.id < right.id ? -1 : 1)))));
}

function differing(some: readonly RowState[], others: readonly RowState[]): string {
  const mine = new Map(some.map((row) => [row.id, allOf([row])]));
  const theirs = new Map(others.map((row) => [row.id, allOf([row])]));
  const ids = [...new Set([...mine.keys(), ...theirs.keys()])].filter((id) => mine.get(id) !== theirs.get(id));
  return ids
    .slice(0, 2)
    .map((id) => `\n  ${id}: ${mine.get(id) ?? 'missing'}\n  but ${theirs.get(id) ?? 'missing'}`)
    .join('');
}
