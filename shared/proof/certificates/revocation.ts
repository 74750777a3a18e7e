import { ownBytes } from '../bytes';
import { derOf } from './der';
import { extensionTypes } from './extensions';
import { sameName } from './names';
import { extensionValue, type ParsedCertificate } from './read-certificate';
import type { ParsedRevocationList, RevocationListFacts, RevocationReason } from './revocation-list';
import { checkSignature } from './signature-check';

/** What the revocation lists say of one certificate at one moment. */
export interface RevocationCheck {
  readonly subject: string;
  readonly standing: 'good' | 'revoked' | 'unknown';
  /** The list that says so. */
  readonly list: Pick<RevocationListFacts, 'issuer' | 'number' | 'thisUpdate' | 'nextUpdate'> | null;
  readonly revokedAt: string | null;
  readonly reason: RevocationReason | null;
  /** Why a list was of no use; null when none was given, or one was of use. */
  readonly problem: RevocationProblem | null;
}

/**
 * `notOfIssuer`: signed by somebody else. `partial`: speaks of some certificates or of changes only. `expired`: its
 * next one was due before the moment asked about. `unknownExtension`: says something that must be understood.
 */
export type RevocationProblem = 'notOfIssuer' | 'partial' | 'expired' | 'unknownExtension';

/** Asks every list of the issuer about one certificate. Revoked in one of them is revoked. */
export async function checkRevocation(asked: {
  readonly certificate: ParsedCertificate;
  readonly issuer: ParsedCertificate;
  readonly lists: readonly ParsedRevocationList[];
  readonly at: string;
}): Promise<RevocationCheck> {
  const { certificate, issuer, lists, at } = asked;
  const moment = Date.parse(at);
  const { subject, serial } = certificate.facts;
  const nothing: RevocationCheck = {
    subject,
    standing: 'unknown',
    list: null,
    revokedAt: null,
    reason: null,
    problem: null,
  };
  let best = nothing;
  for (const list of lists) {
    if (!sameName(list.issuerName, certificate.issuerName)) continue;
    const problem = await problemOf(list, issuer);
    if (problem) {
      if (best.standing === 'unknown') best = { ...nothing, problem };
      continue;
    }
    const entry = list.bySerial.get(serial);
    if (entry && Date.parse(entry.at) <= moment) {
      return {
        subject,
        standing: 'revoked',
        list: listed(list),
        revokedAt: entry.at,
        reason: entry.reason,
        problem: null,
      };
    }
    const { nextUpdate } = list.facts;
    const isStale = nextUpdate !== null && Date.parse(nextUpdate) < moment;
    if (!isStale) best = { ...nothing, standing: 'good', list: listed(list) };
    else if (best.standing === 'unknown') best = { ...nothing, list: listed(list), problem: 'expired' };
  }
  return best;
}

function listed({ facts: { issuer, number, thisUpdate, nextUpdate } }: ParsedRevocationList): RevocationCheck['list'] {
  return { issuer, number, thisUpdate, nextUpdate };
}

async function problemOf({ list }: ParsedRevocationList, issuer: ParsedCertificate): Promise<RevocationProblem | null> {
  const { keyUsage, publicKey } = issuer.facts;
  if (keyUsage.length > 0 && !keyUsage.includes('cRLSign')) return 'notOfIssuer';
  const signature = await checkSignature({
    publicKey,
    algorithm: list.signatureAlgorithm,
    data: ownBytes(list.tbsView),
    signature: ownBytes(list.signatureValue.valueBlock.valueHexView),
  });
  const sameAlgorithm = derOf(list.signature).join() === derOf(list.signatureAlgorithm).join();
  if (signature !== 'good' || !sameAlgorithm) return 'notOfIssuer';
  const extensions = list.crlExtensions?.extensions ?? [];
  const types = extensions.map(({ extnID }) => extnID);
  if (types.includes(extensionTypes.deltaCrlIndicator) || isPartial(list.crlExtensions ?? {})) return 'partial';
  const ofEntries = (list.revokedCertificates ?? []).flatMap((entry) => entry.crlEntryExtensions?.extensions ?? []);
  // An entry of another issuer's certificate stands in indirect lists only.
  if (ofEntries.some(({ extnID }) => extnID === extensionTypes.certificateIssuer)) return 'partial';
  const known: readonly string[] = [extensionTypes.issuingDistributionPoint];
  const strange = [...extensions.filter(({ extnID }) => !known.includes(extnID)), ...ofEntries];
  return strange.some(({ critical }) => critical) ? 'unknownExtension' : null;
}

/** A distribution point may say where a list is found; one that narrows what it speaks of is not for us. */
function isPartial(holder: Parameters<typeof extensionValue>[0]): boolean {
  const value = extensionValue(holder, extensionTypes.issuingDistributionPoint);
  if (value === null) return false;
  const parts: unknown = 'value' in value.valueBlock ? value.valueBlock.value : null;
  return (
    !Array.isArray(parts) || parts.some((part: { idBlock: { tagNumber: number } }) => part.idBlock.tagNumber !== 0)
  );
}
