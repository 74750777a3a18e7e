import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { ok, refuse } from '#shared/base/result';
import { readChangeBody } from '#shared/sync/change';
import { creation } from '../../../../renderer/data/edits';
import { record } from '../../../../renderer/data/reading';
import { write } from '../../../../renderer/data/writer';
import { aPartner, aWorkspace, editPartner, keepPartner } from '../../../builders/a-workspace';

describe('writing a record', () => {
  test('puts the row, its history, the outbox and the journal to the same mind', async () => {
    const { workspace, host } = await aWorkspace();
    const partner = await keepPartner(workspace);

    const [line] = await workspace.database.history.toArray();
    const { records } = await host.journal.read();
    expect(await record(workspace.database, 'partner', partner.id)).toEqual(partner);
    expect(await workspace.database.outbox.count()).toBe(1);
    expect(records.map((text) => JSON.parse(text).body)).toEqual([line?.content.body]);
    expect(workspace.journalTail.state).toEqual({ state: 'flushed' });
  });

  test('numbers the changes of a device without a gap and chains each to the one before', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace);
    await editPartner(workspace, 'partner-1', { note: 'Called.' });
    await editPartner(workspace, 'partner-1', { note: 'Met.' });

    const bodies = (await workspace.database.history.orderBy('[space+dev+n]').toArray()).map((line) =>
      readChangeBody(line.content.body),
    );
    const values = bodies.map((body) => (body.ok ? body.value : null));
    expect(values.map((body) => body?.n)).toEqual([1, 2, 3]);
    expect(values.map((body) => body?.prev === '')).toEqual([true, false, false]);
    expect(values[2]?.f.note?.p).toEqual([`${workspace.key.tag}:2`]);
  });

  test('is signed by the key of the device', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace);
    const [line] = await workspace.database.history.toArray();
    const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const key = await crypto.subtle.importKey('raw', bytes(workspace.key.publicKey), 'Ed25519', false, ['verify']);
    const signed = new TextEncoder().encode(line?.content.body);

    expect(await crypto.subtle.verify('Ed25519', key, bytes(line?.content.sig ?? ''), signed)).toBe(true);
  });

  test('of an import adds what is new and edits what is there already, all or nothing', async () => {
    const { workspace, host } = await aWorkspace();
    await keepPartner(workspace, aPartner({ note: 'Called.' }));
    const edits = Array.from({ length: 60 }, (_, at) =>
      creation('partner', aPartner({ id: brand<'Partner'>(`partner-${at + 1}`), note: `Imported ${at + 1}.` })),
    );
    expect(await write(workspace, async () => ok({ value: 'kept', edits }))).toEqual({ ok: true, value: 'kept' });
    const lines = await workspace.database.history.orderBy('[space+dev+n]').toArray();
    expect(lines.map(({ n }) => n)).toEqual(Array.from({ length: 61 }, (_, at) => at + 1));
    expect((await host.journal.read()).records).toHaveLength(61);
    const row = await workspace.database.rows.get('partner-1');
    expect(row?.content.note?.map(({ dot, value }) => [dot, value])).toEqual([
      [`${workspace.key.tag}:2`, 'Imported 1.'],
    ]);
    const entries = await workspace.database.outbox.toArray();
    expect(entries.filter(({ fresh }) => fresh === 1)).toHaveLength(60);
  });

  test('notes HQ’s last word of what is edited in bulk, except where something waits already', async () => {
    const { workspace } = await aWorkspace();
    const ids = Array.from({ length: 60 }, (_, at) => `partner-${at + 1}`);
    for (const id of ids) await keepPartner(workspace, aPartner({ id: brand<'Partner'>(id) }));
    await workspace.database.outbox.clear();
    await editPartner(workspace, 'partner-7', { note: 'First.' });
    const base = await workspace.database.bases.get('partner-7');
    const edits = ids.map((id) => ({
      operation: 'set' as const,
      entity: 'partner' as const,
      id,
      fields: { note: 'All.' },
    }));
    await write(workspace, async () => ok({ value: null, edits }));
    expect(await workspace.database.bases.count()).toBe(60);
    expect(await workspace.database.bases.get('partner-7')).toEqual(base);
    expect((await workspace.database.bases.get('partner-8'))?.content.note?.[0]?.value).toBe('');
  });

  test('writes nothing when the rule refuses', async () => {
    const { workspace, host } = await aWorkspace();
    const refused = await write(workspace, async () => refuse({ kind: 'not-allowed' as const }));

    expect(refused).toEqual({ ok: false, error: { kind: 'not-allowed' } });
    expect(await workspace.database.history.count()).toBe(0);
    expect((await host.journal.read()).records).toEqual([]);
  });

  test('keeps two edits made at the same moment apart', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace);
    await Promise.all([
      editPartner(workspace, 'partner-1', { note: 'One' }),
      editPartner(workspace, 'partner-1', { note: 'Two' }),
    ]);

    expect((await workspace.database.history.toArray()).map((line) => line.n).sort()).toEqual([1, 2, 3]);
    expect((await record(workspace.database, 'partner', 'partner-1'))?.note).toBe('Two');
  });

  test('holds the journal back, and says so, while the disk is full', async () => {
    const { workspace, host } = await aWorkspace();
    host.faults.diskFull = true;
    await keepPartner(workspace);
    expect(workspace.journalTail.state).toEqual({ state: 'held', records: 1, reason: 'full' });

    host.faults.diskFull = false;
    await editPartner(workspace, 'partner-1', { note: 'After' });
    expect(workspace.journalTail.state).toEqual({ state: 'flushed' });
    expect((await host.journal.read()).records).toHaveLength(2);
  });

  test('gives nothing away of a refused transaction', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace);
    const [line] = await workspace.database.history.toArray();
    // The counter of the next change is already taken: the transaction must fail as a whole.
    await workspace.database.meta.clear();
    await workspace.database.history.put({ ...(line as NonNullable<typeof line>), id: 'taken' });
    const before = await workspace.database.rows.toArray();
    workspace.database.outbox.hook('creating', () => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const refused = await write(workspace, async () =>
      ok({
        value: 1,
        edits: [{ operation: 'set' as const, entity: 'partner' as const, id: aPartner().id, fields: { note: 'lost' } }],
      }),
    );

    expect(refused).toEqual({ ok: false, error: { kind: 'storage-full' } });
    expect(await workspace.database.rows.toArray()).toEqual(before);
  });
});
