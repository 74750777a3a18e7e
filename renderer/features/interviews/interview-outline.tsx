import { ListChecks } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { OutlineItem, QuestionState } from '#shared/domain/interviews/interview-rules';
import { Link } from '../../ui/link';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './interview-outline.module.css';

export const questionStateMarks = {
  open: 'neutral',
  answered: 'proven',
  needsProof: 'missing',
  undecided: 'conflict',
  declined: 'lapsing',
  notApplicable: 'neutral',
  skipped: 'neutral',
} as const satisfies Record<QuestionState, string>;

export const questionStateWords = {
  open: 'interviews.state.open',
  answered: 'interviews.state.answered',
  needsProof: 'interviews.state.needs-proof',
  undecided: 'interviews.state.undecided',
  declined: 'interviews.state.declined',
  notApplicable: 'interviews.state.not-applicable',
  skipped: 'interviews.state.skipped',
} as const satisfies Record<QuestionState, MessageId>;

export interface InterviewOutlineProps {
  readonly interviewId: string;
  readonly items: readonly OutlineItem[];
  /** The question in view; null: the review. */
  readonly currentId: string | null;
}

/** All questions in order with where each stands; the way back to any of them. */
export function InterviewOutline({ interviewId, items, currentId }: InterviewOutlineProps) {
  const text = useText();
  const list = useRef<HTMLOListElement>(null);
  // On a tablet the outline shows only a few questions at a time.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs because another question came into view.
  useEffect(() => {
    list.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);
  return (
    <nav aria-label={text('interviews.outline.title')} className={styles.outline}>
      <ol ref={list} className={styles.list}>
        {items.map(({ question, state }) => (
          <li key={question.id} className={styles.item} data-current={question.id === currentId || undefined}>
            <Link
              href={`/interviews/${interviewId}/${question.id}`}
              kind="quiet"
              {...(question.id === currentId ? { 'aria-current': 'step' as const } : {})}
            >
              <span className={styles.row}>
                <StateMark state={questionStateMarks[state]} word={text(questionStateWords[state])} shape="icon" />
                <span className={styles.text}>{question.text}</span>
              </span>
            </Link>
          </li>
        ))}
        <li className={styles.item} data-current={currentId === null || undefined}>
          <Link
            href={`/interviews/${interviewId}/review`}
            kind="quiet"
            {...(currentId === null ? { 'aria-current': 'step' as const } : {})}
          >
            <span className={styles.row}>
              <ListChecks size="0.875rem" strokeWidth={2} aria-hidden />
              <span className={styles.text}>{text('interviews.finish.review')}</span>
            </span>
          </Link>
        </li>
      </ol>
    </nav>
  );
}
