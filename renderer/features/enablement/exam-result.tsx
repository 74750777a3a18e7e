import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { ExamResult } from '#shared/domain/enablement/exam-rules';
import type { Exam } from '#shared/domain/playbook/pack-enablement';
import { reviewEvidence } from '../../data/actions/evidence-actions';
import { useWorkspace } from '../../data/use-workspace';
import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './exam-screen.module.css';

/** What came of a sitting: the marks and the evidence that was kept. */
export interface ExamOutcome {
  readonly result: ExamResult;
  readonly revisionIds: readonly string[];
}

export interface ExamResultViewProps {
  readonly exam: Exam;
  readonly outcome: ExamOutcome;
  readonly onLeave: () => void;
}

/** The result of an exam, and for each question what was right and why. */
export function ExamResultView({ exam, outcome: { result, revisionIds }, onLeave }: ExamResultViewProps) {
  const text = useText();
  const { formatNumber } = useIntl();
  const labels = (question: Exam['questions'][number], ids: readonly string[]) =>
    question.options
      .filter(({ id }) => ids.includes(id))
      .map(({ label }) => label)
      .join('; ');
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{text(result.passed ? 'enablement.exam.passed' : 'enablement.exam.failed')}</h1>
      <p>
        {text('enablement.exam.score', {
          score: formatNumber(result.score, { maximumFractionDigits: 2 }),
          right: result.rightCount,
          of: exam.questions.length,
          pass: exam.passAt,
        })}
      </p>
      <AcceptLine revisionIds={revisionIds} />
      <ol className={styles.answers}>
        {exam.questions.map((question, at) => {
          const given = result.questions[at];
          return (
            <li key={question.id} className={styles.answer}>
              <strong>{question.text}</strong>
              <StateMark
                state={given?.right ? 'proven' : 'breach'}
                word={text(given?.right ? 'enablement.exam.right' : 'enablement.exam.wrong')}
              />
              {!given?.right && (
                <span className={styles.quietText}>
                  {given && given.chosen.length > 0
                    ? text('enablement.exam.chosen', { chosen: labels(question, given.chosen) })
                    : text('enablement.exam.left-open')}
                </span>
              )}
              <span>{text('enablement.exam.right-is', { right: labels(question, question.right) })}</span>
              <span className={styles.quietText}>{question.because}</span>
            </li>
          );
        })}
      </ol>
      <div className={styles.buttons}>
        <Button kind="filled" onPress={onLeave}>
          {text('enablement.exam.done')}
        </Button>
      </div>
    </div>
  );
}

/** The program marked the answers; that they were this person's own is said by somebody who was there. */
function AcceptLine({ revisionIds }: { readonly revisionIds: readonly string[] }) {
  const text = useText();
  const workspace = useWorkspace();
  const isTurned = usePresentation();
  const [state, setState] = useState<'open' | 'accepted' | 'refused'>('open');
  if (isTurned) return <p className={styles.quietText}>{text('enablement.exam.kept')}</p>;
  const accept = async () => {
    for (const id of revisionIds) {
      const reviewed = await reviewEvidence(workspace, id, { verdict: 'accepted', reason: '' });
      if (!reviewed.ok) return setState('refused');
    }
    setState('accepted');
  };
  if (state === 'accepted') return <StateMark state="proven" word={text('enablement.exam.accepted')} />;
  return (
    <div className={styles.accept}>
      <span>{text(state === 'refused' ? 'enablement.exam.not-accepted' : 'enablement.exam.to-accept')}</span>
      {state === 'open' && <Button onPress={() => void accept()}>{text('enablement.exam.accept')}</Button>}
    </div>
  );
}
