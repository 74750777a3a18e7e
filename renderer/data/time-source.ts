import { readCertificate } from '#shared/proof/certificates/read-certificate';
import { checkToken, readToken } from '#shared/proof/time/token';
import { readBeacon, readTrust } from './signing-trust';
import type { Workspace } from './workspace';

/** Who says the time for this device, by the name in its certificate. */
export interface TimeSource {
  readonly kind: 'headquarters' | 'other';
  readonly name: string;
}

/** Null where it cannot be told, because no headquarters was heard yet. */
export async function readTimeSource(workspace: Workspace): Promise<TimeSource | null> {
  const trust = await readTrust(workspace);
  if (trust === null) return null;
  const beacon = await readBeacon(workspace);
  if (trust.timeAuthorities.length > 0) {
    if (beacon === null) return null;
    // Headquarters may believe in others that it asked in earlier years: the latest word of the clock says who it is now.
    const { standing } = await checkToken(beacon.token, { digest: null, anchors: trust.timeAuthorities });
    const told = await readToken(beacon.token);
    if (standing === 'trusted' && told.ok && told.value.signer) return { kind: 'other', name: told.value.signer.name };
  }
  const own = await readCertificate(trust.timeStamper);
  return own.ok ? { kind: 'headquarters', name: own.value.name } : null;
}
