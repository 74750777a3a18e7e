import { useMemo, useState } from 'react';
import { dayOf } from '#shared/base/calendar-date';
import { commitments as commitmentsOf } from '#shared/domain/plans/commitments';
import { recordsOfPlan } from '#shared/domain/plans/plan-chain';
import { planOfAnyFormat } from '#shared/domain/plans/plan-format';
import { planStanding } from '#shared/domain/plans/plan-standing';
import { closeMilestone, holdReview, readGoal, reopenMilestone } from '../../data/actions/plan-actions';
import { planUnderWay } from '../../data/plan-file';
import type { ShownAgreement } from '../../data/queries/agreement-queries';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { EmptyState } from '../../ui/empty-state';
import { useText } from '../../ui/use-text';
import { PlanBoard } from './plan-board';
import { QuarterDialog } from './quarter-dialog';
import { saveCalendar } from './save-calendar';

export interface PlanPanelProps {
  /** A plan as it changes; see `useAgreement`. */
  readonly shown: Pick<ShownAgreement, 'agreement' | 'partnerFile' | 'text'>;
}

/** A Joint Success Plan under way, computed from what is on record. */
export function PlanPanel({ shown: { agreement, partnerFile, text: found } }: PlanPanelProps) {
  const text = useText();
  const workspace = useWorkspace();
  const index = usePlaybook();
  const today = dayOf(new Date(workspace.surroundings.now()).toISOString());
  const [isQuarter, setQuarter] = useState(false);
  const data = found.ok ? found.value.data : null;
  const seen = useMemo(() => {
    const plan = data === null ? null : planOfAnyFormat(data);
    if (plan === null) return null;
    const underWay = planUnderWay(plan, partnerFile, index);
    const standing = planStanding(underWay, today);
    const reviews = recordsOfPlan(agreement.id, underWay.progress).reviews.toSorted((left, right) =>
      left.heldOn < right.heldOn ? 1 : -1,
    );
    return { plan, underWay, standing, reviews, list: commitmentsOf(plan, standing, reviews) };
  }, [data, partnerFile, index, today, agreement.id]);
  if (seen === null)
    return <EmptyState title={text('plans.panel.incomplete')}>{text('plans.panel.incomplete-hint')}</EmptyState>;
  return (
    <>
      <PlanBoard
        plan={seen.plan}
        standing={seen.standing}
        commitments={seen.list}
        reviews={seen.reviews}
        today={today}
        actions={{
          close: (milestoneId, proof, note) => closeMilestone(workspace, agreement.id, { milestoneId, proof, note }),
          reopen: (milestoneId, reason) => reopenMilestone(workspace, agreement.id, { milestoneId, reason }),
          read: (reading) => readGoal(workspace, agreement.id, reading),
          hold: (review) => holdReview(workspace, agreement.id, review),
        }}
        onCalendar={(rows) => void saveCalendar(workspace, { agreement, plan: seen.plan, rows, text })}
        onQuarter={() => setQuarter(true)}
      />
      {isQuarter && (
        <QuarterDialog
          underWay={seen.underWay}
          reviews={seen.reviews}
          today={today}
          onClose={() => setQuarter(false)}
        />
      )}
    </>
  );
}
