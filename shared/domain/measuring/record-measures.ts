import { add, compare, divide, exact, isDecimal, ratio, toText, zero } from '#shared/base/decimal';
import type { BreachNotice, ChangeNotice, ContractDue, Moment } from '#shared/domain/datasets/tables';
import type { AgreedChange } from '#shared/domain/slas/sla-parts';
import { type BusinessHours, endOfWorkingDays } from './business-hours';
import { wholeSecond } from './business-time';
import {
  fact,
  firstOf,
  isWithin,
  leftOut,
  noData,
  type Reckon,
  type Reckoning,
  type Scene,
  shareReckoning,
} from './reckoning';
import type { TimedWindow } from './windows';
import { daysLater } from './zoned-days';

const hour = 3_600_000;

/** S4. An hour is a peak hour when it lies wholly in a declared peak period; services add up. */
export const throughput: Reckon = (_level, window, scene) => {
  const { peak } = scene.clocks;
  const agreed = scene.agreement.unitsPerHour;
  if (scene.tables.throughput === undefined || peak === null || agreed === null) return noData;
  if (compare(exact(agreed), zero) <= 0) return noData;
  const hours = scene.once(`peak hours ${window.label}`, () => peakHours(scene, window));
  const byHour = new Map<Moment, number>();
  for (const row of scene.tables.throughput)
    if (hours.has(row.at)) byHour.set(row.at, (byHour.get(row.at) ?? 0) + row.completed);
  if (byHour.size === 0) return noData;
  const weakest = [...byHour].reduce((found, next) =>
    next[1] < found[1] || (next[1] === found[1] && next[0] < found[0]) ? next : found,
  );
  return {
    sample: byHour.size,
    coverage: ratio(byHour.size, hours.size),
    value: divide(ratio(weakest[1]), exact(agreed)),
    excluded: [],
    why: [fact('weakestHour', { completed: weakest[1], agreed, of: byHour.size }, weakest[0])],
  };
};

/** The hours of the window, counted from full hours of UTC time, that lie wholly in peak periods. */
function peakHours(scene: Scene, window: TimedWindow): ReadonlySet<Moment> {
  const found = new Set<Moment>();
  for (const { from, to } of scene.clocks.peak?.between(window.from, window.to) ?? [])
    for (let at = Math.ceil(from / hour) * hour; at + hour <= to; at += hour) found.add(at);
  return found;
}

/** S14. */
export const satisfaction: Reckon = (_level, window, scene) => {
  if (scene.tables.ratings === undefined) return noData;
  const answers = scene.tables.ratings.filter((answer) => isWithin(answer.at, window));
  return shareReckoning({ good: answers.filter((answer) => answer.score >= 4).length, all: answers.length });
};

/** S15. By number; by value it stands in the timeline, where every contract has one. */
export const renewals: Reckon = (_level, window, scene) => {
  if (scene.tables.contracts === undefined) return noData;
  const due = scene.tables.contracts.filter((contract) => isWithin(contract.dueAt, window));
  const renewed = due.filter((contract) => contract.renewed);
  return shareReckoning({ good: renewed.length, all: due.length }, [], byValue(due, renewed));
};

function byValue(due: readonly ContractDue[], renewed: readonly ContractDue[]): Reckoning['why'] {
  if (due.length === 0 || !due.every((contract) => contract.value !== null && isDecimal(contract.value))) return [];
  const sum = (contracts: readonly ContractDue[]) =>
    contracts.reduce((total, contract) => add(total, exact(contract.value ?? '0')), zero);
  const all = sum(due);
  if (compare(all, zero) <= 0) return [];
  const kept = sum(renewed);
  const share = divide(kept, divide(all, ratio(100)));
  return [fact('byValue', { renewed: toText(kept), of: toText(all), share: toText(share) })];
}

/** S16. A customer who left at the very beginning was not lost in the window before, but in this one. */
export const churn: Reckon = (_level, window, scene) => {
  if (scene.tables.customers === undefined) return noData;
  const atStart = scene.tables.customers.filter(
    (customer) => customer.startedAt < window.from && (customer.lostAt === null || customer.lostAt >= window.from),
  );
  const lost = scene.tables.customers.filter((customer) => isWithin(customer.lostAt, window));
  return shareReckoning(
    { good: lost.length, all: atStart.length },
    [],
    firstOf(lost, (customer) => fact('lost', { customer: customer.id }, customer.lostAt ?? window.from)),
  );
};

/** S18. By the window in which the review falls due, at the end of the last of the agreed working days. */
export const reviewsInTime: Reckon = (_level, window, scene) => {
  if (scene.tables.reviews === undefined) return noData;
  const { reviewDays } = scene.agreement;
  const due = scene.tables.reviews
    .map((review) => ({ ...review, due: endOfWorkingDays(review.incidentClosedAt, reviewDays, scene.clocks.service) }))
    // Due before the end of a day is due in the window that this day belongs to.
    .filter((review) => isWithin(review.due - 1, window));
  const counted = due.filter((review) => review.deliveredAt !== null || review.due <= scene.asOf);
  const late = counted.filter((review) => review.deliveredAt === null || review.deliveredAt >= review.due);
  return shareReckoning(
    { good: counted.length - late.length, all: counted.length },
    leftOut(due.length - counted.length, 'stillOpen'),
    firstOf(late, (review) => fact('reviewLate', { review: review.id }, review.due)),
  );
};

