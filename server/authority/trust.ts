import type { TrustReply } from '#shared/contracts/hq-signing';
import { timeStampPath } from '#shared/contracts/hq-signing';
import type { IssuingList } from './issuing-list';
import type { Authority } from './open-authority';

/** What everybody needs to check signatures of this headquarters without asking it. */
export async function trustOf(
  authority: Authority,
  list: IssuingList,
  askedAt: string,
  now: number,
): Promise<TrustReply> {
  return {
    organisation: authority.organisation,
    authorities: [authority.root, authority.issuing.certificate].map(base64),
    revocationLists: [authority.rootList, await list.read(now)].map(base64),
    timeStamper: base64(authority.timeStamper.certificate),
    escrow: base64(authority.escrow),
    timeStampAddress: `${authority.address ?? askedAt}${timeStampPath}`,
  };
}

function base64(der: Uint8Array): string {
  return Buffer.from(der).toString('base64');
}
