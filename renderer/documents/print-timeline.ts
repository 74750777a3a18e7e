import type { Block } from '#shared/domain/documents/page';
import { phasesOf, timeScale } from '#shared/domain/documents/timeline';
import type { PdfNode, PdfShape, PdfTableLayout } from './pdf-node';
import type { Setting } from './print-setting';
import { colours, space, wholeUpTo } from './print-style';

const dateWidth = 92;

type Timeline = Extract<Block, { kind: 'timeline' }>;

/** A line to scale with a dot per mark, and below it the marks in words, phase by phase. */
export function printTimeline(block: Timeline, { setter, layout, words }: Setting): readonly PdfNode[] {
  const scale = timeScale(block.marks);
  const phases = phasesOf(block.marks);
  const labelWidth = layout.width - dateWidth - 24;
  const markHeights = block.marks.map(({ label }) => setter.height(label, 'cell', labelWidth) + 6);
  const height = markHeights.reduce((sum, mark) => sum + mark, phases.length * 24 + 30);
  const whole = height < wholeUpTo;
  const printPhase = (phase: string, colour: string): PdfNode => ({
    stack: [{ ...setter.set(phase, 'phase'), color: colour }],
    // Inside a block that cannot break, a page break of its own would tear it.
    ...(whole ? {} : { style: 'phaseLine', height: 60 }),
    margin: [0, 8, 0, 3],
  });
  const drawn: readonly PdfNode[] =
    scale === null
      ? []
      : [{ stack: [{ canvas: strip(block, scale, layout.width) }], margin: [0, 10, 0, 8], height: 90 }];
  const nodes: readonly PdfNode[] = [
    ...drawn,
    ...phases.flatMap(({ phase, marks }, index): readonly PdfNode[] => [
      ...(phase === '' ? [] : [printPhase(phase, phaseColour(index))]),
      {
        table: {
          widths: [dateWidth, '*'],
          dontBreakRows: Math.max(...markHeights) < wholeUpTo,
          body: marks.map((mark) => [
            { ...setter.set(words.date(mark.date), 'cell'), color: colours.quiet },
            {
              stack: [
                {
                  canvas: [{ type: 'ellipse', x: 0, y: 0, r1: 3, r2: 3, color: phaseColour(index) }],
                  relativePosition: { x: -14, y: 6.4 },
                },
                setter.set(mark.label, 'cell'),
              ],
            },
          ]),
        },
        tag: { role: 'L' },
        layout: threaded(phaseColour(index)),
        margin: [0, 0, 0, 4],
      },
    ]),
    space(8),
  ];
  return whole ? [{ stack: nodes, unbreakable: true, height }] : nodes;
}

/** The one vertical line of a document: the thread the dots hang on. */
const threaded = (colour: string): PdfTableLayout => ({
  hLineWidth: () => 0,
  vLineWidth: (line) => (line === 1 ? 0.7 : 0),
  hLineColor: () => colours.hairline,
  // Drawn over the dots, so in their colour.
  vLineColor: () => colour,
  paddingLeft: (column) => (column === 0 ? 0 : 14),
  paddingRight: (column) => (column === 0 ? 10 : 0),
  paddingTop: () => 2.6,
  paddingBottom: () => 2.6,
});

function strip(block: Timeline, scale: readonly number[], width: number): readonly PdfShape[] {
  const inset = 4;
  const x = (index: number) => inset + (scale[index] ?? 0) * (width - 2 * inset);
  const y = 5;
  const lines: PdfShape[] = [];
  let first = 0;
  for (const [index, { marks }] of phasesOf(block.marks).entries()) {
    const end = Math.min(first + marks.length, block.marks.length - 1);
    lines.push({
      type: 'line',
      x1: x(first),
      y1: y,
      x2: x(end),
      y2: y,
      lineWidth: 3,
      lineColor: phaseColour(index),
      lineCap: 'round',
    });
    first += marks.length;
  }
  const dots = block.marks.map(
    (_, index): PdfShape => ({
      type: 'ellipse',
      x: x(index),
      y,
      r1: 3.2,
      r2: 3.2,
      color: colours.paper,
      lineColor: colours.accent,
      lineWidth: 1.2,
    }),
  );
  return [...lines, ...dots];
}

const phaseColours = ['#124a57', '#3f8088', '#8a6d2f', '#5c6b8a', '#7a4f5c'] as const;
const phaseColour = (index: number) => phaseColours[index % phaseColours.length] ?? colours.accent;
