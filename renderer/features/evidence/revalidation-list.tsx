import { useIntl } from 'react-intl';
import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { Partner } from '#shared/domain/partners/partner';
import { type RevalidationDue, revalidationSchedule } from '#shared/domain/partners/revalidation';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './lapse-radar.module.css';

export interface RevalidationListProps {
  readonly partner: Partner;
  /** Days from which accepted attestations of security hold. */
  readonly attestedOn: readonly CalendarDate[];
  readonly asOf: CalendarDate;
}

/** When the partner's risk has to be looked at again, and when it attests its security in between. */
export function RevalidationList({ partner, attestedOn, asOf }: RevalidationListProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const accepted = partner.riskTierAccepted;
  if (accepted === null) return <p className={styles.quiet}>{text('evidence.revalidation.none')}</p>;
  const schedule = revalidationSchedule({ tier: accepted.tier, on: dayOf(accepted.at) }, attestedOn, asOf);
  return (
    <section className={styles.schedule} aria-label={text('evidence.revalidation.title')}>
      <h3 className={styles.title}>{text('evidence.revalidation.title')}</h3>
      <ul className={styles.dues}>
        {schedule.map(({ what, due, state }) => (
          <li key={`${what} ${due}`} className={styles.due}>
            <span className={styles.quiet}>{formatDate(due, { dateStyle: 'medium', timeZone: 'UTC' })}</span>
            <span>{text(dueWords[what])}</span>
            <StateMark state={stateMarks[state]} word={text(stateWords[state])} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const dueWords = {
  tier: 'evidence.revalidation.tier',
  attestation: 'evidence.revalidation.attestation',
} as const satisfies Record<RevalidationDue['what'], MessageId>;

const stateWords = {
  done: 'evidence.revalidation.done',
  overdue: 'evidence.revalidation.overdue',
  soon: 'evidence.revalidation.soon',
  planned: 'evidence.revalidation.planned',
} as const satisfies Record<RevalidationDue['state'], MessageId>;

const stateMarks = { done: 'proven', overdue: 'breach', soon: 'lapsing', planned: 'neutral' } as const;
