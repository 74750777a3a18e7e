import { describe, expect, test } from 'vitest';
import { keyCaps, matchesKeys } from '../../../../renderer/ui/key-names';
import { rowAfterKey } from '../../../../renderer/ui/row-keys';

function press(key: string, held: Partial<Record<'ctrl' | 'meta' | 'alt' | 'shift', boolean>> = {}) {
  return {
    key,
    ctrlKey: held.ctrl ?? false,
    metaKey: held.meta ?? false,
    altKey: held.alt ?? false,
    shiftKey: held.shift ?? false,
  };
}

describe('keys', () => {
  test('mean Ctrl where there is no Mac, and the command key where there is one', () => {
    expect(matchesKeys(press('k', { ctrl: true }), 'mod+k', false)).toBe(true);
    expect(matchesKeys(press('k', { meta: true }), 'mod+k', false)).toBe(false);
    expect(matchesKeys(press('k', { meta: true }), 'mod+k', true)).toBe(true);
    expect(matchesKeys(press('k', { ctrl: true }), 'mod+k', true)).toBe(false);
  });

  test('are not meant when another key is held with them', () => {
    expect(matchesKeys(press('k', { ctrl: true, shift: true }), 'mod+k', false)).toBe(false);
    expect(matchesKeys(press('n', { alt: true }), 'n', false)).toBe(false);
  });

  test('take a sign as it is typed, with or without Shift', () => {
    expect(matchesKeys(press('?', { shift: true }), '?', false)).toBe(true);
    expect(matchesKeys(press('?'), '?', false)).toBe(true);
  });

  test('work with Caps Lock on, and know the space bar by its name', () => {
    expect(matchesKeys(press('N'), 'n', false)).toBe(true);
    expect(matchesKeys(press(' '), 'space', false)).toBe(true);
  });

  test('are drawn as on the keyboard of the person', () => {
    expect(keyCaps('mod+shift+enter', false)).toEqual(['Ctrl', '⇧', '↵']);
    expect(keyCaps('mod+k', true)).toEqual(['⌘', 'K']);
    expect(keyCaps('escape', false)).toEqual(['Esc']);
  });
});

describe('the keys of a list', () => {
  const rows = { count: 100, inView: 10 };

  test('lead to the next, the previous, the first and the last row', () => {
    const from = (key: string) => rowAfterKey(key, 50, rows);
    expect(['ArrowDown', 'ArrowUp', 'Home', 'End'].map(from)).toEqual([51, 49, 0, 99]);
  });

  test('turn a page but keep one row of the old one in view', () => {
    expect(rowAfterKey('PageDown', 50, rows)).toBe(59);
    expect(rowAfterKey('PageUp', 50, rows)).toBe(41);
  });

  test('stop at the ends', () => {
    expect(rowAfterKey('ArrowUp', 0, rows)).toBe(0);
    expect(rowAfterKey('PageDown', 95, rows)).toBe(99);
  });

  test('mean nothing to an empty list, and other keys mean nothing at all', () => {
    expect(rowAfterKey('ArrowDown', 0, { count: 0, inView: 10 })).toBeNull();
    expect(rowAfterKey('x', 5, rows)).toBeNull();
  });
});
