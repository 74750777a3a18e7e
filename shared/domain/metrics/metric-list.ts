/** Every metric, in the order of the page (domain.md 4.9; R75–R87). */
export const metricIds = [
  'timeToValueGain',
  'timeToFirstValue',
  'timeToFirstDeal',
  'timeToFirstCase',
  'activation',
  'moduleCompletion',
  'certificationAttainment',
  'headCountAttainment',
  'integrationReadiness',
  'promoterScore',
  'earlySatisfaction',
  'ease',
  'defectEscape',
  'pipelineVelocity',
  'attachRate',
  'addOnRate',
  'evidenceHealth',
  'friction',
  'privilegesAsAllowed',
] as const;
export type MetricId = (typeof metricIds)[number];

export type MetricUnit = 'days' | 'share' | 'points' | 'moneyPerDay';

export interface MetricFacts {
  readonly unit: MetricUnit;
  /** Whether more is better. */
  readonly better: 'more' | 'less';
  /** What `n` counts. */
  readonly counts: 'partners' | 'people' | 'answers' | 'defects' | 'deals' | 'pieces' | 'steps' | 'modules';
  /** In signs that need no translation; what each stands for is told beside it. */
  readonly formula: string;
  /** Fewer than this is shown in grey. */
  readonly least: number;
  /** For times: days that are as good as can be asked, where nobody has set other ones. */
  readonly target?: number;
  /** Weight in the scorecard where nobody has set one; 0: not in it. */
  readonly weight: number;
}

export const metricFacts: { readonly [id in MetricId]: MetricFacts } = {
  timeToValueGain: {
    ...{ unit: 'share', better: 'more', counts: 'partners', least: 5, weight: 0 },
    formula: '1 − KM50(pilot) ÷ KM50(baseline)',
  },
  timeToFirstValue: {
    ...{ unit: 'days', better: 'less', counts: 'partners', least: 5, weight: 3, target: 45 },
    formula: 'KM50( min(t verified outcome) − T0 )',
  },
  timeToFirstDeal: {
    ...{ unit: 'days', better: 'less', counts: 'partners', least: 5, weight: 2, target: 90 },
    formula: 'KM50( min(t won registered deal) − T0 )',
  },
  timeToFirstCase: {
    ...{ unit: 'days', better: 'less', counts: 'partners', least: 5, weight: 1, target: 60 },
    formula: 'KM50( min(t case resolved, not reopened ≤ 14 d) − T0 )',
  },
  activation: {
    ...{ unit: 'share', better: 'more', counts: 'partners', least: 5, weight: 2 },
    formula: 'partners with first outcome ÷ partners past Gate 1',
  },
  moduleCompletion: {
    ...{ unit: 'share', better: 'more', counts: 'modules', least: 5, weight: 1 },
    formula: 'modules done ÷ modules begun',
  },
  certificationAttainment: {
    ...{ unit: 'share', better: 'more', counts: 'people', least: 5, weight: 2 },
    formula: 'people holding every required credential ÷ people in roles with requirements',
  },
  headCountAttainment: {
    ...{ unit: 'share', better: 'more', counts: 'partners', least: 5, weight: 0 },
    formula: 'partners with enough certified heads ÷ partners',
  },
  integrationReadiness: {
    ...{ unit: 'share', better: 'more', counts: 'partners', least: 5, weight: 1 },
    formula: 'partners with all required checks passed ÷ partners that integrate',
  },
  promoterScore: {
    ...{ unit: 'points', better: 'more', counts: 'answers', least: 10, weight: 2 },
    formula: '100 · (#9–10 − #0–6) ÷ n',
  },
  earlySatisfaction: {
    ...{ unit: 'share', better: 'more', counts: 'answers', least: 10, weight: 2 },
    formula: '#4–5 ÷ n, answered in [go-live, go-live + 90 d)',
  },
  ease: {
    ...{ unit: 'share', better: 'more', counts: 'answers', least: 10, weight: 1 },
    formula: '#4–5 ÷ n, last 12 months',
  },
  defectEscape: {
    ...{ unit: 'share', better: 'less', counts: 'defects', least: 10, weight: 2 },
    formula: 'post ÷ (pre + post)',
  },
  pipelineVelocity: {
    ...{ unit: 'moneyPerDay', better: 'more', counts: 'deals', least: 5, weight: 0 },
    formula: 'N · W · V ÷ L',
  },
  attachRate: {
    ...{ unit: 'share', better: 'more', counts: 'deals', least: 10, weight: 0 },
    formula: 'won deals with a partner ÷ won deals',
  },
  addOnRate: {
    ...{ unit: 'share', better: 'more', counts: 'deals', least: 10, weight: 1 },
    formula: 'won partner deals with ≥ 1 add-on ÷ won partner deals',
  },
  evidenceHealth: {
    ...{ unit: 'share', better: 'more', counts: 'pieces', least: 5, weight: 1 },
    formula: 'kinds accepted and holding ÷ kinds required',
  },
  friction: {
    ...{ unit: 'share', better: 'less', counts: 'steps', least: 10, weight: 1 },
    formula: '(rejected + corrected) ÷ submitted',
  },
  privilegesAsAllowed: {
    ...{ unit: 'share', better: 'more', counts: 'partners', least: 5, weight: 1 },
    formula: 'partners whose privileges equal what credentials allow ÷ partners',
  },
};

/** Whether a metric can be told of a tier, a month and each partner: of the organisation's own deals nobody knows whose they are. */
export function isOfPartners(id: MetricId): boolean {
  return id !== 'attachRate';
}
