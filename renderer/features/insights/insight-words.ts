import type { CohortMilestone } from '#shared/domain/metrics/insights';
import type { MetricFacts, MetricId } from '#shared/domain/metrics/metric-list';
import type { Beside, FlagKind, LeftOut, NotMeasured } from '#shared/domain/metrics/reading';
import type { HandoffKindId } from '#shared/domain/playbook/pack-operating';
import type { MessageId } from '../../ui/use-text';

// A word for everything a figure can say. What has none does not compile.

export const metricWords = {
  timeToValueGain: 'insights.metric.time-to-value-gain',
  timeToFirstValue: 'insights.metric.time-to-first-value',
  timeToFirstDeal: 'insights.metric.time-to-first-deal',
  timeToFirstCase: 'insights.metric.time-to-first-case',
  activation: 'insights.metric.activation',
  moduleCompletion: 'insights.metric.module-completion',
  certificationAttainment: 'insights.metric.certification-attainment',
  headCountAttainment: 'insights.metric.head-count-attainment',
  integrationReadiness: 'insights.metric.integration-readiness',
  promoterScore: 'insights.metric.promoter-score',
  earlySatisfaction: 'insights.metric.early-satisfaction',
  ease: 'insights.metric.ease',
  defectEscape: 'insights.metric.defect-escape',
  pipelineVelocity: 'insights.metric.pipeline-velocity',
  attachRate: 'insights.metric.attach-rate',
  addOnRate: 'insights.metric.add-on-rate',
  evidenceHealth: 'insights.metric.evidence-health',
  friction: 'insights.metric.friction',
  privilegesAsAllowed: 'insights.metric.privileges-as-allowed',
} as const satisfies Record<MetricId, MessageId>;

export const meaningWords = {
  timeToValueGain: 'insights.means.time-to-value-gain',
  timeToFirstValue: 'insights.means.time-to-first-value',
  timeToFirstDeal: 'insights.means.time-to-first-deal',
  timeToFirstCase: 'insights.means.time-to-first-case',
  activation: 'insights.means.activation',
  moduleCompletion: 'insights.means.module-completion',
  certificationAttainment: 'insights.means.certification-attainment',
  headCountAttainment: 'insights.means.head-count-attainment',
  integrationReadiness: 'insights.means.integration-readiness',
  promoterScore: 'insights.means.promoter-score',
  earlySatisfaction: 'insights.means.early-satisfaction',
  ease: 'insights.means.ease',
  defectEscape: 'insights.means.defect-escape',
  pipelineVelocity: 'insights.means.pipeline-velocity',
  attachRate: 'insights.means.attach-rate',
  addOnRate: 'insights.means.add-on-rate',
  evidenceHealth: 'insights.means.evidence-health',
  friction: 'insights.means.friction',
  privilegesAsAllowed: 'insights.means.privileges-as-allowed',
} as const satisfies Record<MetricId, MessageId>;

export const countWords = {
  partners: 'insights.counts.partners',
  people: 'insights.counts.people',
  answers: 'insights.counts.answers',
  defects: 'insights.counts.defects',
  deals: 'insights.counts.deals',
  pieces: 'insights.counts.pieces',
  steps: 'insights.counts.steps',
  modules: 'insights.counts.modules',
} as const satisfies Record<MetricFacts['counts'], MessageId>;

export const notMeasuredWords = {
  nothingYet: 'insights.why-not.nothing-yet',
  medianNotReached: 'insights.why-not.median-not-reached',
  noWonDeal: 'insights.why-not.no-won-deal',
  noClosedDeal: 'insights.why-not.no-closed-deal',
  noCycle: 'insights.why-not.no-cycle',
  noFeed: 'insights.why-not.no-feed',
  noBaseline: 'insights.why-not.no-baseline',
} as const satisfies Record<NotMeasured, MessageId>;

