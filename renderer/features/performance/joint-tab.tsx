import { useState } from 'react';
import { useIntl } from 'react-intl';
import { addMonths, dayOf } from '#shared/base/calendar-date';
import { quarterOf } from '#shared/domain/commercial/quarter';
import { driftsOf } from '#shared/domain/performance/drift';
import type { JointReview } from '#shared/domain/performance/joint-review';
import { behaviourRatings } from '#shared/domain/performance/joint-review-rules';
import type { Sla } from '#shared/domain/slas/sla';
import type { PartnerFile } from '#shared/records/partner-file';
import { openJointReview } from '../../data/actions/joint-review-actions';
import type { Measuring } from '../../data/queries/performance-queries';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { DefinitionList } from '../../ui/definition-list';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { JointDecisions } from './joint-decisions';
import { decisionQuestion, holdQuestion, rateQuestion, wordsQuestion } from './joint-questions';
import styles from './performance.module.css';
import { behaviourWords, trendTones, trendWords, whyNotKept } from './performance-words';
import { type Question, QuestionDialog } from './question-dialog';

export interface JointTabProps {
  readonly file: PartnerFile;
  readonly agreementId: string;
  readonly sla: Sla;
  readonly measuring: Measuring;
  readonly asOf: string;
}

/** The quarterly reviews: direction of the figures, behaviours, what was said and decided. */
export function JointTab({ file, agreementId, sla, measuring, asOf }: JointTabProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [question, setQuestion] = useState<Question | null>(null);
  const reviews = file.jointReviews
    .filter((review) => review.agreementId === agreementId)
    .toSorted((left, right) => (left.quarter < right.quarter ? 1 : -1));
  const today = dayOf(asOf);
  const due = [quarterOf(addMonths(today, -3)), quarterOf(today)].filter(
    (quarter) => !reviews.some((review) => review.quarter === quarter),
  );
  const open = async (quarter: string) => {
    const refused = whyNotKept(text, await openJointReview(workspace, agreementId, quarter));
    if (refused !== null) showToast({ tone: 'refused', words: refused });
  };
  return (
    <div className={styles.parts}>
      <div className={styles.head}>
        {due.map((quarter) => (
          <Button key={quarter} onPress={() => void open(quarter)}>
            {text('performance.joint.open', { quarter })}
          </Button>
        ))}
      </div>
      <DriftPanel sla={sla} measuring={measuring} />
      {reviews.length === 0 && (
        <EmptyState title={text('performance.joint.none')}>{text('performance.joint.none-hint')}</EmptyState>
      )}
      {reviews.map((review) => (
        <ReviewPanel key={review.id} file={file} review={review} onAsk={setQuestion} />
      ))}
      <QuestionDialog question={question} onClose={() => setQuestion(null)} />
    </div>
  );
}

function DriftPanel({ sla, measuring }: Pick<JointTabProps, 'sla' | 'measuring'>) {
  const text = useText();
  if (measuring.state !== 'measured') return null;
  const { results } = measuring.measured;
  const levels = sla.serviceLevels.filter(({ id }) => results.some(({ measure }) => measure === id));
  if (levels.length === 0) return null;
  const nameOf = (id: string) => levels.find((level) => level.id === id)?.name ?? id;
  return (
    <Panel title={text('performance.joint.direction')} flush>
      <DataTable
        caption={text('performance.joint.direction')}
        rows={driftsOf(levels, results)}
        keyOf={({ measure }) => measure}
        empty={null}
        columns={[
          { id: 'measure', header: text('performance.joint.measure'), cell: ({ measure }) => nameOf(measure) },
          {
            id: 'trend',
            header: text('performance.joint.trend'),
            cell: ({ direction }) => <StateMark state={trendTones[direction]} word={text(trendWords[direction])} />,
          },
          {
            id: 'from-to',
            header: text('performance.joint.from-to'),
            cell: ({ first, last }) => (first && last ? `${first.shown} – ${last.shown}` : '–'),
          },
          {
            id: 'pace',
            header: text('performance.joint.pace'),
            cell: ({ windowsToBreach }) =>
              windowsToBreach === null ? '–' : text('performance.trend.breach', { count: windowsToBreach }),
          },
        ]}
      />
    </Panel>
  );
}

interface ReviewPanelProps {
  readonly file: PartnerFile;
  readonly review: JointReview;
  readonly onAsk: (question: Question) => void;
}

function ReviewPanel({ file, review, onAsk }: ReviewPanelProps) {
  const text = useText();
  const workspace = useWorkspace();
  const { formatDate } = useIntl();
  const ratings = behaviourRatings(review.id, file.behaviourNotes);
  const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });
  const said = (words: string) => (words === '' ? '–' : words);
  return (
    <Panel
      title={text('performance.joint.title', { quarter: review.quarter })}
      actions={
        <>
          <Button onPress={() => onAsk(rateQuestion(text, workspace, review))}>{text('performance.joint.rate')}</Button>
          <Button onPress={() => onAsk(decisionQuestion(text, workspace, review))}>
            {text('performance.joint.decide')}
          </Button>
          <Button onPress={() => onAsk(wordsQuestion(text, workspace, review))}>
            {text('performance.joint.words')}
          </Button>
          <Button onPress={() => onAsk(holdQuestion(text, workspace, review))}>{text('performance.joint.hold')}</Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p className={styles.words}>
          {review.heldOn === null
            ? text('performance.joint.not-held')
            : text('performance.joint.held', { on: day(review.heldOn), attendees: review.attendees })}
        </p>
        <DataTable
          caption={text('performance.joint.behaviours')}
          rows={ratings}
          keyOf={({ behaviour }) => behaviour}
          empty={null}
          columns={[
            {
              id: 'behaviour',
              header: text('performance.joint.behaviour'),
              cell: ({ behaviour }) => text(behaviourWords[behaviour]),
            },
            {
              id: 'vendor',
              header: text('performance.joint.vendor'),
              kind: 'number',
              cell: ({ vendor }) => vendor ?? '–',
            },
            {
              id: 'partner',
              header: text('performance.joint.partner'),
              kind: 'number',
              cell: ({ partner }) => partner ?? '–',
            },
            { id: 'mean', header: text('performance.joint.mean'), kind: 'number', cell: ({ mean }) => mean ?? '–' },
          ]}
        />
        <DefinitionList
          items={[
            { term: text('performance.joint.drift'), value: said(review.drift) },
            { term: text('performance.joint.feedback'), value: said(review.feedback) },
            { term: text('performance.joint.changes'), value: said(review.upcomingChanges) },
            { term: text('performance.joint.limits'), value: said(review.knownLimits) },
          ]}
        />
        <JointDecisions review={review} />
      </div>
    </Panel>
  );
}
