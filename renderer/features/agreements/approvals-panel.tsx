import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { ReviewFunction } from '#shared/domain/agreements/agreement-approval';
import type { ReviewStanding } from '#shared/domain/agreements/approval-rules';
import type { SaidReview } from '../../data/actions/agreement-review-actions';
import { Button } from '../../ui/button';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { ApprovalDialog } from './approval-dialog';
import styles from './findings-pane.module.css';
import { functionWords, reviewMarks, reviewWords } from './review-words';

export interface ApprovalsPanelProps {
  readonly standing: readonly ReviewStanding[];
  /** Answers why it was not kept, in words; null when it was. */
  readonly onSay: (said: SaidReview) => Promise<string | null>;
  /** A signed text is reviewed no more. */
  readonly isOver: boolean;
}

/** What the five functions say they can really do, before anybody promises it. */
export function ApprovalsPanel({ standing, onSay, isOver }: ApprovalsPanelProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const [asked, setAsked] = useState<ReviewFunction | null>(null);
  const done = standing.filter(({ state }) => state === 'approved' || state === 'constraint').length;
  return (
    <section aria-label={text('agreements.reviews.title')} className={styles.pane}>
      <h2 className={styles.title}>{text('agreements.reviews.title')}</h2>
      <p className={styles.note}>{text('agreements.reviews.count', { done, all: standing.length })}</p>
      {standing.map(({ reviewFunction, state, approval }) => (
        <div key={reviewFunction} className={styles.finding}>
          <strong>{text(functionWords[reviewFunction])}</strong>
          <StateMark state={reviewMarks[state]} word={text(reviewWords[state])} />
          {approval && (
            <div className={styles.signer}>
              <span>
                {text('agreements.reviews.by', {
                  name: approval.personName,
                  on: formatDate(approval.at, { dateStyle: 'medium' }),
                })}
              </span>
              {approval.capability !== '' && (
                <span>{text('agreements.reviews.capability-told', { words: approval.capability })}</span>
              )}
              {approval.constraint !== '' && (
                <span>{text('agreements.reviews.constraint-told', { words: approval.constraint })}</span>
              )}
            </div>
          )}
          {!isOver && (
            <div className={styles.cures}>
              <Button kind="plain" onPress={() => setAsked(reviewFunction)}>
                {text(approval ? 'agreements.reviews.again' : 'agreements.reviews.say')}
              </Button>
            </div>
          )}
        </div>
      ))}
      {asked && <ApprovalDialog reviewFunction={asked} onSay={onSay} onClose={() => setAsked(null)} />}
    </section>
  );
}
