import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decryptWith, encryptTo } from '#shared/proof/certificates/escrow';
import { exportPrivateKey } from '#shared/proof/certificates/keys';
import { readPem, toPem } from '#shared/proof/certificates/pem';
import { openPkcs12 } from '#shared/proof/certificates/pkcs12';
import { readCertificate } from '#shared/proof/certificates/read-certificate';
import { signatureIdentifier } from '#shared/proof/certificates/signature-algorithms';
import { checkSignature } from '#shared/proof/certificates/signature-check';
import { type Authority, anAuthority } from '../../../../builders/an-authority';
import { needsOpenSsl, OpenSsl } from '../../../../builders/openssl';

const password = 'correct horse';

let openssl: OpenSsl;

beforeAll(async () => {
  openssl = await OpenSsl.open();
});
beforeEach(needsOpenSsl);
afterAll(() => openssl.close());

/** A key with its certificate, and the root that issued it, as OpenSSL makes them. */
async function aKey(name: string, ...options: readonly string[]): Promise<void> {
  await openssl.must('genpkey', ...options, '-out', `${name}.key`);
  await openssl.must(
    'req',
    '-x509',
    '-new',
    '-newkey',
    'rsa:2048',
    '-noenc',
    '-keyout',
    'ca.key',
    '-subj',
    '/CN=Root',
    '-out',
    'ca.pem',
  );
  await openssl.must(
    'req',
    '-new',
    '-key',
    `${name}.key`,
    '-subj',
    '/O=Nordlicht GmbH/CN=Jonas Weber',
    '-out',
    `${name}.csr`,
  );
  await openssl.must(
    'x509',
    '-req',
    '-in',
    `${name}.csr`,
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-out',
    `${name}.pem`,
  );
}

async function aFile(name: string, ...options: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const made = ['-inkey', `${name}.key`, '-in', `${name}.pem`, '-certfile', 'ca.pem', '-passout', `pass:${password}`];
  await openssl.must('pkcs12', '-export', ...made, ...options, '-out', 'file.p12');
  return openssl.read('file.p12');
}

const elliptic = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];
const rsa = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];

