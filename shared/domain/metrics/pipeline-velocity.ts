import { add, divide, type Exact, multiply, ratio, roundTo } from '#shared/base/decimal';
import { flag, leaveOut, leaveOutImpossible, type Notes } from './asides';
import { dayCounts } from './day-counts';
import type { FactFields, Instant } from './fact';
import type { InsightsQuestion, MoneyGround } from './insights';
import { dayLength, daysFrom, isImpossible } from './instants';
import type { Figure, Metric, Part, Sum } from './metric';
import { metricFacts } from './metric-list';
import { hasRate, moneySum, rateKey } from './money-sum';
import { shareOf } from './share-metric';
import { monthIn } from './zone-months';

/** Without activity for longer, an open deal is stale. */
export const staleDays = 60;

export interface VelocityPart extends Part {
  readonly open: number;
  readonly stale: number;
  readonly lost: number;
  readonly won: readonly WonDeal[];
}

interface WonDeal {
  readonly cycleDays: number;
  /** Null: there is no rate for the month, and the deal says nothing about the mean. */
  readonly rateKey: string | null;
  readonly hundredths: number;
}

/**
 * `N · W · V ÷ L`, money per day. N: open deals that were approved and are not stale, at `asOf`. In the trailing window:
 * W = won ÷ (won + lost), V = the mean of what was won, L = the median days from approval to the win; of deals that were
 * approved, for others were never registered. 18 open ones, 30 % won, 42,000 each, 75 days: 3,024 a day.
 *
 * Money is exact until the end: amounts of one month and currency are added up as whole hundredths and converted by the
 * rate of the month in which they were won. A deal without a rate still counts as won, but not with a value of nought.
 */
export function pipelineVelocity(question: InsightsQuestion): Metric<VelocityPart> {
  const begin = () => velocitySum(question.money);
  return {
    id: 'pipelineVelocity',
    partOf: ({ facts }) => (facts.deal.length === 0 ? nothing : velocityPart(facts.deal, question)),
    begin,
    alone(part) {
      const sum = begin();
      sum.add(part);
      const figure = sum.figure();
      return { value: 'why' in figure ? null : figure.value, isCensored: false };
    },
  };
}

const nothing: VelocityPart = { open: 0, stale: 0, lost: 0, won: [], notes: null };

function velocityPart(deals: readonly FactFields['deal'][], question: InsightsQuestion): VelocityPart {
  const { asOf, windowDays, zone, money } = question;
  const since = asOf - windowDays * dayLength;
  const won: WonDeal[] = [];
  const part = { open: 0, stale: 0, lost: 0, won, notes: null as Notes | null };
  for (const deal of deals) {
    const { state, approvedAt, closedAt } = deal;
    if (approvedAt === null) continue;
    if (hasImpossibleDate(deal, approvedAt, asOf)) part.notes = leaveOutImpossible(part.notes);
    else if (state === 'open') {
      if (asOf - deal.lastActivityAt > staleDays * dayLength) part.stale += 1;
      else part.open += 1;
    } else if (closedAt !== null && closedAt > since) {
      if (state === 'lost') part.lost += 1;
      if (state !== 'won') continue;
      const key = rateKey(money, monthIn(closedAt, zone), deal.currency);
      const isRated = hasRate(money, key);
      if (!isRated) part.notes = flag(leaveOut(part.notes, 'noRate'), 'noRate');
      won.push({
        cycleDays: daysFrom(approvedAt, closedAt),
        rateKey: isRated ? key : null,
        hundredths: deal.hundredths,
      });
    }
  }
  if (part.stale > 0) part.notes = flag(leaveOut(part.notes, 'stale', part.stale), 'staleDeals', part.stale);
  return part;
}

function hasImpossibleDate(deal: FactFields['deal'], approvedAt: Instant, asOf: Instant): boolean {
  const { closedAt, lastActivityAt } = deal;
  if (isImpossible(approvedAt, asOf) || isImpossible(lastActivityAt, asOf)) return true;
  return closedAt !== null && (isImpossible(closedAt, asOf) || closedAt < approvedAt);
}

function velocitySum(money: MoneyGround): Sum<VelocityPart> {
  const cycles = dayCounts();
  const value = moneySum(money);
  const counts = { open: 0, stale: 0, won: 0, lost: 0 };
  return {
    add(part) {
      counts.open += part.open;
      counts.stale += part.stale;
      counts.lost += part.lost;
      counts.won += part.won.length;
      for (const { cycleDays, rateKey: key, hundredths } of part.won) {
        cycles.add(cycleDays);
        if (key !== null) value.add(key, hundredths);
      }
    },
    figure() {
      const mean = value.count() === 0 ? null : divide(value.total(), ratio(value.count()));
      return velocityFigure(counts, mean, cycles.median());
    },
  };
}

function velocityFigure(
  { open, stale, won, lost }: { open: number; stale: number; won: number; lost: number },
  mean: Exact | null,
  cycleDays: number | null,
): Figure {
  const closed = won + lost;
  const common = {
    n: open + closed,
    // Open deals are counted; it is the rates taken from closed ones that a few of them cannot carry.
    isSmall: closed < metricFacts.pipelineVelocity.least,
    beside: [
      { what: 'openDeals' as const, value: open },
      { what: 'winRate' as const, value: shareOf(won, closed) },
      { what: 'averageValue' as const, value: mean === null ? null : nearest(mean) },
      { what: 'cycleDays' as const, value: cycleDays },
      { what: 'staleDeals' as const, value: stale },
    ],
  };
  if (open + stale + closed === 0) return { ...common, why: 'nothingYet' };
  if (closed === 0) return { ...common, why: 'noClosedDeal' };
  if (mean === null) return { ...common, why: 'noWonDeal' };
  if (cycleDays === null || cycleDays === 0) return { ...common, why: 'noCycle' };
  const expected = multiply(multiply(ratio(open), ratio(won, closed)), mean);
  return { ...common, value: nearest(divide(expected, ratio(Math.round(cycleDays * 10), 10))), interval: null };
}

/** To the nearest whole hundredth, a half up. */
function nearest(value: Exact): number {
  return Number(roundTo(add(value, ratio(1, 2)), 0, 'down'));
}
