import { brand } from '#shared/base/brand';
import type { PlanReviewInputs } from '#shared/domain/documents/plan-review-inputs';
import { commitments } from '#shared/domain/plans/commitments';
import { planStanding } from '#shared/domain/plans/plan-standing';
import { aGoalReading, aPlanReview, aPlanUnderWay, withProgress } from './a-plan-under-way';
import { aReadyPartner } from './a-ready-partner';

/** The first quarter of 2027 of a partner that is on its way: half of the proofs, two reviews, one goal read. */
export function aQuarter(over: Partial<PlanReviewInputs> = {}): PlanReviewInputs {
  const reviews = [
    aPlanReview({ id: brand('december'), heldOn: '2026-12-21', at: '2026-12-21T15:00:00Z' }),
    aPlanReview({
      id: brand('january'),
      kind: 'milestone',
      milestoneId: 'D30',
      heldOn: '2027-01-18',
      at: '2027-01-18T15:00:00Z',
      said: 'The sandbox is late because the keys came late. The fair is moved to April.',
      attendees: 'Ines Kramer, Jonas Weiß, Yuki Tanaka',
      decisions: [
        {
          what: 'Fair in March binds the sales team: two people stay',
          side: 'partner',
          owner: 'Jonas Weiß',
          due: '2027-02-26',
        },
        {
          what: 'Ask the maker of the laboratory system again',
          side: 'vendor',
          owner: 'Yuki Tanaka',
          due: '2027-04-09',
        },
      ],
      kept: ['action/Laboratory system has no open interface'],
      signedBy: { vendor: 'Ines Kramer', partner: 'Jonas Weiß' },
    }),
  ];
  const late = new Set(['E5.1', 'E6.3', 'E7.1', 'E6.2']);
  const records = aReadyPartner({
    differs: (all) => ({
      ...all,
      dealEvents: all.dealEvents.filter(({ kind }) => kind !== 'won'),
      evidence: all.evidence.filter(({ typeId }) => !late.has(typeId)),
    }),
  });
  const readings = [aGoalReading('Practices that order digitally', '6')];
  const underWay = aPlanUnderWay({ records, progress: withProgress({ reviews, readings }) });
  const { plan } = underWay;
  const [before, after] = [planStanding(underWay, '2026-12-31'), planStanding(underWay, '2027-03-31')];
  return {
    plan,
    from: '2027-01-01',
    to: '2027-03-31',
    before,
    after,
    commitmentsBefore: commitments(plan, before, reviews),
    commitments: commitments(plan, after, reviews),
    reviews: reviews.filter(({ heldOn }) => heldOn >= '2027-01-01'),
    language: 'en',
    ...over,
  };
}
