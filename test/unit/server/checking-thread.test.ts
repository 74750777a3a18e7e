import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInThread } from '../../../server/archive/checking-thread';
import { checkHere } from '../../../server/archive/file-checks';
import { askTimeSource, ownTime } from '../../../server/authority/time-source';
import { aDocumentWithFields } from '../../builders/a-document-with-fields';
import { openTestHq, type TestHq } from './open-hq';
import { buildHq } from './run-hq';
import { signedBy, signingDevice } from './signing-device';

let hq: TestHq;
let program: string;
beforeAll(async () => {
  program = await buildHq();
  hq = await openTestHq();
  hq.clock.now = Date.parse('2026-11-21T09:00:00Z');
});
afterAll(async () => {
  await hq.close();
  rmSync(dirname(program), { recursive: true });
});

test('files are looked into in a thread of the built program, whose key for the time stays outside', async () => {
  const signed = await signedBy(await signingDevice(hq, 'thread'), await aDocumentWithFields(), hq.clock.now);
  const ask = askTimeSource(ownTime(hq.authority, hq.parts.now));
  const asked: number[] = [];
  const checks = checkInThread(program, (digest) => {
    asked.push(digest.length);
    return ask(digest);
  });
  const at = new Date(hq.clock.now).toISOString();
  const revocationLists = [hq.authority.rootList, await hq.parts.issuingList.read(hq.clock.now)];
  const trusted = { anchors: [hq.authority.root], revocationLists, at };
  try {
    expect(await checks.verify(signed, trusted)).toEqual(await checkHere(ask).verify(signed, trusted));
    const certificates = [hq.authority.root, hq.authority.issuing.certificate];
    const [upgraded, again] = await Promise.all([
      checks.upgrade(signed, { certificates, revocationLists, now: at }),
      checks.verify(signed, trusted),
    ]);
    expect(again.judgement).toBe('valid');
    const stronger = await checks.verify(upgraded?.bytes ?? new Uint8Array(), trusted);
    expect([stronger.judgement, stronger.signatures.length, asked]).toEqual(['valid', 3, [32]]);
    expect(await checks.upgrade(await aDocumentWithFields(), { certificates, revocationLists, now: at })).toBeNull();
  } finally {
    await checks.close();
  }
});

test('a time that is not to be had is told, and the thread works on', async () => {
  const signed = await signedBy(await signingDevice(hq, 'no time'), await aDocumentWithFields(), hq.clock.now);
  const checks = checkInThread(program, () => Promise.reject(new Error('The clock stopped.')));
  const at = new Date(hq.clock.now).toISOString();
  try {
    await expect(checks.upgrade(signed, { certificates: [], revocationLists: [], now: at })).rejects.toThrow(
      'A file could not be made stronger (no-time).',
    );
    const report = await checks.verify(signed, { anchors: [hq.authority.root], revocationLists: [], at });
    expect(report.signatures).toHaveLength(2);
  } finally {
    await checks.close();
  }
});
