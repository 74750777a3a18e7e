import { describe, expect, test } from 'vitest';
import { evidenceRecordSchema } from '#shared/domain/signing/evidence-record';
import { decryptWith } from '#shared/proof/certificates/escrow';
import { readCertificate } from '#shared/proof/certificates/read-certificate';
import { verifyFile } from '#shared/proof/verify/verify-file';
import { signInSession } from '../../../../renderer/data/actions/signature-actions';
import { finishSession, startSession } from '../../../../renderer/data/actions/signing-actions';
import { checkedAgainst } from '../../../../renderer/data/put-signature';
import { allRecords } from '../../../../renderer/data/reading';
import { renewIdentity } from '../../../../renderer/data/renew-identity';
import { keptBytes } from '../../../../renderer/data/signing-file';
import { lockIdentity, readIdentity, setPin } from '../../../../renderer/data/signing-identity';
import { recallIdentity } from '../../../../renderer/data/signing-keys';
import { keepTrust } from '../../../../renderer/data/signing-trust';
import type { Workspace } from '../../../../renderer/data/workspace';
import { aDevice } from '../../../builders/a-device';
import { aLockedPlan, begun, givenNow, ruthAndEva, signedNext } from '../../../builders/a-signing';
import { aSigningHq } from '../../../builders/a-signing-hq';
import { aWorkspace } from '../../../builders/a-workspace';
import { nodeSigningTools } from '../../../builders/node-signing-tools';
import { someInk } from '../../../builders/some-ink';
import { MemoryHq } from '../../../fakes/memory-hq';

const day = 24 * 60 * 60_000;
const host = ruthAndEva.host;

/** A device of Ruth's that headquarters knows, with a clock that can be moved. */
async function ruthsTablet(pin: string | null = null, lasting?: number) {
  let now = Date.parse('2026-11-20T12:00:00Z');
  const { workspace } = await aDevice(new MemoryHq(), 'Ruth Baumann', { now: () => now });
  const hq = await aSigningHq({ now: () => now, person: 'Ruth Baumann', ...(lasting ? { lasting } : {}) });
  const made = await renewIdentity(workspace, pin, async (request) => ({
    ok: true,
    value: await hq.identity(request),
  }));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const moveBy = (milliseconds: number) => {
    now += milliseconds;
  };
  return { workspace, hq, moveBy };
}

async function evidenceOf(workspace: Workspace, at: number) {
  const signatures = await allRecords(workspace.database, 'signature');
  const field = at === 0 ? 'Vendor1' : 'Partner1';
  const proof = signatures.find((one) => one.proof?.field === field)?.proof;
  const bytes = proof && (await keptBytes(workspace, proof.evidence));
  return { proof, record: evidenceRecordSchema.parse(JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array()))) };
}

