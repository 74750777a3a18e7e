import { mayEditPlaybook } from '#shared/domain/playbook/pack-editing-rights';
import { type ChangeBody, dotOf } from '#shared/sync/change';
import { belongsToOrganisation } from '#shared/sync/entities';
import { emptyRow, type RowState } from '#shared/sync/row';
import type { Queries } from '../db/database';
import type { DeviceStream } from './device-stream';
import { effectiveTime, type PushClock } from './effective-time';
import { type GoneRows, goneRows, partnerOf } from './gone-rows';
import { type HasSeen, judgeChange, type Quarantine } from './judge-change';
import type { Verdict } from './log-store';
import type { Source } from './push-source';
import type { SignedChange } from './read-push';
import { isReserved, movedTo, redot, redotChange } from './redot';
import { type HeldRows, holdRows, type RowName, rowKey } from './row-store';
import { seenBy } from './seen-dots';

/** What is to be filed in a territory, and the records it changed. */
export interface Filed {
  readonly held: HeldRows;
  readonly verdicts: Verdict[];
  readonly touched: Map<string, RowState>;
}

/** What became of a push: in its own territory, and in those to which its records were moved meanwhile. */
export interface Judged extends Filed {
  readonly elsewhere: ReadonlyMap<string, Filed>;
  /** Records that are made for a partner who is elsewhere by now; they are found there. */
  readonly followed: readonly (RowName & { readonly to: string })[];
}

/** Headquarters itself has seen everything. */
export type Sees = 'what-was-pulled' | 'everything';

interface Desk {
  readonly source: Source;
  readonly clock: PushClock;
  readonly known: Set<string>;
  readonly here: Filed;
  readonly gone: GoneRows;
  readonly elsewhere: Map<string, Filed>;
  readonly followed: Map<string, RowName & { readonly to: string }>;
  readonly hasSeen: HasSeen;
}

/** Judges the changes of a push one after the other, each on what those before it left. */
export async function judgePush(
  tx: Queries,
  source: Source,
  stream: DeviceStream,
  fresh: readonly SignedChange[],
  clock: PushClock,
  sees: Sees,
): Promise<Judged> {
  const { space } = source;
  const names = fresh.map(({ entity, row }) => ({ entity, row }));
  const known = await knownIds(tx, space, fresh);
  const here = filed(await holdRows(tx, space, names));
  const partners = fresh.flatMap(({ body }) => (body && partnerOf(body)) ?? []);
  const gone = await goneRows(tx, space, [...names, ...partners]);
  const elsewhere = new Map<string, Filed>();
  for (const place of new Set([...gone.values()].flatMap((to) => (to === null || to === space ? [] : [to])))) {
    elsewhere.set(place, filed(await holdRows(tx, place, names)));
  }
  const mayBeUnseen = elsewhere.size > 0 || here.held.newestSeq > stream.pulledSeq;
  const hasSeen = sees === 'everything' || !mayBeUnseen ? () => true : await seenBy(tx, space, stream.pulledSeq, names);
  const desk: Desk = { source, clock, known, here, gone, elsewhere, hasSeen, followed: new Map() };
  let previous = stream.lastHash;
  for (const change of fresh) {
    judgeOne(desk, change, change.prev === previous);
    previous = change.hash;
  }
  return { ...here, elsewhere, followed: [...desk.followed.values()] };
}

function filed(held: HeldRows): Filed {
  return { held, verdicts: [], touched: new Map() };
}

function judgeOne(desk: Desk, change: SignedChange, isChained: boolean): void {
  const { source, here } = desk;
  const at = change.body ? effectiveTime(change.body.t, desk.clock) : desk.clock.received;
  const keep = (why: Quarantine) => here.verdicts.push({ change, at, state: 'quarantined', fields: [], why });
  if (!change.body || Object.keys(change.body.f).some(isReserved)) return void keep('unknown-form');
  if (desk.known.has(change.id)) return void keep('repeated-id');
  desk.known.add(change.id);
  if (!isChained) return void keep('broken-chain');
  const foreign = notTheirs(source, change.body);
  if (foreign) return void keep(foreign);
  const place = placeOf(desk, change, change.body);
  if (place === null) return void keep('erased');
  const target = place === source.space ? here : desk.elsewhere.get(place);
  if (!target) return void keep('moved-away');
  const judged = judgeIn(desk, target, place, change, change.body, at);
  if (!judged.ok) return void keep(judged.error);
  const { state, fields } = judged.value;
  target.verdicts.push({ change, at, state, fields, why: null });
  if (target === here) return;
  here.verdicts.push({ change, at, state: 'applied', fields: [], why: movedTo(place) });
  const name = { entity: change.entity, row: change.row };
  if (!desk.gone.has(rowKey(name))) desk.followed.set(rowKey(name), { ...name, to: place });
}

function judgeIn(desk: Desk, target: Filed, place: string, change: SignedChange, body: ChangeBody, at: number) {
  const { source } = desk;
  const { space, user } = source;
  const { tag } = source.key;
  const key = rowKey({ entity: change.entity, row: change.row });
  const row = target.held.states.get(key) ?? emptyRow(change.entity, change.row);
  const judged = judgeChange(row, redotChange(body, space, place), {
    ...{ dot: redot(dotOf(tag, body.n), space, place), tag, user, at },
    // What the author can have seen is told in the words of the territory they wrote in.
    hasSeen: (dot) => desk.hasSeen(redot(dot, place, space)),
  });
  if (judged.ok) {
    target.held.states.set(key, judged.value.row);
    target.touched.set(key, judged.value.row);
  }
  return judged;
}

// A record that is new here belongs where its partner is.
function placeOf({ source, gone, here, followed }: Desk, change: SignedChange, body: ChangeBody): string | null {
  const key = rowKey({ entity: change.entity, row: change.row });
  const own = gone.has(key) ? gone.get(key) : followed.get(key)?.to;
  if (own !== undefined) return own;
  const partner = here.held.states.has(key) ? null : partnerOf(body);
  const theirs = partner ? gone.get(rowKey(partner)) : undefined;
  return theirs === undefined ? source.space : theirs;
}

// Changes made before enrolment name neither a territory nor a person; they are filed under the device's own.
function notTheirs(source: Source, body: ChangeBody): Quarantine | null {
  if (source.setAside !== null) return source.setAside;
  if ((body.sp === '' ? source.home : body.sp) !== source.space) return 'other-space';
  if (body.actor !== source.user && body.actor !== `device:${source.device}`) return 'other-author';
  if (source.role === 'auditor') return 'auditor';
  const role = belongsToOrganisation(body.e) ? source.highest : source.role;
  // What everybody is asked by is published by those whose work it is, as is what was set aside.
  if (body.e === 'packVersion' && mayEditPlaybook(role) !== 'yes') return 'role';
  return body.e === 'quarantineDecision' && role !== 'lead' && role !== 'headquarters' ? 'role' : null;
}

async function knownIds(tx: Queries, space: string, fresh: readonly SignedChange[]): Promise<Set<string>> {
  const rows = await tx.query<{ change_id: string }>(
    'select change_id from change_log where space_id = $1 and change_id = any($2::text[])',
    [space, fresh.map((change) => change.id)],
  );
  return new Set(rows.map((row) => row.change_id));
}
