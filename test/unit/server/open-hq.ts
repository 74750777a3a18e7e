import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { PullReply, PushReply, PushRequest } from '#shared/contracts/hq-api';
import { registerOwnUnits } from '../../../server/authority/certificate-register';
import { openIssuingList } from '../../../server/authority/issuing-list';
import { type Authority, openAuthority } from '../../../server/authority/open-authority';
import { ownTime, type TimeSource } from '../../../server/authority/time-source';
import { openBlobStore } from '../../../server/blobs/blob-store';
import { openUploads, type Uploads } from '../../../server/blobs/uploads';
import type { Database } from '../../../server/db/database';
import { migrate } from '../../../server/db/migrate';
import { openPglite } from '../../../server/db/pglite';
import { type CodeRequest, issueCode } from '../../../server/enrolment/codes';
import { readHeadquarters } from '../../../server/enrolment/headquarters';
import { openLog } from '../../../server/folder/log';
import { mayCall } from '../../../server/http/cors';
import { createHttpServer } from '../../../server/http/http-server';
import type { Parts } from '../../../server/http/parts';
import { openPokes } from '../../../server/sync/pokes';
import { FieldDevice } from './field-device';

/** Headquarters inside the test, with a database in memory and a clock that stands still. */
export interface TestHq {
  readonly app: FastifyInstance;
  readonly database: Database;
  readonly uploads: Uploads;
  readonly folder: string;
  readonly authority: Authority;
  readonly parts: Parts;
  readonly clock: { now: number };
  enrol(person: string, territory: string, role?: CodeRequest['role']): Promise<FieldDevice>;
  push(device: FieldDevice, push?: PushRequest): Promise<LightMyRequestResponse>;
  pull(device: FieldDevice, after?: number, limit?: number): Promise<PullReply>;
  close(): Promise<void>;
}

export async function openTestHq(window: string | null = null, time: TimeSource | null = null): Promise<TestHq> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-hq-test-'));
  const clock = { now: 1_700_000_100_000 };
  const now = () => clock.now;
  const database = await openPglite();
  await migrate(database, now());
  const log = openLog(folder);
  const blobs = openBlobStore(join(folder, 'blobs'));
  mkdirSync(join(folder, 'uploads'));
  const uploads = openUploads({ folder: join(folder, 'uploads'), blobs, database, log, now, mayCall });
  const headquarters = await readHeadquarters(database, 'Test HQ');
  const pokes = openPokes();
  const adminToken = 'the-admin-token';
  const settings = { organisation: 'Test HQ', passphrase: null, pin: null, address: 'https://hq.example', now: now() };
  const opened = await openAuthority(join(folder, 'authority'), settings, log);
  if (!opened.ok) throw new Error(opened.error);
  const authority = opened.value;
  await registerOwnUnits(database, authority, now());
  const issuingList = openIssuingList(database, authority);
  const verifier = join(folder, 'verifier.html');
  const parts: Parts = {
    ...{
      database,
      headquarters,
      blobs,
      uploads,
      pokes,
      authority,
      issuingList,
      time: time ?? ownTime(authority, now),
      log,
      adminToken,
      window,
      verifier,
      now,
    },
  };
  const app = await createHttpServer(parts);
  const push = (device: FieldDevice, body: PushRequest = device.push()) =>
    app.inject({ method: 'POST', url: '/v1/push', headers: device.auth, payload: body });
  return {
    app,
    database,
    uploads,
    folder,
    authority,
    parts,
    clock,
    push,
    enrol: async (person, territory, role) => {
      const device = new FieldDevice();
      const code = await issueCode(database, { name: person, territory, role }, clock.now);
      const reply = await app.inject({ method: 'POST', url: '/v1/devices', payload: device.enrolRequest(code) });
      device.enrolment = reply.json();
      return device;
    },
    pull: async (device, after = 0, limit = 1000) => {
      const { epoch } = device.enrolment?.space ?? { epoch: '' };
      const url = `/v1/pull?space=${device.space}&epoch=${epoch}&after=${after}&limit=${limit}`;
      return (await app.inject({ url, headers: device.auth })).json();
    },
    close: async () => {
      await app.close();
      await database.close();
      await log.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** State and reason of every receipt of a push. */
export function statesOf(reply: LightMyRequestResponse): readonly (readonly [number, string, string | undefined])[] {
  return reply.json<PushReply>().acks.map((ack) => [ack.n, ack.state, ack.why] as const);
}

/** Every value a replica shows for a field of a record, latest first. */
export function valuesIn(page: PullReply, row: string, field: string): readonly unknown[] | undefined {
  return page.rows.find((found) => found.row.id === row)?.row.fields[field]?.map((head) => head.value);
}
