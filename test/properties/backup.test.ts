import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { saveBackup } from '../../renderer/data/backup-save';
import { Database } from '../../renderer/data/database';
import { putDraft } from '../../renderer/data/drafts';
import { keepBlob } from '../../renderer/data/keep-blob';
import { restoreBackup } from '../../renderer/data/restore-merge';
import { previewBackup } from '../../renderer/data/restore-preview';
import type { Workspace } from '../../renderer/data/workspace';
import { aPartner, aWorkspace, editPartner, keepPartner } from '../builders/a-workspace';
import { Killed, memoryDisk, memoryHost } from '../fakes/memory-host';

const passphrase = 'correct horse battery';
/** Fewer than in life: what is tested here is not how long a guess takes. */
const rounds = 10;

const work = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('partner' as const), id: fc.nat(5) }),
    fc.record({ kind: fc.constant('edit' as const), id: fc.nat(5), note: fc.string({ maxLength: 40 }) }),
    fc.record({ kind: fc.constant('draft' as const), id: fc.nat(3), text: fc.string({ maxLength: 40 }) }),
    fc.record({ kind: fc.constant('file' as const), id: fc.nat(5), bytes: fc.uint8Array({ maxLength: 3_000 }) }),
  ),
  { maxLength: 14 },
);

async function doWork(workspace: Workspace, steps: typeof work extends fc.Arbitrary<infer Steps> ? Steps : never) {
  const known = new Set<string>();
  for (const step of steps) {
    const id = `partner-${step.id}`;
    if (step.kind === 'draft') await putDraft(workspace, `form-${step.id}`, { text: step.text });
    else if (step.kind === 'file')
      await keepBlob(workspace, { bytes: new Uint8Array(step.bytes), mime: 'image/jpeg', partnerId: id });
    else if (known.has(id)) await editPartner(workspace, id, { note: step.kind === 'edit' ? step.note : 'again' });
    else {
      known.add(id);
      await keepPartner(workspace, aPartner({ id: id as never }));
    }
  }
}

async function backupOf({ workspace, host }: Awaited<ReturnType<typeof aWorkspace>>): Promise<Blob> {
  const saved = await saveBackup(workspace, { passphrase, files: 'all', rounds });
  expect(saved).toEqual({ ok: true, value: 'saved' });
  const file = host.saved.at(-1)?.content;
  if (!file) throw new Error('Nothing was saved.');
  return file;
}

/** Everything a person has made, as it stands in the tables and in the journal. */
async function contentOf({ database, host }: Workspace) {
  const byKey = <Entry>(entries: readonly Entry[]) =>
    [...entries].sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
  const blobs = await database.blobs.toArray();
  return {
    // Since when a device has known a row is told by the row's own values once it was restored (`row-as-of.ts`).
    rows: byKey((await database.rows.toArray()).map(({ since: _since, ...row }) => row)),
    history: byKey(await database.history.toArray()),
    waiting: (await database.outbox.toArray()).map(({ id }) => id).sort(),
    drafts: byKey(await database.drafts.toArray()),
    blobs: byKey(
      await Promise.all(
        blobs.map(async ({ sha256, state }) => ({
          sha256,
          state,
          bytes: [...new Uint8Array((await (await host.blobs.open(sha256))?.arrayBuffer()) ?? [])],
        })),
      ),
    ),
    journal: [...(await host.journal.read()).records].sort(),
  };
}

