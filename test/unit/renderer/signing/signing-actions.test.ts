import { describe, expect, test } from 'vitest';
import type { Party, PersonId } from '#shared/domain/partners/person';
import { lockAgreement, setTerm, unlockAgreement } from '../../../../renderer/data/actions/agreement-actions';
import { addSigner, freezeAgreement, signAgreement } from '../../../../renderer/data/actions/signing-actions';
import { readDueFreezes, verifyBytes } from '../../../../renderer/data/queries/agreement-queries';
import { allRecords, record } from '../../../../renderer/data/reading';
import { openKept } from '../../../../renderer/data/save-copy';
import type { Workspace } from '../../../../renderer/data/workspace';
import { aDevice, syncOnce } from '../../../builders/a-device';
import { keepVisit } from '../../../builders/a-kept-visit';
import { aWorkspace } from '../../../builders/a-workspace';
import { someInk } from '../../../builders/some-ink';
import { MemoryHq } from '../../../fakes/memory-hq';

const pdf = { bytes: new TextEncoder().encode('%PDF-1.7 a plan with two drawings'), name: 'plan.pdf' };
const others = { bytes: new TextEncoder().encode('%PDF-1.7 another file'), name: 'plan.pdf' };

async function locked(workspace: Workspace) {
  const { agreement } = await keepVisit(workspace, 'plan');
  const done = await lockAgreement(workspace, agreement.id);
  if (!done.ok) throw new Error(done.error.kind);
  return done.value;
}

function sign(workspace: Workspace, on: { id: string; dataSha256: string | null }, party: Party, over = {}) {
  return signAgreement(workspace, on.id, {
    personId: (party === 'partner' ? 'eva' : 'ruth') as PersonId,
    party,
    shownSha256: on.dataSha256 ?? '',
    consentText: 'I have read it and agree.',
    ink: someInk(),
    ...over,
  });
}

async function signedByBoth(workspace: Workspace) {
  const agreement = await locked(workspace);
  await sign(workspace, agreement, 'partner');
  await sign(workspace, agreement, 'vendor');
  return agreement;
}

describe('signing', () => {
  test('keeps the drawing, the consent as it was shown, the name, the role and the time', async () => {
    const { workspace } = await aWorkspace();
    const agreement = await locked(workspace);
    const signed = await sign(workspace, agreement, 'partner');
    if (!signed.ok) throw new Error(signed.error.kind);

    expect(await record(workspace.database, 'signature', signed.value.id)).toEqual({
      id: signed.value.id,
      partnerId: agreement.partnerId,
      agreementId: agreement.id,
      dataSha256: agreement.dataSha256,
      party: 'partner',
      personName: 'Eva Lindner',
      role: 'Managing Director',
      consentText: 'I have read it and agree.',
      ink: someInk(),
      signedAt: '2026-11-20T12:00:00.000Z',
    });
  });

  test('is refused when the pages shown are not the pages that were fixed', async () => {
    const { workspace } = await aWorkspace();
    const agreement = await locked(workspace);

    expect(await sign(workspace, agreement, 'partner', { shownSha256: 'other' })).toEqual({
      ok: false,
      error: { kind: 'differentText', fixed: agreement.dataSha256, shown: 'other' },
    });
  });

  test('is refused for a side that has signed, so that a second press changes nothing', async () => {
    const { workspace } = await aWorkspace();
    const agreement = await locked(workspace);
    await sign(workspace, agreement, 'partner');

    expect(await sign(workspace, agreement, 'partner')).toEqual({
      ok: false,
      error: { kind: 'alreadySigned', party: 'partner' },
    });
    expect(await allRecords(workspace.database, 'signature')).toHaveLength(1);
  });

  test('can be done by somebody who was not on the list, who is added first', async () => {
    const { workspace } = await aWorkspace();
    const agreement = await locked(workspace);
    const person = await addSigner(workspace, agreement.partnerId, {
      party: 'partner',
      name: 'Ida Ek',
      title: 'Director',
    });
    if (!person.ok) throw new Error(person.error.kind);
    const signed = await sign(workspace, agreement, 'partner', { personId: person.value.id });

    expect(signed.ok && [signed.value.personName, signed.value.role]).toEqual(['Ida Ek', 'Director']);
  });

  test('ends the possibility to open the text again', async () => {
    const { workspace } = await aWorkspace();
    const agreement = await locked(workspace);
    await sign(workspace, agreement, 'vendor');

    expect(await unlockAgreement(workspace, agreement.id)).toEqual({
      ok: false,
      error: { kind: 'alreadySigned', signatures: 1 },
    });
  });
});

