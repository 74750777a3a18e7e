import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { canonicalJson } from '#shared/base/json';
import { ok } from '#shared/base/result';
import { conflictsOf } from '#shared/sync/conflict';
import {
  draftAgreement,
  draftNextVersion,
  lockAgreement,
  setTerm,
  unlockAgreement,
} from '../../../../renderer/data/actions/agreement-actions';
import { gatherAgreementFile } from '../../../../renderer/data/agreement-file';
import { sha256Of } from '../../../../renderer/data/device-key';
import { creation } from '../../../../renderer/data/edits';
import { readAgreement } from '../../../../renderer/data/queries/agreement-queries';
import { record } from '../../../../renderer/data/reading';
import { rowOf } from '../../../../renderer/data/stored';
import type { Workspace } from '../../../../renderer/data/workspace';
import { write } from '../../../../renderer/data/writer';
import { allAnswers, answersWithout } from '../../../builders/a-complete-visit';
import { aDevice, syncOnce } from '../../../builders/a-device';
import { keepVisit } from '../../../builders/a-kept-visit';
import { aPartner, aWorkspace, keepPartner } from '../../../builders/a-workspace';
import { MemoryHq } from '../../../fakes/memory-hq';

async function agreementIn(workspace: Workspace, id: string) {
  const found = await record(workspace.database, 'agreement', id);
  if (!found) throw new Error(`There is no agreement ${id}.`);
  return found;
}

/** Two devices that both know the same visit. */
async function twoDevices() {
  const hq = new MemoryHq();
  const ana = await aDevice(hq, 'Ana');
  const ben = await aDevice(hq, 'Ben');
  const { agreement } = await keepVisit(ana.workspace, 'sla');
  await syncOnce(ana.workspace, ana.world);
  await syncOnce(ben.workspace, ben.world);
  const exchange = async () => {
    await syncOnce(ana.workspace, ana.world);
    await syncOnce(ben.workspace, ben.world);
    await syncOnce(ana.workspace, ana.world);
  };
  return { ana: ana.workspace, ben: ben.workspace, agreement, exchange };
}

describe('drafting', () => {
  test('starts a plan today, and goes on with it instead of drafting a second one', async () => {
    const { workspace } = await aWorkspace();
    const partner = await keepPartner(workspace);
    const drafted = await draftAgreement(workspace, partner.id, 'plan');
    if (!drafted.ok) throw new Error(drafted.error.kind);

    expect(await agreementIn(workspace, drafted.value.id)).toEqual({
      id: drafted.value.id,
      partnerId: partner.id,
      kind: 'plan',
      version: 1,
      state: 'draft',
      dataSha256: null,
      supersedesId: null,
      createdAt: '2026-11-20T12:00:00.000Z',
      terms: { startDate: '2026-11-20' },
    });
    expect(await draftAgreement(workspace, partner.id, 'plan')).toEqual({
      ok: false,
      error: { kind: 'already-drafted', agreementId: drafted.value.id },
    });
  });

  test('takes over who we are from the latest agreement, and the base agreement from this partner only', async () => {
    const { workspace } = await aWorkspace();
    const { partner } = await keepVisit(workspace, 'plan');
    const stranger = await keepPartner(workspace, aPartner({ id: brand<'Partner'>('stranger') }));
    const [own, other] = [
      await draftAgreement(workspace, partner.id, 'sla'),
      await draftAgreement(workspace, stranger.id, 'plan'),
    ];
    const us = {
      vendorName: 'Bogenwerk Software AG',
      vendorRegisterNumber: 'CHE-123.456.789',
      vendorCountry: 'CH',
      vendorAddress: 'Hafenstrasse 12, 8005 Zürich',
    };

    expect([own.ok && own.value.terms, other.ok && other.value.terms]).toEqual([
      { ...us, baseAgreement: 'Reseller Agreement of 2 December 2026' },
      { ...us, startDate: '2026-11-20' },
    ]);
  });
});

describe('deciding a term', () => {
  test('is refused where the value was asked in the interview, naming the question', async () => {
    const { workspace } = await aWorkspace();
    const { agreement } = await keepVisit(workspace, 'sla');

    expect(await setTerm(workspace, agreement.id, 'availability', 99)).toEqual({
      ok: false,
      error: { kind: 'answeredElsewhere', termId: 'availability', questionId: 'M8.Q3' },
    });
  });

  test('of different terms by two devices keeps both', async () => {
    const { ana, ben, agreement, exchange } = await twoDevices();
    await setTerm(ana, agreement.id, 'noticeDays', 90);
    await setTerm(ben, agreement.id, 'governingLaw', 'Austrian law');
    await exchange();

    for (const workspace of [ana, ben])
      expect((await agreementIn(workspace, agreement.id)).terms).toEqual({
        ...agreement.terms,
        noticeDays: 90,
        governingLaw: 'Austrian law',
      });
  });

  test('can be taken back, and the standard of the house holds again', async () => {
    const { workspace } = await aWorkspace();
    const { agreement } = await keepVisit(workspace, 'sla');
    await setTerm(workspace, agreement.id, 'noticeDays', 90);
    await setTerm(workspace, agreement.id, 'noticeDays', null);
    const shown = await readAgreement(workspace, agreement.id);

    expect(shown?.text.ok && (shown.text.value.data as { said: { noticeDays: number } }).said.noticeDays).toBe(60);
  });
});

