import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { CalendarDate } from '#shared/base/calendar-date';
import type { Result } from '#shared/base/result';
import type { Commitment } from '#shared/domain/plans/commitments';
import type { MilestoneProof } from '#shared/domain/plans/milestone-reading';
import type { Plan } from '#shared/domain/plans/plan';
import type { PlanReview } from '#shared/domain/plans/plan-progress';
import type { MilestoneStanding, PlanStanding } from '#shared/domain/plans/plan-standing';
import type { TimeToValue } from '#shared/domain/plans/time-to-value';
import { Button } from '../../ui/button';
import { KeyFact, KeyFacts } from '../../ui/key-facts';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { type Text, useText } from '../../ui/use-text';
import { CommitmentsPart } from './commitments-part';
import { type GoalReadingWords, GoalsPart, percentText } from './goals-part';
import { MilestoneDialog } from './milestone-dialog';
import styles from './plan-board.module.css';
import { PlanTimeline } from './plan-timeline';
import { missingWords, roomWords, sideWords, statusTones, statusWords } from './plan-words';
import type { KeepReview } from './review-dialog';
import { ReviewsPart } from './reviews-part';
import { useDay } from './use-day';

type Done = Promise<Result<unknown, { readonly kind: string }>>;

export interface PlanBoardProps {
  readonly plan: Plan;
  readonly standing: PlanStanding;
  readonly commitments: readonly Commitment[];
  readonly reviews: readonly PlanReview[];
  readonly today: CalendarDate;
  readonly actions: {
    readonly close: (milestoneId: string, proof: Pick<MilestoneProof, 'kind' | 'id'> | null, note: string) => Done;
    readonly reopen: (milestoneId: string, reason: string) => Done;
    readonly read: (reading: GoalReadingWords) => Done;
    readonly hold: KeepReview;
  };
  readonly onCalendar: (shown: readonly Commitment[]) => void;
  readonly onQuarter: () => void;
}

/** A plan under way: where it stands, the one next thing, its milestones, goals, commitments and reviews. */
export function PlanBoard(props: PlanBoardProps) {
  const { plan, standing, commitments, reviews, today, actions } = props;
  const [opened, setOpened] = useState<string | null>(null);
  const text = useText();
  const one = standing.milestones.find(({ id }) => id === opened) ?? null;
  const dated = new Set(reviews.flatMap((review) => review.decisions.map(({ what }) => what)));
  return (
    <div className={styles.board}>
      <PlanFacts standing={standing} commitments={commitments} />
      <NextPart standing={standing} onOpen={(next) => setOpened(next.id)} />
      <Panel title={text('plans.timeline.title')} flush>
        <PlanTimeline standing={standing} onOpen={(chosen) => setOpened(chosen.id)} />
      </Panel>
      <GoalsPart goals={standing.goals} attainment={standing.attainment} today={today} onRead={actions.read} />
      <CommitmentsPart commitments={commitments} onCalendar={props.onCalendar} />
      <ReviewsPart
        reviews={reviews}
        today={today}
        open={commitments.filter(
          ({ kind, state }) => state !== 'kept' && kind !== 'milestone' && kind !== 'review' && kind !== 'goal',
        )}
        undatedBlockers={plan.blockers.flatMap(({ blocker, by }) =>
          by === null && !dated.has(blocker) ? [blocker] : [],
        )}
        onHold={actions.hold}
        onQuarter={props.onQuarter}
      />
      {one && (
        <MilestoneDialog
          key={one.id}
          one={one}
          onCloseMilestone={(proof, note) => actions.close(one.id, proof, note)}
          onReopen={(reason) => actions.reopen(one.id, reason)}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

function PlanFacts({ standing, commitments }: Pick<PlanBoardProps, 'standing' | 'commitments'>) {
  const text = useText();
  const day = useDay();
  const { formatNumber } = useIntl();
  const { value, done, milestones } = standing;
  const overdue = commitments.filter(({ state }) => state === 'overdue').length;
  return (
    <KeyFacts>
      <KeyFact
        term={text('plans.facts.value')}
        value={day(value.forecast)}
        note={
          <StateMark
            state={statusTones[value.status]}
            word={text('plans.facts.value-note', {
              status: text(statusWords[value.status]),
              planned: day(value.plannedOn),
            })}
          />
        }
      />
      <KeyFact
        term={text('plans.facts.goals')}
        value={text('plans.goals.percent', {
          percent: formatNumber(Number(percentText(standing.attainment)), { minimumFractionDigits: 1 }),
        })}
        note={text('plans.facts.goals-note', { count: standing.goals.filter(({ isBehind }) => isBehind).length })}
      />
      <KeyFact
        term={text('plans.facts.milestones')}
        value={text('plans.facts.milestones-value', { done: done.length, all: milestones.length })}
        note={text('plans.facts.milestones-note', {
          late: milestones.filter(({ status }) => status === 'late').length,
        })}
      />
      <KeyFact
        term={text('plans.facts.commitments')}
        value={formatNumber(overdue)}
        note={text('plans.facts.commitments-note', {
          open: commitments.filter(({ state }) => state === 'open').length,
        })}
      />
      <KeyFact
        term={text('plans.facts.first-value')}
        value={timeWords(standing.timeToValue, text)}
        note={timeNote(standing.timeToValue, text)}
      />
    </KeyFacts>
  );
}

function timeWords({ firstValue }: TimeToValue, text: Text): string {
  if (firstValue.state === 'notStarted') return text('plans.facts.not-started');
  return firstValue.state === 'censored'
    ? text('plans.facts.not-yet')
    : text('plans.facts.days', { days: firstValue.days });
}

function timeNote({ firstValue }: TimeToValue, text: Text): string {
  if (firstValue.state === 'notStarted') return text('plans.facts.not-started-note');
  if (firstValue.state === 'censored') return text('plans.facts.not-yet-note', { days: firstValue.days });
  return text(firstValue.isBeforeStart ? 'plans.facts.before-note' : 'plans.facts.days-note');
}

function NextPart({
  standing,
  onOpen,
}: {
  readonly standing: PlanStanding;
  readonly onOpen: (next: MilestoneStanding) => void;
}) {
  const text = useText();
  const day = useDay();
  const { next } = standing;
  if (next === null) return <Panel title={text('plans.next.title')}>{text('plans.next.none')}</Panel>;
  const [first] = next.missing;
  return (
    <Panel title={text('plans.next.title')}>
      <div className={styles.next}>
        <div className={styles.nextWords}>
          <p className={styles.nextTitle}>
            {text('plans.next.what', { what: `${next.id} ${next.milestone.title}`, side: text(sideWords[next.turn]) })}
          </p>
          <p className={styles.aside}>
            {first
              ? text('plans.next.missing', { missing: missingWords(first, text, day), more: next.missing.length - 1 })
              : text('plans.next.close')}
          </p>
          <p className={styles.aside}>
            {text('plans.next.by', { date: day(next.plannedOn), room: roomWords(next.slack, text) })}
          </p>
        </div>
        <Button kind="filled" onPress={() => onOpen(next)}>
          {text('plans.next.open')}
        </Button>
      </div>
    </Panel>
  );
}
