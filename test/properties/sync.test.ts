import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conflictsOf } from '#shared/sync/conflict';
import { resolveConflict } from '../../renderer/data/actions/conflict-actions';
import { Database } from '../../renderer/data/database';
import { restoreEnrolment } from '../../renderer/data/enrolment';
import { rowOf } from '../../renderer/data/stored';
import type { Workspace } from '../../renderer/data/workspace';
import { aDevice, syncOnce } from '../builders/a-device';
import { aWorkspace, editPartner, keepPartner } from '../builders/a-workspace';
import { type Fault, MemoryHq } from '../fakes/memory-hq';

type Story = typeof steps extends fc.Arbitrary<infer Value> ? Value : never;
type Device = Awaited<ReturnType<typeof aDevice>>;

const device = fc.nat(1);
const faults = fc.constantFrom<(Fault | null)[]>(
  null,
  null,
  null,
  'lost-request',
  'lost-ack',
  'server-error',
  'portal',
  'cut-body',
);

/** What happens in the field: edits, attempts to sync over a bad line, ends of the program, lost tables, HQ from a backup, decisions. */
const steps = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('edit' as const),
        device,
        field: fc.constantFrom('legalName', 'note', 'website'),
        value: fc.constantFrom('a', 'b', 'c', 'd', 'poison'),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant('sync' as const), device, faults: fc.array(faults, { maxLength: 5 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('end' as const),
        device,
        tables: fc.constantFrom('kept' as const, 'lost' as const),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('backup' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('decide' as const), device }) },
  ),
  { minLength: 4, maxLength: 22 },
);

async function syncWith(hq: MemoryHq, { workspace, world }: Device, met: readonly (Fault | null)[]): Promise<boolean> {
  let request = 0;
  hq.fault = () => met[request++] ?? null;
  const round = await syncOnce(workspace, world);
  hq.fault = () => null;
  return round.ok;
}

async function startAgain(given: Device, tables: 'kept' | 'lost'): Promise<Device> {
  given.workspace.database.close();
  if (tables === 'lost') await Database.delete(given.name);
  const again = await aWorkspace(given);
  await restoreEnrolment(again.workspace);
  return { ...again, world: given.world };
}

async function decideAll(workspace: Workspace): Promise<void> {
  for (const stored of await workspace.database.rows.where('conflicted').equals(1).toArray()) {
    for (const { rowId, field, heads } of conflictsOf(rowOf(stored))) {
      const dot = heads[0]?.dot ?? '';
      expect(await resolveConflict(workspace, { rowId, field, keep: { dot }, why: '' })).toEqual({
        ok: true,
        value: null,
      });
    }
  }
}

async function play(hq: MemoryHq, devices: Device[], story: Story): Promise<number> {
  let backup = hq.backup();
  let edits = 0;
  let restored = 0;
  for (const step of story) {
    const at = 'device' in step ? step.device : 0;
    const acting = devices[at];
    if (!acting) continue;
    if (step.kind === 'edit') {
      await editPartner(acting.workspace, 'partner-1', { [step.field]: step.value });
      edits += 1;
    }
    if (step.kind === 'sync') await syncWith(hq, acting, step.faults);
    if (step.kind === 'end') devices[at] = await startAgain(acting, step.tables);
    if (step.kind === 'backup') backup = hq.backup();
    if (step.kind === 'decide') await decideAll(acting.workspace);
    if (step.kind === 'restore') {
      restored += 1;
      hq.restore(backup, `restored-${restored}`);
    }
  }
  return edits;
}

async function comeToRest(hq: MemoryHq, devices: readonly Device[]): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) for (const each of devices) expect(await syncWith(hq, each, [])).toBe(true);
}

async function rowsOn({ workspace }: Device): Promise<unknown> {
  return (await workspace.database.rows.toArray()).map(rowOf);
}

test('after any story of two devices everybody has the same, nothing is lost, nothing is there twice', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (story) => {
      const hq = new MemoryHq();
      const devices = [await aDevice(hq, 'Ana'), await aDevice(hq, 'Ben')];
      const [ana, ben] = devices as [Device, Device];
      await keepPartner(ana.workspace);
      await comeToRest(hq, [ana, ben]);
      const edits = await play(hq, devices, story);
      await comeToRest(hq, devices);

      const ids = hq.log.map(({ change }) => change.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeGreaterThanOrEqual(edits + 1);
      for (const each of devices) {
        const journal = (await each.host.journal.read()).records.map((text) => JSON.parse(JSON.parse(text).body).id);
        expect(ids).toEqual(expect.arrayContaining(journal));
        expect(await rowsOn(each)).toEqual([hq.row('partner-1')]);
        expect(await each.workspace.database.outbox.count()).toBe(0);
        expect(await each.workspace.database.bases.count()).toBe(0);
      }
      // New work after the rest, too: a replica can look well and be unable to go on.
      for (const each of devices) await decideAll(each.workspace);
      await comeToRest(hq, devices);
      await decideAll((devices[0] ?? ana).workspace);
      await comeToRest(hq, devices);
      for (const each of devices) {
        expect(await rowsOn(each)).toEqual([hq.row('partner-1')]);
        expect(await each.workspace.database.rows.where('conflicted').equals(1).count()).toBe(0);
        each.workspace.database.close();
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);
