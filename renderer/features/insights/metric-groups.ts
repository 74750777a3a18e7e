import type { MetricId } from '#shared/domain/metrics/metric-list';
import type { MessageId } from '../../ui/use-text';

interface MetricGroup {
  readonly id: string;
  readonly title: MessageId;
  readonly metrics: readonly MetricId[];
}

/** The figures as leaders look for them, below the one of the programme. */
export const metricGroups: readonly MetricGroup[] = [
  {
    id: 'value',
    title: 'insights.group.value',
    metrics: ['timeToFirstValue', 'timeToFirstDeal', 'timeToFirstCase', 'activation'],
  },
  {
    id: 'readiness',
    title: 'insights.group.readiness',
    metrics: ['moduleCompletion', 'certificationAttainment', 'headCountAttainment', 'integrationReadiness'],
  },
  {
    id: 'quality',
    title: 'insights.group.quality',
    metrics: ['promoterScore', 'earlySatisfaction', 'ease', 'defectEscape'],
  },
  { id: 'money', title: 'insights.group.money', metrics: ['pipelineVelocity', 'attachRate', 'addOnRate'] },
  { id: 'trust', title: 'insights.group.trust', metrics: ['evidenceHealth', 'friction', 'privilegesAsAllowed'] },
];
