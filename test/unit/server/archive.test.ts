import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { documentRevisionSchema } from '#shared/domain/signing/signature';
import type { Bytes } from '#shared/proof/bytes';
import { addArchivalData } from '#shared/proof/pades/archive';
import { verifyFile } from '#shared/proof/verify/verify-file';
import { type ArchiveJob, openArchiveJob } from '../../../server/archive/archive-job';
import { checkHere } from '../../../server/archive/file-checks';
import { type Authority, openAuthority } from '../../../server/authority/open-authority';
import { askTimeSource, ownTime } from '../../../server/authority/time-source';
import { registerBlob } from '../../../server/blobs/blob-register';
import { openOwnDevice } from '../../../server/sync/own-device';
import { aDocumentWithFields } from '../../builders/a-document-with-fields';
import type { FieldDevice } from './field-device';
import { openTestHq, type TestHq } from './open-hq';
import { signedBy, signingDevice } from './signing-device';

const minute = 60_000;
const day = 86_400_000;
const start = Date.parse('2026-11-21T09:00:00Z');

let unsigned: Bytes;
let hq: TestHq;
beforeAll(async () => {
  unsigned = await aDocumentWithFields();
  hq = await openTestHq();
});
afterAll(() => hq.close());
beforeEach(() => {
  hq.clock.now = start;
});

const iso = (time: number) => new Date(time).toISOString();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function openJob(authority: Authority = hq.authority): ArchiveJob {
  const { database, headquarters, now } = hq.parts;
  const ownDevice = openOwnDevice({
    folder: join(hq.folder, 'own-keys'),
    passphrase: null,
    database,
    headquarters,
    now,
  });
  const checks = checkHere(askTimeSource(ownTime(authority, now)));
  return openArchiveJob({
    ...{ ...hq.parts, authority, ownDevice, checks },
    drafts: join(hq.folder, 'uploads'),
    wait: 10 * minute,
  });
}

/** Lets the device's own time to make the file stronger go by, and does what is due then. */
async function workAfterWaiting(): Promise<void> {
  await work();
  hq.clock.now += 11 * minute;
  await work();
}

/** Does what is due. */
async function work(authority?: Authority): Promise<void> {
  const job = openJob(authority);
  await job.run();
  await job.stop();
}

async function keepBlob(device: FieldDevice, bytes: Bytes): Promise<void> {
  const file = join(hq.folder, 'uploads', `draft-${randomUUID()}`);
  writeFileSync(file, bytes);
  await hq.parts.blobs.adopt(file, sha256(bytes));
  const blob = { space: device.space, sha256: sha256(bytes), size: bytes.length, mime: 'application/pdf' };
  await registerBlob(hq.database, { ...blob, verifiedAt: hq.clock.now });
}

/** The record of a signed document, as a device sends it. */
async function pushDocument(device: FieldDevice, bytes: Bytes): Promise<string> {
  const id = randomUUID();
  const file = { sha256: sha256(bytes), bytes: bytes.length, mime: 'application/pdf', name: 'Plan.pdf' };
  device.edit({
    entity: 'signedDocument',
    row: id,
    op: 'create',
    fields: {
      ...{ partnerId: 'p1', agreementId: 'a1', kind: 'plan', version: 1, file, dataSha256: sha256(unsigned) },
      ...{ signers: [], frozenAt: iso(hq.clock.now), sessionId: 's1' },
    },
  });
  expect((await hq.push(device)).statusCode).toBe(200);
  return id;
}

async function pushRevision(device: FieldDevice, documentId: string, bytes: Bytes, holdsUntil: string): Promise<void> {
  const file = { sha256: sha256(bytes), bytes: bytes.length, mime: 'application/pdf', name: 'Plan.pdf' };
  const fields = { partnerId: 'p1', documentId, kind: 'archival', file, at: iso(hq.clock.now), holdsUntil, by: 'ada' };
  device.edit({ entity: 'documentRevision', row: randomUUID(), op: 'create', fields });
  expect((await hq.push(device)).statusCode).toBe(200);
}

/** Stronger files of a document, as its device sees them. */
async function revisionsOf(device: FieldDevice, documentId: string) {
  const { rows } = await hq.pull(device);
  return rows
    .filter(({ row }) => row.entity === 'documentRevision')
    .map(({ row }) => {
      const fields = Object.entries(row.fields).map(([field, heads]) => [field, heads[0]?.value] as const);
      return documentRevisionSchema.parse({ ...Object.fromEntries(fields), id: row.id });
    })
    .filter((revision) => revision.documentId === documentId);
}

async function judgementOf(documentId: string): Promise<string | null | undefined> {
  const [row] = await hq.database.query<{ judgement: string | null }>(
    'select judgement from archived_document where document_id = $1',
    [documentId],
  );
  return row?.judgement;
}

const blob = (hash: string): Bytes => new Uint8Array(readFileSync(join(hq.folder, 'blobs', hash.slice(0, 2), hash)));

