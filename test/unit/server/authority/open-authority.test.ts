import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newKey, writeKeyFile } from '../../../../server/authority/key-file';
import type { AuthoritySettings } from '../../../../server/authority/make-authority';
import { openAuthority } from '../../../../server/authority/open-authority';
import { runAuthorityCommand } from '../../../../server/authority/run-authority-command';
import { type Log, openLog } from '../../../../server/folder/log';

const day = 86_400_000;
const now = Date.parse('2026-11-21T09:00:00Z');
let base: string;
let log: Log;
const folders: string[] = [];
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'fieldpact-authority-'));
  log = openLog(base);
});
afterAll(async () => {
  await log.close();
  rmSync(base, { recursive: true });
});
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(base, 'data-'));
  folders.push(folder);
  return folder;
}

function settings(with_: Partial<AuthoritySettings> = {}): AuthoritySettings {
  return { organisation: 'Blue Harbour AG', passphrase: null, pin: null, address: null, now, ...with_ };
}

async function opened(path: string, with_: Partial<AuthoritySettings> = {}) {
  const authority = await openAuthority(path, settings(with_), log);
  if (!authority.ok) throw new Error(authority.error);
  return authority.value;
}

async function sentence(path: string, with_: Partial<AuthoritySettings> = {}): Promise<string | null> {
  const authority = await openAuthority(path, settings(with_), log);
  return authority.ok ? null : authority.error;
}

const openssl = (...args: string[]) => execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' });

describe('an authority', () => {
  test('is made on the first start, for its owner only, and openssl follows its chains and lists', async () => {
    const path = join(newFolder(), 'authority');
    const authority = await opened(path, { address: 'https://hq.example' });
    expect(authority.organisation).toBe('Blue Harbour AG');
    expect(statSync(path).mode & 0o777).toBe(0o700);
    const keys = readdirSync(path).filter((name) => name.endsWith('.key'));
    expect(keys.sort()).toEqual(['escrow.key', 'issuing.key', 'root.key', 'time-stamp.key']);
    expect(keys.map((name) => statSync(join(path, name)).mode & 0o777)).toEqual([0o600, 0o600, 0o600, 0o600]);
    const at = ['-attime', String(now / 1000 + 60), '-CAfile', join(path, 'root.pem')];
    expect(openssl('verify', ...at, '-x509_strict', join(path, 'issuing.pem'))).toContain(': OK');
    for (const name of ['time-stamp', 'escrow']) {
      const verified = openssl('verify', ...at, '-untrusted', join(path, 'issuing.pem'), join(path, `${name}.pem`));
      expect(verified).toContain(': OK');
    }
    expect(
      openssl('verify', ...at, '-crl_check', '-CRLfile', join(path, 'root.crl'), join(path, 'issuing.pem')),
    ).toContain(': OK');
    const subject = openssl(
      'x509',
      '-in',
      join(path, 'issuing.pem'),
      '-noout',
      '-subject',
      '-ext',
      'crlDistributionPoints',
    );
    expect(subject).toContain('O = Blue Harbour AG');
    expect(subject).toContain('URI:https://hq.example/ca/root.crl');
  });

  test('is the same after a restart, and keeps its name when headquarters gets another', async () => {
    const path = join(newFolder(), 'authority');
    const before = await opened(path);
    const after = await opened(path, { organisation: 'Red Harbour AG', now: now + day });
    const parts = ({ root, issuing, timeStamper, escrow, organisation }: typeof before) => ({
      ...{ root, issuing: issuing.certificate, timeStamper: timeStamper.certificate, escrow, organisation },
    });
    expect(parts(after)).toEqual(parts(before));
  });

  test('sealed with a passphrase opens with it, and says so when it is wrong or not given', async () => {
    const path = join(newFolder(), 'authority');
    await opened(path, { passphrase: 'a long one' });
    await opened(path, { passphrase: 'a long one' });
    expect(await sentence(path, { passphrase: 'another' })).toBe(
      `The passphrase in FIELDPACT_AUTHORITY_PASSPHRASE does not open the key ${join(path, 'issuing.key')}. Check it, or put issuing.key back from your backup.`,
    );
    expect(await sentence(path)).toBe(
      `The key ${join(path, 'issuing.key')} is protected by a passphrase. Give it in FIELDPACT_AUTHORITY_PASSPHRASE and start again.`,
    );
  });

  test('without its issuing key does not make another', async () => {
    const path = join(newFolder(), 'authority');
    await opened(path);
    rmSync(join(path, 'issuing.key'));
    expect(await sentence(path)).toBe(
      `The key ${join(path, 'issuing.key')} is missing. Put it back from your backup; docs/key-ceremony.md says what to do when there is none.`,
    );
    expect(existsSync(join(path, 'issuing.key'))).toBe(false);
    await writeKeyFile(join(path, 'issuing.key'), newKey('ecdsa-p256'), null);
    expect(await sentence(path)).toBe(
      `The key ${join(path, 'issuing.key')} does not belong to the certificate beside it. Put back both from one backup.`,
    );
  });

  test('without a certificate says which one is missing', async () => {
    const path = join(newFolder(), 'authority');
    await opened(path);
    rmSync(join(path, 'root.pem'));
    expect(await sentence(path)).toBe(
      `The certificate ${join(path, 'root.pem')} is missing. Put it back from your backup.`,
    );
  });

  test('works on when the key of its root and that of the escrow are taken away', async () => {
    const path = join(newFolder(), 'authority');
    const before = await opened(path);
    rmSync(join(path, 'root.key'));
    rmSync(join(path, 'escrow.key'));
    const after = await opened(path, { now: now + 300 * day });
    expect(after.rootList).toEqual(before.rootList);
    expect(after.escrow).toEqual(before.escrow);
  });

  test('with the key of its root renews the list of the root before it ends', async () => {
    const path = join(newFolder(), 'authority');
    const before = await opened(path);
    const after = await opened(path, { now: now + 200 * day });
    expect(after.rootList).not.toEqual(before.rootList);
    expect(
      openssl('crl', '-in', join(path, 'root.crl'), '-CAfile', join(path, 'root.pem'), '-noout', '-nextupdate'),
    ).toContain('2028');
  });

  test('gives the unit that says the time a new key after five years', async () => {
    const path = join(newFolder(), 'authority');
    const before = await opened(path);
    const same = await opened(path, { now: now + 4 * 365 * day });
    expect(same.timeStamper.certificate).toEqual(before.timeStamper.certificate);
    const later = await opened(path, { now: now + 6 * 365 * day });
    expect(later.timeStamper.certificate).not.toEqual(before.timeStamper.certificate);
    expect(later.issuing.certificate).toEqual(before.issuing.certificate);
  });
});

