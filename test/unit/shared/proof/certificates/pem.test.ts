import { describe, expect, test } from 'vitest';
import { certificatesIn, toPem } from '#shared/proof/certificates/pem';
import { aSigningAuthority } from '../../../../builders/a-signing-authority';

const asBytes = (text: string) => new Uint8Array(new TextEncoder().encode(text));

describe('a file with certificates', () => {
  test('holds those of its PEM blocks, in order, whatever stands between them', async () => {
    const { root, issuing } = await aSigningAuthority();
    const file = asBytes(`Root:\n${toPem(root, 'CERTIFICATE')}Below:\n${toPem(issuing, 'CERTIFICATE')}`);
    expect(certificatesIn(file)).toEqual([root, issuing]);
  });

  test('without PEM blocks is one certificate itself, as far as can be told from here', async () => {
    const { root } = await aSigningAuthority();
    expect(certificatesIn(root)).toEqual([root]);
    expect(certificatesIn(asBytes('hello'))).toEqual([asBytes('hello')]);
  });
});
