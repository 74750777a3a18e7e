import { type ProgramTier, programTiers } from '#shared/domain/partners/partner';
import { metricFor } from './all-metrics';
import { attachRateByRegion } from './attach-rate';
import { barsOf } from './bars';
import { groupAsides } from './group-figures';
import type { InsightsQuestion, MetricDetail, PartnerValue, Scope, Tally } from './insights';
import type { MeasuredPartner } from './measured-partner';
import { isMerged, type Metric, metricSum, type Part } from './metric';
import { type MetricId, metricFacts } from './metric-list';
import { moduleEfforts } from './module-effort';
import { newestMonths } from './newest-months';
import type { Reading } from './reading';
import { isInScope } from './scope';
import { curveOf } from './survival';
import { firstOutcome } from './time-to-first';
import { ownGain } from './time-to-value-gain';
import { onboardingMonth } from './zone-months';

/** Everything behind one metric of the partners in a scope; others it is given are passed over. */
export function tallyDetail(question: InsightsQuestion, id: MetricId, scope: Scope): Tally<MetricDetail> {
  const { zone, asOf } = question;
  const metric = metricFor(id, question);
  const whole = readingSum(metric, question, { isAll: scope.kind === 'all', isByTier: scope.kind === 'tier' });
  const tiers = new Map<ProgramTier, ReadingSum>();
  const months = newestMonths(question.cohortMonths, () =>
    readingSum(metric, question, { isAll: false, isByTier: false }),
  );
  const values: PartnerValue[] = [];
  const efforts = id === 'friction' ? moduleEfforts() : null;
  return {
    add(partner) {
      if (!isInScope(partner, scope, zone)) return;
      const part = metric.partOf(partner);
      const month = onboardingMonth(partner, zone);
      whole.add(partner, part);
      if (partner.tier !== null) {
        const tier = tiers.get(partner.tier) ?? readingSum(metric, question, { isAll: false, isByTier: true });
        tiers.set(partner.tier, tier);
        tier.add(partner, part);
      }
      if (month !== null) months.of(month)?.add(partner, part);
      if (isMerged(partner)) return;
      values.push(lineOf(partner, metric, part, month));
      efforts?.add(partner);
    },
    finish() {
      const { reading, curve } = whole.finish();
      const own = ordered(id === 'timeToValueGain' ? gains(values, reading) : values, id);
      return {
        metric: id,
        asOf,
        reading,
        curve,
        bars: barsOf(own, metricFacts[id].unit),
        values: own,
        byTier: programTiers.flatMap((tier) => {
          const sum = tiers.get(tier);
          return sum ? [{ tier, reading: sum.finish().reading }] : [];
        }),
        byMonth: months.all().map(([month, sum]) => ({ month, reading: sum.finish().reading })),
        byRegion: id === 'attachRate' && scope.kind === 'all' ? attachRateByRegion(question) : [],
        byModule: efforts?.finish() ?? [],
      };
    },
  };
}

interface ReadingSum {
  add(partner: MeasuredPartner, part: Part): void;
  finish(): Pick<MetricDetail, 'reading' | 'curve'>;
}

function readingSum(
  metric: Metric,
  { asOf }: InsightsQuestion,
  kind: { readonly isAll: boolean; readonly isByTier: boolean },
): ReadingSum {
  const sum = metricSum(metric, kind, asOf);
  const group = groupAsides(kind);
  return {
    add(partner, part) {
      if (group.admits(partner)) sum.add(part, partner.id);
    },
    finish() {
      const figure = sum.figure();
      const curve = figure.survival && figure.n > 0 ? curveOf(figure.survival) : [];
      return { reading: sum.reading(figure, group), curve };
    },
  };
}

function lineOf(partner: MeasuredPartner, metric: Metric, part: Part, month: string | null): PartnerValue {
  const { value, isCensored } = metric.alone(part);
  const waits = isCensored || (metric.id === 'activation' && value === 0);
  return {
    partnerId: partner.id,
    tier: partner.tier,
    month,
    value,
    isCensored,
    waitsFor: waits ? waitsFor(partner, metric.id) : '',
  };
}

const ofOutcomes: ReadonlySet<MetricId> = new Set(['timeToFirstValue', 'timeToValueGain', 'activation']);

/** A claim that needs only somebody's acceptance; else what has waited longest for an answer of headquarters. */
function waitsFor(partner: MeasuredPartner, metric: MetricId): string {
  if (ofOutcomes.has(metric) && firstOutcome(partner).notes?.flags.claimOnly) return 'claim';
  const [first, ...others] = partner.facts.waiting;
  if (!first) return '';
  return others.reduce((oldest, one) => (isOlder(one, oldest) ? one : oldest), first).what;
}

function isOlder(one: { since: number; what: string }, other: { since: number; what: string }): boolean {
  return one.since < other.since || (one.since === other.since && one.what < other.what);
}

/** Days of pilots, and of the baseline, as what each of them gains on the baseline's median. */
function gains(values: readonly PartnerValue[], { beside }: Reading): readonly PartnerValue[] {
  const median = beside.find(({ what }) => what === 'baselineMedian')?.value ?? null;
  return values.map((value) => ({ ...value, value: value.value === null ? null : ownGain(value.value, median) }));
}

/** The worst first; of two alike the one whose time goes on; who has no value last. */
function ordered(values: readonly PartnerValue[], id: MetricId): readonly PartnerValue[] {
  const sign = metricFacts[id].better === 'more' ? 1 : -1;
  const rank = ({ value }: PartnerValue) => (value === null ? Infinity : sign * value);
  return values.toSorted((one, other) => {
    const ranks = rank(one) === rank(other) ? 0 : rank(one) - rank(other);
    return ranks || Number(other.isCensored) - Number(one.isCensored) || (one.partnerId < other.partnerId ? -1 : 1);
  });
}
