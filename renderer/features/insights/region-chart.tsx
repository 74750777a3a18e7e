import type { MetricDetail } from '#shared/domain/metrics/insights';
import { useText } from '../../ui/use-text';
import { GroupChart } from './group-chart';
import type { ReadingWords } from './reading-words';

export interface RegionChartProps {
  readonly regions: MetricDetail['byRegion'];
  readonly words: ReadingWords;
}

/** The attach rate of each region that deals were sold in. */
export function RegionChart({ regions, words }: RegionChartProps) {
  const text = useText();
  return (
    <GroupChart
      title={text('insights.metric.by-region')}
      of={{ id: 'region', header: text('insights.metric.region') }}
      groups={regions.map(({ region, reading }) => ({
        label: region === '' ? text('insights.metric.region-none') : region,
        key: region,
        reading,
      }))}
      words={words}
      fileName="attachRate"
    />
  );
}
