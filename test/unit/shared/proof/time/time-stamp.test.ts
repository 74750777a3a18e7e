import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bytes, fromHex, hex } from '#shared/proof/bytes';
import { issueTimeStamper } from '#shared/proof/certificates/issue';
import { exportPrivateKey, generateKeys } from '#shared/proof/certificates/keys';
import { toPem } from '#shared/proof/certificates/pem';
import { signerOf, signingKeyOf } from '#shared/proof/certificates/signer-of';
import { randomBytes, sha256 } from '#shared/proof/crypto-engine';
import type { Signer } from '#shared/proof/signer';
import { readReply } from '#shared/proof/time/time-stamp-reply';
import { timeStampRequest } from '#shared/proof/time/time-stamp-request';
import { answerTimeStamp } from '#shared/proof/time/time-stamper';
import { checkToken, readToken, type TokenVerdict } from '#shared/proof/time/token';
import { type Authority, anAuthority, longValidity } from '../../../../builders/an-authority';
import { needsOpenSsl, OpenSsl } from '../../../../builders/openssl';

const now = '2026-11-21T10:00:00.700Z';
const serial = '0a1b2c';

let authority: Authority;
let openssl: OpenSsl;
let digest: Bytes;

beforeAll(async () => {
  authority = await anAuthority();
  openssl = await OpenSsl.open();
  digest = await sha256(new TextEncoder().encode('A signed agreement.\n'));
  await openssl.write('agreement', 'A signed agreement.\n');
  await openssl.write('root.pem', toPem(authority.root.certificate, 'CERTIFICATE'));
  await openssl.write('issuing.pem', toPem(authority.issuing.certificate, 'CERTIFICATE'));
});
beforeEach(needsOpenSsl);
afterAll(() => openssl.close());

async function aToken(stamper: Signer = authority.timeStamper): Promise<Bytes> {
  const nonce = randomBytes(16);
  const reply = readReply(await answerTimeStamp(timeStampRequest(digest, nonce), { stamper, serial, now }), {
    sha256: digest,
    nonce,
  });
  if (!reply.ok) throw new Error(`No token: ${reply.error.kind}`);
  return reply.value;
}

function judge(token: Bytes, changed: Partial<Parameters<typeof checkToken>[1]> = {}): Promise<TokenVerdict> {
  return checkToken(token, { digest, anchors: [authority.root.certificate], ...changed });
}

const codes = ({ standing, reasons }: TokenVerdict) => [
  standing,
  ...reasons.map(({ code, detail }) => [code, detail].join(':')),
];

