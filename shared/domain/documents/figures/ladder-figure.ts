import type { Shape } from '../drawing';
import { altOf, dot, type Figure, figureWidth, line, lines, rect, rule } from './figure';

export interface LadderParts {
  readonly title: string;
  /** Heads of the columns of people, and of the times. */
  readonly sides: readonly [string, string];
  readonly times: readonly string[];
  /** From the first rung to the last; the last is drawn on top. */
  readonly rungs: readonly {
    readonly level: string;
    readonly name: string;
    readonly duty: string;
    readonly people: readonly [LadderPerson, LadderPerson];
    /** When the rung is called, one text per head of `times`. */
    readonly after: readonly string[];
  }[];
}

interface LadderPerson {
  readonly name: string;
  readonly detail: string;
}

const headHeight = 20;
const rungHeight = 42;
const railX = 13;
const nameX = 34;
const nameWidth = 120;
const personWidth = 102;
const personX = [nameX + nameWidth, nameX + nameWidth + personWidth] as const;

/** The ladder as people climb it: first rung at the foot, deciders on top, each rung a step further in. */
export function ladderFigure({ title, sides, times, rungs }: LadderParts): Figure {
  const timesX = personX[1] + personWidth;
  const timeWidth = (figureWidth - timesX) / Math.max(times.length, 1);
  const bottom = headHeight + rungs.length * rungHeight;
  const shapes: Shape[] = [
    ...sides.map((side, index) =>
      line(personX[index] ?? 0, 12, side, personWidth - 6, { bold: true, colour: 'accent' }),
    ),
    ...times.map((time, index) =>
      line(timesX + timeWidth * (index + 1), 12, time, timeWidth - 3, { bold: true, colour: 'accent', align: 'end' }),
    ),
    rule([railX, headHeight + rungHeight / 2], [railX, bottom - rungHeight / 2], 'accent', { width: 1.6 }),
  ];
  for (const [index, rung] of rungs.entries()) {
    const top = bottom - (index + 1) * rungHeight;
    const isLast = index === rungs.length - 1;
    shapes.push(
      rect(nameX - 8, top + 2, figureWidth - nameX + 8, rungHeight - 4, {
        fill: isLast ? 'accentSoft' : 'ground',
        radius: 3,
      }),
      dot(railX, top + rungHeight / 2, 11, isLast ? 'accent' : 'accentSoft'),
      line(railX, top + rungHeight / 2 + 2.8, rung.level, 21, {
        size: 8,
        bold: true,
        align: 'middle',
        colour: isLast ? 'paper' : 'text',
      }),
      line(nameX, top + 14, rung.name, nameWidth - 8, { size: 8, bold: true }),
      ...lines(nameX, top + 24.5, rung.duty, nameWidth - 8, 2, { size: 6.9, leading: 8.6, colour: 'muted' }),
      ...rung.people.flatMap((person, side) => personAt(person, personX[side] ?? 0, top)),
      ...rung.after.flatMap((after, time) =>
        lines(timesX + timeWidth * (time + 1) - 3, top + 14, after, timeWidth - 5, 3, {
          size: 6.9,
          leading: 9,
          align: 'end',
        }),
      ),
    );
  }
  return {
    drawing: { width: figureWidth, height: bottom + 2, shapes },
    alt: altOf(
      title,
      rungs.map((rung) => ({
        label: `${rung.level} ${rung.name}`,
        says: [
          rung.duty,
          ...rung.people.map((person, side) => `${sides[side] ?? ''} ${person.name}`),
          ...rung.after.map((after, time) => `${times[time] ?? ''} ${after}`),
        ],
      })),
    ),
  };
}

function personAt(person: LadderPerson, x: number, top: number): readonly Shape[] {
  const name = lines(x, top + 14, person.name, personWidth - 8, 2, { size: 7.6, bold: true, leading: 9.2 });
  return [
    ...name,
    ...lines(x, top + 14 + name.length * 9.4, person.detail, personWidth - 8, name.length > 1 ? 1 : 2, {
      size: 6.9,
      leading: 8.6,
      colour: 'muted',
    }),
  ];
}