describe('locking', () => {
  test('is refused, naming what is missing, while an answer is', async () => {
    const { workspace } = await aWorkspace();
    const { agreement } = await keepVisit(workspace, 'sla', { answers: answersWithout('M8.Q8') });
    const named = ['handover', 'transitionDays', 'dataReturnDays'].map((termId) => ({
      termId,
      label: `agreements.term.${termId}`,
      questionId: 'M8.Q8',
      fieldId: termId,
      cure: 'question',
    }));

    expect(await lockAgreement(workspace, agreement.id)).toEqual({
      ok: false,
      error: { kind: 'missing', missing: named },
    });
    expect(await agreementIn(workspace, agreement.id)).toEqual(agreement);
  });

  test('is refused, naming the term, while two people have decided it differently', async () => {
    const { ana, ben, agreement, exchange } = await twoDevices();
    await setTerm(ana, agreement.id, 'noticeDays', 90);
    await setTerm(ben, agreement.id, 'noticeDays', 30);
    await exchange();
    const row = await ana.database.rows.get(agreement.id);

    expect(row && conflictsOf(rowOf(row)).map(({ field }) => field)).toEqual(['terms/noticeDays']);
    expect(await lockAgreement(ana, agreement.id)).toEqual({
      ok: false,
      error: { kind: 'contested', contested: [{ kind: 'field', entity: 'agreement', field: 'terms/noticeDays' }] },
    });
  });

  test('keeps the data under the SHA-256 it names, and no term can be decided any more', async () => {
    const { workspace, host } = await aWorkspace();
    const { agreement } = await keepVisit(workspace, 'plan');
    const locked = await lockAgreement(workspace, agreement.id);
    if (!locked.ok) throw new Error(locked.error.kind);
    const { dataSha256 } = locked.value;
    const kept = await host.disk.blobs.get(dataSha256 ?? '')?.text();

    expect(await sha256Of(kept ?? '')).toBe(dataSha256);
    expect(canonicalJson(JSON.parse(kept ?? ''))).toBe(kept);
    expect(await setTerm(workspace, agreement.id, 'marketingPlay', 'A fair')).toEqual({
      ok: false,
      error: { kind: 'notDraft', state: 'locked' },
    });
  });

  test('fixes the text: an answer given later changes nothing in it', async () => {
    const { workspace } = await aWorkspace();
    const { agreement, answers } = await keepVisit(workspace, 'plan');
    const before = await readAgreement(workspace, agreement.id);
    await lockAgreement(workspace, agreement.id);
    const goal = answers.find(({ questionId }) => questionId === 'M1.Q5');
    if (!goal) throw new Error('no answer');
    const anew = {
      ...goal,
      id: brand<'Answer'>('answer-anew'),
      replaces: [goal.id],
      value: { ...goal.value, objective: 'Four hundred practices.' },
    };
    await write(workspace, async () => ok({ value: null, edits: [creation('answer', anew)] }));
    const after = await readAgreement(workspace, agreement.id);

    expect(after?.inputs.answers).toHaveLength(allAnswers().length + 1);
    expect(after?.text.ok && after.text.value.data).toEqual(before?.text.ok && before.text.value.data);
  });

  test('can be undone before the first signature', async () => {
    const { workspace } = await aWorkspace();
    const { agreement } = await keepVisit(workspace, 'plan');
    await lockAgreement(workspace, agreement.id);
    await unlockAgreement(workspace, agreement.id);

    expect(await agreementIn(workspace, agreement.id)).toEqual(agreement);
  });

  test('shows the text on another device from its own records, as long as they agree', async () => {
    const { ana, ben, agreement, exchange } = await twoDevices();
    await lockAgreement(ana, agreement.id);
    await exchange();
    expect((await readAgreement(ben, agreement.id))?.text.ok).toBe(true);

    const partner = await gatherAgreementFile(ben.database, agreement.id);
    const edit = { operation: 'set' as const, entity: 'partner' as const, fields: { legalName: 'Nordlicht AG' } };
    await write(ben, async () => ok({ value: null, edits: [{ ...edit, id: partner?.agreement.partnerId ?? '' }] }));
    expect((await readAgreement(ben, agreement.id))?.text).toEqual({ ok: false, error: { kind: 'fixedElsewhere' } });
  });
});

describe('the next version', () => {
  test('is a draft with the same terms that names the one it follows, and is drafted once', async () => {
    const { workspace } = await aWorkspace();
    const { agreement } = await keepVisit(workspace, 'plan');
    expect((await draftNextVersion(workspace, agreement.id)).ok).toBe(false);
    await lockAgreement(workspace, agreement.id);
    const next = await draftNextVersion(workspace, agreement.id);
    if (!next.ok) throw new Error(next.error.kind);

    expect(await agreementIn(workspace, next.value.id)).toEqual({
      ...agreement,
      id: next.value.id,
      version: 2,
      supersedesId: agreement.id,
      createdAt: '2026-11-20T12:00:00.000Z',
    });
    expect(await draftNextVersion(workspace, agreement.id)).toEqual({
      ok: false,
      error: { kind: 'already-drafted', agreementId: next.value.id },
    });
  });
});