describe('a device that headquarters does not know', () => {
  test('makes its own small authority, and says that it speaks for itself only', async () => {
    const { workspace } = await aWorkspace();
    expect(await readIdentity(workspace)).toEqual({ kind: 'none' });
    const agreement = await aLockedPlan(workspace);
    const session = await begun(workspace, agreement.id);
    await signedNext(workspace, session);

    expect(await readIdentity(workspace)).toMatchObject({
      origin: 'device',
      name: 'Ruth Baumann',
      organisation: 'Sentinel GmbH',
      vouchedFor: false,
      guardedByPin: false,
      standing: 'valid',
    });
    const { proof, record } = await evidenceOf(workspace, 0);
    expect([proof?.level, proof?.vouchedFor, proof?.notBefore, proof?.escrow]).toEqual(['simple', false, null, null]);
    expect(record.ink.escrow).toEqual({ kind: 'notKept', because: 'noEscrowKey' });
    expect(record.clock).toEqual({ device: '2026-11-20T12:00:00.000Z', headquarters: null, beacon: null });
  }, 60_000);

  test('keeps keys that nobody can read, and makes new ones for another host', async () => {
    const { workspace } = await aWorkspace();
    const agreement = await aLockedPlan(workspace);
    await begun(workspace, agreement.id);
    const first = await recallIdentity(workspace);
    const key = first?.manager.key;
    if (key?.kind !== 'open') throw new Error('The key does not lie open.');
    await expect(crypto.subtle.exportKey('pkcs8', key.key)).rejects.toThrow();
    const again = await startSession(
      workspace,
      agreement.id,
      { ...ruthAndEva, host: { ...host, name: 'Mara Keller' } },
      nodeSigningTools,
    );
    expect(!again.ok && again.error.kind).toBe('sessionUnderWay');
    expect(await readIdentity(workspace)).toMatchObject({ name: 'Mara Keller' });
  }, 60_000);

  test('asks for the PIN that was set, once for each signing, and tells a wrong one', async () => {
    const { workspace } = await aWorkspace();
    expect(await setPin(workspace, { pin: '12345', oldPin: null, host })).toEqual({
      ok: false,
      error: { kind: 'pinTooShort', least: 6 },
    });
    expect(await setPin(workspace, { pin: '123456', oldPin: null, host })).toEqual({ ok: true, value: null });
    const agreement = await aLockedPlan(workspace);
    const start = (pin: string | null) =>
      startSession(workspace, agreement.id, { ...ruthAndEva, pin }, nodeSigningTools);
    expect([await start(null), await start('654321')]).toEqual([
      { ok: false, error: { kind: 'pinNeeded' } },
      { ok: false, error: { kind: 'wrongPin' } },
    ]);
    const session = await start('123456');
    if (!session.ok) throw new Error(session.error.kind);
    // As after a reload: what was opened is forgotten.
    lockIdentity(workspace);
    const given = await givenNow(workspace, session.value);
    const sign = (pin: string) => signInSession(workspace, session.value.id, { ...given, pin }, nodeSigningTools);
    expect(await signInSession(workspace, session.value.id, given, nodeSigningTools)).toEqual({
      ok: false,
      error: { kind: 'pinNeeded' },
    });
    expect(await sign('000000')).toEqual({ ok: false, error: { kind: 'wrongPin' } });
    expect((await sign('123456')).ok).toBe(true);
    // The partner is not asked for it.
    expect((await signedNext(workspace, session.value)).ok).toBe(true);
  }, 60_000);

  test('changes its PIN without changing its keys', async () => {
    const { workspace } = await aWorkspace();
    await setPin(workspace, { pin: '123456', oldPin: null, host });
    const before = await readIdentity(workspace);
    expect(await setPin(workspace, { pin: 'geheim-1', oldPin: 'nonsense', host })).toEqual({
      ok: false,
      error: { kind: 'wrongPin' },
    });
    expect(await setPin(workspace, { pin: 'geheim-1', oldPin: '123456', host })).toEqual({ ok: true, value: null });
    expect(await readIdentity(workspace)).toEqual(before);
    expect(await setPin(workspace, { pin: null, oldPin: 'geheim-1', host })).toEqual({ ok: true, value: null });
    expect(await readIdentity(workspace)).toMatchObject({ guardedByPin: false });
  }, 60_000);
});

