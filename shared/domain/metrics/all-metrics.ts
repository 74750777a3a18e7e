import { activation } from './activation';
import { addOnRate, attachRate } from './attach-rate';
import { certificationAttainment, headCountAttainment } from './certification-attainment';
import { defectEscape } from './defect-escape';
import { earlySatisfaction } from './early-satisfaction';
import { ease } from './ease';
import { evidenceHealth } from './evidence-health';
import { friction } from './friction';
import type { InsightsQuestion } from './insights';
import { integrationReadiness } from './integration-readiness';
import type { Metric } from './metric';
import type { MetricId } from './metric-list';
import { moduleCompletion } from './module-completion';
import { pipelineVelocity } from './pipeline-velocity';
import { privilegesAsAllowed } from './privileges';
import { promoterScore } from './promoter-score';
import { timeToFirst } from './time-to-first';
import { timeToValueGain } from './time-to-value-gain';

const makers: { readonly [id in MetricId]: (question: InsightsQuestion) => Metric } = {
  timeToValueGain,
  timeToFirstValue: () => timeToFirst('timeToFirstValue'),
  timeToFirstDeal: () => timeToFirst('timeToFirstDeal'),
  timeToFirstCase: () => timeToFirst('timeToFirstCase'),
  activation,
  moduleCompletion,
  certificationAttainment,
  headCountAttainment,
  integrationReadiness,
  promoterScore,
  earlySatisfaction,
  ease,
  defectEscape,
  pipelineVelocity,
  attachRate,
  addOnRate,
  evidenceHealth,
  friction,
  privilegesAsAllowed,
};

/** A metric, ready for a question. */
export function metricFor(id: MetricId, question: InsightsQuestion): Metric {
  return makers[id](question);
}
