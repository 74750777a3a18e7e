import { useIntl } from 'react-intl';

/** Bytes as people say them: `420 kB`, `6.1 MB`. */
export function useByteWords(): (bytes: number) => string {
  const { formatNumber } = useIntl();
  return (bytes) => {
    const [unit, value] = bytes < 1e6 ? (['kilobyte', bytes / 1e3] as const) : (['megabyte', bytes / 1e6] as const);
    const maximumFractionDigits = value < 10 ? 1 : 0;
    return formatNumber(Math.max(value, 0.1), { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits });
  };
}
