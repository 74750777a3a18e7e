import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { PullReply } from '#shared/contracts/hq-api';
import { conflictsOf } from '#shared/sync/conflict';
import type { Head } from '#shared/sync/row';
import { acceptPage } from '../../../../renderer/data/accepted-page';
import { OutboxLook } from '../../../../renderer/data/outbox-look';
import { record } from '../../../../renderer/data/reading';
import { acknowledge, nextToPush, rewindTo } from '../../../../renderer/data/remote';
import { deliveryOf, rowOf } from '../../../../renderer/data/stored';
import type { Workspace } from '../../../../renderer/data/workspace';
import { aPartner, aWorkspace, editPartner, keepPartner } from '../../../builders/a-workspace';

const plenty = { changes: 500, bytes: 1 << 20 };

async function ackAll(workspace: Workspace): Promise<void> {
  const batch = await nextToPush(workspace, plenty);
  await acknowledge(
    workspace,
    batch,
    batch.map((line, at) => ({ n: line.n, id: line.id, seq: at + 1, state: 'applied' as const, at: line.at })),
  );
}

function aPage(rows: PullReply['rows'], after: number): PullReply {
  const people = [{ id: 'ben', name: 'Ben' }];
  const told = { gone: [], devices: [], checkpoint: null, durable: 0 };
  return { rows, people, ...told, head: { seq: after, hash: 'h' }, after, more: false, time: 0 };
}

function byBen(dot: string, value: string): Head {
  return { dot, change: `zz-${dot}`, value, by: 'ben', dev: 'device-b', at: Date.parse('2026-11-20T13:00:00Z') };
}

describe('pushing', () => {
  test('hands out the oldest changes first and no more than fit', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace);
    await editPartner(workspace, 'partner-1', { note: 'a' });
    await editPartner(workspace, 'partner-1', { note: 'b' });

    expect((await nextToPush(workspace, { changes: 2, bytes: 1 << 20 })).map((line) => line.n)).toEqual([1, 2]);
    expect((await nextToPush(workspace, { changes: 500, bytes: 10 })).map((line) => line.n)).toEqual([1]);
  });

  test('forgets a change only when HQ has acknowledged it', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace);
    expect(await workspace.database.outbox.count()).toBe(1);
    await ackAll(workspace);

    expect(await workspace.database.outbox.count()).toBe(0);
    expect((await workspace.database.history.toArray()).map((line) => deliveryOf(line, false))).toEqual(['applied']);
    expect((await record(workspace.database, 'partner', 'partner-1'))?.legalName).toBe('Nordlys Systems AS');
  });

  test('takes a quarantined change out of the record and tells why', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace);
    await ackAll(workspace);
    await editPartner(workspace, 'partner-1', { note: 'refused' });
    const [line] = await nextToPush(workspace, plenty);
    if (!line) throw new Error('nothing to push');
    await acknowledge(
      workspace,
      [line],
      [{ n: line.n, id: line.id, seq: 2, state: 'quarantined', at: line.at, why: 'unseen-parent' }],
    );

    expect((await record(workspace.database, 'partner', 'partner-1'))?.note).toBe('');
    expect((await workspace.database.history.get(line.id))?.why).toBe('unseen-parent');
  });

  test('sends again what a restored HQ does not have', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace);
    await editPartner(workspace, 'partner-1', { note: 'a' });
    await ackAll(workspace);

    expect(await rewindTo(workspace, workspace.key.deviceId, 2)).toBe(1);
    expect((await nextToPush(workspace, plenty)).map((line) => line.n)).toEqual([2]);
  });
});

describe('a look at the outbox before a long run of sending', () => {
  const few = { changes: 2, bytes: 1 << 20 };

  async function ackNext(workspace: Workspace, look: OutboxLook | null, from: number): Promise<number> {
    const batch = await nextToPush(workspace, few);
    const acks = batch.map((line, at) => ({
      n: line.n,
      id: line.id,
      seq: from + at,
      state: 'applied' as const,
      at: 99,
    }));
    await acknowledge(workspace, batch, acks, { look });
    return batch.length;
  }

  async function severalPartners(): Promise<Workspace> {
    const { workspace } = await aWorkspace();
    for (const at of [1, 2, 3, 4]) await keepPartner(workspace, aPartner({ id: brand<'Partner'>(`partner-${at}`) }));
    await editPartner(workspace, 'partner-1', { note: 'Called.' });
    return workspace;
  }

  test('keeps every edit that still waits over what HQ has acknowledged, also one saved meanwhile', async () => {
    const workspace = await severalPartners();
    const look = await OutboxLook.take(workspace.database);
    await editPartner(workspace, 'partner-2', { note: 'Met.' });
    await ackNext(workspace, look, 1);
    const notes = async () =>
      (await workspace.database.rows.orderBy(':id').toArray()).map(({ content }) => content.note?.[0]?.value);
    expect(await notes()).toEqual(['Called.', 'Met.', '', '']);
    expect((await workspace.database.bases.toCollection().primaryKeys()).sort()).toEqual(['partner-1', 'partner-2']);
    for (let from = 3; (await ackNext(workspace, look, from)) > 0; from += 2);
    expect(await notes()).toEqual(['Called.', 'Met.', '', '']);
    expect([await workspace.database.outbox.count(), await workspace.database.bases.count()]).toEqual([0, 0]);
  });

  test('does not overlook changes that HQ has asked for again', async () => {
    const workspace = await severalPartners();
    const look = await OutboxLook.take(workspace.database);
    await ackNext(workspace, look, 1);
    await rewindTo(workspace, workspace.key.deviceId, 1);
    const again = await OutboxLook.take(workspace.database);
    for (const each of [look, again]) {
      const waiting = await each?.of(workspace.database, ['partner-1', 'partner-2'], []);
      expect(waiting?.map(({ rowId, n }) => [rowId, n]).sort()).toEqual([
        ['partner-1', 1],
        ['partner-1', 5],
        ['partner-2', 2],
      ]);
    }
  });
});

describe('pulling', () => {
  test('keeps an edit that HQ does not have yet over what HQ sends', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace);
    await ackAll(workspace);
    const stored = await workspace.database.rows.get('partner-1');
    if (!stored) throw new Error('no row');
    await editPartner(workspace, 'partner-1', { note: 'mine' });
    const fields = { ...rowOf(stored).fields, website: [byBen('bbbbbb:1', 'nordlys.example')] };
    await acceptPage(
      workspace,
      aPage([{ seq: 2, row: { entity: 'partner', id: 'partner-1', fields: fields as never } }], 2),
    );

    expect(await record(workspace.database, 'partner', 'partner-1')).toMatchObject({
      note: 'mine',
      website: 'nordlys.example',
    });
  });

  test('shows a field that two people changed as a conflict', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace);
    await ackAll(workspace);
    await editPartner(workspace, 'partner-1', { legalName: 'Nordlys Mine AS' });
    const stored = await workspace.database.bases.get('partner-1');
    if (!stored) throw new Error('no base');
    const fields = { ...stored.content, legalName: [byBen('bbbbbb:1', 'Nordlys Theirs AS')] };
    await acceptPage(
      workspace,
      aPage([{ seq: 2, row: { entity: 'partner', id: 'partner-1', fields: fields as never } }], 2),
    );

    const row = await workspace.database.rows.get('partner-1');
    const [conflict] = conflictsOf(rowOf(row as NonNullable<typeof row>));
    expect(conflict?.heads.map((head) => head.value)).toEqual(['Nordlys Theirs AS', 'Nordlys Mine AS']);
    expect(await workspace.database.rows.where('conflicted').equals(1).count()).toBe(1);
  });
});
