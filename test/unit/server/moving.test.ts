import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PushReply, Space } from '#shared/contracts/hq-api';
import { findBlob, registerBlob } from '../../../server/blobs/blob-register';
import { issueCode } from '../../../server/enrolment/codes';
import { spacesOf } from '../../../server/enrolment/granted';
import { movePartner } from '../../../server/sync/move-partner';
import { FieldDevice } from './field-device';
import { foldOf, standing } from './fold';
import { openTestHq, statesOf, type TestHq, valuesIn } from './open-hq';

let hq: TestHq;
beforeAll(async () => {
  hq = await openTestHq();
});
afterAll(() => hq.close());

async function spaceNamed(name: string): Promise<Space> {
  const [row] = await hq.database.query<{ space: string }>('select space_id as space from space where name = $1', [
    name,
  ]);
  const grant = { space: row?.space ?? '', role: 'manager', kind: 'territory' } as const;
  const [space] = await spacesOf(hq.database, [grant], '');
  if (!space) throw new Error(`There is no ${name}.`);
  return space;
}

/** Ada in the territory that a partner leaves, Grace in the one it comes to, and what moves it. */
async function twoTerritories(name: string) {
  const ada = await hq.enrol(`Ada ${name}`, `${name}: old`);
  const grace = await hq.enrol(`Grace ${name}`, `${name}: new`);
  const { database, ownDevice, pokes, now } = hq.parts;
  const move = async (from: FieldDevice, to: FieldDevice) => {
    const asked = { partner: 'p', from: from.space, to: to.space, by: 'somebody' };
    return movePartner({ database, ownDevice, now, moved: pokes.poke }, asked);
  };
  return { ada, grace, move };
}

async function expectFolded(...devices: readonly FieldDevice[]): Promise<void> {
  for (const { space } of devices) {
    expect(await foldOf(hq.database, space)).toEqual(await standing(hq.database, space));
  }
}

function partnerWithSite(device: FieldDevice) {
  const born = device.edit({ row: 'p', op: 'create', fields: { legalName: 'Harbour', country: 'PT' } });
  const site = device.edit({ entity: 'site', row: 's', op: 'create', fields: { partnerId: 'p', address: 'Quay 1' } });
  return { born, site };
}

