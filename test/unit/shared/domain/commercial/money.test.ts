import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { accountablePeople } from '#shared/domain/commercial/accountable-people';
import { dealStanding } from '#shared/domain/commercial/deal-rules';
import { forecastLines, forecastMonths } from '#shared/domain/commercial/forecast';
import { incentiveScore } from '#shared/domain/commercial/incentive';
import type { Person } from '#shared/domain/partners/person';
import { aDeal, aDealEvent, someDealRules } from '../../../../builders/a-deal';

const rules = { jointWins: '0.5', satisfaction: '0.3', defects: '0.2', jointWinsTarget: 4 };

describe('the incentive score', () => {
  test('weighs joint wins, satisfaction and defects that did not escape', () => {
    expect(incentiveScore({ jointWins: 3, csat90: '90', defectEscape: '8' }, rules)).toEqual({
      state: 'measured',
      score: '0.829',
      parts: [
        { kind: 'jointWins', weight: '0.5', value: '0.750' },
        { kind: 'satisfaction', weight: '0.3', value: '0.900' },
        { kind: 'defects', weight: '0.2', value: '0.920' },
      ],
    });
  });

  test('gives no more for twice the target', () => {
    expect(incentiveScore({ jointWins: 8, csat90: '100', defectEscape: '0' }, rules)).toMatchObject({ score: '1.000' });
  });

  test('says between what and what it lies while something is not measured', () => {
    expect(incentiveScore({ jointWins: 2, csat90: null, defectEscape: null }, rules)).toMatchObject({
      state: 'between',
      least: '0.250',
      most: '0.750',
    });
  });

  test('stays between 0 and 1', () => {
    const percent = fc.nat(1000).map((tenths) => (tenths / 10).toFixed(1));
    fc.assert(
      fc.property(fc.nat(20), percent, percent, (jointWins, csat90, defectEscape) => {
        const score = incentiveScore({ jointWins, csat90, defectEscape }, rules);
        expect(score.state === 'measured' && Number(score.score) >= 0 && Number(score.score) <= 1).toBe(true);
      }),
    );
  });
});

describe('the joint forecast', () => {
  const stages = [
    { id: 'shown', label: 'Shown', percent: 50 },
    { id: 'offered', label: 'Offered', percent: 70 },
  ];
  const asOf = '2026-11-20T12:00:00Z';
  const open = (differs: Partial<Parameters<typeof aDeal>[0]> & { readonly id: ReturnType<typeof brand<'Deal'>> }) => {
    const deal = aDeal(differs);
    const events = [aDealEvent('submitted', '2026-11-19', { dealId: deal.id })];
    return { deal, standing: dealStanding(deal, events, someDealRules, asOf) };
  };

  test('adds open deals up by month and currency, each by the share of its stage', () => {
    const lines = forecastLines(
      [
        open({ id: brand<'Deal'>('a'), value: '1000.10', expectedOn: '2027-01-20' }),
        open({ id: brand<'Deal'>('b'), value: '0.01', expectedOn: '2027-01-03', stage: 'offered' }),
        open({ id: brand<'Deal'>('c'), value: '500', expectedOn: '2027-01-05', currency: 'CHF' }),
        open({ id: brand<'Deal'>('d'), value: '70', expectedOn: null, stage: '' }),
        { deal: aDeal({ id: brand<'Deal'>('draft') }), standing: { state: 'draft' } },
      ],
      stages,
    );
    expect(forecastMonths(lines)).toEqual([
      { month: '2027-01', currency: 'EUR', deals: 2, total: '1000.11', weighted: '500.05' },
      { month: '2027-01', currency: 'CHF', deals: 1, total: '500.00', weighted: '250.00' },
      { month: null, currency: 'EUR', deals: 1, total: '70.00', weighted: '0.00' },
    ]);
  });
});

describe('the three who answer for an escalation', () => {
  const person = (over: Partial<Person>): Person => ({
    id: brand<'Person'>('p'),
    partnerId: brand<'Partner'>('partner'),
    party: 'partner',
    name: 'Eva Moser',
    role: 'partnerManager',
    title: '',
    email: '',
    phone: '+43 1 555',
    language: '',
    ...over,
  });

  test('are looked for at both sides, and each must be one person who can be called', () => {
    const places = accountablePeople([
      person({}),
      person({ id: brand<'Person'>('q'), role: 'technicalAuthority', phone: '' }),
      person({ id: brand<'Person'>('r'), party: 'vendor', role: 'customerSuccessLeader' }),
      person({ id: brand<'Person'>('s'), party: 'vendor', role: 'customerSuccessLeader' }),
    ]);
    expect(places.map(({ party, role, people, settled }) => [party, role, people.length, settled])).toEqual([
      ['vendor', 'partnerManager', 0, false],
      ['vendor', 'customerSuccessLeader', 2, false],
      ['vendor', 'technicalAuthority', 0, false],
      ['partner', 'partnerManager', 1, true],
      ['partner', 'customerSuccessLeader', 0, false],
      ['partner', 'technicalAuthority', 1, false],
    ]);
  });
});
