import { z } from 'zod';
import type { Dot } from '#shared/sync/change';
import type { Queries } from '../db/database';
import type { HasSeen } from './judge-change';
import { movedField, movedRecord } from './redot';
import type { RowName } from './row-store';

interface UnseenEntry {
  readonly device: string;
  readonly tag: string;
  readonly n: number;
  /** Of an entry by which headquarters brought records in; empty otherwise. */
  readonly body: string;
}

/** What a device cannot have seen of these records: everything filed after the newest entry it was given. */
export async function seenBy(
  tx: Queries,
  space: string,
  pulledSeq: number,
  names: readonly Pick<RowName, 'row'>[],
): Promise<HasSeen> {
  const entries = await tx.query<UnseenEntry>(
    `select entry.device_id as device, device.tag, entry.device_n as n,
       case when entry.device_id like 'hq-%' and entry.body like '%"${movedField}"%' then entry.body else '' end as body
     from change_log entry join device on device.device_id = split_part(entry.device_id, '@', 1)
     where entry.space_id = $1 and entry.seq > $2 and entry.row_id = any($3::text[])`,
    [space, pulledSeq, [...new Set(names.map((name) => name.row))]],
  );
  const unseen = new Set<Dot>(
    entries.flatMap(({ device, tag, n, body }) => {
      const at = device.indexOf('@');
      const dot = `${tag}:${n}${at < 0 ? '' : device.slice(at)}`;
      return [dot, ...broughtIn(body)];
    }),
  );
  return (dot) => !unseen.has(dot);
}

const bodySchema = z.object({ f: z.record(z.string(), z.object({ v: z.json() })) });

function broughtIn(body: string): readonly Dot[] {
  const read = body === '' ? null : bodySchema.safeParse(JSON.parse(body));
  const moved = read?.success ? movedRecord(read.data.f[movedField]?.v) : null;
  return Object.values(moved?.fields ?? {}).flatMap((heads) => heads.map(({ dot }) => dot));
}
