import { useIntl } from 'react-intl';

/** How long ago, in one unit: `3 hours ago`. */
export function useAgeWords(): (at: number, now: number) => string {
  const { formatRelativeTime } = useIntl();
  return (at, now) => {
    const minutes = Math.round((now - at) / 60_000);
    if (minutes < 60) return formatRelativeTime(-Math.max(minutes, 0), 'minute', { numeric: 'auto' });
    if (minutes < 36 * 60) return formatRelativeTime(-Math.round(minutes / 60), 'hour');
    return formatRelativeTime(-Math.round(minutes / 1440), 'day');
  };
}

/** A moment: the time today, the day with it otherwise. */
export function useMomentWords(): (at: number, now: number) => string {
  const { formatDate, formatTime } = useIntl();
  return (at, now) =>
    new Date(at).toDateString() === new Date(now).toDateString()
      ? formatTime(at)
      : formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
}
