import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { ServiceCase } from '#shared/domain/delivery/delivery';
import { knownBy } from '#shared/domain/gates/known-records';
import { endOfDay, wallClock } from '#shared/domain/measuring/zoned-days';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { Instant } from './fact';
import { factsOn } from './facts-on';
import { type Ledger, ledgerAfter } from './ledger';
import type { MeasurableFile } from './measurable-file';

/**
 * The ledger of a partner whose records were there before anybody kept one: put together from the times the records
 * carry, as they stood at the end of each month in which something was written. From its last entry on it is kept as
 * things become known.
 *
 * @param zone in which months end
 */
export function begunLedger(file: MeasurableFile, index: PackIndex, now: Instant, zone: string): Ledger {
  const ends = monthEnds(file, now, zone);
  const past = ends.reduce<Ledger>((ledger, day) => {
    const end = endOfDay(day, zone);
    const knownAt = new Date(end).toISOString();
    return ledgerAfter(ledger, factsOn(fileKnownAt(file, knownAt), index, dayOf(knownAt)), end);
  }, []);
  return ledgerAfter(past, factsOn(file, index, dayOf(new Date(now).toISOString())), now);
}

/** Last days of past months in which something was written, from the one in which the partner itself was. */
function monthEnds(file: MeasurableFile, now: Instant, zone: string): readonly CalendarDate[] {
  const clock = wallClock(zone);
  const monthOf = (at: Instant) => clock.dayOf(at).slice(0, 7);
  const first = monthOf(Date.parse(file.records.partner.createdAt));
  const months = new Set(timesIn(file).map((time) => monthOf(Date.parse(time))));
  return [...months]
    .filter((month) => month >= first && month < monthOf(now))
    .sort()
    .map(lastDayOfMonth);
}

function lastDayOfMonth(month: string): CalendarDate {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

function timesIn({ records, interviews, engagements, defects, serviceCases, surveyAnswers }: MeasurableFile) {
  return [
    records.partner.createdAt,
    ...records.answers.map(({ at }) => at),
    ...records.revisions.map(({ capturedAt }) => capturedAt),
    ...records.reviews.map(({ at }) => at),
    ...records.decisions.map(({ asOf }) => asOf),
    ...records.dealEvents.map(({ at }) => at),
    ...records.handoffEvents.map(({ at }) => at),
    ...records.concessionDecisions.map(({ at }) => at),
    ...records.signed.map(({ at }) => at),
    ...interviews.map(({ startedAt }) => startedAt),
    ...engagements.map(({ createdAt }) => createdAt),
    ...defects.map(({ createdAt }) => createdAt),
    ...serviceCases.map(({ createdAt }) => createdAt),
    ...surveyAnswers.map(({ recordedAt }) => recordedAt),
  ];
}

/** What had been written by an instant. What was corrected since and keeps no history stays as it is now. */
function fileKnownAt(file: MeasurableFile, knownAt: string): MeasurableFile {
  return {
    records: knownBy(file.records, knownAt),
    interviews: file.interviews.filter(({ startedAt }) => startedAt <= knownAt),
    engagements: file.engagements.filter(({ createdAt }) => createdAt <= knownAt),
    defects: file.defects.filter(({ createdAt }) => createdAt <= knownAt),
    serviceCases: file.serviceCases
      .filter(({ createdAt }) => createdAt <= knownAt)
      .map((one) => caseKnownAt(one, knownAt)),
    surveyAnswers: file.surveyAnswers.filter(({ recordedAt }) => recordedAt <= knownAt),
  };
}

/** Nobody knew of an end that had not come: a time to the first case would be told before there was one. */
function caseKnownAt(one: ServiceCase, knownAt: string): ServiceCase {
  const by = (time: string | null) => (time !== null && time <= knownAt ? time : null);
  return { ...one, resolvedAt: by(one.resolvedAt), reopenedAt: by(one.reopenedAt) };
}
