import { add, type Exact, exact, multiply, ratio, roundTo } from '#shared/base/decimal';
import { groupBy } from '#shared/base/group-by';
import type { Commercial } from '#shared/domain/playbook/pack-commercial';
import type { Deal } from './deal';
import { type DealStanding, isOpen } from './deal-rules';

type Stage = Commercial['forecast']['stages'][number];

/** An open deal as it counts in the joint forecast. */
export interface ForecastLine {
  readonly deal: Deal;
  readonly standing: DealStanding;
  /** Null where the deal names no stage of the playbook: it counts nothing until it does. */
  readonly stage: Stage | null;
  /** Value times the stage's share, to the cent. */
  readonly weighted: string;
}

/** A month of one currency. Currencies are not added up: there is no rate on this device that both sides agreed to. */
export interface ForecastMonth {
  /** `2026-12`; null: nobody said when. */
  readonly month: string | null;
  readonly currency: string;
  readonly deals: number;
  readonly total: string;
  readonly weighted: string;
}

/** Open deals, the soonest first. Drafts, and what was decided, won or lost, are not in a forecast. */
export function forecastLines(
  deals: readonly { readonly deal: Deal; readonly standing: DealStanding }[],
  stages: readonly Stage[],
): readonly ForecastLine[] {
  return deals
    .filter(({ standing }) => isOpen(standing))
    .map(({ deal, standing }) => {
      const stage = stages.find(({ id }) => id === deal.stage) ?? null;
      return { deal, standing, stage, weighted: roundTo(weightedOf(deal, stage), 2, 'down') };
    })
    .sort((left, right) => inOrder(left.deal.expectedOn, right.deal.expectedOn));
}

/** The forecast by month and currency, the soonest first. Sums are exact and rounded once, down. */
export function forecastMonths(lines: readonly ForecastLine[]): readonly ForecastMonth[] {
  const groups = groupBy(lines, ({ deal }) => `${deal.expectedOn?.slice(0, 7) ?? ''} ${deal.currency}`);
  return [...groups].map(([key, group]) => {
    const [month = '', currency = ''] = key.split(' ');
    return {
      month: month === '' ? null : month,
      currency,
      deals: group.length,
      total: roundTo(sum(group.map(({ deal }) => exact(deal.value))), 2, 'down'),
      weighted: roundTo(sum(group.map(({ deal, stage }) => weightedOf(deal, stage))), 2, 'down'),
    };
  });
}

function weightedOf(deal: Deal, stage: Stage | null): Exact {
  return multiply(exact(deal.value), ratio(stage?.percent ?? 0, 100));
}

function sum(parts: readonly Exact[]): Exact {
  return parts.reduce(add, exact('0'));
}

function inOrder(left: string | null, right: string | null): number {
  const [one, other] = [left ?? '9999', right ?? '9999'];
  return one < other ? -1 : one > other ? 1 : 0;
}
