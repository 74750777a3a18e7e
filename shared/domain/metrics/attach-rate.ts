import { groupBy } from '#shared/base/group-by';
import { leaveOut, leaveOutImpossible, type Notes } from './asides';
import type { InsightsQuestion } from './insights';
import { dayLength, isImpossible } from './instants';
import { type Figure, type Metric, type Part, tallyMetric } from './metric';
import { wilson } from './proportion';
import type { Reading } from './reading';
import { type SharePart, shareMetric } from './share-metric';

/**
 * Won deals with a partner ÷ all won deals, in the trailing window. It needs headquarters' own list of won deals and
 * knows of each only whether there was a partner, not which: of a tier or a single partner it cannot be told. Of fifty
 * deals won in the window eighteen had a partner: 36 %.
 */
export function attachRate(question: InsightsQuestion): Metric {
  const { figure, notes } = soldFigure(question);
  const nothing: Part = { notes: null };
  return {
    id: 'attachRate',
    partOf: () => nothing,
    begin: ({ isAll }) =>
      isAll
        ? { notes, add: () => undefined, figure: () => figure }
        : { add: () => undefined, figure: () => ({ n: 0, why: 'noFeed' }) },
    alone: () => ({ value: null, isCensored: false }),
  };
}

function soldFigure({ sold, asOf, windowDays }: InsightsQuestion): {
  readonly figure: Figure;
  readonly notes: Notes | null;
} {
  if (sold === null) return { figure: { n: 0, why: 'noFeed' }, notes: null };
  const since = asOf - windowDays * dayLength;
  let notes: Notes | null = null;
  let hits = 0;
  let of = 0;
  for (const { closedAt, hasPartner } of sold) {
    if (isImpossible(closedAt, asOf)) notes = leaveOutImpossible(notes);
    else if (closedAt <= since) notes = leaveOut(notes, 'outsideWindow');
    else {
      of += 1;
      if (hasPartner) hits += 1;
    }
  }
  if (of === 0) return { figure: { n: 0, why: 'nothingYet' }, notes };
  return { figure: { n: of, value: hits / of, interval: wilson(hits, of) }, notes };
}

/**
 * The same by region of the deal (domain.md 4.9), regions in the order of their names. Of thirty deals won in one
 * region twelve had a partner: 40 %; of twenty in another six: 30 %. A region whose deals all lie outside the window is
 * told too, as not measured.
 */
export function attachRateByRegion(
  question: InsightsQuestion,
): readonly { readonly region: string; readonly reading: Reading }[] {
  const byRegion = groupBy(question.sold ?? [], ({ region }) => region.trim());
  return [...byRegion]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([region, sold]) => ({
      region,
      reading: tallyMetric(attachRate({ ...question, sold }), question.asOf).finish(),
    }));
}

/**
 * Won partner deals with at least one add-on ÷ won partner deals, in the trailing window. Of twelve won deals three had
 * one: 25 %.
 */
export function addOnRate({ windowDays, asOf }: InsightsQuestion): Metric<SharePart> {
  const since = asOf - windowDays * dayLength;
  return shareMetric('addOnRate', ({ facts }) => {
    let hits = 0;
    let of = 0;
    let notes: Notes | null = null;
    for (const { state, closedAt, addOns } of facts.deal) {
      if (state !== 'won' || closedAt === null) continue;
      if (isImpossible(closedAt, asOf)) notes = leaveOutImpossible(notes);
      else if (closedAt <= since) notes = leaveOut(notes, 'outsideWindow');
      else {
        of += 1;
        if (addOns > 0) hits += 1;
      }
    }
    return { hits, of, notes };
  });
}