describe('a signed document that arrived at headquarters', () => {
  test('is checked at once, and made to last for years when its device has not done so in time', async () => {
    const one = await signingDevice(hq, 'archive');
    const bytes = await signedBy(one, unsigned, hq.clock.now);
    const id = await pushDocument(one.device, bytes);
    await work();
    expect(await judgementOf(id)).toBeNull();
    await keepBlob(one.device, bytes);
    hq.clock.now += minute;
    await work();
    expect([await judgementOf(id), await revisionsOf(one.device, id)]).toEqual(['valid', []]);
    hq.clock.now += 10 * minute;
    await work();
    const [revision, ...others] = await revisionsOf(one.device, id);
    expect(others).toEqual([]);
    expect(revision).toMatchObject({
      kind: 'archival',
      partnerId: 'p1',
      file: { mime: 'application/pdf', name: 'Plan (archived).pdf' },
      at: iso(hq.clock.now),
    });
    const stronger = blob(revision?.file.sha256 ?? '');
    expect(Buffer.compare(stronger.subarray(0, bytes.length), bytes)).toBe(0);
    const report = await verifyFile(stronger, {
      anchors: [hq.authority.root],
      revocationLists: [],
      at: iso(hq.clock.now + day),
    });
    expect(report.judgement).toBe('valid');
    expect(report.signatures.map(({ role, level }) => [role, level])).toEqual([
      ['manager', 'B-LTA'],
      ['inPerson', 'B-LTA'],
      ['timeStamp', null],
    ]);
    hq.clock.now += 30 * day;
    await work();
    expect(await revisionsOf(one.device, id)).toHaveLength(1);
  });

  test('that its device made stronger is only checked', async () => {
    const one = await signingDevice(hq, 'by device');
    const bytes = await signedBy(one, unsigned, hq.clock.now);
    const id = await pushDocument(one.device, bytes);
    await keepBlob(one.device, bytes);
    const archived = await addArchivalData(bytes, {
      askForTime: askTimeSource(ownTime(hq.authority, () => hq.clock.now)),
      certificates: [hq.authority.root, hq.authority.issuing.certificate],
      revocationLists: [hq.authority.rootList, await hq.parts.issuingList.read(hq.clock.now)],
      now: iso(hq.clock.now),
    });
    if (!archived.ok) throw new Error(archived.error.kind);
    await keepBlob(one.device, archived.value.bytes);
    await pushRevision(one.device, id, archived.value.bytes, archived.value.holdsUntil);
    await work();
    hq.clock.now += 20 * minute;
    await work();
    expect([await judgementOf(id), (await revisionsOf(one.device, id)).length]).toEqual(['valid', 1]);
  });

  test('is made stronger all the same when what its device sent does not hold', async () => {
    const one = await signingDevice(hq, 'bad revision');
    const bytes = await signedBy(one, unsigned, hq.clock.now);
    const id = await pushDocument(one.device, bytes);
    await keepBlob(one.device, bytes);
    // The signed file itself, said to hold for a hundred years.
    await pushRevision(one.device, id, bytes, '2126-01-01T00:00:00Z');
    await workAfterWaiting();
    const revisions = await revisionsOf(one.device, id);
    expect(revisions).toHaveLength(2);
    expect(Date.parse(revisions.at(-1)?.holdsUntil ?? '')).toBeLessThan(Date.parse('2040-01-01T00:00:00Z'));
  });

  test('that was changed is judged invalid, and not made stronger', async () => {
    const one = await signingDevice(hq, 'changed');
    const bytes = await signedBy(one, unsigned, hq.clock.now);
    const at = Buffer.from(bytes).indexOf('/MediaBox [0 0 5') + '/MediaBox [0 0 '.length;
    expect(bytes[at]).toBe('5'.charCodeAt(0));
    bytes.set(Buffer.from('4'), at);
    const id = await pushDocument(one.device, bytes);
    await keepBlob(one.device, bytes);
    await workAfterWaiting();
    expect([await judgementOf(id), await revisionsOf(one.device, id)]).toEqual(['invalid', []]);
  });

  test('is renewed before its time-stamp ends, with a newer key of the time unit', async () => {
    const one = await signingDevice(hq, 'renewal');
    const bytes = await signedBy(one, unsigned, hq.clock.now);
    const id = await pushDocument(one.device, bytes);
    await keepBlob(one.device, bytes);
    await workAfterWaiting();
    const [first] = await revisionsOf(one.device, id);
    hq.clock.now = Date.parse(first?.holdsUntil ?? '') - 91 * day;
    await work();
    expect(await revisionsOf(one.device, id)).toHaveLength(1);
    hq.clock.now += 2 * day;
    const settings = { organisation: 'Test HQ', passphrase: null, pin: null, address: null, now: hq.clock.now };
    const later = await openAuthority(join(hq.folder, 'authority'), settings, hq.parts.log);
    if (!later.ok) throw new Error(later.error);
    await work(later.value);
    const revisions = await revisionsOf(one.device, id);
    const renewed = revisions.find((revision) => revision.id !== first?.id);
    expect(revisions).toHaveLength(2);
    expect(Date.parse(renewed?.holdsUntil ?? '')).toBeGreaterThan(hq.clock.now + 365 * day);
    const report = await verifyFile(blob(renewed?.file.sha256 ?? ''), {
      anchors: [hq.authority.root],
      revocationLists: [],
      at: iso(hq.clock.now + 300 * day),
    });
    expect(report.judgement).toBe('valid');
  });
});

describe('documents of a stolen device', () => {
  test('keep their proof when they were stamped before, and lose it when they were signed after', async () => {
    const one = await signingDevice(hq, 'thief');
    const before = await signedBy(one, unsigned, hq.clock.now);
    const kept = await pushDocument(one.device, before);
    await keepBlob(one.device, before);
    await workAfterWaiting();
    const lost = hq.clock.now + minute;
    hq.clock.now += day;
    const after = await signedBy(one, unsigned, hq.clock.now);
    const forged = await pushDocument(one.device, after);
    await keepBlob(one.device, after);
    await work();
    expect([await judgementOf(kept), await judgementOf(forged)]).toEqual(['valid', 'valid']);
    await hq.app.inject({
      method: 'POST',
      url: `/admin/devices/${one.device.id}/withdraw`,
      headers: { authorization: 'Bearer the-admin-token' },
      payload: { reason: 'lost', since: iso(lost) },
    });
    hq.clock.now += minute;
    await work();
    expect([await judgementOf(kept), await judgementOf(forged)]).toEqual(['valid', 'invalid']);
  });
});
