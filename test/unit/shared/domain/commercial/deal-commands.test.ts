import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { correctDeal, type DealStep, registerDeal, takeDealStep } from '#shared/domain/commercial/deal-commands';
import { aDeal, aDealEvent, someDealRules } from '../../../../builders/a-deal';
import { aContext } from '../../../../builders/a-partner-case';

const deal = aDeal();
const submitted = aDealEvent('submitted', '2026-11-18');
const approved = aDealEvent('approved', '2026-11-18');
const rejected = aDealEvent('rejected', '2026-11-18', { code: 'noNeed', reason: 'No', by: 'ruth' });
const elsewhere = aDeal({ id: brand<'Deal'>('twin'), partnerId: brand<'Partner'>('other') });

function take(step: DealStep, events = [submitted], over = {}, by = 'ines') {
  const situation = { deal, events, rules: someDealRules, twins: [], hasPrivilege: true, ...over };
  return takeDealStep(step, situation, aContext({ by }));
}

describe('a registration', () => {
  const { id: _id, createdAt: _at, createdBy: _by, ...fields } = deal;

  test('is a draft that says at once who else has registered the same customer, product and country', () => {
    const twin = { ...elsewhere, customerDomain: 'https://www.ALPENBAD.example/about', product: ' service  DESK ' };
    const others = [
      twin,
      aDeal({ id: brand<'Deal'>('x'), country: 'DE' }),
      aDeal({ id: brand<'Deal'>('y'), product: 'Telephony' }),
    ];
    expect(registerDeal({ ...fields, known: others }, aContext())).toEqual({
      ok: true,
      value: {
        deal: { ...deal, id: 'id-1', createdAt: '2026-11-20T09:00:00Z', createdBy: 'ines' },
        duplicates: [twin],
      },
    });
  });

  test('is refused, naming the fields, while the customer cannot be told apart', () => {
    const wrong = { ...fields, customerDomain: 'alpenbad', value: '42,000', known: [] };
    expect(registerDeal(wrong, aContext())).toEqual({
      ok: false,
      error: { kind: 'fields-refused', fields: ['value', 'customerDomain'] },
    });
  });

  test('of the partner itself cannot be submitted twice while one is open', () => {
    const twin = aDeal({ id: brand<'Deal'>('twin') });
    const twins = [{ deal: twin, events: [{ ...submitted, dealId: twin.id }] }];
    expect(take({ do: 'submit' }, [], { twins })).toEqual({
      ok: false,
      error: { kind: 'registered-twice', dealId: 'twin' },
    });
    expect(take({ do: 'submit' }, [], { twins: [{ deal: twin, events: [] }] }).ok).toBe(true);
  });

  test('keeps what was decided on, and takes the rest of a correction', () => {
    const standing = { state: 'submitted', since: '', due: '2026-11-20', overdue: false } as const;
    expect(correctDeal(deal, standing, { product: 'Telephony' })).toEqual({
      ok: false,
      error: { kind: 'subject-is-decided', fields: ['product'] },
    });
    expect(correctDeal(deal, standing, { value: '50000' })).toEqual({
      ok: true,
      value: { deal: { ...deal, value: '50000' } },
    });
    expect(correctDeal(deal, { state: 'lost', reason: '', at: '', protectedFrom: '' }, { value: '1' })).toEqual({
      ok: false,
      error: { kind: 'closed', state: 'lost' },
    });
  });
});

describe('a decision', () => {
  test('is one event that carries who, when and why', () => {
    expect(take({ do: 'reject', code: 'noNeed', reason: ' Nobody was named. ' })).toEqual({
      ok: true,
      value: {
        event: {
          id: 'id-1',
          partnerId: 'partner',
          dealId: 'deal',
          kind: 'rejected',
          code: 'noNeed',
          reason: 'Nobody was named.',
          by: 'ines',
          at: '2026-11-20T09:00:00Z',
        },
      },
    });
  });

  test('against a deal needs a reason and a code that the partner was told of', () => {
    expect(take({ do: 'reject', code: 'noNeed', reason: ' ' })).toEqual({
      ok: false,
      error: { kind: 'reason-missing' },
    });
    expect(take({ do: 'reject', code: 'mood', reason: 'No' })).toEqual({
      ok: false,
      error: { kind: 'code-unknown', code: 'mood' },
    });
  });

  test('for a deal is refused while the opportunity is protected for somebody else', () => {
    const events = [submitted, approved].map((event) => ({ ...event, dealId: elsewhere.id }));
    expect(take({ do: 'approve' }, [submitted], { twins: [{ deal: elsewhere, events }] })).toEqual({
      ok: false,
      error: { kind: 'protected-elsewhere', dealId: 'twin', until: '2027-02-16' },
    });
  });

  test('is refused when silence has decided already', () => {
    expect(take({ do: 'reject', code: 'noNeed', reason: 'No' }, [aDealEvent('submitted', '2026-11-02')])).toEqual({
      ok: false,
      error: { kind: 'not-now', state: 'approved' },
    });
  });

  test('on an appeal is for somebody else than who rejected', () => {
    const events = [submitted, rejected, aDealEvent('appealed', '2026-11-19', { reason: 'Look again.' })];
    const uphold: DealStep = { do: 'decideAppeal', verdict: 'upheld', reason: 'Looked again.' };
    expect(take(uphold, events, {}, 'ruth')).toEqual({
      ok: false,
      error: { kind: 'second-person-needed', firstDecider: 'ruth' },
    });
    expect(take(uphold, events, {}, 'omar').ok).toBe(true);
  });
});

describe('an extension', () => {
  const progress = aDealEvent('progress', '2026-11-19', { reason: 'Demo held' });

  test('needs evidence of progress', () => {
    expect(take({ do: 'extend' }, [submitted, approved])).toEqual({ ok: false, error: { kind: 'progress-missing' } });
    expect(take({ do: 'extend' }, [submitted, approved, progress]).ok).toBe(true);
  });

  test('is given once', () => {
    const extended = aDealEvent('extended', '2026-11-19T11:00:00Z');
    expect(take({ do: 'extend' }, [submitted, approved, progress, extended])).toEqual({
      ok: false,
      error: { kind: 'already-extended' },
    });
  });

  test('is a privilege of partners whose people hold the credentials; a playbook without such credentials asks for none', () => {
    const events = [submitted, approved, progress];
    expect(take({ do: 'extend' }, events, { hasPrivilege: false })).toEqual({
      ok: false,
      error: { kind: 'privilege-missing' },
    });
    expect(take({ do: 'extend' }, events, { hasPrivilege: null }).ok).toBe(true);
  });
});
