import { type Exact, max, min, subtract, toText } from '#shared/base/decimal';
import { groupBy } from '#shared/base/group-by';
import type { Case, Moment } from '#shared/domain/datasets/tables';
import { measureOf } from '#shared/domain/slas/measures';
import { availabilityByRegion } from './availability';
import { endOfWorkingDays } from './business-hours';
import { type ClockTarget, clockReading, eventOf, inTimeOrNot, severityAt, worstSeverity } from './case-clock';
import {
  type CaseMoment,
  fact,
  firstOf,
  knownShare,
  leftOut,
  noData,
  type Reckon,
  type Scene,
  shareOf,
  shareReckoning,
} from './reckoning';
import { instantText, type TimedWindow } from './windows';

const day = 86_400_000;
/** Days within which a case that comes back was not solved at first contact, and within which it counts as reopened. */
const notSolvedDays = 7;
const reopenedDays = 14;
/** Working days within which a serious case is followed up. */
const followUpDays = 3;

/** How cases stood to a limit of their severity. */
interface InTime {
  readonly good: number;
  readonly late: readonly Case[];
  readonly open: number;
  readonly untimed: number;
}

/**
 * Cases judged by the clock. One that is not done yet is late when its limit has passed, and is left out while it has
 * not; one whose severity has no limit in time is left out.
 */
function countInTime(cases: readonly Case[], which: ClockTarget, scene: Scene): InTime {
  const late: Case[] = [];
  let good = 0;
  let open = 0;
  let untimed = 0;
  for (const one of cases) {
    const outcome = inTimeOrNot(one, scene.clocks, which, scene.asOf);
    if (outcome === 'inTime') good += 1;
    else if (outcome === 'late') late.push(one);
    else if (outcome === 'open') open += 1;
    else untimed += 1;
  }
  return { good, late, open, untimed };
}

/** S7, S8 by the month in which cases were opened; S10 by the month in which they were resolved. */
export function inTimeShare(which: ClockTarget, belongsBy: CaseMoment): Reckon {
  return (_level, window, scene) => {
    if (scene.tables.cases === undefined || !isWrittenDown(scene.tables.cases, which)) return noData;
    const { good, late, open, untimed } = countInTime(scene.casesBy(belongsBy, window), which, scene);
    return shareReckoning(
      { good, all: good + late.length },
      [...leftOut(open, 'stillOpen'), ...leftOut(untimed, 'noTimeLimit')],
      firstOf(late, (one) => lateStep(one, which, scene)),
    );
  };
}

/**
 * Whether the records keep this moment at all. A ticket file without the column says nothing about how quickly
 * anybody answered: where cases were solved and not one was answered, it was not written down.
 */
function isWrittenDown(cases: readonly Case[], which: ClockTarget): boolean {
  if (!cases.some((one) => one.resolvedAt !== null)) return true;
  if (which === 'acknowledge') return cases.some((one) => (one.acknowledgedAt ?? one.firstResponseAt) !== null);
  return which !== 'firstResponse' || cases.some((one) => one.firstResponseAt !== null);
}

function lateStep(one: Case, which: ClockTarget, scene: Scene) {
  const reading = clockReading(one, scene.clocks, which, scene.asOf);
  const doneAt = eventOf(one, which, scene.asOf);
  return fact(
    'late',
    {
      case: one.id,
      severity: severityAt(one, doneAt ?? scene.asOf),
      deadline: reading.deadline === null ? '' : instantText(reading.deadline),
      done: doneAt === null ? '' : instantText(doneAt),
      elapsedSeconds: reading.elapsedSeconds,
    },
    one.openedAt,
  );
}

/** S11. Whether a case took one contact must be known; a case of which it is not known lowers the coverage. */
export const firstContact: Reckon = (_level, window, scene) => {
  if (scene.tables.cases === undefined) return noData;
  const resolved = scene.casesBy('resolvedAt', window);
  const known = resolved.filter((one) => one.contacts !== null);
  const good = known.filter((one) => one.contacts === 1 && !one.transferred && !cameBack(one, notSolvedDays));
  return shareReckoning({ good: good.length, all: known.length, unknown: resolved.length - known.length });
};

