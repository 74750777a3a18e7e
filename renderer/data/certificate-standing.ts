import { ok, type Result, refuse } from '#shared/base/result';
import type { CertificateFacts } from '#shared/proof/certificates/read-certificate';
import type { Signer } from '#shared/proof/signer';
import { readTrust } from './signing-trust';
import type { Workspace } from './workspace';

/** Why a certificate signs nothing now. `at`: since when, or from when. */
export type CertificateRefusal =
  | { readonly kind: 'certificateExpired'; readonly at: string }
  | { readonly kind: 'certificateNotYetValid'; readonly at: string }
  | { readonly kind: 'certificateRevoked'; readonly at: string }
  /** It is for something else, or it cannot be read. */
  | { readonly kind: 'certificateUnfit' };

export interface CertificateStanding {
  readonly facts: CertificateFacts;
  /** Its chain leads to headquarters' root. */
  readonly vouchedFor: boolean;
}

/** Whether a certificate may sign at a moment, by what headquarters last said. */
export async function certificateStanding(
  workspace: Workspace,
  { certificate, chain }: Pick<Signer, 'certificate' | 'chain'>,
  now: string,
): Promise<Result<CertificateStanding, CertificateRefusal>> {
  const [{ readCertificate }, { validatePath }] = await Promise.all([
    import('#shared/proof/certificates/read-certificate'),
    import('#shared/proof/certificates/path'),
  ]);
  const read = await readCertificate(certificate);
  if (!read.ok) return refuse({ kind: 'certificateUnfit' });
  const facts = read.value;
  if (Date.parse(now) < Date.parse(facts.notBefore))
    return refuse({ kind: 'certificateNotYetValid', at: facts.notBefore });
  if (Date.parse(now) > Date.parse(facts.notAfter)) return refuse({ kind: 'certificateExpired', at: facts.notAfter });
  const trust = await readTrust(workspace);
  const [root, ...between] = trust?.authorities ?? [];
  const verdict = await validatePath({
    leaf: certificate,
    others: [...chain, ...between],
    // Without a headquarters the chain's own end is all there is to look at; it vouches for nothing.
    anchors: root ? [root] : [],
    at: now,
    revocationLists: [...(trust?.revocationLists ?? [])],
    use: 'signing',
  });
  const revoked = verdict.reasons.find(({ code }) => code === 'revoked');
  if (revoked) return refuse({ kind: 'certificateRevoked', at: revoked.detail });
  if (verdict.reasons.some(({ code, depth }) => depth === 0 && (code === 'keyUsage' || code === 'extendedKeyUsage')))
    return refuse({ kind: 'certificateUnfit' });
  const over = verdict.reasons.find(({ code }) => code === 'expired');
  if (over) return refuse({ kind: 'certificateExpired', at: over.detail });
  return ok({ facts, vouchedFor: verdict.standing === 'trusted' });
}