describe('a partner that is moved', () => {
  test('is in the other territory with everything that belongs to it, and gone from the first', async () => {
    const { ada, grace, move } = await twoTerritories('whole');
    partnerWithSite(ada);
    ada.edit({ row: 'q', op: 'create', fields: { legalName: 'Another that says "p"' } });
    ada.edit({ entity: 'note', row: 'n', op: 'create', fields: { text: 'p', partnerId: 'q' } });
    await hq.push(ada);
    expect(await move(ada, grace)).toEqual({ ok: true, value: { rows: 2 } });
    const left = await hq.pull(ada);
    expect([left.rows.map(({ row }) => row.id), left.gone.map(({ entity, id, why }) => [entity, id, why])]).toEqual([
      ['n', 'q'],
      [
        ['partner', 'p', 'moved'],
        ['site', 's', 'moved'],
      ],
    ]);
    const came = await hq.pull(grace);
    expect(came.rows.map(({ row }) => [row.entity, row.id])).toEqual([
      ['partner', 'p'],
      ['site', 's'],
    ]);
    expect(came.rows[0]?.row.fields['legalName']?.map(({ dot, by }) => [dot, by])).toEqual([
      [`${ada.tag}:1@${ada.space}`, ada.enrolment?.user.id],
    ]);
    expect(came.people.map(({ name }) => name)).toContain('Ada whole');
    await expectFolded(ada, grace);
  });

  test('is changed over there by what somebody had still written for it, and the receipt says where', async () => {
    const { ada, grace, move } = await twoTerritories('late');
    const { born } = partnerWithSite(ada);
    await hq.push(ada);
    const late = ada.edit({ row: 'p', fields: { legalName: 'Harbour Ltd' }, parents: [born] });
    ada.edit({ row: 'p', fields: { legalName: 'Harbour plc' }, parents: [late] });
    ada.edit({ entity: 'visit', row: 'v', op: 'create', fields: { partnerId: 'p', note: 'never sent before' } });
    ada.edit({ entity: 'visit', row: 'v', fields: { note: 'and changed' }, parents: [`${ada.tag}:5`] });
    await move(ada, grace);
    const reply = await hq.push(ada, ada.push(3));
    expect(reply.json<PushReply>().acks.map(({ n, state, moved }) => [n, state, moved])).toEqual(
      [3, 4, 5, 6].map((n) => [n, 'applied', grace.space]),
    );
    expect((await hq.push(ada, ada.push(3))).json().acks).toEqual(reply.json().acks);
    const page = await hq.pull(grace);
    expect([valuesIn(page, 'p', 'legalName'), valuesIn(page, 'v', 'note')]).toEqual([['Harbour plc'], ['and changed']]);
    const left = await hq.pull(ada);
    expect([left.rows, left.gone.map(({ id }) => id).sort()]).toEqual([[], ['p', 's', 'v']]);
    await expectFolded(ada, grace);
  });

  test('meets edits of both territories side by side', async () => {
    const { ada, grace, move } = await twoTerritories('apart');
    const { born } = partnerWithSite(ada);
    await hq.push(ada);
    await move(ada, grace);
    await hq.pull(grace);
    ada.edit({ row: 'p', fields: { legalName: 'Harbour Ltd' }, parents: [born] });
    grace.edit({ row: 'p', fields: { legalName: 'Harbour plc' }, parents: [`${born}@${ada.space}`] });
    expect(statesOf(await hq.push(grace))).toEqual([[1, 'applied', undefined]]);
    await hq.push(ada, ada.push(3));
    expect([...(valuesIn(await hq.pull(grace), 'p', 'legalName') ?? [])].sort()).toEqual([
      'Harbour Ltd',
      'Harbour plc',
    ]);
    await expectFolded(ada, grace);
  });

  test('cannot have values replaced that the author of the late change was never given', async () => {
    const { ada, grace, move } = await twoTerritories('unseen');
    const { born } = partnerWithSite(ada);
    await hq.push(ada);
    const other = await hq.enrol('Another in the old place', 'unseen: old');
    await move(ada, grace);
    other.edit({ row: 'p', fields: { legalName: 'Forged' }, parents: [born] });
    expect(statesOf(await hq.push(other))).toEqual([[1, 'quarantined', 'unseen-parent']]);
    const stranger = await hq.enrol('Another in the new place', 'unseen: new');
    stranger.edit({ row: 'p', fields: { legalName: 'Forged' }, parents: [`${born}@${ada.space}`] });
    expect(statesOf(await hq.push(stranger))).toEqual([[1, 'quarantined', 'unseen-parent']]);
  });

  test('comes back as what it was, with what was written elsewhere meanwhile', async () => {
    const { ada, grace, move } = await twoTerritories('back');
    const { born } = partnerWithSite(ada);
    await hq.push(ada);
    await move(ada, grace);
    await hq.pull(grace);
    const there = grace.edit({ row: 'p', fields: { country: 'ES' }, parents: [`${born}@${ada.space}`] });
    await hq.push(grace);
    expect((await move(grace, ada)).ok).toBe(true);
    ada.edit({ row: 'p', fields: { legalName: 'Harbour Ltd' }, parents: [born] });
    expect(statesOf(await hq.push(ada, ada.push(3)))).toEqual([[3, 'applied', undefined]]);
    const page = await hq.pull(ada);
    expect([valuesIn(page, 'p', 'legalName'), valuesIn(page, 'p', 'country')]).toEqual([['Harbour Ltd'], ['ES']]);
    const country = page.rows.find(({ row }) => row.id === 'p')?.row.fields['country'];
    expect([country?.[0]?.dot, page.gone]).toEqual([`${there}@${grace.space}`, []]);
    await expectFolded(ada, grace);
  });

  test('takes its files along', async () => {
    const { ada, grace, move } = await twoTerritories('files');
    partnerWithSite(ada);
    const [sha256, other] = ['ab'.repeat(32), 'cd'.repeat(32)];
    ada.edit({ entity: 'evidenceRevision', row: 'r', op: 'create', fields: { partnerId: 'p', sha256 } });
    await hq.push(ada);
    for (const each of [sha256, other]) {
      const blob = { space: ada.space, sha256: each, size: 3, mime: 'image/png', verifiedAt: 1 };
      await registerBlob(hq.database, blob);
    }
    await move(ada, grace);
    const found = await Promise.all([sha256, other].map((each) => findBlob(hq.database, [grace.space], each)));
    expect(found).toEqual([{ size: 3, mime: 'image/png' }, null]);
  });

  test('must be there, and must go somewhere', async () => {
    const { ada, grace, move } = await twoTerritories('nowhere');
    const { database, ownDevice, pokes, now } = hq.parts;
    const organisation = await spaceNamed('Organisation');
    const asked = { partner: 'p', from: ada.space, to: organisation.id, by: 'somebody' };
    const outcomes = [
      await move(ada, grace),
      await move(ada, ada),
      await movePartner({ database, ownDevice, now, moved: pokes.poke }, asked),
    ];
    expect(outcomes.map((outcome) => outcome.ok || outcome.error.message)).toEqual([
      'There is no such partner in this territory.',
      'The partner is in this territory already.',
      'A partner can only be moved from one territory to another.',
    ]);
  });
});

test('nobody but headquarters says that a record left, came or was erased', async () => {
  const device = await hq.enrol('Eve', 'reserved');
  device.edit({ row: 'p', op: 'create', fields: { legalName: 'Harbour' } });
  for (const field of ['_gone', '_moved', '_erased']) device.edit({ row: 'p', op: 'attach', fields: { [field]: {} } });
  expect(statesOf(await hq.push(device)).map(([, state, why]) => [state, why])).toEqual([
    ['applied', undefined],
    ['quarantined', 'unknown-form'],
    ['quarantined', 'unknown-form'],
    ['quarantined', 'unknown-form'],
  ]);
  const names = await Promise.all(
    [`hq-${'a'.repeat(32)}`, 'somebody@elsewhere'].map(async (id) => {
      const stranger = new FieldDevice();
      const code = await issueCode(hq.database, { name: 'Eve', territory: 'reserved' }, hq.clock.now);
      const payload = {
        ...stranger.enrolRequest(code),
        device: id,
        proof: stranger.signature(`fieldpact-enrol:${code}:${id}`),
      };
      return (await hq.app.inject({ method: 'POST', url: '/v1/devices', payload })).json().code;
    }),
  );
  expect(names).toEqual(['malformed', 'malformed']);
});
