import { useIntl } from 'react-intl';

/** A share of a whole as people say it: `40 %`. */
export function useShareWords(): (share: number) => string {
  const { formatNumber } = useIntl();
  return (share) => formatNumber(share, { style: 'percent', maximumFractionDigits: 0 });
}
