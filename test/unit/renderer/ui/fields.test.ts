import { describe, expect, test } from 'vitest';
import { calendarDay } from '../../../../renderer/ui/calendar-day';
import { chosen } from '../../../../renderer/ui/choice';
import { isAccepted } from '../../../../renderer/ui/file-drop';

describe('a day in a date field', () => {
  test('is read as it is written', () => {
    expect(calendarDay('2026-11-20')?.toString()).toBe('2026-11-20');
  });

  test.each([null, '', '2026-13-01', '20.11.2026', '2026-11'])('is empty where there is none: %j', (date) => {
    expect(calendarDay(date)).toBeNull();
  });
});

describe('a dropped file', () => {
  const photo = { name: 'Licence.JPG', type: 'image/jpeg' };

  test('is taken when any kind is', () => {
    expect(isAccepted(photo, [])).toBe(true);
  });

  test('is taken by its kind, its family or its ending', () => {
    expect(isAccepted(photo, ['image/jpeg'])).toBe(true);
    expect(isAccepted(photo, ['application/pdf', 'image/*'])).toBe(true);
    expect(isAccepted(photo, ['.jpg'])).toBe(true);
  });

  test('is left when it is of another kind', () => {
    expect(isAccepted(photo, ['application/pdf', '.png', 'video/*'])).toBe(false);
  });
});

test('a choice that is not among the choices is no choice', () => {
  const choices = [{ id: 'gold', label: 'Gold' }] as const;
  expect([chosen(choices, 'gold'), chosen(choices, 'silver'), chosen(choices, null)]).toEqual(['gold', null, null]);
});
