import { expect, test } from 'vitest';
import { capturedOutOfOrder, clockTrust } from '#shared/domain/evidence/clock-trust';

const noon = Date.parse('2026-11-20T12:00:00Z');
const day = 24 * 3_600_000;

test('a clock that shows a day before the last change written here was set back, and by how much is told', () => {
  expect(clockTrust(noon - day, noon)).toEqual({ state: 'setBack', lastWrittenAt: noon, by: day });
});

test('a clock that goes on, that was put right by minutes, or before which nothing was written, is left in peace', () => {
  expect([clockTrust(noon, noon - day), clockTrust(noon - 600_000, noon), clockTrust(noon, null)]).toEqual([
    { state: 'plausible' },
    { state: 'plausible' },
    { state: 'plausible' },
  ]);
});

test('a later revision that says it was captured before an earlier one is noticed, and keeps its time', () => {
  const revisions = [
    { id: 'second', number: 2, capturedAt: '2026-11-19T12:00:00Z' },
    { id: 'first', number: 1, capturedAt: '2026-11-20T12:00:00Z' },
    { id: 'third', number: 3, capturedAt: '2026-11-21T12:00:00Z' },
  ];
  expect(capturedOutOfOrder(revisions)).toEqual(new Set(['second']));
});