describe('the ceremony', () => {
  const ceremony = { passphrase: 'in the safe', pin: null, now };
  const run = async (...args: string[]) => {
    const done = await runAuthorityCommand(args, ceremony);
    if (!done.ok) throw new Error(done.error);
    return done.value;
  };

  test('brings a headquarters to life whose root was never on its machine', async () => {
    const safe = join(newFolder(), 'safe');
    const data = newFolder();
    const path = join(data, 'authority');
    const carried = newFolder();
    await run('init-root', '--folder', safe, '--name', 'Blue Harbour AG');
    await run('request', '--data-dir', data);
    const asked = join(path, 'issuing-request.pem');
    expect(await sentence(path, ceremony)).toBe(
      `An issuing certificate was asked for in ${asked} and is not there yet. Have it issued by the root, import it with "authority import", and start again.`,
    );
    copyFileSync(asked, join(carried, 'request.pem'));
    const issued = join(carried, 'issued.pem');
    await run('issue', '--folder', safe, '--request', join(carried, 'request.pem'), '--out', issued);
    await run('import', '--data-dir', data, '--certificate', issued, '--list', join(safe, 'root.crl'));
    const authority = await opened(path, { ...ceremony, organisation: 'Whatever the command line says' });
    expect(authority.organisation).toBe('Blue Harbour AG');
    expect(existsSync(join(path, 'root.key'))).toBe(false);
    const shown = await run('show', '--data-dir', data);
    const fingerprint = openssl('x509', '-in', join(safe, 'root.pem'), '-noout', '-fingerprint', '-sha256').split(
      '=',
    )[1];
    expect(shown).toContain(fingerprint?.trim() ?? 'no fingerprint');
  });

  test('takes in nothing of another root, and nothing for another key', async () => {
    const [safe, other] = [join(newFolder(), 'safe'), join(newFolder(), 'other')];
    const [data, elsewhere] = [newFolder(), newFolder()];
    await run('init-root', '--folder', safe, '--name', 'Blue Harbour AG');
    await run('init-root', '--folder', other, '--name', 'Blue Harbour AG');
    await run('request', '--data-dir', data);
    await run('request', '--data-dir', elsewhere);
    const issue = async (root: string, from: string, name: string) => {
      const out = join(data, name);
      await run('issue', '--folder', root, '--request', join(from, 'authority', 'issuing-request.pem'), '--out', out);
      return out;
    };
    const good = await issue(safe, data, 'good.pem');
    const foreign = await issue(safe, elsewhere, 'foreign.pem');
    const another = await issue(other, data, 'another.pem');
    const take = (...args: string[]) => runAuthorityCommand(['import', '--data-dir', data, ...args], ceremony);
    expect(await take('--certificate', foreign)).toEqual({
      ok: false,
      error: `The certificate in ${foreign} is not for the issuing key of this headquarters. Nothing was changed.`,
    });
    expect((await take('--certificate', good, '--list', join(safe, 'root.crl'))).ok).toBe(true);
    expect(await take('--certificate', another)).toEqual({
      ok: false,
      error: `${another} comes from another root than the one of this headquarters. Nothing was changed.`,
    });
    await run('list', '--folder', safe, '--revoke', good);
    expect(openssl('crl', '-in', join(safe, 'root.crl'), '-noout', '-text')).toContain('CA Compromise');
  });

  test('says how it is done when it was not understood', async () => {
    const done = await runAuthorityCommand(['make'], ceremony);
    expect(done.ok ? '' : done.error).toMatch(/^Use: node out\/server\/main\.js authority COMMAND/);
  });
});

