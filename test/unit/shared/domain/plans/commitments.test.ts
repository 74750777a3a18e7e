import { describe, expect, test } from 'vitest';
import { commitments } from '#shared/domain/plans/commitments';
import { planStanding } from '#shared/domain/plans/plan-standing';
import { anAgreement } from '../../../../builders/a-complete-visit';
import { aPlan, aPlanReview, aPlanUnderWay, withProgress } from '../../../../builders/a-plan-under-way';

const given = {
  partnerGivesFor: [{ what: 'Demonstration room in Vienna', milestone: 'A5' }],
};
const plan = aPlan({ agreement: anAgreement('plan', { terms: { ...anAgreement('plan').terms, ...given } }) });
const listOn = (asOf: string, reviews: Parameters<typeof aPlanReview>[0][] = []) => {
  const held = reviews.map((one) => aPlanReview(one));
  return commitments(
    plan,
    planStanding(aPlanUnderWay({ plan, progress: withProgress({ reviews: held }) }), asOf),
    held,
  );
};

describe('the commitments of both sides', () => {
  test('are one list by their day: milestones, gives, customers, actions, goals and reviews; what has no day stands last', () => {
    const list = listOn('2026-11-20');
    expect(list.map(({ due }) => due ?? '9999')).toEqual(list.map(({ due }) => due ?? '9999').toSorted());
    expect(
      list
        .filter(({ kind }) => kind !== 'milestone')
        .map(({ due, kind, side, what, rhythm }) => [due, kind, side, what || rhythm]),
    ).toEqual([
      ['2026-12-21', 'review', 'both', 'month'],
      ['2027-01-15', 'action', 'partner', 'Laboratory system has no open interface: Ask its maker'],
      ['2027-01-20', 'review', 'both', 'month'],
      ['2027-02-19', 'give', 'vendor', 'Accounts, sandbox and the content of the playbook'],
      ['2027-02-19', 'give', 'vendor', 'Baseline training and its exam'],
      ['2027-02-22', 'review', 'both', 'month'],
      ['2027-03-05', 'customer', 'partner', 'Praxis Dr. Berger: Replace fax orders'],
      ['2027-03-05', 'give', 'partner', 'Demonstration room in Vienna'],
      ['2027-03-05', 'give', 'vendor', 'Demonstration material and a sample statement of work'],
      ['2027-03-19', 'give', 'vendor', 'A technical authority who accompanies the first customer'],
      ['2027-03-22', 'review', 'both', 'month'],
      ['2027-03-31', 'review', 'both', 'quarter'],
      ['2027-04-16', 'customer', 'partner', 'Zahnlabor Donau: Read orders by interface'],
      ['2027-04-20', 'review', 'both', 'month'],
      ['2027-06-30', 'review', 'both', 'quarter'],
      ['2027-09-30', 'review', 'both', 'quarter'],
      ['2027-10-01', 'goal', 'both', 'Calls about orders'],
      ['2027-12-17', 'goal', 'both', 'Practices that order digitally'],
      [null, 'action', 'partner', 'Fair in March binds the sales team'],
    ]);
  });

  test('are overdue after their day and not on it', () => {
    const action = (asOf: string) =>
      listOn(asOf).find(({ key }) => key === 'action/Laboratory system has no open interface')?.state;
    expect([action('2027-01-15'), action('2027-01-16')]).toEqual(['open', 'overdue']);
  });

  test('are kept from the review in which both sides saw it, and what was decided there joins the list', () => {
    const review = {
      kept: ['action/Laboratory system has no open interface'],
      decisions: [
        { what: 'Write to the maker again', side: 'vendor' as const, owner: 'Yuki Tanaka', due: '2027-01-08' },
      ],
    };
    const list = listOn('2027-01-20', [review]);
    const told = list
      .filter(({ kind }) => kind === 'action' || kind === 'decision' || kind === 'review')
      .slice(0, 4)
      .map(({ kind, what, state, keptOn }) => [kind, what, state, keptOn]);
    expect(told).toEqual([
      ['review', '', 'kept', '2026-12-21'],
      ['decision', 'Write to the maker again', 'overdue', null],
      ['action', 'Laboratory system has no open interface: Ask its maker', 'kept', '2026-12-21'],
      ['review', '', 'open', null],
    ]);
    expect(listOn('2026-12-20', [review]).filter(({ kind }) => kind === 'decision')).toEqual([]);
  });
});
