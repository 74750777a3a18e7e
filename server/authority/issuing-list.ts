import type { Bytes } from '#shared/proof/bytes';
import { issueRevocationList } from '#shared/proof/certificates/revocation-list';
import type { Queries } from '../db/database';
import { nextListNumber, type RevokedCertificate, revokedCertificates } from './certificate-register';
import { listAge, listLifetimes, moment } from './lifetimes';
import type { Authority } from './open-authority';

/** The list of what was revoked: made anew after a revocation, else at most once an hour. */
export interface IssuingList {
  read(now: number): Promise<Bytes>;
}

interface KeptList {
  readonly der: Bytes;
  readonly made: number;
  readonly holds: string;
}

export function openIssuingList(database: Queries, authority: Authority): IssuingList {
  let kept: KeptList | null = null;
  return {
    read: async (now) => {
      // Asked every time: another headquarters on the same database may have revoked something.
      const revoked = await revokedCertificates(database);
      const holds = JSON.stringify(revoked);
      if (kept && kept.holds === holds && now >= kept.made && now - kept.made < listAge) return kept.der;
      const der = await makeList(database, authority, revoked, now);
      kept = { der, made: now, holds };
      return der;
    },
  };
}

async function makeList(
  database: Queries,
  authority: Authority,
  revoked: readonly RevokedCertificate[],
  now: number,
): Promise<Bytes> {
  return issueRevocationList({
    issuer: authority.issuing,
    number: await nextListNumber(database, now),
    thisUpdate: moment(now),
    nextUpdate: moment(now + listLifetimes.issuing),
    revoked: revoked.map(({ serial, revoked_at, reason }) => ({ serial, at: moment(revoked_at), reason })),
  });
}
