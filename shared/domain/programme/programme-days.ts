import { addDays, type CalendarDate, daysBetween, weekdayOf } from '#shared/base/calendar-date';
import type { ProgrammeTemplate } from '#shared/domain/playbook/pack-programme';
import type { Programme } from './programme';

type Begun = Pick<Programme, 'startsOn'>;

/** Where a day lies in a programme. Days count from 1, as people count them. */
export type ProgrammeDay =
  | { readonly phase: 'before'; readonly daysUntil: number }
  | {
      readonly phase: 'running';
      readonly day: number;
      readonly of: number;
      readonly sprint: number;
      readonly sprintEndsOn: CalendarDate;
    }
  | { readonly phase: 'after'; readonly endedOn: CalendarDate };

export function programmeDay(programme: Begun, template: ProgrammeTemplate, on: CalendarDate): ProgrammeDay {
  const day = daysBetween(programme.startsOn, on) + 1;
  if (day < 1) return { phase: 'before', daysUntil: 1 - day };
  const spans = sprintSpans(programme, template);
  const span = spans.find(({ to }) => on <= to);
  if (!span) return { phase: 'after', endedOn: lastDayOf(programme, template) };
  return { phase: 'running', day, of: lengthOf(template), sprint: span.sprint, sprintEndsOn: span.to };
}

/** The first and the last day of each sprint. */
export function sprintSpans(
  programme: Begun,
  template: ProgrammeTemplate,
): readonly { readonly sprint: number; readonly from: CalendarDate; readonly to: CalendarDate }[] {
  let from = programme.startsOn;
  return template.sprints.map(({ number, days }) => {
    const span = { sprint: number, from, to: addDays(from, days - 1) };
    from = addDays(from, days);
    return span;
  });
}

export function lastDayOf(programme: Begun, template: ProgrammeTemplate): CalendarDate {
  return addDays(programme.startsOn, lengthOf(template) - 1);
}

/** The Monday of the week a day lies in. */
export function mondayOf(day: CalendarDate): CalendarDate {
  return addDays(day, 1 - weekdayOf(day));
}

/** The programme that runs on a day; else the next to begin; else the one that ended last. */
export function programmeToShow(
  programmes: readonly Programme[],
  template: ProgrammeTemplate,
  on: CalendarDate,
): Programme | null {
  const byStart = [...programmes].sort((left, right) => (left.startsOn < right.startsOn ? -1 : 1));
  const running = byStart.find((one) => one.startsOn <= on && on <= lastDayOf(one, template));
  return running ?? byStart.find(({ startsOn }) => startsOn > on) ?? byStart.at(-1) ?? null;
}

const lengthOf = ({ sprints }: ProgrammeTemplate) => sprints.reduce((sum, { days }) => sum + days, 0);
