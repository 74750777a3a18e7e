import { groupBy } from '#shared/base/group-by';
import type { Instant } from '#shared/domain/metrics/fact';
import type { RowState } from '#shared/sync/row';
import type { Queries } from '../db/database';
import { type FoldedEntry, foldEntry } from '../sync/fold-log';
import { ownerOf } from './due-ledgers';

/** What following the log needs besides it. */
export interface LogGround {
  /** Tag of a device's key, by device. */
  readonly tags: ReadonlyMap<string, string>;
  /** Territories that partners have left, by partner. */
  readonly left: ReadonlyMap<string, readonly string[]>;
}

export async function readLogGround(database: Queries): Promise<LogGround> {
  const devices = await database.query<{ id: string; tag: string }>('select device_id as id, tag from device');
  const gone = await database.query<{ space: string; row: string }>(
    `select space_id as space, row_id as row from gone_row where entity = 'partner' and to_space is not null`,
  );
  const left = new Map<string, string[]>();
  for (const { space, row } of gone) left.set(row, [...(left.get(row) ?? []), space]);
  return { tags: new Map(devices.map(({ id, tag }) => [id, tag])), left };
}

interface LoggedEntry extends FoldedEntry {
  readonly space: string;
  readonly seq: number;
  readonly received: Instant;
}

const entryColumns = `space_id as space, seq, device_id as device, device_n as n, user_id as "user", entity, row_id as row,
  state, why, effective_at as at, received_at as received, body`;

/** Everything that was filed about the records of a partner, to be followed from its beginning. */
export class PartnerPast {
  readonly #partner: string;
  readonly #tags: ReadonlyMap<string, string>;
  /** By territory, oldest first. */
  readonly #waiting: ReadonlyMap<string, LoggedEntry[]>;
  readonly #states = new Map<string, Map<string, RowState>>();

  constructor(partner: string, entries: readonly LoggedEntry[], { tags }: LogGround) {
    this.#partner = partner;
    this.#tags = tags;
    this.#waiting = new Map([...groupBy(entries, ({ space }) => space)].map(([space, some]) => [space, [...some]]));
  }

  /** When something was received, oldest first. */
  times(): readonly Instant[] {
    const times = [...this.#waiting.values()].flatMap((entries) => entries.map(({ received }) => received));
    return [...new Set(times)].sort((left, right) => left - right);
  }

  /** The partner's records as they were at an instant; never ask for one before the last that was asked for. */
  rowsAt(at: Instant): readonly RowState[] {
    for (const [space, entries] of this.#waiting) {
      const states = this.#states.get(space) ?? new Map<string, RowState>();
      this.#states.set(space, states);
      const later = entries.findIndex(({ received }) => received > at);
      for (const entry of entries.splice(0, later < 0 ? entries.length : later))
        foldEntry(space, states, entry, (device) => this.#tags.get(device) ?? '');
    }
    const rows = [...this.#states.values()].flatMap((states) => [...states.values()]);
    return rows.filter((row) => ownerOf(row) === this.#partner);
  }
}

/** The log of the records a partner has now, in every territory the partner has been in. */
export async function partnerPast(
  tx: Queries,
  partner: string,
  rows: readonly { readonly space: string; readonly row: string }[],
  ground: LogGround,
): Promise<PartnerPast> {
  const spaces = new Set([...rows.map(({ space }) => space), ...(ground.left.get(partner) ?? [])]);
  const entries = await tx.query<LoggedEntry>(
    `select ${entryColumns} from change_log
     where space_id = any($1::text[]) and row_id = any($2::text[]) order by space_id, seq`,
    [[...spaces], [...new Set(rows.map(({ row }) => row))]],
  );
  return new PartnerPast(partner, entries, ground);
}

/** Records of some kinds in one territory as they were when an entry of its log was the last. */
export async function rowsUpTo(
  database: Queries,
  space: string,
  seq: number,
  entities: readonly string[],
  ground: Pick<LogGround, 'tags'>,
): Promise<readonly RowState[]> {
  const standing = await database.query<{ entity: string; id: string; state: string; seq: number }>(
    `select entity, row_id as id, state, seq from row_state where space_id = $1 and entity = any($2::text[])
     order by entity, row_id`,
    [space, entities],
  );
  const states = new Map<string, RowState>();
  const changed = standing.filter((row) => row.seq > seq);
  const entries = await database.query<LoggedEntry>(
    `select ${entryColumns} from change_log
     where space_id = $1 and row_id = any($2::text[]) and seq <= $3::bigint order by seq`,
    [space, changed.map(({ id }) => id), seq],
  );
  for (const entry of entries) foldEntry(space, states, entry, (device) => ground.tags.get(device) ?? '');
  const unchanged = standing
    .filter((row) => row.seq <= seq)
    .map(({ entity, id, state }): RowState => ({ entity, id, fields: JSON.parse(state) as RowState['fields'] }));
  return [...unchanged, ...states.values()];
}
