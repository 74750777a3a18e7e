import { beforeAll, expect, test, vi } from 'vitest';
import { bridgeChannel } from '#shared/contracts/bridge-channel';
import { bridgeCalls } from '#shared/contracts/desktop-bridge';
import { told } from '../../fakes/electron';

vi.mock('electron', async () => (await import('../../fakes/electron')).fakeElectron());

let bridge: Record<string, (...given: unknown[]) => Promise<unknown>>;

beforeAll(async () => {
  await import('../../../electron/preload/index');
  bridge = told.exposed.get('desktopBridge') as typeof bridge;
});

test('the window is given the bridge and nothing else', () => {
  expect([...told.exposed.keys()]).toEqual(['desktopBridge']);
});

test('the bridge has exactly the calls of the contract, and is frozen through and through', () => {
  expect(Object.keys(bridge).sort()).toEqual(Object.keys(bridgeCalls).sort());
  expect(Object.isFrozen(bridge)).toBe(true);
  for (const call of Object.values(bridge)) expect([typeof call, Object.isFrozen(call)]).toEqual(['function', true]);
});

test('a call carries its question alone, on its own channel, and gives back the answer alone', async () => {
  const seen: unknown[] = [];
  told.handlers.set(bridgeChannel('hasBlob'), async (_event, input) => {
    seen.push(input);
    return true;
  });
  expect(await bridge.hasBlob?.({ sha256: 'x' }, 'a second argument', () => 'a function')).toBe(true);
  expect(seen).toEqual([{ sha256: 'x' }]);
});
