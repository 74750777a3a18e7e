import { useIntl } from 'react-intl';

/** A day of the calendar as the person writes it; a day has no zone. */
export function useDay(): (date: string) => string {
  const { formatDate } = useIntl();
  return (date) => formatDate(date, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
}
