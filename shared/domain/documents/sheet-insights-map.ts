import { type CohortCell, type CohortDay, type CohortRow, cohortMilestones } from '#shared/domain/metrics/insights';
import type { Shape } from './drawing';
import { altOf, type Figure, figureWidth, line, rect } from './figures/figure';
import type { InsightPen } from './sheet-insights-pen';

const labelWidth = 96;
const rowHeight = 15;
const headHeight = 15;
const gap = 1.5;

/** Months down, milestones across; each cell is filled as far as its share goes, so that it reads without colour. */
export function cohortMap(rows: readonly CohortRow[], day: CohortDay, title: string, pen: InsightPen): Figure {
  const width = (figureWidth - labelWidth) / cohortMilestones.length;
  const shapes: Shape[] = cohortMilestones.map((milestone, place) =>
    line(labelWidth + width * (place + 0.5), 9, pen.text(`insights.milestone.${milestone}`), width - 3, {
      size: 6.9,
      align: 'middle',
      colour: 'muted',
    }),
  );
  for (const [place, row] of rows.entries()) {
    const y = headHeight + place * rowHeight;
    const colour = row.isSmall ? ({ colour: 'muted' } as const) : {};
    shapes.push(
      line(0, y + 10, `${pen.month(row.month)}`, labelWidth - 34, { size: 7.2, ...colour }),
      line(labelWidth - 8, y + 10, `n = ${row.n}`, 30, { size: 6.6, align: 'end', colour: 'muted' }),
      ...cohortMilestones.flatMap((milestone, column) =>
        cellShapes(cellOf(row, milestone, day), row.isSmall, { x: labelWidth + width * column, y, width }, pen),
      ),
    );
  }
  return {
    drawing: { width: figureWidth, height: headHeight + rows.length * rowHeight + 2, shapes },
    alt: altOf(
      title,
      rows.map((row) => ({
        label: `${pen.month(row.month)}, n = ${row.n}`,
        says: cohortMilestones.map((milestone) =>
          pen.text('insights.map.cell', {
            milestone: pen.text(`insights.milestone.${milestone}`),
            day: String(day),
            share: shareText(cellOf(row, milestone, day), pen),
          }),
        ),
      })),
    ),
  };
}

function cellOf(row: CohortRow, milestone: CohortCell['milestone'], day: CohortDay): CohortCell | null {
  return row.cells.find((cell) => cell.milestone === milestone && cell.day === day) ?? null;
}

function shareText(cell: CohortCell | null, pen: InsightPen): string {
  return cell === null || cell.share === null ? '–' : pen.percent(Math.round(cell.share * 100) / 100);
}

function cellShapes(
  cell: CohortCell | null,
  isSmall: boolean,
  place: { readonly x: number; readonly y: number; readonly width: number },
  pen: InsightPen,
): readonly Shape[] {
  const room = place.width - gap;
  const share = cell?.share ?? 0;
  return [
    rect(place.x, place.y, room, rowHeight - gap, { fill: 'ground' }),
    ...(share > 0
      ? [rect(place.x, place.y, room * share, rowHeight - gap, { fill: isSmall ? 'hairline' : 'accentSoft' })]
      : []),
    line(place.x + room / 2, place.y + 9.6, shareText(cell, pen), room, {
      size: 7.2,
      align: 'middle',
      colour: isSmall || cell?.share == null ? 'muted' : 'text',
    }),
  ];
}
