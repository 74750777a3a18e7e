import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logReply } from '#shared/contracts/hq-log';
import { openQuarantineDesk } from '../../../server/sync/quarantine-desk';
import type { FieldDevice } from './field-device';
import { foldOf, standing } from './fold';
import { openTestHq, statesOf, type TestHq, valuesIn } from './open-hq';

let hq: TestHq;
beforeAll(async () => {
  hq = await openTestHq();
});
afterAll(() => hq.close());

function changeId(device: FieldDevice, n: number): string {
  return JSON.parse(device.changes[n - 1]?.body ?? '').id;
}

function decide(device: FieldDevice, change: string, decision: 'accepted' | 'rejected'): void {
  device.edit({
    entity: 'quarantineDecision',
    row: randomUUID(),
    op: 'create',
    fields: { changeId: change, decision, reason: 'Looked at it.', by: 'x', decidedAt: '2026-11-21T09:00:00Z' },
  });
}

/** The desk works beside the push; its next look waits for what it is doing. */
const settled = () => hq.parts.quarantineDesk.tend();

async function setAside(device: FieldDevice) {
  const reply = await hq.app.inject({ url: `/v1/quarantine?space=${device.space}`, headers: device.auth });
  return logReply.parse(reply.json()).entries.map(({ n, decision }) => [n, decision?.decision ?? null]);
}

describe('a change that was set aside', () => {
  test('and is accepted by a lead is written again by headquarters, once, on what stands by then', async () => {
    const ada = await hq.enrol('Ada', 'accepted');
    const lead = await hq.enrol('Lin', 'accepted', 'lead');
    const born = ada.edit({ row: 'p', op: 'create', fields: { legalName: 'Hill', country: 'PT' } });
    await hq.push(ada);
    await hq.pull(lead);
    // What is written next in Ada's name is kept only.
    const another = { with: { actor: 'somebody-else' } };
    const first = ada.edit({ row: 'p', fields: { legalName: 'Hill Ltd' }, parents: [born], ...another });
    ada.edit({ row: 'p', fields: { legalName: 'Hill plc', country: 'ES' }, parents: [first, born], ...another });
    expect(statesOf(await hq.push(ada, ada.push(2))).map(([, , why]) => why)).toEqual(['other-author', 'other-author']);
    lead.edit({ row: 'p', fields: { country: 'FR' }, parents: [born] });
    decide(lead, changeId(ada, 2), 'accepted');
    decide(lead, changeId(ada, 3), 'accepted');
    await hq.push(lead);
    await settled();
    const page = await hq.pull(lead);
    expect(valuesIn(page, 'p', 'legalName')).toEqual(['Hill plc']);
    expect([...(valuesIn(page, 'p', 'country') ?? [])].sort()).toEqual(['ES', 'FR']);
    const { head } = page;
    // After a crash between the writing and the note of it nothing is written twice.
    await hq.database.query('delete from quarantine_decision');
    const { database, ownDevice, log } = hq.parts;
    await openQuarantineDesk({ database, ownDevice, log }).tend();
    expect((await hq.pull(lead)).head).toEqual(head);
    expect(await setAside(lead)).toEqual([
      [2, 'accepted'],
      [3, 'accepted'],
    ]);
    expect(await foldOf(hq.database, lead.space)).toEqual(await standing(hq.database, lead.space));
  });

  test('stays aside when it is rejected, or while nobody with the role has decided', async () => {
    const ada = await hq.enrol('Ada', 'rejected');
    const lead = await hq.enrol('Lin', 'rejected', 'headquarters');
    ada.edit({ row: 'p', fields: { note: 'x' }, with: { op: 'merge' } });
    ada.edit({ row: 'p', fields: { note: 'y' }, with: { actor: 'somebody-else' } });
    decide(ada, changeId(ada, 2), 'accepted');
    expect(statesOf(await hq.push(ada))).toContainEqual([3, 'quarantined', 'role']);
    decide(lead, changeId(ada, 1), 'rejected');
    decide(lead, changeId(ada, 1), 'accepted');
    await hq.push(lead);
    await settled();
    expect((await hq.pull(ada)).rows.map(({ row }) => row.entity)).toEqual([
      'quarantineDecision',
      'quarantineDecision',
    ]);
    expect(await setAside(lead)).toEqual([
      [1, 'rejected'],
      [2, null],
      [3, null],
    ]);
  });

  test('by a guard is taken over the step that stands, because a person says so', async () => {
    const ada = await hq.enrol('Ada', 'guard');
    const grace = await hq.enrol('Grace', 'guard', 'lead');
    const born = ada.edit({ entity: 'agreement', row: 'a', op: 'create', fields: { state: 'draft' } });
    await hq.push(ada);
    await hq.pull(grace);
    ada.edit({ entity: 'agreement', row: 'a', fields: { state: 'locked' }, parents: [born] });
    await hq.push(ada, ada.push(2));
    grace.edit({ entity: 'agreement', row: 'a', fields: { state: 'draft' }, parents: [born] });
    decide(grace, changeId(grace, 1), 'accepted');
    expect(statesOf(await hq.push(grace))[0]).toEqual([1, 'quarantined', 'overtaken']);
    await settled();
    expect(valuesIn(await hq.pull(ada), 'a', 'state')).toEqual(['draft']);
  });
});
