import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetOwnFile, importOwnFile, openOwnKey, tokenKeys } from '../../../../renderer/data/own-key';
import { allRecords } from '../../../../renderer/data/reading';
import { readIdentity } from '../../../../renderer/data/signing-identity';
import { aLockedPlan, begun, ruthAndEva, signedNext, wanted } from '../../../builders/a-signing';
import { aWorkspace } from '../../../builders/a-workspace';
import { needsOpenSsl, OpenSsl } from '../../../builders/openssl';

const password = 'correct horse';
let openssl: OpenSsl;

beforeAll(async () => {
  openssl = await OpenSsl.open();
});
beforeEach(needsOpenSsl);
afterAll(() => openssl.close());

/** A certificate file as a person has it from their own authority, valid from now on. */
async function aFile(person: string): Promise<Uint8Array<ArrayBuffer>> {
  await openssl.must(
    'req',
    '-x509',
    '-newkey',
    'rsa:3072',
    '-noenc',
    '-keyout',
    'own.key',
    '-out',
    'own.pem',
    '-days',
    '30',
    '-subj',
    `/O=Nordlicht GmbH/CN=${person}`,
    '-addext',
    'keyUsage=critical,digitalSignature,nonRepudiation',
  );
  await openssl.must(
    'pkcs12',
    '-export',
    '-inkey',
    'own.key',
    '-in',
    'own.pem',
    '-out',
    'own.p12',
    '-passout',
    `pass:${password}`,
  );
  return openssl.read('own.p12');
}

const aDeviceNow = () => aWorkspace({ now: () => Date.now() + 60_000 });

describe('a certificate file of their own', () => {
  test('signs for its owner and is not kept', async () => {
    const { workspace, host } = await aDeviceNow();
    const agreement = await aLockedPlan(workspace);
    const session = await begun(workspace, agreement.id, {
      ...ruthAndEva,
      signers: [wanted('ruth'), wanted('eva', 'ownFile')],
    });
    await signedNext(workspace, session);
    const opened = await openOwnKey(workspace, await aFile('Eva Lindner'), password);
    if (!opened.ok) throw new Error(opened.error.kind);
    const signed = await signedNext(workspace, session, { key: opened.value });
    if (!signed.ok) throw new Error(JSON.stringify(signed.error));
    // Nobody this device believes vouches for it, so it is not called advanced.
    expect(signed.value.proof).toMatchObject({
      keyHome: 'ownFile',
      level: 'simple',
      vouchedFor: false,
      certificateSha256: opened.value.certified.sha256,
    });
    expect([...host.disk.keys.keys()]).not.toContain('signing-own-file');
    expect(await allRecords(workspace.database, 'signature')).toHaveLength(2);
  }, 60_000);

  test('is refused with a wrong password, when it is damaged, has ended or has not begun', async () => {
    const file = await aFile('Eva Lindner');
    const { workspace } = await aDeviceNow();
    const late = await aWorkspace({ now: () => Date.now() + 40 * 86_400_000 });
    const early = await aWorkspace({ now: () => Date.now() - 40 * 86_400_000 });
    const outcomes = [
      await openOwnKey(workspace, file, 'wrong horse'),
      await openOwnKey(workspace, file.slice(0, 300), password),
      await openOwnKey(late.workspace, file, password),
      await openOwnKey(early.workspace, file, password),
    ];
    expect(outcomes.map((outcome) => !outcome.ok && outcome.error.kind)).toEqual([
      'wrong-password',
      'damaged',
      'certificateExpired',
      'certificateNotYetValid',
    ]);
  }, 60_000);

  test("taken in becomes the host's key, cannot be read back, and can be given up again", async () => {
    const { workspace } = await aDeviceNow();
    const taken = await importOwnFile(workspace, await aFile('Ruth Baumann'), password);
    expect(taken.ok).toBe(true);
    expect(await readIdentity(workspace)).toMatchObject({
      origin: 'ownFile',
      name: 'Ruth Baumann',
      guardedByPin: false,
    });
    const agreement = await aLockedPlan(workspace);
    const session = await begun(workspace, agreement.id);
    expect(session.signers[0]).toMatchObject({ field: 'Vendor1', keyHome: 'ownFile' });
    expect((await signedNext(workspace, session)).ok).toBe(true);
    await forgetOwnFile(workspace);
    expect(await readIdentity(workspace)).toMatchObject({ origin: 'device' });
  }, 60_000);
});

describe('a card or stick', () => {
  test('is not to be had where the place reaches none', async () => {
    const { workspace } = await aDeviceNow();
    expect(await tokenKeys(workspace, { module: null, pin: '1234' })).toEqual({
      ok: false,
      error: { kind: 'not-available' },
    });
  });

  test('signs without giving its key away, and a token that is pulled out leaves no signature', async () => {
    const { workspace, host } = await aDeviceNow();
    const opened = await openOwnKey(workspace, await aFile('Eva Lindner'), password);
    if (!opened.ok) throw new Error(opened.error.kind);
    const { signer } = opened.value;
    let isIn = true;
    const tokens = {
      list: async () => [
        {
          handle: '1',
          tokenLabel: 'Card',
          certificate: signer.certificate,
          chain: signer.chain,
          algorithm: signer.algorithm,
        },
      ],
      sign: async ({ bytes }: { bytes: Uint8Array<ArrayBuffer> }) =>
        isIn ? signer.sign(bytes) : ('taken-out' as const),
    };
    const withCard = { ...workspace, host: { ...host, tokens } };
    const keys = await tokenKeys(withCard, { module: null, pin: '1234' });
    if (!keys.ok) throw new Error(keys.error.kind);
    const [key] = keys.value;
    if (!key) throw new Error('The card shows no key.');
    const agreement = await aLockedPlan(withCard);
    const session = await begun(withCard, agreement.id, {
      ...ruthAndEva,
      signers: [wanted('ruth'), wanted('eva', 'token')],
    });
    await signedNext(withCard, session);
    isIn = false;
    expect(await signedNext(withCard, session, { key })).toMatchObject({ ok: false, error: { kind: 'notSigned' } });
    expect(await allRecords(workspace.database, 'signature')).toHaveLength(1);
    isIn = true;
    expect((await signedNext(withCard, session, { key })).ok).toBe(true);
  }, 60_000);
});
