import { describe, expect, test } from 'vitest';
import { lockAgreement, setTerm, unlockAgreement } from '../../../../renderer/data/actions/agreement-actions';
import { signInSession } from '../../../../renderer/data/actions/signature-actions';
import { addSigner, finishSession, startSession } from '../../../../renderer/data/actions/signing-actions';
import {
  declineInSession,
  endSession,
  recordResumed,
  recordTakenHome,
  recordTurn,
} from '../../../../renderer/data/actions/signing-event-actions';
import { gatherAgreementFile } from '../../../../renderer/data/agreement-file';
import { verifyBytes } from '../../../../renderer/data/queries/agreement-queries';
import { readDueFinishes } from '../../../../renderer/data/queries/signing-queries';
import { allRecords } from '../../../../renderer/data/reading';
import { aDevice, syncOnce } from '../../../builders/a-device';
import { aLockedPlan, begun, givenNow, ruthAndEva, signedNext, wanted } from '../../../builders/a-signing';
import { aWorkspace } from '../../../builders/a-workspace';
import { nodeSigningTools } from '../../../builders/node-signing-tools';
import { MemoryHq } from '../../../fakes/memory-hq';

async function aSigning() {
  const { workspace, host } = await aWorkspace();
  const agreement = await aLockedPlan(workspace);
  const session = await begun(workspace, agreement.id);
  return { workspace, host, agreement, session };
}

async function aSignedPlan() {
  const signing = await aSigning();
  const { workspace, session } = signing;
  await signedNext(workspace, session);
  await signedNext(workspace, session);
  const frozen = await finishSession(workspace, session.id);
  if (!frozen.ok) throw new Error(frozen.error.kind);
  return { ...signing, document: frozen.value };
}

describe('taking a signature', () => {
  test('is refused out of turn, for pages that are not the file, for other words, and for a moment that is over', async () => {
    const { workspace, session } = await aSigning();
    const given = await givenNow(workspace, session);
    const { ceremony } = given;
    const outcome = async (differs: Partial<typeof given>) => {
      const taken = await signInSession(workspace, session.id, { ...given, ...differs }, nodeSigningTools);
      return taken.ok ? 'taken' : taken.error.kind;
    };
    expect([
      await outcome({ field: 'Partner1' }),
      await outcome({ ceremony: { ...ceremony, shownFileSha256: 'a'.repeat(64) } }),
      await outcome({ ceremony: { ...ceremony, consent: { ...ceremony.consent, text: 'I agree.' } } }),
      await outcome({ ceremony: { ...ceremony, at: '2026-11-20T11:50:00.000Z' } }),
      await outcome({ ceremony: { ...ceremony, identity: { ...ceremony.identity, detail: ' ' } } }),
      await outcome({ ceremony: { ...ceremony, shown: { ...ceremony.shown, allSeenAt: '2026-11-20T12:01:00.000Z' } } }),
      await outcome({ ink: { ...given.ink, strokes: [[{ x: 1, y: 1, time: 0 }]] } }),
    ]).toEqual([
      'notYourTurn',
      'differentText',
      'differentConsent',
      'staleMoment',
      'identityMissing',
      'notWhollyShown',
      'nothingDrawn',
    ]);
    expect(await allRecords(workspace.database, 'signature')).toEqual([]);
    expect(await outcome({})).toBe('taken');
  }, 60_000);

  test('can be done by somebody who was not on the list, who is added first', async () => {
    const { workspace } = await aWorkspace();
    const agreement = await aLockedPlan(workspace);
    const person = await addSigner(workspace, agreement.partnerId, {
      party: 'partner',
      name: 'Ida Ek',
      title: 'Director',
    });
    if (!person.ok) throw new Error(person.error.kind);
    const signers = [wanted('ruth'), { ...wanted('eva'), personId: person.value.id }, wanted('eva')];
    const session = await begun(workspace, agreement.id, { ...ruthAndEva, signers });
    expect(session.signers.map(({ field, personName, role }) => [field, personName, role])).toEqual([
      ['Vendor1', 'Ruth Baumann', 'Chief Operating Officer'],
      ['Partner1', 'Ida Ek', 'Director'],
      ['Partner2', 'Eva Lindner', 'Managing Director'],
    ]);
  }, 60_000);

  test('with a key of their own wants that key', async () => {
    const { workspace } = await aWorkspace();
    const agreement = await aLockedPlan(workspace);
    const signers = [wanted('ruth'), wanted('eva', 'ownFile')];
    const session = await begun(workspace, agreement.id, { ...ruthAndEva, signers });
    await signedNext(workspace, session);
    expect(await signedNext(workspace, session)).toEqual({ ok: false, error: { kind: 'keyMissing' } });
  }, 60_000);
});

