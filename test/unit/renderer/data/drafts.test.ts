import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DraftKeeper, readDraft } from '../../../../renderer/data/drafts';
import { aWorkspace } from '../../../builders/a-workspace';

describe('an unfinished form', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is saved within 300 ms of the first letter, however fast the typing goes on', async () => {
    const { workspace } = await aWorkspace();
    const keeper = new DraftKeeper(workspace, 'answer/1');
    keeper.type({ text: 'S' });
    vi.advanceTimersByTime(150);
    keeper.type({ text: 'So' });
    vi.advanceTimersByTime(60);
    vi.useRealTimers();
    await keeper.flush();

    expect(await readDraft(workspace, 'answer/1')).toEqual({ text: 'So' });
    expect(keeper.saved).toBe(true);
  });

  test('is written at once when the window is left', async () => {
    const { workspace } = await aWorkspace();
    const keeper = new DraftKeeper(workspace, 'answer/2');
    keeper.type({ text: 'half a sen' });
    expect(keeper.saved).toBe(false);
    vi.useRealTimers();
    await keeper.flush();

    expect(await readDraft(workspace, 'answer/2')).toEqual({ text: 'half a sen' });
  });

  test('is gone once it was sent, even if a save was on its way', async () => {
    const { workspace } = await aWorkspace();
    const keeper = new DraftKeeper(workspace, 'answer/3');
    keeper.type({ text: 'sent' });
    vi.useRealTimers();
    void keeper.flush();
    await keeper.drop();

    expect(await readDraft(workspace, 'answer/3')).toBeNull();
  });
});
