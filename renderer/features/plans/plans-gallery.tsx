import { brand } from '#shared/base/brand';
import { refuse } from '#shared/base/result';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { commitments } from '#shared/domain/plans/commitments';
import { planStanding } from '#shared/domain/plans/plan-standing';
import type { GalleryGroup } from '../../ui/gallery-group';
import { type PlanSample, samplePlanUnderWay } from './gallery-plan';
import { PlanBoard } from './plan-board';

// Nothing is stored from the gallery; the dialogs show what a refusal looks like.
const refused = async () => refuse({ kind: 'storage-full' } as const);

function Board({ sample, today }: { readonly sample: PlanSample; readonly today: string }) {
  const underWay = samplePlanUnderWay(
    sample,
    brand<'Agreement'>('01930000-0000-7000-8000-0000000f0001') satisfies Agreement['id'],
  );
  const standing = planStanding(underWay, today);
  const { reviews } = underWay.progress;
  return (
    <PlanBoard
      plan={underWay.plan}
      standing={standing}
      commitments={commitments(underWay.plan, standing, reviews)}
      reviews={reviews}
      today={today}
      actions={{ close: refused, reopen: refused, read: refused, hold: refused }}
      onCalendar={() => {}}
      onQuarter={() => {}}
    />
  );
}

export const plansGallery: GalleryGroup = {
  id: 'plans',
  title: 'Plan under way',
  samples: [
    { name: 'just begun', wide: true, draw: () => <Board sample="begun" today="2026-11-20" /> },
    { name: 'late', wide: true, draw: () => <Board sample="late" today="2027-03-01" /> },
  ],
};
