import { addDays, addMonths, type CalendarDate } from '#shared/base/calendar-date';
import type { AgreementNotice } from './agreement-approval';

/** What the text says about its own length. */
export interface AgreedTerm {
  readonly effectiveDate: CalendarDate;
  /** Last day of the first term. */
  readonly endDate: CalendarDate;
  readonly termMonths: number;
  readonly noticeDays: number;
  readonly renewal: 'automatic' | 'byAgreement';
}

/** One thing that led to where an agreement stands. */
export interface LifeStep {
  readonly what: 'renewed' | 'extended' | 'declined' | 'declinedTooLate' | 'terminated' | 'notExtended';
  readonly on: CalendarDate;
  readonly until: CalendarDate;
  readonly noticeId: string | null;
}

export interface AgreementLife {
  readonly state: 'notYet' | 'running' | 'noticeWindowOpen' | 'renewed' | 'extended' | 'ending' | 'ended';
  /** Last day of the term it is in, or on which it ends or has ended. */
  readonly until: CalendarDate;
  /** Last day on which not to renew can still be declared; null where it ends anyway. */
  readonly noticeBy: CalendarDate | null;
  readonly why: readonly LifeStep[];
}

/** For so many days before the last day of notice somebody should decide. */
export const noticeWindowDays = 60;

/** Where a signed agreement stands on a day, from its own words and what was declared by then. */
export function agreementLife(
  term: AgreedTerm,
  notices: readonly AgreementNotice[],
  asOf: CalendarDate,
): AgreementLife {
  const declared = inForce(notices, asOf);
  const ends = declared.filter(({ kind }) => kind === 'termination');
  const why: LifeStep[] = [];
  let period: Period = { until: term.endDate, came: 'running', declined: null };
  for (;;) {
    period = withinPeriod(period, term, declared, why);
    const terminated = earliestEnd(ends, period.until);
    if (terminated !== null) {
      why.push({ what: 'terminated', on: terminated.on, until: terminated.until, noticeId: terminated.noticeId });
      return ended(terminated.until, asOf, why);
    }
    if (period.declined !== null) return ended(period.until, asOf, why);
    if (asOf <= period.until) return standing(period, term, asOf, why);
    if (term.renewal === 'byAgreement') {
      why.push({ what: 'notExtended', on: period.until, until: period.until, noticeId: null });
      return ended(period.until, asOf, why);
    }
    const until = addDays(addMonths(addDays(period.until, 1), term.termMonths), -1);
    why.push({ what: 'renewed', on: addDays(period.until, 1), until, noticeId: null });
    period = { until, came: 'renewed', declined: null };
  }
}

interface Period {
  readonly until: CalendarDate;
  readonly came: 'running' | 'renewed' | 'extended';
  readonly declined: CalendarDate | null;
}

/** Extensions first, since they move the last day of notice; then whether renewal was declined in time. */
function withinPeriod(period: Period, term: AgreedTerm, declared: readonly AgreementNotice[], why: LifeStep[]): Period {
  let { until, came } = period;
  for (const notice of declared) {
    const isExtension = notice.kind === 'extension' && notice.givenBy === 'both' && notice.endsOn !== null;
    if (!isExtension || notice.endsOn === null || notice.endsOn <= until || notice.givenOn > until) continue;
    until = notice.endsOn;
    came = 'extended';
    why.push({ what: 'extended', on: notice.givenOn, until, noticeId: notice.id });
  }
  for (const notice of declared) {
    const isOurs = notice.kind === 'renewalDeclined' && notice.givenOn <= until;
    if (!isOurs || why.some(({ noticeId, what }) => noticeId === notice.id && what === 'declined')) continue;
    if (notice.givenOn <= addDays(until, -term.noticeDays)) {
      why.push({ what: 'declined', on: notice.givenOn, until, noticeId: notice.id });
      return { until, came, declined: notice.givenOn };
    }
    why.push({ what: 'declinedTooLate', on: notice.givenOn, until, noticeId: notice.id });
  }
  return { until, came, declined: null };
}

/** Early ends that fall before the end of the term anyway; one without a day ends with the term. */
function earliestEnd(notices: readonly AgreementNotice[], until: CalendarDate) {
  const found = notices
    .map(({ id, givenOn, endsOn }) => ({ on: givenOn, until: endsOn ?? until, noticeId: id as string }))
    .filter((one) => one.until <= until && one.on <= until)
    .toSorted((left, right) => (left.until < right.until ? -1 : 1));
  return found[0] ?? null;
}

function standing(period: Period, term: AgreedTerm, asOf: CalendarDate, why: readonly LifeStep[]): AgreementLife {
  const noticeBy = addDays(period.until, -term.noticeDays);
  const { until } = period;
  if (asOf < term.effectiveDate) return { state: 'notYet', until, noticeBy, why };
  const isDecided = term.renewal === 'byAgreement' && asOf > noticeBy;
  if (isDecided) return { state: 'ending', until, noticeBy: null, why };
  const isOpen = asOf <= noticeBy && asOf > addDays(noticeBy, -noticeWindowDays);
  return { state: isOpen ? 'noticeWindowOpen' : period.came, until, noticeBy, why };
}

function ended(until: CalendarDate, asOf: CalendarDate, why: readonly LifeStep[]): AgreementLife {
  return { state: asOf <= until ? 'ending' : 'ended', until, noticeBy: null, why };
}

/** What was declared by a day and not taken back, oldest first. */
function inForce(notices: readonly AgreementNotice[], asOf: CalendarDate): readonly AgreementNotice[] {
  const given = notices.filter(({ givenOn }) => givenOn <= asOf);
  const back = given.filter(({ kind }) => kind === 'withdrawn');
  // Only who declared something can take it back.
  const isBack = (notice: AgreementNotice) =>
    back.some(
      ({ noticeId, givenBy, givenOn }) =>
        noticeId === notice.id && givenOn >= notice.givenOn && (givenBy === notice.givenBy || givenBy === 'both'),
    );
  return given
    .filter((notice) => notice.kind !== 'withdrawn' && !isBack(notice))
    .toSorted((left, right) => (left.givenOn < right.givenOn ? -1 : left.givenOn > right.givenOn ? 1 : 0));
}
