import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toPem } from '#shared/proof/certificates/pem';
import { readTimeRoots } from '../../../server/authority/time-roots';
import { readCommandLine } from '../../../server/command-line';
import { type Authority, anAuthority } from '../../builders/an-authority';

const start = ['--data-dir', 'somewhere'];
const sentence = (...options: readonly string[]) => {
  const read = readCommandLine([...start, ...options]);
  return read.ok ? null : read.error.split(' Use: ')[0];
};

describe('the options about signing in', () => {
  const provider = ['--openid-issuer', 'https://id.example.org', '--openid-client', 'fieldpact'];
  const address = ['--public-address', 'https://hq.example.org'];

  test('name the provider, the territory of those who are new, and after how many days to sign in again', () => {
    expect(
      readCommandLine([...start, ...provider, ...address, '--openid-territory', 'North', '--openid-again-days', '30']),
    ).toMatchObject({
      value: {
        openId: { issuer: 'https://id.example.org', client: 'fieldpact', territory: 'North', againDays: 30 },
      },
    });
    expect(readCommandLine(start)).toMatchObject({ value: { openId: null, trustedProxies: [] } });
  });

  test('are refused where others could read along, where half is missing, and without an address to come back to', () => {
    expect(sentence(...provider)).toBe(
      '--openid-issuer needs --public-address: the provider sends browsers back to that address.',
    );
    for (const issuer of ['http://id.example.org', 'id.example.org', 'https://ada@id.example.org']) {
      expect(sentence('--openid-issuer', issuer, '--openid-client', 'x', ...address)).toContain(
        '--openid-issuer must be the https address of your OpenID provider',
      );
    }
    expect(sentence('--openid-issuer', 'http://127.0.0.1:9000', '--openid-client', 'x', ...address)).toBe(null);
    expect(sentence('--openid-client', 'x', ...address)).toContain('--openid-issuer must be');
    expect(sentence(...provider, ...address, '--openid-again-days', '0')).toBe(
      '--openid-again-days must be a number of days.',
    );
  });
});

test('proxies whose word is believed are named by their addresses', () => {
  expect(readCommandLine([...start, '--trust-proxy', '127.0.0.1, 10.0.0.0/8'])).toMatchObject({
    value: { trustedProxies: ['127.0.0.1', '10.0.0.0/8'] },
  });
});

describe('the options about the time', () => {
  test('are the address of another authority and the file of its roots; without them headquarters says it', () => {
    const from = ['--time-stamps-from', 'https://tsa.example.org/tsr?key=1'];
    expect(readCommandLine([...start, ...from, '--time-stamp-roots', 'roots.pem'])).toMatchObject({
      value: { timeStampsFrom: 'https://tsa.example.org/tsr?key=1', timeStampRoots: 'roots.pem' },
    });
    expect(readCommandLine(start)).toMatchObject({ value: { timeStampsFrom: null, timeStampRoots: null } });
  });

  test('are refused without the roots, with another protocol, and with a password for all to see', () => {
    expect(sentence('--time-stamps-from', 'https://tsa.example.org')).toBe(
      '--time-stamps-from needs --time-stamp-roots FILE.pem with the root certificate of that authority: without it nobody could check its time-stamps.',
    );
    for (const address of [
      'ftp://tsa.example.org',
      'tsa.example.org',
      'https://ada:secret@tsa.example.org',
      'https://t#x',
    ])
      expect(sentence('--time-stamps-from', address, '--time-stamp-roots', 'roots.pem')).toContain(
        '--time-stamps-from must be the address of a time-stamping authority',
      );
  });

  test('may name the roots alone: those of an authority that was asked in earlier years', () => {
    expect(readCommandLine([...start, '--time-stamp-roots', 'roots.pem'])).toMatchObject({
      value: { timeStampsFrom: null, timeStampRoots: 'roots.pem' },
    });
  });
});

describe('the file of the roots that may say the time', () => {
  let folder: string;
  let authority: Authority;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fieldpact-roots-'));
    authority = await anAuthority('Time Company');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = async (text: string) => {
    const file = join(folder, 'roots.pem');
    writeFileSync(file, text);
    const roots = await readTimeRoots(file);
    return roots.ok ? roots.value : roots.error.replace(file, 'FILE');
  };

  test('holds one root or several', async () => {
    const { root, issuing } = authority;
    const pem = [root, issuing].map(({ certificate }) => toPem(certificate, 'CERTIFICATE')).join('\n');
    expect(await read(pem)).toEqual([root.certificate, issuing.certificate]);
    expect(await readTimeRoots(null)).toEqual({ ok: true, value: [] });
  });

  test('is refused, saying what is wrong, where it cannot be read or holds none', async () => {
    expect(await readTimeRoots(join(folder, 'nowhere.pem'))).toMatchObject({
      ok: false,
      error: expect.stringMatching(/nowhere\.pem cannot be read \(ENOENT\)\.$/),
    });
    expect(await read('nothing')).toBe(
      'FILE must hold 1 to 20 certificates as PEM: the roots of time-stamping authorities. It holds 0.',
    );
    const whole = toPem(authority.root.certificate, 'CERTIFICATE');
    const damaged = toPem(authority.root.certificate.slice(0, 200), 'CERTIFICATE');
    expect(await read(whole + damaged)).toBe('1 of the 2 certificates in FILE cannot be read.');
    const noCertificate = toPem(new Uint8Array([0x30, 0x03, 0x02, 0x01, 0x05]), 'CERTIFICATE');
    expect(await read(whole + noCertificate)).toBe('Certificate 2 in FILE cannot be read.');
    expect(await read(toPem(authority.timeStamper.certificate, 'CERTIFICATE'))).toBe(
      'Certificate 1 in FILE (Time Company Time-stamping) is not that of an authority. The root is wanted, not the certificate of the unit that signs.',
    );
  });
});