describe("a file with a person's own key", () => {
  test.each([
    ['an elliptic key', elliptic, 'ecdsa-p256'],
    ['an RSA key', rsa, 'rsa'],
  ] as const)('with %s gives a signer whose signatures its certificate confirms', async (_, options, algorithm) => {
    await aKey('own', ...options);
    const opened = await openPkcs12(await aFile('own'), password);
    if (!opened.ok) throw new Error(opened.error);
    const { signer, certified, privateKey } = opened.value;
    const [root] = readPem(new TextDecoder().decode(await openssl.read('ca.pem')));

    const data = new TextEncoder().encode('A signed agreement.');
    const signature = await signer.sign(data);

    const read = await readCertificate(signer.certificate);
    const publicKey = read.ok ? read.value.publicKey : new Uint8Array();
    expect(await checkSignature({ publicKey, algorithm: signatureIdentifier(algorithm), data, signature })).toBe(
      'good',
    );
    expect([certified.name, certified.organisation, signer.algorithm]).toEqual([
      'Jonas Weber',
      'Nordlicht GmbH',
      algorithm,
    ]);
    expect(signer.chain).toEqual([root]);
    expect(privateKey.extractable).toBe(false);
  });

  test.each(['Grüße aus Köln', 'пароль', 'a, "b" & \\c'])('opens with the password %s', async (hard) => {
    await aKey('own', ...elliptic);
    await aFile('own');
    await openssl.write('hard', `${hard}\n`);
    await openssl.must(
      'pkcs12',
      '-export',
      '-inkey',
      'own.key',
      '-in',
      'own.pem',
      '-passout',
      'file:hard',
      '-out',
      'hard.p12',
    );

    expect((await openPkcs12(await openssl.read('hard.p12'), hard)).ok).toBe(true);
  });

  test('with a wrong password is refused, and so is no password', async () => {
    await aKey('own', ...elliptic);
    const file = await aFile('own');

    expect(await openPkcs12(file, 'wrong')).toEqual({ ok: false, error: 'wrong-password' });
    expect(await openPkcs12(file, '')).toEqual({ ok: false, error: 'wrong-password' });
  });

  test.each([
    ['is cut off', (file: Uint8Array<ArrayBuffer>) => file.slice(0, -40)],
    ['is something else', () => new TextEncoder().encode('-----BEGIN CERTIFICATE-----')],
    ['is empty', () => new Uint8Array()],
  ])('that %s is damaged', async (_, change) => {
    await aKey('own', ...elliptic);

    expect(await openPkcs12(change(await aFile('own')), password)).toEqual({ ok: false, error: 'damaged' });
  });

  test('in which something was changed does not open', async () => {
    await aKey('own', ...elliptic);
    const file = await aFile('own');
    const outcomes = new Set<string>();
    for (let at = 60; at < file.length; at += 97) {
      const changed = file.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      const opened = await openPkcs12(changed, password);
      outcomes.add(opened.ok ? 'opened' : opened.error);
    }

    expect(
      [...outcomes].filter(
        (outcome) => !['wrong-password', 'damaged', 'too-large', 'old-encryption'].includes(outcome),
      ),
    ).toEqual([]);
  });

  test.each([
    ['is not there', ['-nokeys'], 'no-key'],
    [
      'is protected by RC2 and triple DES',
      ['-legacy', '-certpbe', 'PBE-SHA1-RC2-40', '-keypbe', 'PBE-SHA1-3DES'],
      'old-encryption',
    ],
    ['is protected by triple DES alone', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'AES-256-CBC'], 'old-encryption'],
  ])('whose key %s is refused: %s', async (_, options, problem) => {
    await aKey('own', ...elliptic);

    expect(await openPkcs12(await aFile('own', ...options), password)).toEqual({ ok: false, error: problem });
  });

  test.each([
    ['of the curve P-384', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384']],
    ['of RSA with 1024 bits', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024']],
    ['Ed25519', ['-algorithm', 'ED25519']],
  ])('with a key %s is refused, for it signs no documents', async (_, options) => {
    await aKey('odd', ...options);

    expect(await openPkcs12(await aFile('odd'), password)).toEqual({ ok: false, error: 'unsupported-key' });
  });

  test('whose certificate belongs to another key is refused', async () => {
    await aKey('one', ...elliptic);
    await aKey('other', ...elliptic);
    // OpenSSL does not make such a file in one step: a key alone, and a certificate alone beside it.
    const words = ['-inkey', 'one.key', '-nocerts', '-certfile', 'other.pem', '-passout', `pass:${password}`];
    await openssl.must('pkcs12', '-export', '-in', 'one.key', ...words, '-out', 'mixed.p12');

    expect(await openPkcs12(await openssl.read('mixed.p12'), password)).toEqual({
      ok: false,
      error: 'key-not-matching',
    });
  });

  test('that is far too large is not looked at', async () => {
    expect(await openPkcs12(new Uint8Array((1 << 20) + 1), password)).toEqual({ ok: false, error: 'too-large' });
  });

  test('that asks for far more work than any needs is refused at once', async () => {
    await aKey('own', ...elliptic);

    expect(await openPkcs12(await aFile('own', '-iter', '400000'), password)).toEqual({
      ok: false,
      error: 'too-large',
    });
  });
});

describe('what is kept for headquarters alone', () => {
  let authority: Authority;
  const movements = new TextEncoder().encode(
    JSON.stringify({ points: Array.from({ length: 5000 }, (_, at) => [at, at / 2]) }),
  );

  beforeAll(async () => {
    authority = await anAuthority();
  });

  test('is opened with the escrow key, here and by OpenSSL', async () => {
    const { certificate, privateKey } = await authority.escrow();
    const sealed = await encryptTo(certificate, movements);
    await openssl.write('sealed.cms', sealed);
    await openssl.write('escrow.pem', toPem(certificate, 'CERTIFICATE'));
    await openssl.write('escrow.key', toPem(await exportPrivateKey(privateKey), 'PRIVATE KEY'));

    await openssl.must(
      'cms',
      '-decrypt',
      '-inform',
      'DER',
      '-in',
      'sealed.cms',
      '-recip',
      'escrow.pem',
      '-inkey',
      'escrow.key',
      '-out',
      'open',
    );

    expect(await openssl.read('open')).toEqual(movements);
    expect(await decryptWith(privateKey, certificate, sealed)).toEqual({ ok: true, value: movements });
    expect(await openssl.must('cms', '-cmsout', '-print', '-inform', 'DER', '-in', 'sealed.cms')).toMatch(
      /rsaesOaep[\s\S]*aes-256-cbc/,
    );
  });

  test('cannot be opened with another key, or after a change', async () => {
    const [one, other] = [await authority.escrow(), await authority.escrow()];
    const sealed = await encryptTo(one.certificate, movements);

    expect(await decryptWith(other.privateKey, one.certificate, sealed)).toEqual({ ok: false, error: 'damaged' });
    expect(await decryptWith(one.privateKey, one.certificate, sealed.slice(0, -1))).toEqual({
      ok: false,
      error: 'damaged',
    });
  });
});
