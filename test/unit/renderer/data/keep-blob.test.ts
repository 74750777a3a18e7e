import { expect, test } from 'vitest';
import { roomToKeep, takeIn } from '../../../../renderer/data/intake';
import { keepBlob } from '../../../../renderer/data/keep-blob';
import { aWorkspace, editPartner, keepPartner } from '../../../builders/a-workspace';

const blob = { bytes: new TextEncoder().encode('a signed text'), mime: 'application/pdf', partnerId: 'partner-1' };

test('where a new file must leave the room that is held for records, records and signatures may use it', async () => {
  const { workspace, host } = await aWorkspace();
  await keepPartner(workspace);
  host.faults.room = roomToKeep;
  const photo = new File(['a photo'], 'photo.jpg', { type: 'image/jpeg' });
  expect(await takeIn(workspace, photo, { partnerId: 'partner-1' })).toEqual({
    ok: false,
    error: { kind: 'little-room', name: 'photo.jpg' },
  });
  expect(await workspace.database.blobs.count()).toBe(0);
  await editPartner(workspace, 'partner-1', { note: 'Still saved.' });
  expect(workspace.journalTail.state).toEqual({ state: 'flushed' });
  expect(await keepBlob(workspace, blob)).toMatchObject({ ok: true });
});