describe('a token', () => {
  const module = '/usr/lib/softhsm/libsofthsm2.so';
  const pin = '1234';

  function newToken(): string {
    const folder = newFolder();
    writeFileSync(join(folder, 'softhsm2.conf'), `directories.tokendir = ${folder}\nobjectstore.backend = file\n`);
    process.env['SOFTHSM2_CONF'] = join(folder, 'softhsm2.conf');
    execFileSync('softhsm2-util', ['--init-token', '--free', '--label', 'hq', '--so-pin', '5678', '--pin', pin]);
    const key = join(folder, 'issuing.pem');
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', key);
    execFileSync('softhsm2-util', ['--import', key, '--token', 'hq', '--label', 'issuing', '--id', '01', '--pin', pin]);
    return folder;
  }

  test('holds the issuing key; no file of it is ever written', async () => {
    newToken();
    const data = newFolder();
    const path = join(data, 'authority');
    const { mkdirSync } = await import('node:fs');
    mkdirSync(path);
    writeFileSync(join(path, 'token.json'), JSON.stringify({ module, token: 'hq', labels: { issuing: 'issuing' } }));
    expect(await sentence(path)).toBe('The token needs its PIN. Give it in FIELDPACT_TOKEN_PIN and start again.');
    expect(await sentence(path, { pin: '0000' })).toBe(
      'The token does not take the PIN in FIELDPACT_TOKEN_PIN. Careful: most tokens lock after a few wrong ones.',
    );
    const authority = await opened(path, { pin });
    expect(
      readdirSync(path)
        .filter((name) => name.endsWith('.key'))
        .sort(),
    ).toEqual(['escrow.key', 'root.key', 'time-stamp.key']);
    const at = ['-attime', String(now / 1000 + 60), '-CAfile', join(path, 'root.pem')];
    expect(openssl('verify', ...at, '-untrusted', join(path, 'issuing.pem'), join(path, 'time-stamp.pem'))).toContain(
      ': OK',
    );
    expect((await opened(path, { pin })).issuing.certificate).toEqual(authority.issuing.certificate);
  });
});
