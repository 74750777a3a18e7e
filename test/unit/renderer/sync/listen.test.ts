import { expect, test } from 'vitest';
import { pokeIn } from '../../../../renderer/sync/listen';
import { pauseBeforeRetry, Retry } from '../../../../renderer/sync/retry';

test.each([
  ['event: poke\ndata: {"space":"field","seq":12}', { space: 'field', seq: 12 }],
  ['event:poke\ndata:{"space":"coast","seq":3}', { space: 'coast', seq: 3 }],
  ['event: poke\ndata: {"seq":3}', null],
  [': heartbeat', null],
  ['event: other\ndata: {"seq":3}', null],
  ['event: poke\ndata: not json', null],
  ['event: poke', null],
])('the event %j says %j', (event, poke) => {
  expect(pokeIn(event)).toEqual(poke);
});

test('pauses double up to five minutes, and the dice decide how much of them is waited', () => {
  const bounds = [0, 1, 2, 8, 9, 40].map((attempt) => pauseBeforeRetry(attempt, () => 1));

  expect(bounds).toEqual([1_000, 2_000, 4_000, 256_000, 300_000, 300_000]);
  expect(pauseBeforeRetry(3, () => 0)).toBe(0);
});

test('what HQ asked to wait is waited, a little longer by the dice, but never longer than five minutes and a bit', () => {
  const retry = new Retry(() => 0.5);

  expect(retry.next(7_000)).toBe(7_500);
  expect(retry.next(86_400_000)).toBe(300_500);
});

test('success and the person set the pauses back', () => {
  const retry = new Retry(() => 1);
  retry.next(null);
  retry.next(null);
  expect(retry.next(null)).toBe(4_000);
  retry.reset();
  expect(retry.next(null)).toBe(1_000);
});
