import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { CalendarDate } from '#shared/base/calendar-date';
import type { Result } from '#shared/base/result';
import type { Commitment } from '#shared/domain/plans/commitments';
import type { PlanReview } from '#shared/domain/plans/plan-progress';
import { type NewReview, type ReviewMilestone, reviewMilestones } from '#shared/domain/plans/review-rules';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { DatePicker } from '../../ui/date-picker';
import { Dialog } from '../../ui/dialog';
import { FieldGroup, FieldRow, Form } from '../../ui/form';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import styles from './plan-board.module.css';
import { promised, refusalWords, reviewWords, sideWords } from './plan-words';

export type KeepReview = (review: Omit<NewReview, 'agreement'>) => Promise<Result<unknown, { readonly kind: string }>>;

export interface ReviewDialogProps {
  readonly today: CalendarDate;
  readonly open: readonly Commitment[];
  readonly undatedBlockers: readonly string[];
  readonly onHold: KeepReview;
  readonly onClose: () => void;
}

type Decision = PlanReview['decisions'][number] & { readonly place: number };

const noDecision = (place: number, what = ''): Decision => ({ place, what, side: 'partner', owner: '', due: null });

/** Minutes while they are written. */
interface Minutes {
  readonly kind: PlanReview['kind'];
  readonly milestoneId: ReviewMilestone | null;
  readonly heldOn: string | null;
  readonly attendees: string;
  readonly said: string;
  readonly decisions: readonly Decision[];
  readonly kept: readonly string[];
  readonly signedBy: PlanReview['signedBy'];
}

interface PartProps {
  readonly minutes: Minutes;
  readonly onChange: (change: Partial<Minutes>) => void;
}

/** The minutes of a review: who was there, what was said, what was decided, what both saw kept, and who stands for it. */
export function ReviewDialog({ today, open, undatedBlockers, onHold, onClose }: ReviewDialogProps) {
  const text = useText();
  const [minutes, setMinutes] = useState<Minutes>({
    kind: 'month',
    milestoneId: null,
    heldOn: today,
    attendees: '',
    said: '',
    decisions: [noDecision(0)],
    kept: [],
    signedBy: { vendor: '', partner: '' },
  });
  const [problem, setProblem] = useState<string | null>(null);
  const part = { minutes, onChange: (change: Partial<Minutes>) => setMinutes((before) => ({ ...before, ...change })) };
  const keep = async () => {
    const decisions = minutes.decisions.map(({ place: _place, ...decision }) => decision);
    const result = await onHold({ ...minutes, heldOn: minutes.heldOn ?? today, decisions });
    if (result.ok) onClose();
    else setProblem(text(refusalWords(result.error.kind)));
  };
  return (
    <Dialog isOpen mustAnswer onClose={onClose} shape="wide" title={text('plans.reviews.hold')}>
      <Form
        onSubmit={() => void keep()}
        problems={problem === null ? [] : [{ name: null, message: problem }]}
        actions={
          <>
            <Button kind="plain" onPress={onClose}>
              {text('plans.form.cancel')}
            </Button>
            <Button kind="filled" type="submit">
              {text('plans.form.keep')}
            </Button>
          </>
        }
      >
        <WhichPart {...part} today={today} undatedBlockers={undatedBlockers} />
        <TextField
          label={text('plans.reviews.attendees')}
          value={minutes.attendees}
          onChange={(attendees) => part.onChange({ attendees })}
        />
        <TextArea
          rows={4}
          label={text('plans.reviews.said')}
          value={minutes.said}
          onChange={(said) => part.onChange({ said })}
        />
        <DecisionsPart {...part} />
        <KeptPart {...part} open={open} />
        <SignedPart {...part} />
      </Form>
    </Dialog>
  );
}

