import { Plus, Printer } from 'lucide-react';
import { useState } from 'react';
import type { CalendarDate } from '#shared/base/calendar-date';
import type { Commitment } from '#shared/domain/plans/commitments';
import type { PlanReview } from '#shared/domain/plans/plan-progress';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import styles from './plan-board.module.css';
import { reviewWords, sideWords } from './plan-words';
import { type KeepReview, ReviewDialog } from './review-dialog';
import { useDay } from './use-day';

export interface ReviewsPartProps {
  /** The latest first. */
  readonly reviews: readonly PlanReview[];
  readonly today: CalendarDate;
  /** Promises that both sides can say are kept. */
  readonly open: readonly Commitment[];
  readonly undatedBlockers: readonly string[];
  readonly onHold: KeepReview;
  readonly onQuarter: () => void;
}

/** The reviews that were held, with what was said and decided, and the quarterly report out of all of it. */
export function ReviewsPart({ reviews, today, open, undatedBlockers, onHold, onQuarter }: ReviewsPartProps) {
  const text = useText();
  const [isHolding, setHolding] = useState(false);
  return (
    <Panel
      title={text('plans.reviews.title')}
      actions={
        <>
          <Button kind="plain" icon={Printer} onPress={onQuarter}>
            {text('plans.reviews.quarter')}
          </Button>
          <Button icon={Plus} onPress={() => setHolding(true)}>
            {text('plans.reviews.hold')}
          </Button>
        </>
      }
    >
      {reviews.length === 0 ? (
        <EmptyState title={text('plans.reviews.none')}>{text('plans.reviews.none-hint')}</EmptyState>
      ) : (
        reviews.map((review) => <ReviewPart key={review.id} review={review} />)
      )}
      {isHolding && (
        <ReviewDialog
          today={today}
          open={open}
          undatedBlockers={undatedBlockers}
          onHold={onHold}
          onClose={() => setHolding(false)}
        />
      )}
    </Panel>
  );
}

function ReviewPart({ review }: { readonly review: PlanReview }) {
  const text = useText();
  const day = useDay();
  const { vendor, partner } = review.signedBy;
  return (
    <section className={styles.review}>
      <h3 className={styles.reviewTitle}>
        {text('plans.reviews.held', {
          kind: review.milestoneId ?? text(reviewWords[review.kind]),
          date: day(review.heldOn),
        })}
      </h3>
      {review.attendees !== '' && <p className={styles.aside}>{review.attendees}</p>}
      {review.said !== '' && <p className={styles.said}>{review.said}</p>}
      {review.decisions.length > 0 && (
        <ul className={styles.list}>
          {review.decisions.map((one) => (
            <li key={`${one.what} ${one.owner}`}>
              {text('plans.reviews.decision', {
                what: one.what,
                owner: one.owner,
                side: text(sideWords[one.side]),
                due: one.due === null ? text('plans.commitments.no-day') : day(one.due),
              })}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.aside}>
        {vendor !== '' && partner !== ''
          ? text('plans.reviews.signed', { vendor, partner })
          : text('plans.reviews.unsigned')}
      </p>
    </section>
  );
}
