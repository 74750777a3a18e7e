import type { MissingForMilestone } from '#shared/domain/plans/milestone-reading';
import type { MilestoneStanding } from '#shared/domain/plans/plan-standing';
import type { LearnerRole } from '#shared/domain/playbook/pack-enablement';
import type { PlanPen } from './plan-pen';

const roles: readonly string[] = ['sales', 'solution', 'delivery', 'support'] satisfies LearnerRole[];

/** Why a milestone is not reached, in a few words. */
export function whyNotReached(one: MilestoneStanding, pen: PlanPen): string {
  if (one.state === 'reopened') return pen.text('review.2.reopened', { why: one.closure?.proofNote ?? '' });
  const missing = one.missing.slice(0, 3).map((each) => missingWords(each, pen));
  const waits = one.waitsFor.length === 0 ? [] : [pen.text('review.2.waits', { ids: one.waitsFor.join(', ') })];
  return [...missing, ...waits].join('; ');
}

function missingWords(missing: MissingForMilestone, pen: PlanPen): string {
  const { text } = pen;
  const role = (id: string) => (roles.includes(id) ? text(`plan.role.${id as LearnerRole}`) : id);
  switch (missing.kind) {
    case 'evidence': {
      const about = missing.about === '' ? '' : ` (${role(missing.about)})`;
      return text(`review.missing.evidence.${missing.why}`, { what: `${missing.title}${about}` });
    }
    case 'answer':
      return text('review.missing.answer', { id: missing.questionId });
    case 'fit':
      return text('review.missing.fit', { points: String(missing.points), needed: String(missing.needed) });
    case 'gate':
      return text(`review.missing.gate.${missing.why}`, { gate: missing.title });
    case 'handoff':
      return text('review.missing.handoff', { what: missing.title });
    case 'credential':
      return text('review.missing.credential', {
        role: role(missing.role),
        held: String(missing.held),
        needed: String(missing.needed),
      });
    case 'deal':
      return text(`review.missing.deal.${missing.needed}`);
    case 'days':
      return text('review.missing.days', { date: pen.date(missing.until) });
    case 'minutes':
      return text(`review.missing.minutes.${missing.why}`);
    case 'undatedBlocker':
      return text('review.missing.undatedBlocker', { blocker: missing.blocker });
    case 'riskTier':
    case 'outcome':
    case 'nextPlan':
      return text(`review.missing.${missing.kind}`);
  }
}
