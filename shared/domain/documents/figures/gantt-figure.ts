import { addMonths, daysBetween } from '#shared/base/calendar-date';
import type { Shape } from '../drawing';
import { altOf, dot, type Figure, figureWidth, line, rect, rule } from './figure';

export interface GanttParts {
  readonly title: string;
  readonly rows: readonly GanttRow[];
  /** Name of a month, of `2027-03-01`. */
  readonly monthName: (firstDay: string) => string;
  /** How a day is written in the text for those who do not see the figure. */
  readonly dateText: (date: string) => string;
  readonly today?: { readonly date: string; readonly text: string };
  readonly legend: {
    readonly planned: string;
    readonly done: string;
    readonly critical: string;
    readonly slack: string;
  };
}

export interface GanttRow {
  readonly label: string;
  readonly start: string;
  readonly finish: string;
  /** Until when it may slip without moving the end. */
  readonly slackUntil?: string;
  readonly state: 'planned' | 'done' | 'critical';
  /** Begins a group; printed above the row. */
  readonly group?: string;
}

const labelWidth = 182;
const headHeight = 26;
const rowHeight = 15;
const groupHeight = 17;
const looks = { planned: 'accentSoft', done: 'muted', critical: 'accent' } as const;

/** Bars to the scale of days below the months, with the slack behind each. A page holds about 35 rows: give fewer. */
export function ganttFigure({ title, rows, monthName, dateText, today, legend }: GanttParts): Figure {
  const days = rows.flatMap((row) => [row.start, row.finish, row.slackUntil ?? row.finish]).sort();
  const from = `${(days[0] ?? '2000-01-01').slice(0, 7)}-01`;
  const until = addMonths(`${(days.at(-1) ?? from).slice(0, 7)}-01`, 1);
  const span = Math.max(daysBetween(from, until), 1);
  const at = (date: string) => labelWidth + (daysBetween(from, date) / span) * (figureWidth - labelWidth);
  const bottom =
    headHeight + rows.reduce((sum, row) => sum + rowHeight + (row.group === undefined ? 0 : groupHeight), 0);
  const shapes: Shape[] = monthShapes(from, until, at, bottom, monthName);
  let y = headHeight;
  for (const row of rows) {
    if (row.group !== undefined) {
      shapes.push(line(0, y + 12, row.group, labelWidth - 8, { size: 7.6, bold: true, colour: 'accent' }));
      y += groupHeight;
    }
    shapes.push(...rowShapes(row, y, at));
    y += rowHeight;
  }
  if (today !== undefined && today.date >= from && today.date < until)
    shapes.push(
      rule([at(today.date), 20], [at(today.date), bottom], 'breach', { width: 0.8, dash: 2 }),
      line(at(today.date), 7, today.text, 60, { size: 6.4, align: 'middle', colour: 'breach' }),
    );
  return {
    drawing: { width: figureWidth, height: bottom + 20, shapes: [...shapes, ...legendShapes(legend, bottom + 13)] },
    alt: altOf(
      title,
      rows.map((row) => ({
        label: row.label,
        says: [`${dateText(row.start)} – ${dateText(row.finish)}`, legend[row.state]],
      })),
    ),
  };
}

function monthShapes(
  from: string,
  until: string,
  at: (date: string) => number,
  bottom: number,
  monthName: (firstDay: string) => string,
): Shape[] {
  const shapes: Shape[] = [];
  // Names of months stand apart from each other however long the plan is.
  const count = Math.round(daysBetween(from, until) / 30.4);
  const every = Math.max(1, Math.ceil(count / 9));
  const roomOfName = ((figureWidth - labelWidth) / Math.max(count, 1)) * every - 4;
  for (let month = from, index = 0; month < until; month = addMonths(month, 1), index += 1) {
    shapes.push(rule([at(month), 10], [at(month), bottom]));
    if (index % every === 0)
      shapes.push(
        line(at(month) + 3, 17, monthName(month), Math.min(roomOfName, figureWidth - at(month) - 3), {
          size: 6.9,
          colour: 'muted',
        }),
      );
  }
  return shapes;
}

function rowShapes(row: GanttRow, y: number, at: (date: string) => number): readonly Shape[] {
  const start = at(row.start);
  const finish = at(row.finish);
  const middle = y + rowHeight / 2;
  return [
    line(0, middle + 2.6, row.label, labelWidth - 8, { size: 7.4 }),
    ...(row.slackUntil !== undefined && row.slackUntil > row.finish
      ? [rule([finish, middle], [at(row.slackUntil), middle], 'muted', { width: 1, dash: 2 })]
      : []),
    finish - start < 5
      ? dot(finish, middle, 3.4, looks[row.state])
      : rect(start, middle - 3.6, finish - start, 7.2, { fill: looks[row.state], radius: 2 }),
  ];
}

function legendShapes(legend: GanttParts['legend'], y: number): readonly Shape[] {
  const parts = [
    ['planned', legend.planned],
    ['critical', legend.critical],
    ['done', legend.done],
  ] as const;
  const width = (figureWidth - labelWidth) / 4;
  return [
    ...parts.flatMap(([state, text], index): readonly Shape[] => [
      rect(labelWidth + index * width, y - 5, 10, 6, { fill: looks[state], radius: 1.5 }),
      line(labelWidth + index * width + 13, y, text, width - 16, { size: 6.6, colour: 'muted' }),
    ]),
    rule([labelWidth + 3 * width, y - 2], [labelWidth + 3 * width + 10, y - 2], 'muted', { width: 1, dash: 2 }),
    line(labelWidth + 3 * width + 13, y, legend.slack, width - 16, { size: 6.6, colour: 'muted' }),
  ];
}