describe('a signing that somebody declines', () => {
  test('ends with the reason; its signatures are void, and the text can be opened or signed anew', async () => {
    const { workspace, agreement, session } = await aSigning();
    await signedNext(workspace, session);
    expect(await unlockAgreement(workspace, agreement.id)).toMatchObject({ ok: false });
    expect(await declineInSession(workspace, session.id, { field: 'Vendor1', reason: 'No.' })).toEqual({
      ok: false,
      error: { kind: 'notYourTurn' },
    });
    expect(await declineInSession(workspace, session.id, { field: 'Partner1', reason: ' ' })).toEqual({
      ok: false,
      error: { kind: 'reasonMissing' },
    });
    const declined = await declineInSession(workspace, session.id, { field: 'Partner1', reason: 'Clause 9.' });
    expect(declined.ok && declined.value.event).toEqual({ kind: 'declined', field: 'Partner1', reason: 'Clause 9.' });
    const file = await gatherAgreementFile(workspace.database, agreement.id);
    expect([file?.signing, file?.signatures, file?.sessions.length, file?.partnerFile.signatures.length]).toEqual([
      null,
      [],
      1,
      1,
    ]);
    expect(await endSession(workspace, session.id, 'Again.')).toEqual({
      ok: false,
      error: { kind: 'sessionNotOpen', state: 'declined' },
    });
    const again = await begun(workspace, agreement.id);
    expect((await signedNext(workspace, again)).ok).toBe(true);
    await endSession(workspace, again.id, 'It got late.');
    expect((await unlockAgreement(workspace, agreement.id)).ok).toBe(true);
  }, 60_000);
});

describe('what happens in a signing', () => {
  test('is kept in order', async () => {
    const { workspace, agreement, session } = await aSigning();
    await recordTurn(workspace, session.id, 'Vendor1');
    await recordResumed(workspace, session.id);
    await signedNext(workspace, session);
    await signedNext(workspace, session);
    await finishSession(workspace, session.id);
    await recordTakenHome(workspace, session.id, ['plan.pdf', 'verify.html']);
    const file = await gatherAgreementFile(workspace.database, agreement.id);
    expect(file?.sessionEvents.map(({ event }) => event.kind)).toEqual(['turned', 'resumed', 'takenHome']);
    expect(file?.signing?.state.kind).toBe('complete');
  }, 60_000);
});

describe('a frozen agreement', () => {
  test('can be changed by nobody', async () => {
    const { workspace, agreement, session } = await aSignedPlan();
    const before = await workspace.database.rows.toArray();
    expect(
      [
        await setTerm(workspace, agreement.id, 'marketingPlay', 'A fair'),
        await lockAgreement(workspace, agreement.id),
        await unlockAgreement(workspace, agreement.id),
        await startSession(workspace, agreement.id, ruthAndEva, nodeSigningTools),
        await endSession(workspace, session.id, 'Too late.'),
      ].map((done) => !done.ok && done.error.kind),
    ).toEqual(['notDraft', 'notDraft', 'notLocked', 'notLocked', 'sessionNotOpen']);
    expect(await workspace.database.rows.toArray()).toEqual(before);
  }, 60_000);

  test('has bytes that tell whether they are as they were frozen, changed, or not here', async () => {
    const { workspace, host, document } = await aSignedPlan();
    const { file } = document;
    expect(await verifyBytes(workspace, file)).toBe('unchanged');
    host.disk.blobs.set(file.sha256, new Blob(['%PDF-1.7 somebody was here']));
    expect(await verifyBytes(workspace, file)).toBe('changed');
    host.disk.blobs.delete(file.sha256);
    expect(await verifyBytes(workspace, file)).toBe('not-here');
  }, 60_000);
});

describe('a signing that was interrupted before its end', () => {
  test('is left to the device on which it was begun', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    const ben = await aDevice(hq, 'Ben');
    const agreement = await aLockedPlan(ana.workspace);
    const session = await begun(ana.workspace, agreement.id);
    await signedNext(ana.workspace, session);
    await signedNext(ana.workspace, session);
    await syncOnce(ana.workspace, ana.world);
    await syncOnce(ben.workspace, ben.world);

    const due = { agreementId: agreement.id, sessionId: session.id };
    expect(await readDueFinishes(ana.workspace)).toEqual([{ ...due, here: true }]);
    expect(await readDueFinishes(ben.workspace)).toEqual([{ ...due, here: false }]);
  }, 60_000);
});
