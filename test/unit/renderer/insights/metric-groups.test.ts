import { expect, test } from 'vitest';
import { metricIds } from '#shared/domain/metrics/metric-list';
import { metricGroups } from '../../../../renderer/features/insights/metric-groups';

test('every figure but the gain, which is the headline, stands in one group and in one only', () => {
  const grouped = metricGroups.flatMap(({ metrics }) => metrics);
  expect(grouped.toSorted()).toEqual(metricIds.filter((id) => id !== 'timeToValueGain').toSorted());
});
