import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readPem } from '#shared/proof/certificates/pem';
import { addArchivalData } from '#shared/proof/pades/archive';
import { verifyFile } from '#shared/proof/verify/verify-file';
import { timeFromElsewhere } from '../../../server/authority/time-from-elsewhere';
import { askTimeSource } from '../../../server/authority/time-source';
import { aSignedFile } from '../../builders/a-signed-file';
import { aTimeServer, reply, type TimeServer } from '../../builders/a-time-server';
import { needsOpenSsl, OpenSsl } from '../../builders/openssl';

const settings = `
[tsa]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = ALG
ordering = no
[unit]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
`;

let openssl: OpenSsl;
let time: TimeServer;
let asked = 0;
beforeEach(needsOpenSsl);
beforeAll(async () => {
  openssl = await OpenSsl.open();
  time = await aTimeServer(async (query, response) => {
    asked += 1;
    const [question, answer] = [`${asked}.tsq`, `${asked}.tsr`];
    await openssl.write(question, query);
    const key = ['-signer', 'unit.pem', '-inkey', 'unit.key', '-chain', 'root.pem'];
    await openssl.must(
      'ts',
      '-reply',
      '-config',
      'tsa.cnf',
      '-section',
      'tsa',
      '-queryfile',
      question,
      ...key,
      '-out',
      answer,
    );
    reply(response, await openssl.read(answer));
  });
});
afterAll(async () => {
  await time.close();
  await openssl.close();
});

/** An authority as OpenSSL runs one, with keys as commercial ones have them. */
async function authority(keyKind: readonly string[], named: 'sha1' | 'sha256') {
  await openssl.write('tsa.cnf', settings.replace('ALG', named));
  await openssl.write('serial', '0A01');
  const name = (word: string) => [
    '-subj',
    `/O=Time Company/CN=${word}`,
    '-days',
    '3650',
    '-nodes',
    '-newkey',
    ...keyKind,
  ];
  await openssl.write('req.cnf', `[req]\ndistinguished_name = dn\n[dn]\n${settings}`);
  await openssl.must(
    'req',
    '-x509',
    '-config',
    'req.cnf',
    '-extensions',
    'root',
    ...name('Root'),
    '-keyout',
    'root.key',
    '-out',
    'root.pem',
  );
  await openssl.must('req', '-new', '-config', 'req.cnf', ...name('Unit 7'), '-keyout', 'unit.key', '-out', 'unit.csr');
  const above = ['-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial', '-days', '3000'];
  await openssl.must(
    'x509',
    '-req',
    '-in',
    'unit.csr',
    ...above,
    '-extfile',
    'tsa.cnf',
    '-extensions',
    'unit',
    '-out',
    'unit.pem',
  );
  const [root] = readPem(new TextDecoder().decode(await openssl.read('root.pem')));
  if (!root) throw new Error('No root.');
  return new Uint8Array(root);
}

describe('an authority that OpenSSL runs', () => {
  test.each<[string, readonly string[], 'sha1' | 'sha256']>([
    ['RSA, and names its certificate by SHA-1', ['rsa:3072'], 'sha1'],
    ['RSA, and names its certificate by SHA-256', ['rsa:3072'], 'sha256'],
    ['P-256', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'], 'sha256'],
  ])('with %s gives headquarters the time, and a file that lasts comes of it', async (_how, key, named) => {
    const root = await authority(key, named);
    const told: string[] = [];
    const log = {
      note: (text: string) => void told.push(text),
      trouble: (text: string) => void told.push(text),
      failure: (text: string) => void told.push(text),
      close: async () => undefined,
    };
    const { signed, authority: ours } = await aSignedFile();
    const made = await addArchivalData(signed, {
      askForTime: askTimeSource(timeFromElsewhere({ address: time.address, roots: [root], log })),
      certificates: [ours.root, ours.issuing, ours.registrar.certificate],
      revocationLists: await ours.revocationLists(),
      now: new Date().toISOString(),
    });
    expect([told, made.ok]).toEqual([[], true]);
    if (!made.ok) return;
    const at = new Date(Date.parse(made.value.at) + 60_000).toISOString();
    const believing = { anchors: [ours.root], revocationLists: [], at };
    const report = await verifyFile(made.value.bytes, { ...believing, timeAnchors: [root] });
    const stamp = report.signatures.at(-1);
    // OpenSSL says the time of today; the certificates of the signers may have ended by then.
    expect([stamp?.judgement, stamp?.certified?.name, stamp?.reasons]).toEqual(['valid', 'Unit 7', []]);
    expect((await verifyFile(made.value.bytes, believing)).signatures.at(-1)?.judgement).toBe('undecided');
  });
});
