import type { InkColour, Shape } from '../drawing';
import { altOf, type Figure, figureWidth, line, lines, rect } from './figure';

export interface SeverityMatrixParts {
  readonly title: string;
  readonly impactTitle: string;
  readonly urgencyTitle: string;
  readonly urgencies: readonly string[];
  /** A row for each impact: what it means, and the severity at each urgency, from 1 (worst). */
  readonly rows: readonly { readonly impact: string; readonly severities: readonly number[] }[];
  readonly severityTitle: (severity: number) => string;
}

const labelWidth = 190;
const rowHeight = 36;
const headHeight = 34;
const gap = 3;

/** Impact downwards, urgency across; the darker the field, the sooner somebody has to act. */
export function severityMatrixFigure(parts: SeverityMatrixParts): Figure {
  const { urgencies, rows, severityTitle } = parts;
  const columnWidth = (figureWidth - labelWidth) / Math.max(urgencies.length, 1);
  const shapes: Shape[] = [
    line(labelWidth + gap, 9, parts.urgencyTitle, figureWidth - labelWidth, { size: 7, colour: 'muted' }),
    line(0, 26, parts.impactTitle, labelWidth - 8, { size: 7, colour: 'muted' }),
    ...urgencies.map((urgency, index) =>
      line(labelWidth + columnWidth * (index + 0.5), 26, urgency, columnWidth - 6, {
        size: 8,
        bold: true,
        align: 'middle',
        colour: 'accent',
      }),
    ),
    ...rows.flatMap(({ impact, severities }, row) => {
      const top = headHeight + row * rowHeight;
      return [
        ...lines(0, top + 14, impact, labelWidth - 14, 2, { size: 8, leading: 10.5 }),
        ...severities.flatMap((severity, column) => {
          const x = labelWidth + columnWidth * column;
          const { fill, colour } = lookOf(severity);
          return [
            rect(x + gap, top + gap, columnWidth - gap, rowHeight - gap, {
              fill,
              radius: 3,
              ...(severity > 2 ? { stroke: 'hairline' as const } : {}),
            }),
            line(
              x + gap + (columnWidth - gap) / 2,
              top + rowHeight / 2 + 4.4,
              severityTitle(severity),
              columnWidth - 8,
              {
                size: 8.4,
                bold: true,
                align: 'middle',
                colour,
              },
            ),
          ];
        }),
      ];
    }),
  ];
  return {
    drawing: { width: figureWidth, height: headHeight + rows.length * rowHeight + 2, shapes },
    alt: altOf(
      parts.title,
      rows.map(({ impact, severities }) => ({
        label: impact.replace(/\.$/, ''),
        says: severities.map((severity, column) => `${urgencies[column] ?? ''} ${severityTitle(severity)}`),
      })),
    ),
  };
}

/** Rank and not judgement: shades of one colour, since a severity is neither met nor broken. */
function lookOf(severity: number): { readonly fill: InkColour; readonly colour: InkColour } {
  if (severity <= 1) return { fill: 'accent', colour: 'paper' };
  if (severity === 2) return { fill: 'accentSoft', colour: 'text' };
  return { fill: severity === 3 ? 'ground' : 'paper', colour: severity === 3 ? 'text' : 'muted' };
}
