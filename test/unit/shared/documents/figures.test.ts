import { describe, expect, test } from 'vitest';
import type { Shape } from '#shared/domain/documents/drawing';
import { columnChart } from '#shared/domain/documents/figures/column-chart';
import type { Figure } from '#shared/domain/documents/figures/figure';
import { ganttFigure } from '#shared/domain/documents/figures/gantt-figure';
import { journeyFigure } from '#shared/domain/documents/figures/journey-figure';
import { keyFigures } from '#shared/domain/documents/figures/key-figures';
import { ladderFigure } from '#shared/domain/documents/figures/ladder-figure';
import { raciFigure } from '#shared/domain/documents/figures/raci-figure';
import { severityMatrixFigure } from '#shared/domain/documents/figures/severity-matrix-figure';
import { cutToWidth, lineWidth, wrapToWidth } from '#shared/domain/documents/figures/text-measure';
import { verdictGrid } from '#shared/domain/documents/figures/verdict-grid';
import { nodeTypefaces } from '../../../builders/node-fonts';

const long = 'Donaudampfschifffahrtsgesellschaftskapitänspatentverwaltung und noch viel mehr Worte, die nicht passen';
const verdicts = { met: 'Met', deviation: 'Deviation', breach: 'Breach', notMeasured: 'Not measured' };

/** Every figure, once with short words and once with words that are too long for it. */
const figures = (words: string): Readonly<Record<string, Figure>> => ({
  raci: raciFigure({
    title: words,
    workTitle: words,
    columns: [words, words, words],
    rows: [{ work: words, letters: [['R', 'A'], ['C'], ['I']] }],
    legend: [
      { letter: 'R', meaning: words },
      { letter: 'A', meaning: words },
    ],
  }),
  ladder: ladderFigure({
    title: words,
    sides: [words, words],
    times: [words, words, words],
    rungs: ['L0', 'L1'].map((level) => ({
      level,
      name: words,
      duty: words,
      people: [
        { name: words, detail: words },
        { name: words, detail: '' },
      ],
      after: [words, words, '–'],
    })),
  }),
  severity: severityMatrixFigure({
    title: words,
    impactTitle: words,
    urgencyTitle: words,
    urgencies: [words, words, words],
    rows: [{ impact: words, severities: [1, 2, 4] }],
    severityTitle: (severity) => `${words} ${severity}`,
  }),
  journey: journeyFigure({
    title: words,
    stages: Array.from({ length: 5 }, () => ({ name: words, target: words, measure: words, owner: words })),
  }),
  gantt: ganttFigure({
    title: words,
    rows: [
      {
        label: words,
        start: '2027-01-04',
        finish: '2027-01-29',
        slackUntil: '2027-02-19',
        state: 'critical',
        group: words,
      },
      { label: words, start: '2027-02-28', finish: '2027-02-28', state: 'done' },
    ],
    monthName: () => words,
    dateText: (date) => date,
    today: { date: '2027-01-15', text: words },
    legend: { planned: words, done: words, critical: words, slack: words },
  }),
  grid: verdictGrid({
    title: words,
    months: Array.from({ length: 12 }, () => words),
    rows: [
      {
        measure: words,
        cells: [
          null,
          ...(['met', 'deviation', 'breach', 'notMeasured'] as const).map((verdict) => ({ verdict, text: words })),
        ],
      },
    ],
    verdicts,
  }),
  columns: columnChart({
    title: words,
    columns: [
      { label: words, value: 99.95, text: words, verdict: 'met' },
      { label: words, value: null, text: words },
      { label: words, value: 99.2, text: words, verdict: 'breach' },
    ],
    target: { value: 99.9, text: words },
    tolerance: { from: 99.85, to: 99.9, text: words },
  }),
  keys: keyFigures({ title: words, figures: [{ label: words, value: words, detail: words }] }),
});

