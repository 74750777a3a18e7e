import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import {
  draftAgreement,
  lockAgreement,
  nextVersion,
  problemCodes,
  setTerm,
  unlockAgreement,
} from '#shared/domain/agreements/agreement-commands';
import messages from '../../../../renderer/messages/en/agreements.json';
import { anAgreement } from '../../../builders/a-complete-visit';

const nothing = { missing: [], problems: [], contested: [], dataSha256: 'd'.repeat(64) };
const missing = {
  termId: 'readers',
  label: 'agreements.term.readers',
  questionId: 'M8.Q7',
  fieldId: 'readers',
  cure: 'question' as const,
};

describe('an agreement', () => {
  test('begins as the first version of a draft; a plan starts today', () => {
    const request = { id: brand<'Agreement'>('a'), partnerId: brand<'Partner'>('p'), now: '2026-11-20T10:00:00Z' };
    expect(draftAgreement({ ...request, kind: 'plan' })).toEqual({
      id: 'a',
      partnerId: 'p',
      kind: 'plan',
      version: 1,
      state: 'draft',
      dataSha256: null,
      supersedesId: null,
      createdAt: '2026-11-20T10:00:00Z',
      terms: { startDate: '2026-11-20' },
    });
    expect(draftAgreement({ ...request, kind: 'sla' }).terms).toEqual({});
  });

  test('takes a decision on a term of its own, and takes it back', () => {
    const draft = anAgreement('sla', { terms: {} });
    const decided = setTerm(draft, 'termMonths', 24);
    expect(decided).toEqual({ ok: true, value: { ...draft, terms: { termMonths: 24 } } });
    if (!decided.ok) throw new Error('refused');
    expect(setTerm(decided.value, 'termMonths', null)).toEqual({ ok: true, value: draft });
  });

  test('refuses values that belong to an interview, are unknown, or cannot be used', () => {
    const draft = anAgreement('sla');
    expect(setTerm(draft, 'availability', 99)).toEqual({
      ok: false,
      error: { kind: 'answeredElsewhere', termId: 'availability', questionId: 'M8.Q3' },
    });
    expect(setTerm(draft, 'goals', [])).toEqual({ ok: false, error: { kind: 'unknownTerm', termId: 'goals' } });
    for (const [termId, value] of [
      ['effectiveDate', '31 January'],
      ['termMonths', 0],
      ['monthlyFee', { amount: '1e3', currency: 'EUR' }],
      ['vendorName', '  '],
    ] as const)
      expect(setTerm(draft, termId, value)).toEqual({
        ok: false,
        error: { kind: 'unusableValue', termId, label: `agreements.term.${termId}` },
      });
  });

  test('is not locked while something is missing, contested or contradictory', () => {
    const draft = anAgreement('sla');
    const contested = [{ kind: 'answer' as const, questionId: 'M8.Q3' }];
    const problems = [{ code: 'E04' as const, questionId: 'M8.Q4', details: { hoursPerWeek: 3 } }];
    expect(lockAgreement(draft, { ...nothing, missing: [missing] })).toEqual({
      ok: false,
      error: { kind: 'missing', missing: [missing] },
    });
    expect(lockAgreement(draft, { ...nothing, contested })).toEqual({
      ok: false,
      error: { kind: 'contested', contested },
    });
    expect(lockAgreement(draft, { ...nothing, problems })).toEqual({
      ok: false,
      error: { kind: 'problems', problems },
    });
  });

  test('is fixed by locking, opened again only before the first signature, and followed by a next version', () => {
    const draft = anAgreement('sla');
    const locked = lockAgreement(draft, nothing);
    if (!locked.ok) throw new Error('refused');
    expect(locked.value).toEqual({ ...draft, state: 'locked', dataSha256: 'd'.repeat(64) });
    expect(setTerm(locked.value, 'termMonths', 24)).toEqual({
      ok: false,
      error: { kind: 'notDraft', state: 'locked' },
    });
    expect(lockAgreement(locked.value, nothing)).toEqual({ ok: false, error: { kind: 'notDraft', state: 'locked' } });
    expect(unlockAgreement(locked.value, 1)).toEqual({ ok: false, error: { kind: 'alreadySigned', signatures: 1 } });
    expect(unlockAgreement(locked.value, 0)).toEqual({ ok: true, value: draft });
    expect(unlockAgreement(draft, 0)).toEqual({ ok: false, error: { kind: 'notLocked', state: 'draft' } });

    const request = { id: brand<'Agreement'>('next'), now: '2027-06-01T08:00:00Z' };
    expect(nextVersion(draft, request)).toEqual({ ok: false, error: { kind: 'notLocked', state: 'draft' } });
    expect(nextVersion({ ...locked.value, state: 'signed' }, request)).toEqual({
      ok: true,
      value: { ...draft, id: 'next', version: 2, supersedesId: draft.id, createdAt: request.now },
    });
  });

  test('is followed by a version that needs a reason of its own', () => {
    const terms = { termMonths: 24, amendmentReason: 'Two people more on call' };
    const signed = anAgreement('sla', { state: 'signed', terms });
    const next = nextVersion(signed, { id: brand<'Agreement'>('next'), now: '2027-06-01T08:00:00Z' });
    expect(next.ok && next.value.terms).toEqual({ termMonths: 24 });
  });

  test('says in its text why it replaces the last, where it is told so at once', () => {
    const request = { id: brand<'Agreement'>('next'), now: '2027-06-01T08:00:00Z', reason: ' Measured for a year ' };
    const ofSla = nextVersion(anAgreement('sla', { state: 'signed', terms: { termMonths: 24 } }), request);
    expect(ofSla.ok && ofSla.value.terms).toEqual({ termMonths: 24, amendmentReason: 'Measured for a year' });
    const ofPlan = nextVersion(anAgreement('plan', { state: 'signed', terms: {} }), request);
    expect(ofPlan.ok && ofPlan.value.terms).toEqual({});
  });

  test('has a sentence for every problem', () => {
    expect(problemCodes.filter((code) => !(`agreements.problem.${code}` in messages))).toEqual([]);
  });
});
