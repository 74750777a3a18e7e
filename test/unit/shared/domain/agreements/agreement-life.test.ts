import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { AgreementNotice } from '#shared/domain/agreements/agreement-approval';
import { type AgreedTerm, agreementLife } from '#shared/domain/agreements/agreement-life';

/** A year from 1 January 2027, notice of 60 days: until 1 November. */
const term: AgreedTerm = {
  effectiveDate: '2027-01-01',
  endDate: '2027-12-31',
  termMonths: 12,
  noticeDays: 60,
  renewal: 'automatic',
};

function notice(id: string, over: Partial<AgreementNotice>): AgreementNotice {
  return {
    id: brand<'AgreementNotice'>(id),
    partnerId: brand<'Partner'>('partner'),
    agreementId: brand<'Agreement'>('agreement'),
    kind: 'renewalDeclined',
    givenBy: 'partner',
    personName: 'Eva Lindner',
    givenOn: '2027-06-01',
    endsOn: null,
    reason: '',
    noticeId: null,
    by: 'ines',
    at: '2027-06-01T09:00:00Z',
    ...over,
  };
}

const on = (asOf: string, notices: readonly AgreementNotice[] = [], over: Partial<AgreedTerm> = {}) => {
  const { state, until, noticeBy, why } = agreementLife({ ...term, ...over }, notices, asOf);
  return [state, until, noticeBy, why.map(({ what }) => what).join(' ')];
};

describe('an agreement that renews by itself', () => {
  test('begins, runs, opens its notice window for 60 days, and runs to the end when nobody speaks', () => {
    expect(on('2026-12-31')).toEqual(['notYet', '2027-12-31', '2027-11-01', '']);
    expect(on('2027-01-01')).toEqual(['running', '2027-12-31', '2027-11-01', '']);
    expect(on('2027-09-02')).toEqual(['running', '2027-12-31', '2027-11-01', '']);
    expect(on('2027-09-03')).toEqual(['noticeWindowOpen', '2027-12-31', '2027-11-01', '']);
    expect(on('2027-11-01')).toEqual(['noticeWindowOpen', '2027-12-31', '2027-11-01', '']);
    expect(on('2027-11-02')).toEqual(['running', '2027-12-31', '2027-11-01', '']);
  });

  test('is renewed term by term', () => {
    expect(on('2028-01-01')).toEqual(['renewed', '2028-12-31', '2028-11-01', 'renewed']);
    expect(on('2030-02-01')).toEqual(['renewed', '2030-12-31', '2030-11-01', 'renewed renewed renewed']);
  });

  test('ends with its term when renewal was declined on the last day of notice, and not a day later', () => {
    const inTime = notice('a', { givenOn: '2027-11-01' });
    expect(on('2027-11-01', [inTime])).toEqual(['ending', '2027-12-31', null, 'declined']);
    expect(on('2028-01-01', [inTime])).toEqual(['ended', '2027-12-31', null, 'declined']);
    const late = notice('b', { givenOn: '2027-11-02' });
    expect(on('2027-12-01', [late])).toEqual(['running', '2027-12-31', '2027-11-01', 'declinedTooLate']);
    // Too late for this term, it holds for the next.
    expect(on('2028-01-01', [late])).toEqual(['ending', '2028-12-31', null, 'declinedTooLate renewed declined']);
  });

  test('goes on when whoever declined takes it back, and not when the other side does', () => {
    const declined = notice('a', { givenOn: '2027-06-01' });
    const back = notice('b', { kind: 'withdrawn', noticeId: declined.id, givenOn: '2027-07-01' });
    expect(on('2027-06-15', [declined, back])[0]).toBe('ending');
    expect(on('2027-08-01', [declined, back])).toEqual(['running', '2027-12-31', '2027-11-01', '']);
    expect(on('2027-08-01', [declined, { ...back, givenBy: 'vendor' }])[0]).toBe('ending');
  });

  test('is extended by both, which moves the last day of notice', () => {
    const longer = notice('a', { kind: 'extension', givenBy: 'both', givenOn: '2027-10-01', endsOn: '2028-03-31' });
    expect(on('2027-11-15', [longer])).toEqual(['extended', '2028-03-31', '2028-01-31', 'extended']);
    expect(on('2027-11-15', [{ ...longer, givenBy: 'vendor' }])[0]).toBe('running');
    expect(on('2028-04-01', [longer])).toEqual(['renewed', '2029-03-31', '2029-01-30', 'extended renewed']);
  });

  test('ends early on the day that was named, with the reason why', () => {
    const early = notice('a', { kind: 'termination', givenBy: 'vendor', givenOn: '2027-05-01', endsOn: '2027-08-31' });
    expect(on('2027-04-30', [early])[0]).toBe('running');
    expect(on('2027-05-01', [early])).toEqual(['ending', '2027-08-31', null, 'terminated']);
    expect(agreementLife(term, [early], '2027-09-01')).toEqual({
      state: 'ended',
      until: '2027-08-31',
      noticeBy: null,
      why: [{ what: 'terminated', on: '2027-05-01', until: '2027-08-31', noticeId: 'a' }],
    });
  });
});

test('an agreement that renews only by agreement ends with its term unless both extend it', () => {
  const byAgreement = { renewal: 'byAgreement' } as const;
  expect(on('2027-06-01', [], byAgreement)).toEqual(['running', '2027-12-31', '2027-11-01', '']);
  expect(on('2027-11-02', [], byAgreement)).toEqual(['ending', '2027-12-31', null, '']);
  expect(on('2028-01-01', [], byAgreement)).toEqual(['ended', '2027-12-31', null, 'notExtended']);
  const longer = notice('a', { kind: 'extension', givenBy: 'both', givenOn: '2027-12-31', endsOn: '2028-12-31' });
  expect(on('2028-01-01', [longer], byAgreement)).toEqual(['extended', '2028-12-31', '2028-11-01', 'extended']);
});
