import type { LinksReply, LogLink } from '#shared/contracts/hq-log';
import type { Queries } from '../db/database';

export const mostLinks = 5000;

/** The entries behind one, without their content, and the head as it stands. */
export async function answerLinks(
  database: Queries,
  { space, after, limit }: { readonly space: string; readonly after: number; readonly limit: number },
): Promise<LinksReply> {
  const [head] = await database.query<LinksReply['head']>(
    'select seq, head_hash as hash from space where space_id = $1',
    [space],
  );
  if (!head) throw new Error('The territory of a device is gone.');
  return { links: [...(await linksBetween(database, space, after, head.seq, limit))], head };
}

export function linksBetween(
  database: Queries,
  space: string,
  after: number,
  upTo: number,
  limit: number,
): Promise<readonly LogLink[]> {
  return database.query<LogLink>(
    `select seq, received_at as received, effective_at as at, device_id as device, device_n as n, state, why,
       body_hash as "bodyHash" from change_log where space_id = $1 and seq > $2 and seq <= $3 order by seq limit $4`,
    [space, after, upTo, limit],
  );
}
