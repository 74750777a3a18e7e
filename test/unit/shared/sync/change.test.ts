import { describe, expect, test } from 'vitest';
import { readChangeBody } from '#shared/sync/change';
import { inOrder } from '#shared/sync/row';
import { aChange } from '../../../builders/a-change';

const text = (differs: Parameters<typeof aChange>[0]) =>
  JSON.stringify(aChange({ dev: 'device', r: 'row', e: 'partner', ...differs }));

describe('the counters of a change', () => {
  test('go as far as thirty-two bits, and the logical clock further; beyond, the change is not read', () => {
    const most = { n: 0xffff_ffff, t: { w: 0, c: 2 ** 48, m: 0, b: '' } };
    expect(readChangeBody(text(most)).ok).toBe(true);
    expect(readChangeBody(text({ n: 0x1_0000_0000 })).ok).toBe(false);
    expect(readChangeBody(text({ n: 0 })).ok).toBe(false);
  });

  test('tell seventy thousand edits of one tick of the clock apart, the same way on every replica', () => {
    const heads = Array.from({ length: 70_000 }, (_, at) => ({
      ...{
        dot: `aaaaaa:${at + 1}`,
        change: `change-${String(at).padStart(6, '0')}`,
        value: at,
        by: 'ana',
        dev: 'a',
        at: 7,
      },
    }));
    const there = inOrder(heads);
    expect(there[0]?.value).toBe(69_999);
    expect(inOrder([...heads].reverse())).toEqual(there);
  });
});

describe('a change from elsewhere', () => {
  test('may hold fields and kinds that this program does not know, and nothing else unknown', () => {
    expect(readChangeBody(text({ e: 'warehouse', f: { shelves: { v: 40, p: [] } } })).ok).toBe(true);
    expect(readChangeBody(text({ ...{ colour: 'red' } } as object)).ok).toBe(false);
    expect(readChangeBody('{').ok).toBe(false);
  });
});
