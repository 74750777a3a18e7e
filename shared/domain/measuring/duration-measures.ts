import { divide, ratio, toText } from '#shared/base/decimal';
import type { Case, Moment } from '#shared/domain/datasets/tables';
import { deadline, wholeSecond } from './business-time';
import { type AgreementClocks, backAt, pausedTimes, severityAt } from './case-clock';
import { incidentsIn, longest } from './case-measures';
import { covers } from './intervals';
import { nearestRank } from './percentile';
import {
  beganAt,
  fact,
  firstOf,
  isWithin,
  knownShare,
  leftOut,
  noData,
  type Reckon,
  type Reckoning,
  shareReckoning,
} from './reckoning';
import { instantText } from './windows';

/** S5. What customers waited, by the clock on the wall. Who has had no answer yet has waited up to now. */
export const peakResponse: Reckon = (_level, window, scene) => {
  const { peak } = scene.clocks;
  if (scene.tables.cases === undefined || peak === null) return noData;
  const hours = peak.between(window.from, window.to);
  const opened = scene.casesBy('openedAt', window).filter((one) => covers(hours, one.openedAt));
  const waits = Float64Array.from(opened, (one) => secondsBetween(one.openedAt, one.firstResponseAt ?? scene.asOf));
  const found = nearestRank(waits, null, 90);
  return {
    sample: opened.length,
    coverage: ratio(1),
    value: found === null ? null : ratio(found, 60),
    excluded: [],
    why: [fact('nearestRank', { percent: 90, of: opened.length, place: Math.floor((opened.length * 90 + 99) / 100) })],
  };
};

/** S6. An incident of which start or detection is not known lowers the coverage. */
export const timeToDetect: Reckon = (_level, window, scene) => {
  if (scene.tables.cases === undefined) return noData;
  const incidents = incidentsIn(window, scene, 'serious');
  const known = incidents.flatMap((one) =>
    one.startedAt === null || one.detectedAt === null
      ? []
      : [{ case: one, seconds: secondsBetween(one.startedAt, one.detectedAt) }],
  );
  return meanOf(known, incidents.length - known.length, 60, 'detected');
};

/**
 * S9. An incident belongs to the window in which it began, at the earliest moment known of it, and lasts until it was
 * restored; while it is not, until now. Pauses do not shorten it: customers are stopped all the same.
 */
export const timeToRestore: Reckon = (_level, window, scene) => {
  if (scene.tables.cases === undefined) return noData;
  const lasted = incidentsIn(window, scene, 'critical').map((one) => ({
    case: one,
    seconds: secondsBetween(beganAt(one), backAt(one) ?? scene.asOf),
  }));
  return meanOf(lasted, 0, 3600, 'restored');
};

interface Lasting {
  readonly case: Case;
  readonly seconds: number;
}

function meanOf(lasting: readonly Lasting[], unknown: number, unit: number, step: string): Reckoning {
  const sum = lasting.reduce((total, one) => total + one.seconds, 0);
  const most = longest(lasting, (one) => one.seconds);
  return {
    sample: lasting.length,
    coverage: knownShare(lasting.length, unknown),
    value: lasting.length === 0 ? null : ratio(sum, lasting.length * unit),
    excluded: leftOut(unknown, 'notKnown'),
    why: [
      ...firstOf(lasting, (one) => fact(step, { case: one.case.id, seconds: one.seconds }, beganAt(one.case))),
      fact('mean', { seconds: sum, of: lasting.length }),
      ...(most === undefined
        ? []
        : [fact('longest', { case: most.case.id, value: toText(divide(ratio(most.seconds), ratio(unit))) })]),
    ],
  };
}

/**
 * S17. While an incident of severity 1 or 2 lasts, an update is due one interval of its severity, on its clock, after
 * the opening, after each update, and after a rise into these severities. An update in time is one due and given. A
 * silence of more than an interval is one due and missed, and one more for each further interval it lasts; the late
 * update that ends it does not repair it. Nothing is due at or after the restoration.
 */
export const updateDiscipline: Reckon = (_level, window, scene) => {
  if (scene.tables.cases === undefined) return noData;
  const dues = scene.once('updates due', () =>
    (scene.tables.cases ?? [])
      .flatMap((one) => updatesDue(one, scene.clocks, scene.asOf).map((due) => ({ ...due, case: one.id })))
      .sort((left, right) => left.at - right.at || (left.case < right.case ? -1 : 1)),
  );
  const own = dues.filter((due) => isWithin(due.at, window));
  const missed = own.filter((due) => !due.isGiven);
  return shareReckoning(
    { good: own.length - missed.length, all: own.length },
    [],
    firstOf(missed, (due) => fact('updateMissed', { case: due.case, due: instantText(due.at) }, due.at)),
  );
};

/** An incident nobody closes would be due updates for ever; after so many in one silence no more are counted. */
const mostInOneSilence = 1000;

export function updatesDue(
  one: Case,
  clocks: AgreementClocks,
  asOf: Moment,
): readonly { readonly at: Moment; readonly isGiven: boolean }[] {
  const end = wholeSecond(backAt(one) ?? asOf);
  const dues: { at: Moment; isGiven: boolean }[] = [];
  const turns = turnsOf(one, end);
  for (const [index, { at: from, severity }] of turns.entries()) {
    const next = turns[index + 1] ?? { at: end, isUpdate: false };
    const agreed = severity === 's1' || severity === 's2' ? clocks.of(severity) : null;
    if (agreed === null || agreed.rule.updateEvery.kind !== 'within') continue;
    const every = agreed.rule.updateEvery;
    const hours = every.unit === 'workingDays' ? clocks.workingDays : agreed.hours;
    const pauses = pausedTimes(one.pauses);
    const dueAfter = (moment: Moment) => deadline(moment, every, hours, pauses);
    let due = dueAfter(from);
    if (next.isUpdate && (due === null || next.at <= due)) dues.push({ at: next.at, isGiven: true });
    for (let left = mostInOneSilence; due !== null && due < next.at && left > 0; left -= 1) {
      dues.push({ at: due, isGiven: false });
      due = dueAfter(due);
    }
  }
  return dues;
}

/** Moments at which the wait for an update begins anew: opening, updates, changes of severity. */
function turnsOf(one: Case, end: Moment) {
  const at = (moment: Moment, isUpdate: boolean) => ({
    at: wholeSecond(moment),
    severity: severityAt(one, moment),
    isUpdate,
  });
  const changes = one.severities.filter((change) => change.at > one.openedAt).map((change) => at(change.at, false));
  const updates = one.updates.filter((moment) => moment > one.openedAt).map((moment) => at(moment, true));
  return [at(one.openedAt, false), ...[...changes, ...updates].sort((left, right) => left.at - right.at)].filter(
    (turn) => turn.at < end,
  );
}

function secondsBetween(from: Moment, to: Moment): number {
  return Math.max(0, wholeSecond(to) - wholeSecond(from)) / 1000;
}
