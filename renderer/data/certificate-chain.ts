import type { Bytes } from '#shared/proof/bytes';
import { validatePath } from '#shared/proof/certificates/path';
import { readCertificate } from '#shared/proof/certificates/read-certificate';

/**
 * The certificates above one, from its issuer up to the root; null where it does not lead to that root. Of a registrar,
 * which signs no documents itself, only that its issuer is trusted and signed it can be asked.
 */
export async function findChain(
  certificate: Bytes,
  authorities: readonly Bytes[],
  now: string,
): Promise<readonly Bytes[] | null> {
  const [root, ...between] = authorities;
  if (!root) return null;
  const verdict = await validatePath({
    leaf: certificate,
    others: between,
    anchors: [root],
    at: now,
    revocationLists: [],
    use: 'signing',
  });
  const leaf = await readCertificate(certificate);
  const isAuthority = leaf.ok && leaf.value.isAuthority;
  const against = verdict.reasons.filter(({ code, depth }) => !(isAuthority && depth === 0 && code === 'keyUsage'));
  return against.length === 0 && verdict.chain.length > 1
    ? verdict.chain.slice(1).map((der) => new Uint8Array(der))
    : null;
}
