import { useState } from 'react';
import { useIntl } from 'react-intl';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import type { Incident, PostIncidentReview, PreventiveAction } from '#shared/domain/performance/incident';
import { recordsOfAgreement } from '#shared/domain/performance/measured-tables';
import {
  actionStanding,
  type ReviewStanding,
  repeatedCauses,
  reviewStanding,
} from '#shared/domain/performance/review-rules';
import type { Sla } from '#shared/domain/slas/sla';
import type { PartnerFile } from '#shared/records/partner-file';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { type Text, useText } from '../../ui/use-text';
import { evidenceTitle } from './evidence-choice';
import styles from './performance.module.css';
import { type Question, QuestionDialog } from './question-dialog';
import { actionQuestion, closeQuestion, deliverQuestion, reviewQuestion } from './review-questions';

export interface ReviewsTabProps {
  readonly file: PartnerFile;
  readonly agreementId: string;
  readonly sla: Sla;
  readonly asOf: string;
}

/** What was learned from incidents, and whether what was promised is done. */
export function ReviewsTab({ file, agreementId, sla, asOf }: ReviewsTabProps) {
  const text = useText();
  const [question, setQuestion] = useState<Question | null>(null);
  const records = recordsOfAgreement(file, agreementId);
  const rows = records.incidents
    .map((incident) => {
      const review = records.postIncidentReviews.find(({ incidentId }) => incidentId === incident.id) ?? null;
      const standing = reviewStanding(incident, records.incidentEvents, review, measurable(sla), asOf);
      return { incident, review, standing };
    })
    .filter(({ review, standing }) => review !== null || standing.state !== 'notDue');
  const causes = repeatedCauses(records.incidents, records.postIncidentReviews, records.preventiveActions);
  return (
    <div className={styles.parts}>
      {causes.map(({ causeKey, afterCure }) => (
        <p key={causeKey} className={styles.notice}>
          {text('performance.reviews.repeated', { cause: causeKey, afterCure: afterCure ? 'yes' : 'no' })}
        </p>
      ))}
      <ReviewTable rows={rows} onAsk={setQuestion} />
      <ActionTable file={file} actions={records.preventiveActions} sla={sla} asOf={asOf} onAsk={setQuestion} />
      <QuestionDialog question={question} onClose={() => setQuestion(null)} />
    </div>
  );
}

interface ReviewRow {
  readonly incident: Incident;
  readonly review: PostIncidentReview | null;
  readonly standing: ReviewStanding;
}

function ReviewTable({
  rows,
  onAsk,
}: {
  readonly rows: readonly ReviewRow[];
  readonly onAsk: (question: Question) => void;
}) {
  const text = useText();
  const workspace = useWorkspace();
  return (
    <Panel title={text('performance.reviews.title')} flush>
      <DataTable
        caption={text('performance.reviews.title')}
        rows={rows}
        keyOf={({ incident }) => incident.id}
        empty={
          <EmptyState title={text('performance.reviews.empty')}>{text('performance.reviews.empty-hint')}</EmptyState>
        }
        columns={[
          { id: 'incident', header: text('performance.reviews.incident'), cell: ({ incident }) => incident.title },
          {
            id: 'state',
            header: text('performance.reviews.state'),
            cell: ({ standing }) => <ReviewMark standing={standing} />,
          },
          { id: 'cause', header: text('performance.review.root-cause'), cell: ({ review }) => review?.rootCause ?? '' },
          {
            id: 'do',
            header: text('performance.review.actions'),
            cell: ({ incident, review, standing }) => (
              <span className={styles.steps}>
                <Button kind="plain" onPress={() => onAsk(reviewQuestion(text, workspace, incident, review))}>
                  {text(standing.state === 'delivered' ? 'performance.reviews.read' : 'performance.reviews.open')}
                </Button>
                {review && standing.state !== 'delivered' && (
                  <Button kind="plain" onPress={() => onAsk(deliverQuestion(text, workspace, review))}>
                    {text('performance.review.deliver')}
                  </Button>
                )}
                {review && (
                  <Button kind="plain" onPress={() => onAsk(actionQuestion(text, workspace, review))}>
                    {text('performance.actions.add')}
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function ReviewMark({ standing }: { readonly standing: ReviewStanding }) {
  const text = useText();
  const { formatDate } = useIntl();
  const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });
  switch (standing.state) {
    case 'notDue':
      return <StateMark state="neutral" word={text('performance.reviews.not-due')} />;
    case 'due':
      return standing.overdue ? (
        <StateMark state="breach" word={text('performance.reviews.overdue', { due: day(standing.due) })} />
      ) : (
        <StateMark state="pending" word={text('performance.reviews.due', { due: day(standing.due) })} />
      );
    case 'delivered':
      return standing.late ? (
        <StateMark state="lapsing" word={text('performance.reviews.delivered-late', { at: day(standing.at) })} />
      ) : (
        <StateMark state="proven" word={text('performance.reviews.delivered', { at: day(standing.at) })} />
      );
  }
}

interface ActionTableProps {
  readonly file: PartnerFile;
  readonly actions: readonly PreventiveAction[];
  readonly sla: Sla;
  readonly asOf: string;
  readonly onAsk: (question: Question) => void;
}

function ActionTable({ file, actions, sla, asOf, onAsk }: ActionTableProps) {
  const text = useText();
  const workspace = useWorkspace();
  const { formatDate } = useIntl();
  return (
    <Panel title={text('performance.actions.title')} flush>
      <DataTable
        caption={text('performance.actions.title')}
        rows={actions.toSorted((left, right) => (left.due < right.due ? -1 : 1))}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title={text('performance.actions.empty')}>{text('performance.actions.empty-hint')}</EmptyState>
        }
        columns={[
          { id: 'what', header: text('performance.actions.what'), cell: ({ what }) => what },
          { id: 'owner', header: text('performance.actions.owner'), cell: ({ owner }) => owner },
          {
            id: 'due',
            header: text('performance.actions.due'),
            cell: ({ due }) => formatDate(due, { dateStyle: 'medium', timeZone: 'UTC' }),
          },
          {
            id: 'state',
            header: text('performance.actions.state'),
            cell: (action) => actionMark(text, action, sla.zone, asOf),
          },
          {
            id: 'do',
            header: text('performance.actions.close'),
            cell: (action) =>
              action.closedAt === null ? (
                <Button
                  kind="plain"
                  onPress={() => onAsk(closeQuestion(text, workspace, action, { file, asOf }))}
                  aria-label={`${text('performance.actions.close')}: ${action.what}`}
                >
                  {text('performance.actions.close')}
                </Button>
              ) : (
                [action.proof, evidenceTitle(action.evidenceId, file)].filter(Boolean).join(' · ')
              ),
          },
        ]}
      />
    </Panel>
  );
}

function actionMark(text: Text, action: PreventiveAction, zone: string, asOf: string) {
  const standing = actionStanding(action, zone, asOf);
  if (standing.state === 'open') return <StateMark state="pending" word={text('performance.actions.open')} />;
  if (standing.state === 'overdue') return <StateMark state="breach" word={text('performance.actions.overdue')} />;
  return standing.late ? (
    <StateMark state="lapsing" word={text('performance.actions.closed-late')} />
  ) : (
    <StateMark state="proven" word={text('performance.actions.closed')} />
  );
}
