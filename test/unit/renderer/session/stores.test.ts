import { describe, expect, test } from 'vitest';
import { load, setTheme, useAppearance } from '../../../../renderer/session/appearance';
import { reportConnection, useConnection } from '../../../../renderer/session/connection';
import { isTurned, turnScreen } from '../../../../renderer/session/presentation';

describe('the appearance', () => {
  test('follows the system until preferences are loaded, and the person after that', () => {
    expect(useAppearance.getState()).toEqual({ theme: 'system', locale: 'en-GB' });
    load({ theme: 'dark' });
    expect(useAppearance.getState()).toEqual({ theme: 'dark', locale: 'en-GB' });
    setTheme('light');
    expect(useAppearance.getState()).toEqual({ theme: 'light', locale: 'en-GB' });
  });
});

describe('the connection', () => {
  test('keeps what a report does not mention', () => {
    reportConnection({ link: { state: 'offline' }, waitingChanges: 12, oldestWaitingAt: '2026-11-20T11:00:00Z' });
    reportConnection({ link: { state: 'at-hq' }, waitingChanges: 0, oldestWaitingAt: null });
    expect(useConnection.getState()).toEqual({
      link: { state: 'at-hq' },
      waitingChanges: 0,
      waitingBlobs: 0,
      oldestWaitingAt: null,
      lastSyncAt: null,
      conflicts: 0,
    });
  });
});

test('the screen is our own until it is turned to the partner, and again after', () => {
  const before = isTurned();
  turnScreen('partner');
  const turned = isTurned();
  turnScreen('own');
  expect([before, turned, isTurned()]).toEqual([false, true, false]);
});
