import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { printedFingerprint } from '#shared/proof/certificates/fingerprint';
import { readCertificate } from '#shared/proof/certificates/read-certificate';
import { aSigningAuthority } from '../../../../builders/a-signing-authority';

test('the fingerprint of a certificate is printed as other programs print it', async () => {
  const { root } = await aSigningAuthority();
  const read = await readCertificate(root);
  expect(read.ok && printedFingerprint(read.value.sha256)).toBe(new X509Certificate(root).fingerprint256);
});
