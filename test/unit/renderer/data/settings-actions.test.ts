import { describe, expect, test } from 'vitest';
import { saveJournalCopy } from '../../../../renderer/data/actions/settings-actions';
import { aWorkspace, editPartner, keepPartner } from '../../../builders/a-workspace';

describe('the copy for the person', () => {
  test('holds every change of this device as it was signed, under a head that says what it is', async () => {
    const { workspace, host } = await aWorkspace();
    await keepPartner(workspace);
    await editPartner(workspace, 'partner-1', { note: 'Met at the harbour.' });

    expect(await saveJournalCopy(workspace)).toEqual({ ok: true, value: 'saved' });
    const saved = host.saved[0];
    const [head, ...records] = (await saved?.content.text())?.trimEnd().split('\n') ?? [];
    expect(saved?.name).toBe('fieldpact-copy-2026-11-20.jsonl');
    expect(JSON.parse(head ?? '')).toEqual({
      product: 'fieldpact-copy',
      version: 1,
      device: workspace.key.deviceId,
      made: '2026-11-20T12:00:00.000Z',
      records: 2,
    });
    expect(records).toEqual((await host.journal.read()).records);
  });

  test('is not made when the person changes their mind, and is refused when there is no room', async () => {
    const { workspace, host } = await aWorkspace();
    host.cancelsSaving = true;
    expect(await saveJournalCopy(workspace)).toEqual({ ok: true, value: 'cancelled' });
    host.cancelsSaving = false;
    host.faults.diskFull = true;

    expect(await saveJournalCopy(workspace)).toEqual({ ok: false, error: 'storage-full' });
  });

  test('is refused while another tab holds the records', async () => {
    const { workspace, host } = await aWorkspace();
    host.faults.journalInUse = true;

    expect(await saveJournalCopy(workspace)).toEqual({ ok: false, error: 'in-use' });
  });
});