function WhichPart({
  minutes,
  onChange,
  today,
  undatedBlockers,
}: PartProps & Pick<ReviewDialogProps, 'today' | 'undatedBlockers'>) {
  const text = useText();
  const chooseMilestone = (id: ReviewMilestone) => {
    const isEmpty = minutes.decisions.every(({ what }) => what === '');
    // The 30-day review gives every blocker a date, so those without one stand there to be filled in.
    const decisions = [
      ...undatedBlockers.map((blocker, place) => noDecision(place, blocker)),
      noDecision(undatedBlockers.length),
    ];
    onChange({ milestoneId: id, ...(id === 'D30' && isEmpty ? { decisions } : {}) });
  };
  return (
    <FieldRow>
      <Select
        label={text('plans.reviews.kind')}
        choices={(['week', 'month', 'quarter', 'milestone'] as const).map((id) => ({
          id,
          label: text(reviewWords[id]),
        }))}
        value={minutes.kind}
        onChange={(kind) => onChange({ kind })}
      />
      {minutes.kind === 'milestone' && (
        <Select
          label={text('plans.reviews.which')}
          choices={reviewMilestones.map((id) => ({ id, label: id }))}
          value={minutes.milestoneId}
          onChange={chooseMilestone}
        />
      )}
      <DatePicker
        label={text('plans.reviews.day')}
        value={minutes.heldOn}
        latest={today}
        onChange={(heldOn) => onChange({ heldOn })}
      />
    </FieldRow>
  );
}

function DecisionsPart({ minutes: { decisions }, onChange }: PartProps) {
  const text = useText();
  return (
    <FieldGroup title={text('plans.reviews.decisions')}>
      {decisions.map((decision) => (
        <DecisionFields
          key={decision.place}
          decision={decision}
          onChange={(changed) =>
            onChange({ decisions: decisions.map((one) => (one.place === changed.place ? changed : one)) })
          }
        />
      ))}
      <Button
        kind="plain"
        icon={Plus}
        onPress={() => onChange({ decisions: [...decisions, noDecision(decisions.length)] })}
      >
        {text('plans.reviews.add-decision')}
      </Button>
    </FieldGroup>
  );
}

function KeptPart({ minutes: { kept }, onChange, open }: PartProps & Pick<ReviewDialogProps, 'open'>) {
  const text = useText();
  if (open.length === 0) return null;
  return (
    <FieldGroup title={text('plans.reviews.kept')}>
      <div className={styles.checks}>
        {open.map(({ key, ...one }) => (
          <Checkbox
            key={key}
            label={promised({ key, ...one }, text)}
            isSelected={kept.includes(key)}
            onChange={(isKept) => onChange({ kept: isKept ? [...kept, key] : kept.filter((other) => other !== key) })}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

function SignedPart({ minutes: { signedBy }, onChange }: PartProps) {
  const text = useText();
  return (
    <FieldRow>
      <TextField
        label={text('plans.reviews.signed-vendor')}
        description={text('plans.reviews.signed-hint')}
        value={signedBy.vendor}
        onChange={(vendor) => onChange({ signedBy: { ...signedBy, vendor } })}
      />
      <TextField
        label={text('plans.reviews.signed-partner')}
        value={signedBy.partner}
        onChange={(partner) => onChange({ signedBy: { ...signedBy, partner } })}
      />
    </FieldRow>
  );
}

function DecisionFields({
  decision,
  onChange,
}: {
  readonly decision: Decision;
  readonly onChange: (changed: Decision) => void;
}) {
  const text = useText();
  return (
    <div className={styles.decision}>
      <TextField
        label={text('plans.reviews.decided')}
        value={decision.what}
        onChange={(what) => onChange({ ...decision, what })}
      />
      <Select
        label={text('plans.reviews.side')}
        choices={(['vendor', 'partner', 'both'] as const).map((id) => ({ id, label: text(sideWords[id]) }))}
        value={decision.side}
        onChange={(side) => onChange({ ...decision, side })}
      />
      <TextField
        label={text('plans.reviews.owner')}
        value={decision.owner}
        onChange={(owner) => onChange({ ...decision, owner })}
      />
      <DatePicker
        label={text('plans.reviews.due')}
        value={decision.due}
        onChange={(due) => onChange({ ...decision, due })}
      />
    </div>
  );
}