describe('our authority', () => {
  test.each(['sha256', 'sha384', 'sha512'])(
    'answers a request of OpenSSL over %s, which verifies the token',
    async (name) => {
      await openssl.must('ts', '-query', '-data', 'agreement', `-${name}`, '-cert', '-out', 'query.tsq');

      const reply = await answerTimeStamp(await openssl.read('query.tsq'), {
        stamper: authority.timeStamper,
        serial,
        now,
      });
      await openssl.write('reply.tsr', reply);
      const moment = ['-attime', String((Date.parse(now) / 1000) | 0)];
      const verified = await openssl.must(
        'ts',
        '-verify',
        '-queryfile',
        'query.tsq',
        '-in',
        'reply.tsr',
        '-CAfile',
        'root.pem',
        '-untrusted',
        'issuing.pem',
        ...moment,
      );
      const said = await openssl.must('ts', '-reply', '-in', 'reply.tsr', '-text');

      expect(verified).toContain('Verification: OK');
      expect(said).toContain('Status: Granted.');
      expect(said).toContain('Time stamp: Nov 21 10:00:00 2026 GMT');
      expect(said).toContain('Accuracy: 0x01 seconds');
      expect(said).toContain('Ordering: no');
      expect(said).toContain('Serial number: 0x0A1B2C');
      expect(said).toContain('Policy OID: 2.999.70.80.1');
    },
  );

  test('answers with an RSA key as well', async () => {
    const rsa = await anAuthority('Example Vendor', 'rsa');
    const token = await aToken(rsa.timeStamper);
    await openssl.write('token.tst', token);
    await openssl.write('rsa.pem', toPem(rsa.root.certificate, 'CERTIFICATE'));

    const words = [
      '-in',
      'token.tst',
      '-token_in',
      '-data',
      'agreement',
      '-CAfile',
      'rsa.pem',
      '-attime',
      '1795255200',
    ];

    expect(await openssl.must('ts', '-verify', ...words)).toContain('Verification: OK');
    expect(codes(await judge(token, { anchors: [rsa.root.certificate] }))).toEqual(['trusted']);
  });

  test('leaves its certificates out unless they are asked for', async () => {
    await openssl.must('ts', '-query', '-data', 'agreement', '-sha256', '-no_nonce', '-out', 'bare.tsq');
    const reply = await answerTimeStamp(await openssl.read('bare.tsq'), {
      stamper: authority.timeStamper,
      serial,
      now,
    });
    await openssl.write('bare.tsr', reply);
    await openssl.must('ts', '-reply', '-in', 'bare.tsr', '-token_out', '-out', 'bare.tst');
    const token = await openssl.read('bare.tst');

    const alone = await judge(token);
    const helped = await judge(token, { others: [authority.timeStamper.certificate, authority.issuing.certificate] });

    expect(alone.facts?.certificates).toEqual([]);
    expect(codes(alone)).toEqual(['unknown', 'noSigner:']);
    expect(codes(helped)).toEqual(['trusted']);
  });

  test.each([
    ['badAlg', 'SHA-1', ['-sha1']],
    ['unacceptedPolicy', 'another policy', ['-sha256', '-tspolicy', '1.2.3.4.1']],
  ] as const)('refuses with %s for %s, and OpenSSL reads why', async (failure, _, words) => {
    await openssl.must('ts', '-query', '-data', 'agreement', ...words, '-out', 'odd.tsq');

    const reply = await answerTimeStamp(await openssl.read('odd.tsq'), { stamper: authority.timeStamper, serial, now });
    await openssl.write('odd.tsr', reply);
    const said = await openssl.must('ts', '-reply', '-in', 'odd.tsr', '-text');

    expect(said).toContain('Status: Rejected.');
    const words2 = {
      badAlg: 'unrecognized or unsupported algorithm identifier',
      unacceptedPolicy: 'the requested TSA policy is not supported by the TSA',
    };
    expect(said).toContain(words2[failure]);
    expect(readReply(reply, { sha256: digest, nonce: fromHex('01') })).toMatchObject({
      ok: false,
      error: { kind: 'refused', failures: [failure] },
    });
  });

  test.each([
    ['is damaged', () => Uint8Array.of(0x30, 0x80, 1), 'badDataFormat'],
    ['is something else', () => authority.root.certificate, 'badDataFormat'],
    ['has a digest of the wrong length', () => timeStampRequest(digest.slice(1), fromHex('05')), 'badDataFormat'],
  ] as const)('refuses a request that %s', async (_, query, failure) => {
    const reply = await answerTimeStamp(query(), { stamper: authority.timeStamper, serial, now });

    expect(readReply(reply, { sha256: digest, nonce: fromHex('01') })).toMatchObject({
      ok: false,
      error: { kind: 'refused', failures: [failure] },
    });
  });

  test('stamps under the policy an organisation names', async () => {
    const nonce = fromHex('05');
    const stamping = { stamper: authority.timeStamper, serial, now, policy: '1.2.3.4.1' };
    const reply = readReply(await answerTimeStamp(timeStampRequest(digest, nonce), stamping), {
      sha256: digest,
      nonce,
    });

    const read = reply.ok && (await readToken(reply.value));

    expect(read).toMatchObject({ ok: true, value: { policy: '1.2.3.4.1' } });
  });
});