describe('a device that headquarters certified', () => {
  test('signs as advanced with a PIN, as simple without one, and never more than simple for the partner', async () => {
    const { workspace } = await ruthsTablet('123456');
    const agreement = await aLockedPlan(workspace);
    const session = await begun(workspace, agreement.id, { ...ruthAndEva, pin: '123456' });
    const first = await signedNext(workspace, session);
    const second = await signedNext(workspace, session);
    if (!first.ok || !second.ok) throw new Error('It was not signed.');
    expect([first.value.proof, second.value.proof].map((proof) => [proof?.level, proof?.vouchedFor])).toEqual([
      ['advanced', true],
      ['simple', true],
    ]);
    const frozen = await finishSession(workspace, session.id);
    const file = frozen.ok ? await keptBytes(workspace, frozen.value.file) : null;
    const report = await verifyFile(file ?? new Uint8Array(), await checkedAgainst(workspace));
    expect([report.judgement, report.signatures.map(({ judgement, role }) => [judgement, role])]).toEqual([
      'valid',
      [
        ['valid', 'manager'],
        ['valid', 'inPerson'],
      ],
    ]);
    const without = await ruthsTablet();
    const other = await aLockedPlan(without.workspace);
    const plain = await begun(without.workspace, other.id);
    const signed = await signedNext(without.workspace, plain);
    expect(signed.ok && signed.value.proof?.level).toBe('simple');
  }, 120_000);

  test('encrypts how the pen moved to headquarters, and keeps only the picture', async () => {
    const { workspace, hq } = await ruthsTablet();
    const agreement = await aLockedPlan(workspace);
    const session = await begun(workspace, agreement.id);
    const signed = await signedNext(workspace, session);
    if (!signed.ok) throw new Error(signed.error.kind);
    const sealed = signed.value.proof?.escrow && (await keptBytes(workspace, signed.value.proof.escrow));
    const opened = await decryptWith(hq.escrowKey, hq.escrow, sealed ?? new Uint8Array());
    expect(opened.ok && JSON.parse(new TextDecoder().decode(opened.value))).toEqual(someInk().strokes);
    expect(signed.value.ink.strokes.flat().some(({ time }) => time !== 0)).toBe(false);
    const { record, proof } = await evidenceOf(workspace, 0);
    expect(record.ink.escrow).toMatchObject({ kind: 'encrypted', sha256: proof?.escrow?.sha256 });
  }, 60_000);

  test('cannot take its PIN away or set the first one without headquarters', async () => {
    const { workspace } = await ruthsTablet();
    expect(await setPin(workspace, { pin: '123456', oldPin: null, host })).toEqual({
      ok: false,
      error: { kind: 'headquartersNeeded' },
    });
    const guarded = await ruthsTablet('123456');
    expect(await setPin(guarded.workspace, { pin: null, oldPin: '123456', host })).toEqual({
      ok: false,
      error: { kind: 'headquartersNeeded' },
    });
    expect(await setPin(guarded.workspace, { pin: 'geheim-1', oldPin: '123456', host })).toEqual({
      ok: true,
      value: null,
    });
  }, 60_000);

  test('signs nothing with a certificate that has ended, has not begun, or was withdrawn, and says since when', async () => {
    const { workspace, hq, moveBy } = await ruthsTablet(null, 1);
    const agreement = await aLockedPlan(workspace);
    const kept = await recallIdentity(workspace);
    const facts = kept && (await readCertificate(kept.manager.certificate));
    if (!kept || !facts?.ok) throw new Error('There is no certificate.');
    const { notBefore, notAfter } = facts.value;
    const start = () => startSession(workspace, agreement.id, ruthAndEva, nodeSigningTools);

    moveBy(366 * day);
    expect(await start()).toEqual({ ok: false, error: { kind: 'certificateExpired', at: notAfter } });
    expect(await readIdentity(workspace)).toMatchObject({ standing: 'expired' });
    moveBy(-367 * day);
    expect(await start()).toEqual({ ok: false, error: { kind: 'certificateNotYetValid', at: notBefore } });
    moveBy(day);
    await hq.revoke(kept.manager.certificate);
    await keepTrust(workspace, await hq.trust());
    expect(await start()).toMatchObject({ ok: false, error: { kind: 'certificateRevoked' } });
    expect(await allRecords(workspace.database, 'signingSession')).toEqual([]);
  }, 60_000);

  test('takes no certificate that is not for its keys or does not lead to the root', async () => {
    const { workspace } = await ruthsTablet();
    const before = await readIdentity(workspace);
    const now = () => Date.parse('2026-11-20T12:00:00Z');
    const [one, other] = [
      await aSigningHq({ now, person: 'Ruth Baumann' }),
      await aSigningHq({ now, person: 'Ruth Baumann' }),
    ];
    const stolen = await one.identity({
      ...(await requestsOf(workspace)),
      guardedByPin: false,
    });
    for (const reply of [
      async () => stolen,
      async (request: Parameters<typeof one.identity>[0]) => ({
        ...(await one.identity(request)),
        trust: await other.trust(),
      }),
    ])
      expect(
        await renewIdentity(workspace, null, async (request) => ({ ok: true, value: await reply(request) })),
      ).toEqual({
        ok: false,
        error: { kind: 'certificateNotOurs' },
      });
    expect(await readIdentity(workspace)).toEqual(before);
  }, 60_000);
});

async function requestsOf(workspace: Workspace) {
  let asked = { managerRequest: '', registrarRequest: '' };
  await renewIdentity(workspace, null, async (request) => {
    asked = request;
    return { ok: false, error: { kind: 'unreachable' as const } };
  });
  return asked;
}
