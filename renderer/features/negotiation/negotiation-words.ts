import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** Writes decimal text in the person's notation, with as many places as it has: what was rounded stays as it was rounded. */
export function useDecimal(): (text: string) => string {
  const { formatNumber } = useIntl();
  return useCallback(
    (text) => {
      const places = Math.min(text.split('.')[1]?.length ?? 0, 20);
      return formatNumber(Number(text), { minimumFractionDigits: places, maximumFractionDigits: places });
    },
    [formatNumber],
  );
}

/** A month as the head of a column: `Mar 26`, and in full for those who listen. */
export function useMonthNames(): {
  readonly short: (month: string) => string;
  readonly long: (month: string) => string;
} {
  const { formatDate } = useIntl();
  const at = (month: string) => new Date(`${month}-15T12:00:00Z`);
  return {
    short: (month) => formatDate(at(month), { month: 'short', year: '2-digit', timeZone: 'UTC' }),
    long: (month) => formatDate(at(month), { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  };
}
