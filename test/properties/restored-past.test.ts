import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { factKey } from '#shared/domain/metrics/fact';
import { factsKnownAt } from '#shared/domain/metrics/ledger';
import { unpackLedger } from '#shared/domain/metrics/packed-ledger';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { acceptPage } from '../../renderer/data/accepted-page';
import { saveBackup } from '../../renderer/data/backup-save';
import { bringLedgersUp } from '../../renderer/data/ledger-keeper';
import { lookBack } from '../../renderer/data/look-back';
import { restoreBackup } from '../../renderer/data/restore-merge';
import { rowOf } from '../../renderer/data/stored';
import type { Workspace } from '../../renderer/data/workspace';
import { aPartner, aWorkspace, editPartner, keepPartner } from '../builders/a-workspace';

const passphrase = 'correct horse battery';
const rounds = 10;
const hour = 3_600_000;
const began = Date.parse('2026-01-05T08:00:00Z');

const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 500 }) }),
    },
    fc.record({ kind: fc.constant('partner' as const), id: fc.nat(3) }),
    fc.record({ kind: fc.constant('tier' as const), id: fc.nat(3), tier: fc.constantFrom('entry', 'silver', 'gold') }),
    fc.record({ kind: fc.constant('arrives' as const), id: fc.nat(3), hoursAgo: fc.integer({ min: 1, max: 900 }) }),
    fc.record({ kind: fc.constant('look' as const) }),
  ),
  { minLength: 3, maxLength: 20 },
);

const opened: Workspace[] = [];
afterAll(() => {
  for (const { database } of opened) database.close();
});

describe('what was known on a past day', () => {
  test('is the same on the device that a backup was restored on, and a second time brings nothing', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (work) => {
        let now = began;
        const clock = { now: () => now };
        const first = await aWorkspace(clock);
        const days: number[] = [];
        let arrived = 0;
        for (const step of work) {
          const id = 'id' in step ? `partner-${step.id}` : '';
          const known = await first.workspace.database.rows.get(id);
          if (step.kind === 'wait') {
            days.push(now, now + hour);
            now += step.hours * hour;
          } else if (step.kind === 'look')
            await bringLedgersUp(first.workspace.database, { index: builtInPack(), now, zone: 'UTC' });
          else if (step.kind === 'arrives') await arrive(first.workspace, id, ++arrived, now - step.hoursAgo * hour);
          else if (known)
            await editPartner(first.workspace, id, { programTier: step.kind === 'tier' ? step.tier : 'gold' });
          else
            await keepPartner(first.workspace, aPartner({ id: id as never, createdAt: new Date(now).toISOString() }));
        }
        await bringLedgersUp(first.workspace.database, { index: builtInPack(), now, zone: 'UTC' });
        expect(await saveBackup(first.workspace, { passphrase, files: 'all', rounds })).toEqual({
          ok: true,
          value: 'saved',
        });
        const file = first.host.saved.at(-1)?.content ?? new Blob();
        now += 100 * hour;
        const second = await aWorkspace(clock);
        opened.push(first.workspace, second.workspace);
        for (const _ of [1, 2]) {
          expect((await restoreBackup(second.workspace, { file, passphrase })).ok).toBe(true);
          for (const day of days)
            expect(await pageOf(second.workspace, day)).toEqual(await pageOf(first.workspace, day));
          expect(await versionsIn(second.workspace)).toEqual(await versionsIn(first.workspace));
        }
        await bringLedgersUp(second.workspace.database, { index: builtInPack(), now, zone: 'UTC' });
        for (const day of days)
          expect(await factsOn(second.workspace, day)).toEqual(await factsOn(first.workspace, day));
      }),
      { numRuns: 40 },
    );
  });
});

/** What a page of then reads. */
async function pageOf({ database }: Workspace, at: number) {
  const then = lookBack(database, at);
  try {
    return (await then.rows.toArray()).map(rowOf);
  } finally {
    then.close();
  }
}

async function factsOn({ database }: Workspace, at: number) {
  return (await database.ledgers.toArray()).map((ledger) => [
    ledger.partnerId,
    factsKnownAt(unpackLedger(ledger), at).map(factKey).sort(),
  ]);
}

async function versionsIn({ database }: Workspace): Promise<readonly string[]> {
  const past = (await database.pastRows.toArray()).map(({ no: _no, ...row }) => row);
  return [...(await database.rows.toArray()), ...past].map((row) => JSON.stringify(Object.entries(row).sort())).sort();
}

/** A partner of a colleague comes from headquarters, or what a colleague made of it. */
async function arrive(workspace: Workspace, id: string, number: number, at: number): Promise<void> {
  const partner = aPartner({ id: id as never, legalName: `Far ${number}`, createdAt: new Date(at).toISOString() });
  const fields = Object.fromEntries(
    Object.entries(partner).flatMap(([field, value]) =>
      field === 'id'
        ? []
        : [[field, [{ dot: `faraaa:${number}`, change: `c${number}`, value, by: 'Odd', dev: 'far', at }]]],
    ),
  );
  await acceptPage(workspace, {
    ...{ rows: [{ row: { entity: 'partner', id, fields } }], gone: [], people: [], devices: [], after: number },
    ...{ more: false, durable: 0, time: at, head: { seq: number, hash: 'a'.repeat(64) } },
  } as never);
}