/** S19. */
export const actionsInTime: Reckon = (_level, window, scene) => {
  if (scene.tables.actions === undefined) return noData;
  const due = scene.tables.actions.filter((action) => isWithin(action.dueAt, window));
  const late = due.filter((action) => action.closedAt === null || action.closedAt > action.dueAt);
  return shareReckoning(
    { good: due.length - late.length, all: due.length },
    [],
    firstOf(late, (action) => fact('actionLate', { action: action.id }, action.dueAt)),
  );
};

/** S20. */
export const orderAccuracy: Reckon = (_level, window, scene) => {
  if (scene.tables.orders === undefined) return noData;
  const orders = scene.tables.orders.filter((order) => isWithin(order.at, window));
  return shareReckoning({ good: orders.filter((order) => !order.corrected).length, all: orders.length });
};

/** S22. By the window in which the change took effect. */
export const changesAnnounced: Reckon = (_level, window, scene) => {
  if (scene.tables.changes === undefined) return noData;
  const changes = scene.tables.changes.filter((change) => isWithin(change.effectiveAt, window));
  const agreed = new Map(scene.agreement.changeNotices.map((notice) => [notice.noticeClass, notice]));
  const counted = changes.filter((change) => agreed.has(change.noticeClass));
  const late = counted.filter((change) => !hasFullNotice(change, agreed.get(change.noticeClass), scene.clocks.service));
  return shareReckoning(
    { good: counted.length - late.length, all: counted.length },
    leftOut(changes.length - counted.length, 'noNoticeAgreed'),
    firstOf(late, (change) => fact('noticeShort', { change: change.id, kind: change.noticeClass }, change.effectiveAt)),
  );
};

/**
 * Days are full ones, by the clock on the wall of the agreement's zone. Working days are whole days between: the day
 * of the announcement does not count, and the change comes after the last of them.
 */
function hasFullNotice(change: ChangeNotice, agreed: AgreedChange | undefined, hours: BusinessHours): boolean {
  if (change.announcedAt === null || agreed === undefined) return false;
  if (agreed.count === 0) return change.announcedAt <= change.effectiveAt;
  if (agreed.unit === 'days') return daysLater(change.announcedAt, agreed.count, hours.zone) <= change.effectiveAt;
  return endOfWorkingDays(change.announcedAt, agreed.count, hours) <= change.effectiveAt;
}

/** Windows of S23: each awareness of a breach in the range is one, named after the record. */
export function breachWindows(scene: Scene, range: { readonly from: Moment; readonly to: Moment }) {
  return (scene.tables.breaches ?? [])
    .filter((breach) => isWithin(breach.awareAt, range))
    .sort((left, right) => left.awareAt - right.awareAt || (left.id < right.id ? -1 : 1))
    .map(
      (breach): TimedWindow => ({
        label: `event:${breach.id}`,
        from: breach.awareAt,
        to: breach.noticeAt ?? scene.asOf,
      }),
    );
}

/** S23. Hours from awareness to notice. Without a notice the hours so far, and nothing while they are within the limit. */
export const breachNotice: Reckon = (level, window, scene) => {
  const breach = scene.tables.breaches?.find((one) => `event:${one.id}` === window.label);
  if (breach === undefined) return noData;
  const seconds = hoursToNotice(breach, scene.asOf);
  const value = ratio(seconds, 3600);
  if (breach.noticeAt === null && compare(value, exact(level.commitment.target)) <= 0)
    return { ...noData, coverage: ratio(1), excluded: leftOut(1, 'stillOpen') };
  return {
    sample: 1,
    coverage: ratio(1),
    value,
    excluded: [],
    why: [
      fact('aware', { breach: breach.id }, breach.awareAt),
      breach.noticeAt === null
        ? fact('noNoticeYet', { seconds }, scene.asOf)
        : fact('notice', { seconds }, breach.noticeAt),
    ],
  };
};

function hoursToNotice(breach: BreachNotice, asOf: Moment): number {
  return Math.max(0, wholeSecond(breach.noticeAt ?? asOf) - wholeSecond(breach.awareAt)) / 1000;
}

/** S24. The sample is people, the average goes over all their ratings. */
export const behaviour: Reckon = (_level, window, scene) => {
  if (scene.tables.behaviours === undefined) return noData;
  const ratings = scene.tables.behaviours.filter((rating) => isWithin(rating.at, window));
  const sum = ratings.reduce((total, rating) => total + rating.score, 0);
  const raters = new Set(ratings.map((rating) => rating.rater)).size;
  return {
    sample: raters,
    coverage: ratio(1),
    value: ratings.length === 0 ? null : ratio(sum, ratings.length),
    excluded: [],
    why: [fact('mean', { sum, of: ratings.length, raters })],
  };
};