describe('a figure', () => {
  test.each(['Work', long])('stays inside its frame, with every word in the room it has (%s)', (words) => {
    for (const [name, { drawing }] of Object.entries(figures(words))) {
      const outside = drawing.shapes.filter((shape) => !isInside(shape, drawing.width, drawing.height));
      expect([name, outside]).toEqual([name, []]);
    }
  });

  test('says in words what it shows', () => {
    const { raci, ladder, grid } = figures('Work');
    expect(raci?.alt).toBe('Work. Work: Work R A; Work C; Work I.');
    expect(ladder?.alt).toBe(
      'Work. L0 Work: Work; Work Work; Work Work; Work Work; Work Work; Work –. L1 Work: Work; Work Work; Work Work; Work Work; Work Work; Work –.',
    );
    expect(grid?.alt).toBe('Work. Work: Work Met Work; Work Deviation Work; Work Breach Work; Work Not measured Work.');
  });

  test('gives each verdict a sign of its own, not a colour only', () => {
    const signs = (['met', 'deviation', 'breach', 'notMeasured'] as const).map((verdict) => {
      const { drawing } = verdictGrid({
        title: '',
        months: ['1'],
        rows: [{ measure: 'S1', cells: [{ verdict, text: '' }] }],
        verdicts,
      });
      // Without the legend, which is drawn last and alike, and without what the cell is painted on.
      return JSON.stringify(
        drawing.shapes.slice(0, -9).map((shape) => [shape.kind, shape.kind === 'line' ? shape.points.length : 0]),
      );
    });
    expect(new Set(signs).size).toBe(4);
  });

  test('draws values that lie close together apart from each other', () => {
    const heights = figures('x').columns?.drawing.shapes.flatMap((shape) =>
      shape.kind === 'rect' && shape.fill !== 'accentSoft' ? [shape.height] : [],
    );
    expect(Math.max(...(heights ?? []))).toBeGreaterThan(2 * Math.min(...(heights ?? [])));
  });

  test('of nothing is drawn too', () => {
    expect(columnChart({ title: 'None', columns: [] }).alt).toBe('None.');
    expect(verdictGrid({ title: 'None', months: [], rows: [], verdicts }).alt).toBe('None.');
  });
});

describe('the width of a line', () => {
  test('is never less than on paper, in any of our languages', () => {
    const faces = nodeTypefaces();
    const texts = [
      'Availability of the service 99.90 %',
      'Größte Störung: Überprüfung „süß“',
      'Tomáš Novák – Łódź',
      'WWW MMM @@@',
      'Ελλάδα',
      'Москва',
    ];
    for (const text of texts)
      for (const bold of [false, true])
        expect(lineWidth(text, 8)).toBeGreaterThanOrEqual(faces.width(text, 'Inter', bold, 8) - 0.01);
  });

  test('decides where text is cut and where it is divided', () => {
    expect(cutToWidth('short', 8, 100)).toBe('short');
    expect(cutToWidth('much too long for the room', 8, 40)).toMatch(/^much.*…$/);
    expect(wrapToWidth('Leistungs\u00aderbringung', 8, 60, 2)).toEqual(['Leistungs-', 'erbringung']);
    expect(wrapToWidth('Leistungs\u00aderbringung', 8, 200, 2)).toEqual(['Leistungserbringung']);
    expect(wrapToWidth('one two three four five six', 8, 40, 2)).toHaveLength(2);
    expect(wrapToWidth('', 8, 40, 2)).toEqual([]);
  });
});

function isInside(shape: Shape, width: number, height: number): boolean {
  const within = (x: number, y: number) => x >= -0.5 && x <= width + 0.5 && y >= -0.5 && y <= height + 0.5;
  if (shape.kind === 'rect') return within(shape.x, shape.y) && within(shape.x + shape.width, shape.y + shape.height);
  if (shape.kind === 'line') return shape.points.every(([x, y]) => within(x, y));
  if (shape.kind === 'dot')
    return (
      within(shape.x - shape.radius, shape.y - shape.radius) && within(shape.x + shape.radius, shape.y + shape.radius)
    );
  const wide = lineWidth(shape.text, shape.size);
  const left = shape.x - { start: 0, middle: wide / 2, end: wide }[shape.align ?? 'start'];
  return within(left, shape.y - shape.size * 0.8) && within(left + wide, shape.y);
}
