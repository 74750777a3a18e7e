import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import { knownBy } from '#shared/domain/gates/known-records';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { Instant } from './fact';
import { factsOn } from './facts-on';
import { type Ledger, ledgerAfter } from './ledger';
import type { MeasurableFile } from './measurable-file';

/**
 * The ledger of a partner whose records were there before anybody kept one: put together from the times the records
 * carry, as they stood at the end of each month in which something was written. From its last entry on it is kept as
 * things become known.
 */
export function begunLedger(file: MeasurableFile, index: PackIndex, now: Instant): Ledger {
  const today = dayOf(new Date(now).toISOString());
  const ends = monthEnds(file, today);
  const past = ends.reduce<Ledger>((ledger, day) => {
    const knownAt = `${day}T23:59:59.999Z`;
    return ledgerAfter(ledger, factsOn(fileKnownAt(file, knownAt), index, day), Date.parse(knownAt));
  }, []);
  return ledgerAfter(past, factsOn(file, index, today), now);
}

/** Last days of past months in which something was written, from the one in which the partner itself was. */
function monthEnds(file: MeasurableFile, today: CalendarDate): readonly CalendarDate[] {
  const first = file.records.partner.createdAt.slice(0, 7);
  return monthEndsOf(
    timesIn(file).filter((time) => time.slice(0, 7) >= first),
    today,
  );
}

/** Last days of the past months in which these times (ISO) lie, the earliest first. */
export function monthEndsOf(times: readonly string[], today: CalendarDate): readonly CalendarDate[] {
  return [...new Set(times.map((time) => time.slice(0, 7)))]
    .filter((month) => month < today.slice(0, 7))
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
    serviceCases: file.serviceCases.filter(({ createdAt }) => createdAt <= knownAt),
    surveyAnswers: file.surveyAnswers.filter(({ recordedAt }) => recordedAt <= knownAt),
  };
}
