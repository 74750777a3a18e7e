import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnWidths } from '../../../../renderer/documents/column-widths';

const need = (natural: number, least: number, share: number | null = null) => ({ natural, least, share });

describe('the columns of a table', () => {
  test('without shares fill the width in proportion to their text', () => {
    expect(columnWidths([need(50, 20), need(100, 20), need(50, 20)], 400)).toEqual([100, 200, 100]);
  });

  test('without a share get their text, and those with one divide the rest', () => {
    expect(columnWidths([need(40, 20), need(500, 40, 3), need(60, 20), need(500, 40, 1)], 400)).toEqual([
      40, 225, 60, 75,
    ]);
  });

  test('never cut a word in a narrow column while another has room', () => {
    expect(columnWidths([need(90, 90, 1), need(200, 40, 9)], 300)).toEqual([90, 210]);
  });

  test('give way to each other when the words of all are too long', () => {
    expect(columnWidths([need(300, 300), need(100, 100)], 200)).toEqual([150, 50]);
  });

  test('never leave the sheet and are never nothing', () => {
    const column = fc.record({
      natural: fc.double({ min: 1, max: 5_000, noNaN: true }),
      least: fc.double({ min: 1, max: 90, noNaN: true }),
      share: fc.option(fc.integer({ min: 1, max: 12 })),
    });
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 9 }), (columns) => {
        const widths = columnWidths(columns, 420);
        expect(widths).toHaveLength(columns.length);
        expect(Math.min(...widths)).toBeGreaterThan(0);
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(420.001);
      }),
    );
  });
});
