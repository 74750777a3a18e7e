import { addWorkingDays, type Holidays } from '#shared/base/working-days';
import { type Phase, phases } from '#shared/domain/plans/milestones';
import type { OwnedMilestone, Plan } from '#shared/domain/plans/plan';
import { longestPath } from '#shared/domain/plans/plan-rules';
import type { Figure } from './figures/figure';
import { type GanttRow, ganttFigure } from './figures/gantt-figure';
import type { PlanPen } from './plan-pen';

/** Where a milestone stands on the calendar: expected or reached, and its day in the plan. */
export type CalendarMilestone = Pick<
  OwnedMilestone,
  'id' | 'phase' | 'workingDays' | 'dependsOn' | 'forecast' | 'doneOn'
> & {
  readonly plannedOn: string;
};

/** The milestones of a plan to the scale of days: as expected, with the room they have, and those that decide the date. */
export function planCalendar(
  plan: Plan,
  milestones: readonly CalendarMilestone[],
  pen: PlanPen,
  words: { readonly title: string; readonly today: { readonly date: string; readonly text: string } | null },
): Figure {
  const holidays: Holidays = new Set((plan.said.closedDays ?? []).map(({ date }) => date));
  const deciding = new Set<string>(longestPath(milestones));
  const rows = phases.flatMap((phase) =>
    milestones
      .filter((one) => one.phase === phase)
      .toSorted((left, right) => (finishOf(left) < finishOf(right) ? -1 : finishOf(left) > finishOf(right) ? 1 : 0))
      .map((one, at) => rowOf(one, { holidays, deciding, pen, group: at === 0 ? phase : null })),
  );
  return ganttFigure({
    title: words.title,
    rows,
    monthName: pen.month,
    dateText: pen.date,
    ...(words.today === null ? {} : { today: words.today }),
    legend: {
      planned: pen.text('plan.5.legend.planned'),
      done: pen.text('plan.5.legend.done'),
      critical: pen.text('plan.5.legend.critical'),
      slack: pen.text('plan.5.legend.slack'),
    },
  });
}

const finishOf = (one: CalendarMilestone) => one.doneOn ?? one.forecast;

function rowOf(
  one: CalendarMilestone,
  around: {
    readonly holidays: Holidays;
    readonly deciding: ReadonlySet<string>;
    readonly pen: PlanPen;
    readonly group: Phase | null;
  },
): GanttRow {
  const { pen, group } = around;
  const finish = finishOf(one);
  return {
    label: `${one.id} ${pen.milestone(one.id).title}`,
    // What is reached is a day, not a stretch of work.
    start: one.doneOn ?? addWorkingDays(finish, -one.workingDays, around.holidays),
    finish,
    ...(one.doneOn === null && one.plannedOn > finish ? { slackUntil: one.plannedOn } : {}),
    state: one.doneOn !== null ? 'done' : around.deciding.has(one.id) ? 'critical' : 'planned',
    ...(group === null ? {} : { group: pen.text(`plan.phase.${group}`) }),
  };
}