describe('freezing', () => {
  test('is refused, naming the side, while one has not signed', async () => {
    const { workspace } = await aWorkspace();
    const agreement = await locked(workspace);
    await sign(workspace, agreement, 'partner');

    expect(await freezeAgreement(workspace, agreement.id, pdf)).toEqual({
      ok: false,
      error: { kind: 'notSignedBy', parties: ['vendor'] },
    });
  });

  test('keeps the bytes under their SHA-256 with both names, and the agreement is signed', async () => {
    const { workspace } = await aWorkspace();
    const agreement = await signedByBoth(workspace);
    const frozen = await freezeAgreement(workspace, agreement.id, pdf);
    if (!frozen.ok) throw new Error(frozen.error.kind);
    const { file, signers } = frozen.value;

    expect(await record(workspace.database, 'agreement', agreement.id)).toEqual({ ...agreement, state: 'signed' });
    expect(await record(workspace.database, 'signedDocument', frozen.value.id)).toEqual(frozen.value);
    expect(signers.map(({ personName }) => personName).sort()).toEqual(['Eva Lindner', 'Ruth Baumann']);
    expect(await (await openKept(workspace, file))?.text()).toBe(new TextDecoder().decode(pdf.bytes));
    expect(await workspace.database.blobs.get(file.sha256)).toMatchObject({
      state: 'waiting',
      mime: 'application/pdf',
    });
  });

  test('leaves nothing that can be changed', async () => {
    const { workspace } = await aWorkspace();
    const agreement = await signedByBoth(workspace);
    await freezeAgreement(workspace, agreement.id, pdf);
    const before = await workspace.database.rows.toArray();

    expect(
      [
        await setTerm(workspace, agreement.id, 'marketingPlay', 'A fair'),
        await lockAgreement(workspace, agreement.id),
        await unlockAgreement(workspace, agreement.id),
        await sign(workspace, agreement, 'vendor'),
      ].map((done) => !done.ok && done.error.kind),
    ).toEqual(['notDraft', 'notDraft', 'notLocked', 'notLocked']);
    expect(await workspace.database.rows.toArray()).toEqual(before);
  });

  test('done twice keeps the first file and one record', async () => {
    const { workspace } = await aWorkspace();
    const agreement = await signedByBoth(workspace);
    const [first, second] = await Promise.all([
      freezeAgreement(workspace, agreement.id, pdf),
      freezeAgreement(workspace, agreement.id, others),
    ]);

    expect(second).toEqual(first);
    expect(await allRecords(workspace.database, 'signedDocument')).toHaveLength(1);
  });

  test('says that the device is full and leaves it due', async () => {
    const { workspace, host } = await aWorkspace();
    const agreement = await signedByBoth(workspace);
    host.faults.diskFull = true;

    expect(await freezeAgreement(workspace, agreement.id, pdf)).toEqual({ ok: false, error: { kind: 'storage-full' } });
    expect(await readDueFreezes(workspace)).toEqual([{ agreementId: agreement.id, here: true }]);
  });
});

describe('a freeze that was interrupted', () => {
  test('is due after the program is opened again, and once it is finished no more', async () => {
    const first = await aWorkspace();
    const agreement = await signedByBoth(first.workspace);
    first.workspace.database.close();
    const { workspace } = await aWorkspace(first);

    expect(await readDueFreezes(workspace)).toEqual([{ agreementId: agreement.id, here: true }]);
    await freezeAgreement(workspace, agreement.id, pdf);
    expect(await readDueFreezes(workspace)).toEqual([]);
  });

  test('is not due while only one side has signed', async () => {
    const { workspace } = await aWorkspace();
    const agreement = await locked(workspace);
    await sign(workspace, agreement, 'partner');

    expect(await readDueFreezes(workspace)).toEqual([]);
  });

  test('is left to the device that took the signatures', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    const ben = await aDevice(hq, 'Ben');
    const agreement = await signedByBoth(ana.workspace);
    await syncOnce(ana.workspace, ana.world);
    await syncOnce(ben.workspace, ben.world);

    expect(await readDueFreezes(ana.workspace)).toEqual([{ agreementId: agreement.id, here: true }]);
    expect(await readDueFreezes(ben.workspace)).toEqual([{ agreementId: agreement.id, here: false }]);
  });
});

describe('verifying a frozen file', () => {
  test('tells a file that is as it was frozen from one that was changed and one that is not here', async () => {
    const { workspace, host } = await aWorkspace();
    const agreement = await signedByBoth(workspace);
    const frozen = await freezeAgreement(workspace, agreement.id, pdf);
    if (!frozen.ok) throw new Error(frozen.error.kind);
    const { file } = frozen.value;

    expect(await verifyBytes(workspace, file)).toBe('unchanged');
    host.disk.blobs.set(file.sha256, new Blob(['%PDF-1.7 somebody was here']));
    expect(await verifyBytes(workspace, file)).toBe('changed');
    host.disk.blobs.delete(file.sha256);
    expect(await verifyBytes(workspace, file)).toBe('not-here');
  });
});
