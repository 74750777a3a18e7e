import { expect } from 'vitest';
import { type PathQuestion, type PathVerdict, validatePath } from '#shared/proof/certificates/path';
import { toPem } from '#shared/proof/certificates/pem';
import type { Signer } from '#shared/proof/signer';
import type { Authority } from './an-authority';
import { hasOpenSsl, OpenSsl } from './openssl';

/** The moment at which paths are judged, unless a test says otherwise. */
export const judgedAt = '2026-11-21T10:00:00Z';

/** Judges a signer's certificate below the root of an authority, with what the signer brings along. */
export function judgePath(
  authority: Authority,
  signer: Signer,
  changed: Partial<PathQuestion> = {},
): Promise<PathVerdict> {
  return validatePath({
    leaf: signer.certificate,
    others: signer.chain,
    anchors: [authority.root.certificate],
    at: judgedAt,
    revocationLists: [],
    use: 'signing',
    ...changed,
  });
}

/** The verdict and its reasons in short: `refused`, `expired@0`. */
export function pathCodes({ standing, reasons }: PathVerdict): readonly string[] {
  return [standing, ...reasons.map(({ code, depth }) => `${code}@${depth}`)];
}

/** OpenSSL must make the same of the same certificates at the same moment, where it is here to be asked. */
export async function opensslToo(authority: Authority, signer: Signer, accepts: boolean): Promise<void> {
  if (!hasOpenSsl) return;
  const openssl = await OpenSsl.open();
  try {
    await openssl.write('root.pem', toPem(authority.root.certificate, 'CERTIFICATE'));
    await openssl.write('others.pem', signer.chain.map((one) => toPem(one, 'CERTIFICATE')).join(''));
    await openssl.write('leaf.pem', toPem(signer.certificate, 'CERTIFICATE'));
    const moment = String(Date.parse(judgedAt) / 1000);
    const files = ['-CAfile', 'root.pem', '-untrusted', 'others.pem', 'leaf.pem'];
    const { ok, said } = await openssl.run('verify', '-x509_strict', '-no-CApath', '-attime', moment, ...files);
    expect([ok, said.includes('leaf.pem')]).toEqual([accepts, true]);
  } finally {
    await openssl.close();
  }
}
