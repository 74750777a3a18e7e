import type { TrustReply } from '#shared/contracts/hq-signing';
import { timeStampPath } from '#shared/contracts/hq-signing';
import type { IssuingList } from './issuing-list';
import type { Authority } from './open-authority';

export interface TrustAsked {
  /** The address under which headquarters was asked. */
  readonly askedAt: string;
  readonly now: number;
  readonly timeRoots: readonly Uint8Array[];
}

/** What everybody needs to check signatures of this headquarters without asking it. */
export async function trustOf(
  authority: Authority,
  list: IssuingList,
  { askedAt, now, timeRoots }: TrustAsked,
): Promise<TrustReply> {
  return {
    organisation: authority.organisation,
    authorities: [authority.root, authority.issuing.certificate].map(base64),
    revocationLists: [authority.rootList, await list.read(now)].map(base64),
    timeStamper: base64(authority.timeStamper.certificate),
    escrow: base64(authority.escrow),
    timeStampAddress: `${authority.address ?? askedAt}${timeStampPath}`,
    timeAuthorities: timeRoots.map(base64),
  };
}

/** Bytes as the contracts of headquarters carry them. */
export function base64(der: Uint8Array): string {
  return Buffer.from(der).toString('base64');
}
