import { describe, expect, test } from 'vitest';
import { pageReached, seenAt } from '../../../../renderer/features/signing/reading-progress';
import { momentToSign } from '../../../../renderer/features/signing/use-minute';

const nothing = { share: 0, all: false };

describe('how much of a text was seen', () => {
  test('is how far down it has been on the screen, and scrolling back takes nothing away', () => {
    const half = seenAt(nothing, { top: 400, room: 600, height: 2000 });

    expect(half).toEqual({ share: 0.5, all: false });
    expect(seenAt(half, { top: 0, room: 600, height: 2000 })).toEqual(half);
  });

  test('is all of it once its end was in view, and stays so when the text grows', () => {
    const all = seenAt(nothing, { top: 1390, room: 600, height: 2000 });

    expect(all).toEqual({ share: 1, all: true });
    expect(seenAt(all, { top: 0, room: 600, height: 4000 })).toEqual(all);
  });

  test('is nothing while the text has no height yet', () => {
    expect(seenAt(nothing, { top: 0, room: 600, height: 0 })).toEqual(nothing);
    expect(seenAt(nothing, { top: 0, room: 0, height: 900 })).toEqual(nothing);
  });

  test('is told in pages of the print', () => {
    expect([0, 0.01, 0.25, 1].map((share) => pageReached(share, 27))).toEqual([1, 1, 7, 27]);
  });
});

describe('the moment of a signature', () => {
  const shown = '2026-11-20T14:05:00.000Z';

  test('is now, while the minute that is shown lasts', () => {
    expect(momentToSign(shown, '2026-11-20T14:05:59.000Z')).toBe('2026-11-20T14:05:59.000Z');
  });

  test('is the one that is shown, where the minute goes by while the button is pressed', () => {
    expect(momentToSign(shown, '2026-11-20T14:06:00.000Z')).toBe(shown);
  });
});
