import { describe, expect, test } from 'vitest';
import { checkClock, type HeardClock } from '#shared/domain/signing/clock-check';

const day = 24 * 60 * 60_000;
const heard: HeardClock = { at: '2026-11-20T12:00:00Z', skew: 0, boot: 'boot-1', monotonic: 1_000 };
const look = (now: string, differs: Partial<Parameters<typeof checkClock>[0]> = {}) =>
  checkClock({ now, boot: 'boot-2', monotonic: 5_000, heard, passed: [], ...differs });

describe('the clock of the device', () => {
  test('is believed where nothing speaks against it', () => {
    expect(look('2026-12-24T12:00:00Z')).toEqual({ kind: 'right' });
    expect(look('2001-01-01T00:00:00Z', { heard: null })).toEqual({ kind: 'right' });
  });

  test('is surely wrong before a time that is known to have passed', () => {
    expect(look('2026-11-17T12:00:00Z')).toEqual({ kind: 'off', by: -3 * day, certain: true });
    expect(look('2026-11-20T12:00:00Z', { passed: ['2026-11-21T12:00:00Z'] })).toEqual({
      kind: 'off',
      by: -day,
      certain: true,
    });
  });

  test('is surely wrong where the steady clock of this run says otherwise, by exactly so much', () => {
    expect(look('2026-11-22T12:00:04Z', { boot: 'boot-1' })).toEqual({ kind: 'off', by: 2 * day, certain: true });
    expect(look('2026-11-20T12:00:04Z', { boot: 'boot-1', heard: { ...heard, skew: 3 * day } })).toEqual({
      kind: 'right',
    });
  });

  test('is perhaps still wrong where it was when headquarters was last heard', () => {
    const ahead = { ...heard, skew: 3 * day };
    expect(look('2026-11-24T12:00:00Z', { heard: ahead })).toEqual({ kind: 'off', by: 3 * day, certain: false });
    // Set back since then: it was corrected.
    expect(look('2026-11-21T12:00:00Z', { heard: ahead })).toEqual({ kind: 'right' });
    const behind = { ...heard, skew: -3 * day };
    expect(look('2026-11-21T12:00:00Z', { heard: behind })).toEqual({ kind: 'off', by: -3 * day, certain: false });
  });

  test('may be off by minutes', () => {
    expect(look('2026-11-20T11:55:00Z')).toEqual({ kind: 'right' });
    expect(look('2026-11-20T12:00:00Z', { heard: { ...heard, skew: 9 * 60_000 } })).toEqual({ kind: 'right' });
  });
});