/** S12. */
export const reopened: Reckon = (_level, window, scene) => {
  if (scene.tables.cases === undefined) return noData;
  const resolved = scene.casesBy('resolvedAt', window);
  const back = resolved.filter((one) => cameBack(one, reopenedDays));
  return shareReckoning(
    { good: back.length, all: resolved.length },
    [],
    firstOf(back, (one) => fact('reopened', { case: one.id }, one.reopenedAt ?? one.openedAt)),
  );
};

function cameBack(one: Case, days: number): boolean {
  return one.reopenedAt !== null && one.resolvedAt !== null && one.reopenedAt - one.resolvedAt <= days * day;
}

/** S21. By the month of closing; due by the end of the third working day after the day of closing. */
export const followUp: Reckon = (_level, window, scene) => {
  if (scene.tables.cases === undefined) return noData;
  const serious = scene.casesBy('closedAt', window).filter(isSerious);
  const late: Case[] = [];
  let good = 0;
  let open = 0;
  for (const one of serious) {
    const due = endOfWorkingDays(one.closedAt ?? one.openedAt, followUpDays, scene.clocks.service);
    if (one.followUpAt !== null && one.followUpAt < due) good += 1;
    else if (one.followUpAt === null && due > scene.asOf) open += 1;
    else late.push(one);
  }
  return shareReckoning(
    { good, all: good + late.length },
    leftOut(open, 'stillOpen'),
    firstOf(late, (one) => fact('notFollowedUp', { case: one.id }, one.closedAt ?? one.openedAt)),
  );
};

export function isSerious(one: Case): boolean {
  const severity = worstSeverity(one);
  return severity === 's1' || severity === 's2';
}

/**
 * S13. Shares of first responses in time (S8) by region, of regions with as many cases as S8 itself needs to be
 * judged; the difference between the best and the weakest. Where nobody named a region there is nothing to compare.
 * The availability (S1) of each region stands beside it in the timeline and is not part of the value.
 */
export const regionalSpread: Reckon = (_level, window, scene) => {
  if (scene.tables.cases === undefined) return noData;
  const least = (scene.level('S8')?.commitment ?? measureOf('S8').commitment).minimumSample;
  const byRegion = groupBy(scene.casesBy('openedAt', window), (one) => one.region);
  const regions = [...byRegion.keys()].filter((region) => region !== '').sort();
  const shares: { readonly region: string; readonly share: Exact; readonly all: number }[] = [];
  let tooFew = 0;
  for (const region of regions) {
    const { good, late } = countInTime(byRegion.get(region) ?? [], 'firstResponse', scene);
    const all = good + late.length;
    const share = shareOf(good, all);
    if (share === null || all < least) tooFew += 1;
    else shares.push({ region, share, all });
  }
  return {
    sample: shares.length,
    coverage: knownShare(1, 0),
    value: spreadOf(shares.map((one) => one.share)),
    excluded: leftOut(tooFew, 'tooFewCases'),
    why: [
      ...shares.map(({ region, share, all }) => fact('region', { region, share: toText(share), of: all })),
      ...[...availabilityByRegion(window, scene)].map(([region, share]) =>
        fact('availabilityOfRegion', { region, share: toText(share) }),
      ),
    ],
  };
};

function spreadOf(shares: readonly Exact[]): Exact | null {
  const [first] = shares;
  return first === undefined ? null : subtract(shares.reduce(max, first), shares.reduce(min, first));
}

/** The cases of severity 1 and 2, or of severity 1 only, that began in the window. */
export function incidentsIn(window: TimedWindow, scene: Scene, which: 'critical' | 'serious'): readonly Case[] {
  return scene
    .casesBy('beganAt', window)
    .filter((one) => (which === 'critical' ? worstSeverity(one) === 's1' : isSerious(one)));
}

export function longest<Thing>(things: readonly Thing[], length: (thing: Thing) => Moment): Thing | undefined {
  return things.reduce<Thing | undefined>(
    (found, next) => (found === undefined || length(next) > length(found) ? next : found),
    undefined,
  );
}
