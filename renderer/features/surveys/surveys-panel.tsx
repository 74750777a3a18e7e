import { MessageSquarePlus, Users } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { dayOf } from '#shared/base/calendar-date';
import { surveyScales } from '#shared/domain/surveys/survey-answer';
import { answersInOrder, type ShownAnswer } from '#shared/domain/surveys/survey-rules';
import { useWorkspace } from '../../data/use-workspace';
import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { NoteAnswerDialog } from './note-answer-dialog';
import { nameOf } from './respondent';
import type { SurveyFile } from './survey-file';
import { howWords, surveyNames } from './survey-words';
import styles from './surveys.module.css';

/** What people answered when they were asked how it went. None of it is shown while the screen is turned. */
export function SurveysPanel({ file }: { readonly file: SurveyFile }) {
  const { surroundings } = useWorkspace();
  const isTurned = usePresentation();
  if (isTurned) return null;
  return <SurveysView file={file} today={dayOf(new Date(surroundings.now()).toISOString())} />;
}

export interface SurveysViewProps {
  readonly file: SurveyFile;
  readonly today: string;
}

const firstRows = 25;

/** The panel on a given day. */
export function SurveysView({ file, today }: SurveysViewProps) {
  const text = useText();
  const navigate = useNavigate();
  const [isNoting, setNoting] = useState(false);
  const [most, setMost] = useState(firstRows);
  const answers = answersInOrder(file.surveyAnswers);
  return (
    <Panel
      title={text('surveys.title')}
      actions={
        <>
          <Button icon={MessageSquarePlus} onPress={() => setNoting(true)}>
            {text('surveys.note')}
          </Button>
          <Button icon={Users} onPress={() => void navigate(`/partners/${file.partner.id}/survey`)}>
            {text('surveys.ask')}
          </Button>
        </>
      }
      flush
    >
      <AnswerTable file={file} answers={answers.slice(0, most)} />
      {answers.length > most && (
        <div className={styles.more}>
          <Button kind="plain" onPress={() => setMost(most + 4 * firstRows)}>
            {text('surveys.more', { count: answers.length - most })}
          </Button>
        </div>
      )}
      <NoteAnswerDialog file={file} today={today} isOpen={isNoting} onClose={() => setNoting(false)} />
    </Panel>
  );
}

interface AnswerTableProps {
  readonly file: SurveyFile;
  readonly answers: readonly ShownAnswer[];
}

function AnswerTable({ file, answers }: AnswerTableProps) {
  const text = useText();
  const { formatDate } = useIntl();
  return (
    <DataTable
      caption={text('surveys.title')}
      rows={answers}
      keyOf={({ answer }) => answer.id}
      empty={<EmptyState title={text('surveys.empty')}>{text('surveys.empty-hint')}</EmptyState>}
      columns={[
        {
          id: 'who',
          header: text('surveys.field.who'),
          cell: ({ answer }) => (
            <span className={styles.name}>
              {nameOf(file.people, answer)}
              {answer.engagementId !== null && (
                <span className={styles.quiet}>
                  {file.engagements.find(({ id }) => id === answer.engagementId)?.title ?? ''}
                </span>
              )}
            </span>
          ),
        },
        { id: 'survey', header: text('surveys.field.survey'), cell: ({ answer }) => text(surveyNames[answer.survey]) },
        {
          id: 'score',
          header: text('surveys.field.answer'),
          kind: 'number',
          cell: ({ answer }) => (
            <span className={styles.score}>
              {text('surveys.score-of', { score: answer.score, most: surveyScales[answer.survey].to })}
            </span>
          ),
        },
        {
          id: 'comment',
          header: text('surveys.field.comment'),
          cell: ({ answer }) => <span className={styles.comment}>{answer.comment}</span>,
        },
        {
          id: 'when',
          header: text('surveys.field.day'),
          kind: 'day',
          cell: ({ answer }) => (
            <span className={styles.name}>
              {formatDate(answer.answeredAt, { dateStyle: 'medium' })}
              <span className={styles.quiet}>{text(howWords[answer.how])}</span>
            </span>
          ),
        },
        {
          id: 'counts',
          header: text('surveys.field.counts'),
          cell: ({ counts }) => (
            <StateMark
              state={counts ? 'proven' : 'neutral'}
              word={text(counts ? 'surveys.counts.yes' : 'surveys.counts.later-one')}
            />
          ),
        },
      ]}
    />
  );
}