describe('a backup', () => {
  test('restored on an empty device gives everything back, and restored again brings nothing', async () => {
    await fc.assert(
      fc.asyncProperty(work, async (steps) => {
        const first = await aWorkspace();
        await doWork(first.workspace, steps);
        const file = await backupOf(first);
        const second = await aWorkspace();
        const restored = await restoreBackup(second.workspace, { file, passphrase });
        expect(restored.ok).toBe(true);
        expect(await contentOf(second.workspace)).toEqual(await contentOf(first.workspace));
        const again = await restoreBackup(second.workspace, { file, passphrase });
        expect(again).toEqual({ ok: true, value: { changes: 0, rows: 0, drafts: 0, files: 0 } });
        // The list of partners in memory reads on for a moment after a change.
        await new Promise((resolve) => setTimeout(resolve, 30));
        for (const { workspace, name } of [first, second]) {
          workspace.database.close();
          await Database.delete(name);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('restored over newer work overwrites none of it, and the preview says so', async () => {
    await fc.assert(
      fc.asyncProperty(work, work, async (before, after) => {
        const first = await aWorkspace();
        await doWork(first.workspace, before);
        const file = await backupOf(first);
        for (const step of after)
          if (step.kind === 'edit' && (await first.workspace.database.rows.get(`partner-${step.id}`)))
            await editPartner(first.workspace, `partner-${step.id}`, { note: step.note });
          else if (step.kind === 'draft') await putDraft(first.workspace, `form-${step.id}`, { text: step.text });
        const kept = await contentOf(first.workspace);
        const preview = await previewBackup(first.workspace, { file, passphrase });
        expect(preview).toMatchObject({
          ok: true,
          value: { changes: { toCome: 0 }, rows: { toCome: 0 }, files: { toCome: 0 }, clashing: 0, isThisDevice: true },
        });
        await restoreBackup(first.workspace, { file, passphrase });
        expect(await contentOf(first.workspace)).toEqual(kept);
        first.workspace.database.close();
      }),
      { numRuns: 15 },
    );
  });

  test('cut, flipped, swapped or lengthened anywhere is refused, and nothing is changed', async () => {
    const first = await aWorkspace();
    await keepPartner(first.workspace);
    for (let each = 0; each < 3; each += 1)
      await keepBlob(first.workspace, {
        bytes: new Uint8Array(700_000).fill(each),
        mime: 'image/jpeg',
        partnerId: 'partner-1',
      });
    const bytes = new Uint8Array(await (await backupOf(first)).arrayBuffer());
    const second = await aWorkspace();
    const before = await contentOf(second.workspace);
    const restored = async (changed: Uint8Array<ArrayBuffer>) =>
      previewBackup(second.workspace, { file: new Blob([changed]), passphrase });
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ flip;
        expect((await restored(changed)).ok).toBe(false);
        expect(await restored(bytes.slice(0, at))).toMatchObject({ ok: false });
      }),
      { numRuns: 60 },
    );
    const longer = new Uint8Array(bytes.length + 9);
    longer.set(bytes);
    expect(await restored(longer)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    expect(await restored(withPiecesSwapped(bytes))).toMatchObject({
      ok: false,
      error: { kind: 'damaged', cut: false },
    });
    expect(await contentOf(second.workspace)).toEqual(before);
  });

  test('killed at any step of its restoring loses nothing, and goes on where it was', async () => {
    const first = await aWorkspace();
    for (let each = 0; each < 4; each += 1)
      await keepPartner(first.workspace, aPartner({ id: `partner-${each}` as never }));
    await editPartner(first.workspace, 'partner-1', { note: 'Edited.' });
    const file = await backupOf(first);
    const whole = await contentOf(first.workspace);
    for (let steps = 0; steps < 4; steps += 1) {
      const disk = memoryDisk();
      const second = await aWorkspace({ host: memoryHost({ disk }) });
      await keepPartner(second.workspace, aPartner({ id: 'own' as never, legalName: 'Own' }));
      second.host.faults.stepsToLive = steps;
      await restoreBackup(second.workspace, { file, passphrase }).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      second.workspace.database.close();
      const third = await aWorkspace({ ...second, host: memoryHost({ disk }) });
      expect((await restoreBackup(third.workspace, { file, passphrase })).ok).toBe(true);
      const { rows } = await contentOf(third.workspace);
      expect(rows.filter(({ id }) => id !== 'own')).toEqual(whole.rows);
      expect(rows.find(({ id }) => id === 'own')).toBeDefined();
      third.workspace.database.close();
    }
  });
});

/** The second and the third piece behind the head, in each other's place. */
function withPiecesSwapped(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer);
  const ends = [8];
  for (let at = 8; at < bytes.length; ) {
    at += 8 + view.getUint32(at, true);
    ends.push(at);
  }
  const piece = (number: number) => bytes.slice(ends[number], ends[number + 1]);
  const pieces = ends.slice(0, -1).map((_, number) => piece(number));
  const [head, check, one, two, ...rest] = pieces;
  return new Uint8Array([bytes.slice(0, 8), head, check, two, one, ...rest].flatMap((part) => (part ? [...part] : [])));
}