export const leftOutWords = {
  notSigned: 'insights.left-out.not-signed',
  impossibleDate: 'insights.left-out.impossible-date',
  merged: 'insights.left-out.merged',
  answeredAgain: 'insights.left-out.answered-again',
  outsideWindow: 'insights.left-out.outside-window',
  notPartnerLed: 'insights.left-out.not-partner-led',
  noGoLive: 'insights.left-out.no-go-live',
  otherCause: 'insights.left-out.other-cause',
  stale: 'insights.left-out.stale',
  noRate: 'insights.left-out.no-rate',
  notAsked: 'insights.left-out.not-asked',
  deskUnknown: 'insights.left-out.desk-unknown',
} as const satisfies Record<LeftOut, MessageId>;

export const flagWords = {
  beforeStart: 'insights.flag.before-start',
  tierAssumed: 'insights.flag.tier-assumed',
  joinedLately: 'insights.flag.joined-lately',
  claimOnly: 'insights.flag.claim-only',
  staleDeals: 'insights.flag.stale-deals',
  noRate: 'insights.flag.no-rate',
  answeredAgain: 'insights.flag.answered-again',
  impossibleDate: 'insights.flag.impossible-date',
  mergedPartners: 'insights.flag.merged-partners',
  askedTwice: 'insights.flag.asked-twice',
} as const satisfies Record<FlagKind, MessageId>;

export const besideWords = {
  completersMedian: 'insights.beside.completers-median',
  handlingDays: 'insights.beside.handling-days',
  weighted: 'insights.beside.weighted',
  partnerLevel: 'insights.beside.partner-level',
  medianAgeDays: 'insights.beside.median-age-days',
  expiring30: 'insights.beside.expiring-30',
  expiring60: 'insights.beside.expiring-60',
  expiring90: 'insights.beside.expiring-90',
  rejectionRate: 'insights.beside.rejection-rate',
  askedTwice: 'insights.beside.asked-twice',
  wrongDesk: 'insights.beside.wrong-desk',
  openDeals: 'insights.beside.open-deals',
  winRate: 'insights.beside.win-rate',
  averageValue: 'insights.beside.average-value',
  cycleDays: 'insights.beside.cycle-days',
  staleDeals: 'insights.beside.stale-deals',
  baselineMedian: 'insights.beside.baseline-median',
  pilotMedian: 'insights.beside.pilot-median',
  baselineN: 'insights.beside.baseline-n',
  pilotN: 'insights.beside.pilot-n',
  standardised: 'insights.beside.standardised',
  joinedLately: 'insights.beside.joined-lately',
} as const satisfies Record<Beside['what'], MessageId>;

export const milestoneWords = {
  gate1: 'insights.milestone.gate1',
  gate2: 'insights.milestone.gate2',
  certified: 'insights.milestone.certified',
  firstDeal: 'insights.milestone.first-deal',
  firstCase: 'insights.milestone.first-case',
  firstValue: 'insights.milestone.first-value',
} as const satisfies Record<CohortMilestone, MessageId>;

export const waitWords = {
  provisionEnvironment: 'insights.waits.provision-environment',
  grantContent: 'insights.waits.grant-content',
  scheduleExam: 'insights.waits.schedule-exam',
  listInDirectory: 'insights.waits.list-in-directory',
  createOpportunity: 'insights.waits.create-opportunity',
  vetIdentity: 'insights.waits.vet-identity',
  claim: 'insights.waits.claim',
} as const satisfies Record<HandoffKindId | 'claim', MessageId>;

/** The name of a figure by its id in an address; of one that is unknown, that it is. */
export const metricTitle = (metric: string): MessageId =>
  Object.hasOwn(metricWords, metric) ? metricWords[metric as MetricId] : 'insights.metric.unknown';

/** What happened, and what to do, for everything an action of reporting refuses. */
const refusals: Readonly<Record<string, MessageId>> = {
  'zone-unknown': 'insights.refused.zone-unknown',
  'same-currency': 'insights.refused.same-currency',
  'month-to-come': 'insights.refused.month-to-come',
  'rate-fixed': 'insights.refused.rate-fixed',
  'rate-nought': 'insights.refused.rate-nought',
  'fields-refused': 'insights.refused.fields-refused',
  'not-yet': 'insights.refused.not-yet',
  'storage-full': 'errors.storage-full',
  'storage-failed': 'errors.storage-failed',
};

export const refusalWords = (kind: string): MessageId => refusals[kind] ?? 'insights.refused.fields-refused';
