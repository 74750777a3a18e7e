import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { bridgeChannel } from '#shared/contracts/bridge-channel';
import { type BridgeCall, bridgeCalls, type DesktopBridge } from '#shared/contracts/desktop-bridge';
import { answerWindow } from '../../../electron/main/ipc';
import { type FakeFrame, ourFrame, told } from '../../fakes/electron';

vi.mock('electron', async () => (await import('../../fakes/electron')).fakeElectron());

const sha256 = 'c'.repeat(64);
/** One right question for every call, and its answer. */
const right: { readonly [Call in BridgeCall]: { readonly input: unknown; readonly answer: unknown } } = {
  launch: { input: undefined, answer: { hq: null, code: null, demo: false, version: '1.0.0' } },
  beginSave: { input: { name: 'a.pdf', mime: 'application/pdf' }, answer: { handle: 'h' } },
  writeSave: { input: { handle: 'h', chunk: new Uint8Array(3) }, answer: 'written' },
  finishSave: { input: { handle: 'h' }, answer: 'saved' },
  abortSave: { input: { handle: 'h' }, answer: undefined },
  beginFolder: { input: { name: 'Signed' }, answer: { handle: 'h' } },
  writeFolder: { input: { handle: 'h', path: 'a.pdf', chunk: new Uint8Array(3) }, answer: 'written' },
  finishFolder: { input: { handle: 'h' }, answer: 'saved' },
  abortFolder: { input: { handle: 'h' }, answer: undefined },
  secretProtection: { input: undefined, answer: 'none' },
  keepSecret: { input: { name: 'hq-token', value: 'x' }, answer: undefined },
  recallSecret: { input: { name: 'hq-token' }, answer: null },
  forgetSecret: { input: { name: 'hq-token' }, answer: undefined },
  appendJournal: { input: { records: ['{}'] }, answer: 'flushed' },
  listJournal: { input: undefined, answer: { segments: [1], missing: 0 } },
  readJournal: { input: { segment: 1 }, answer: { records: ['{}'], damaged: 0 } },
  rewriteJournal: { input: { segment: 1, drop: [0], of: 1 }, answer: 'rewritten' },
  keepMarks: { input: { text: '{}' }, answer: 'kept' },
  recallMarks: { input: undefined, answer: null },
  freeSpace: { input: undefined, answer: 7 },
  openAddress: { input: { address: 'https://id.example/authorise' }, answer: true },
  beginBlob: { input: undefined, answer: { handle: 'h' } },
  writeBlob: { input: { handle: 'h', chunk: new Uint8Array(3) }, answer: 'written' },
  finishBlob: { input: { handle: 'h', sha256 }, answer: 'kept' },
  abortBlob: { input: { handle: 'h' }, answer: undefined },
  hasBlob: { input: { sha256 }, answer: true },
  findTokens: { input: { module: null, pin: '1234' }, answer: 'no-module' },
  signOnToken: {
    input: { module: null, pin: '1234', serial: '77', id: '01', algorithm: 'rsa', bytes: new Uint8Array(3) },
    answer: new Uint8Array(256),
  },
};
const calls = Object.keys(bridgeCalls) as BridgeCall[];
const asked: { call: BridgeCall; given: unknown[] }[] = [];

beforeAll(() => {
  const answers = Object.fromEntries(
    calls.map((call) => [
      call,
      async (...given: unknown[]) => {
        asked.push({ call, given });
        return right[call].answer;
      },
    ]),
  );
  answerWindow(answers as unknown as DesktopBridge, 'app://field');
});
beforeEach(() => {
  asked.length = 0;
});

function ask(call: BridgeCall, input: unknown, senderFrame: FakeFrame | null = ourFrame): Promise<unknown> {
  const handler = told.handlers.get(bridgeChannel(call));
  if (!handler) throw new Error(`Nobody answers ${call}.`);
  return handler({ senderFrame }, input);
}

test('answers every call of the contract and no other', () => {
  expect([...told.handlers.keys()].sort()).toEqual(calls.map(bridgeChannel).sort());
});

describe.each(calls)('%s', (call) => {
  const { input, answer } = right[call];

  test('answers our window, and gives the answer nothing but the question', async () => {
    expect(await ask(call, input)).toEqual(answer);
    expect(asked).toEqual([{ call, given: [input] }]);
  });

  test.each<[string, FakeFrame | null]>([
    ['a foreign page', { ...ourFrame, origin: 'https://evil.example' }],
    ['a page of our scheme but another host', { ...ourFrame, origin: 'app://other' }],
    ['a page without an origin', { ...ourFrame, origin: 'null' }],
    ['a frame inside our window', { ...ourFrame, parent: ourFrame }],
    ['a frame that is being unloaded', { ...ourFrame, detached: true }],
    ['a frame that is gone', { ...ourFrame, isDestroyed: () => true }],
    ['nobody', null],
  ])('refuses %s', async (_who, frame) => {
    await expect(ask(call, input, frame)).rejects.toThrow('Refused: not our window.');
    expect(asked).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['a number', 7],
    ['null', null],
    ['a list', [1]],
    ['a field too many', typeof input === 'object' ? { ...input, extra: 1 } : { extra: 1 }],
    ['empty hands', {}],
  ])('refuses %s', async (_what, wrong) => {
    await expect(ask(call, wrong)).rejects.toThrow(`Refused: ${call} was not asked as agreed.`);
    expect(asked).toEqual([]);
  });

  test('refuses more than a call may carry', async () => {
    const large = { ...(typeof input === 'object' ? input : {}), chunk: new Uint8Array((64 << 20) + 1) };
    await expect(ask(call, large)).rejects.toThrow('Refused: too large for one call.');
    expect(asked).toEqual([]);
  });
});

test('refuses what is nested deeper than any question', async () => {
  let deep: unknown = 'x';
  for (let i = 0; i < 10; i++) deep = { deep };
  await expect(ask('hasBlob', deep)).rejects.toThrow('too large');
});

test.each(['..', '../../etc/passwd', `${sha256}/..`, sha256.toUpperCase(), ''])(
  'a blob is named by a hash, not by %j',
  async (name) => {
    await expect(ask('hasBlob', { sha256: name })).rejects.toThrow('not asked as agreed');
  },
);

test('an answer that is not as agreed does not leave the shell', async () => {
  answerWindow({ hasBlob: async () => '/home/anna/blobs' } as unknown as DesktopBridge, 'app://field');
  await expect(ask('hasBlob', { sha256 })).rejects.toThrow();
});