describe('a token', () => {
  test('says when, how exactly, over what, and by whom', async () => {
    const read = await readToken(await aToken());

    expect(
      read.ok && {
        ...read.value,
        digest: hex(read.value.digest),
        signer: read.value.signer?.name,
        certificates: read.value.certificates.length,
        nonce: read.value.nonce?.length,
      },
    ).toEqual({
      at: '2026-11-21T10:00:00.000Z',
      accuracyMillis: 1000,
      digestAlgorithm: 'SHA-256',
      digest: hex(digest),
      serial: '0a1b2c',
      nonce: 32,
      policy: '2.999.70.80.1',
      signer: 'Example Vendor Time-stamping',
      certificates: 3,
    });
  });

  test('that is no token is refused', async () => {
    expect(await readToken(authority.root.certificate)).toEqual({ ok: false, error: 'unreadable' });
    expect(codes(await judge(Uint8Array.of(0x30, 0x00)))).toEqual(['refused', 'unreadable:']);
  });

  test('over something else is refused, and a beacon may be over anything', async () => {
    const token = await aToken();
    const other = await sha256(Uint8Array.of(1));

    expect(codes(await judge(token, { digest: other }))).toEqual(['refused', 'wrongDigest:']);
    expect(codes(await judge(token, { digest: null }))).toEqual(['trusted']);
  });

  test('of an authority that is not believed cannot be judged', async () => {
    const stranger = await anAuthority('Somebody Else');

    expect(codes(await judge(await aToken(stranger.timeStamper)))).toEqual(['unknown', 'path:unknownIssuer']);
  });

  test('made by somebody who may sign documents but not stamp the time is refused', async () => {
    expect(codes(await judge(await aToken(authority.manager)))).toEqual(['refused', 'path:extendedKeyUsage']);
  });

  test('is refused after its unit was revoked', async () => {
    const token = await aToken();
    const read = await readToken(token);
    const entry = {
      serial: (read.ok && read.value.signer?.serial) || '',
      at: '2026-11-21T09:00:00Z',
      reason: 'keyCompromise' as const,
    };

    const verdict = await judge(token, {
      revocationLists: [await authority.revocationList(authority.issuing, [entry])],
    });

    expect(codes(verdict)).toEqual(['refused', 'path:revoked']);
  });

  test('is judged at another moment when asked to', async () => {
    expect(codes(await judge(await aToken(), { at: '2040-01-01T00:00:00Z' }))).toEqual(['refused', 'path:expired']);
  });

  test('whose key belongs to a certificate other than the one it names is refused', async () => {
    const keys = await generateKeys('ecdsa-p256', false);
    const { publicKey } = await signingKeyOf(keys);
    const issue = () =>
      issueTimeStamper({
        issuer: authority.issuing,
        publicKey,
        validity: longValidity,
        revocationListAddress: null,
        random: () => fromHex('41'.repeat(16)),
      });
    const [one, other] = [
      await issue(),
      await issueTimeStamper({
        issuer: authority.issuing,
        publicKey,
        name: 'Other',
        validity: longValidity,
        revocationListAddress: null,
        random: () => fromHex('41'.repeat(16)),
      }),
    ];
    const token = await aToken(signerOf(keys.privateKey, one, []));

    // Same key, issuer and number: only the hash in the signature tells the two apart.
    const swapped = await judge(await withoutCertificates(token, keys, one), {
      others: [other, authority.issuing.certificate],
    });

    expect(codes(swapped)).toEqual(['refused', 'wrongSigner:']);
  });

  test('is refused when any of its bytes is another', async () => {
    const token = await aToken();
    const accepted: number[] = [];
    for (let at = 0; at < token.length; at += 5) {
      const changed = token.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x04;
      const { standing, facts } = await judge(changed);
      const unchanged = facts?.at === '2026-11-21T10:00:00.000Z' && hex(facts.digest) === hex(digest);
      if (standing === 'trusted' && !unchanged) accepted.push(at);
    }

    expect(accepted).toEqual([]);
  });
});

/** The same unit answering without its certificates. */
async function withoutCertificates(
  _: Bytes,
  keys: Awaited<ReturnType<typeof generateKeys>>,
  certificate: Bytes,
): Promise<Bytes> {
  await openssl.must('ts', '-query', '-data', 'agreement', '-sha256', '-no_nonce', '-out', 'none.tsq');
  const stamper = signerOf(keys.privateKey, certificate, []);
  await openssl.write('none.tsr', await answerTimeStamp(await openssl.read('none.tsq'), { stamper, serial, now }));
  await openssl.must('ts', '-reply', '-in', 'none.tsr', '-token_out', '-out', 'none.tst');
  return openssl.read('none.tst');
}

describe('an authority run by OpenSSL', () => {
  test.each(['sha256', 'sha1'])('gives us a token that we verify (certificate named by %s)', async (named) => {
    const keys = await generateKeys('ecdsa-p256', true);
    const { publicKey } = await signingKeyOf(keys);
    const certificate = await issueTimeStamper({
      issuer: authority.issuing,
      publicKey,
      validity: longValidity,
      revocationListAddress: null,
    });
    await openssl.write('tsa.key', toPem(await exportPrivateKey(keys.privateKey), 'PRIVATE KEY'));
    await openssl.write('tsa.pem', toPem(certificate, 'CERTIFICATE'));
    await openssl.write('serial', '01\n');
    await openssl.write(
      'tsa.cnf',
      [
        '[tsa]',
        'default_tsa=unit',
        '[unit]',
        'serial=serial',
        'signer_cert=tsa.pem',
        'certs=issuing.pem',
        'signer_key=tsa.key',
        'signer_digest=sha256',
        'default_policy=1.2.3.4.1',
        'digests=sha256',
        'accuracy=secs:1,millisecs:500',
        `ess_cert_id_alg=${named}`,
      ].join('\n'),
    );
    const nonce = randomBytes(16);
    await openssl.write('ours.tsq', timeStampRequest(digest, nonce));
    await openssl.must('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'ours.tsq', '-out', 'theirs.tsr');

    const reply = readReply(await openssl.read('theirs.tsr'), { sha256: digest, nonce });
    if (!reply.ok) throw new Error(reply.error.kind);
    const verdict = await judge(reply.value);

    expect(codes(verdict)).toEqual(['trusted']);
    expect([verdict.facts?.accuracyMillis, verdict.facts?.policy]).toEqual([1500, '1.2.3.4.1']);
  });
});
