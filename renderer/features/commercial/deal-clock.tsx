import { useIntl } from 'react-intl';
import type { DealStanding } from '#shared/domain/commercial/deal-rules';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { approvedHowWords, dealStateMarks, dealStateWords } from './commercial-words';

/** Where a deal stands. */
export function DealMark({ standing }: { readonly standing: DealStanding }) {
  const text = useText();
  const isLate = 'overdue' in standing && standing.overdue;
  return (
    <StateMark state={isLate ? 'breach' : dealStateMarks[standing.state]} word={text(dealStateWords[standing.state])} />
  );
}

/** Until when something must happen, in a few words; empty where no clock runs. */
export function useClockWords(): (standing: DealStanding) => string {
  const text = useText();
  const { formatDate } = useIntl();
  const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });
  return (standing) => {
    switch (standing.state) {
      case 'submitted':
        return text(standing.overdue ? 'commercial.clock.decision-overdue' : 'commercial.clock.decision', {
          due: day(standing.due),
        });
      case 'infoRequested':
        return text('commercial.clock.stopped', { days: standing.daysLeft });
      case 'appealed':
        return text(standing.overdue ? 'commercial.clock.appeal-overdue' : 'commercial.clock.appeal', {
          due: day(standing.due),
        });
      case 'approved':
        return text(standing.extended ? 'commercial.clock.protected-extended' : 'commercial.clock.protected', {
          until: day(standing.protectedUntil),
        });
      case 'expired':
        return text('commercial.clock.expired', { until: day(standing.protectedUntil) });
      case 'won':
      case 'lost':
      case 'upheld':
      case 'rejected':
        return day(standing.at.slice(0, 10));
      case 'draft':
        return '';
    }
  };
}

/** How an approval came about, said where it was not simply a person. */
export function useApprovedWords(): (standing: DealStanding) => string {
  const text = useText();
  return (standing) => (standing.state === 'approved' ? text(approvedHowWords[standing.how]) : '');
}
