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
import { type CodeRequest, issueCode } from '../../../server/enrolment/codes';
import { organisationSpace, readHeadquarters } from '../../../server/enrolment/headquarters';
import { openKnownCallers } from '../../../server/enrolment/known-callers';
import { openLog } from '../../../server/folder/log';
import { mayCall } from '../../../server/http/cors';
import { createHttpServer, type Doors, plainDoors } from '../../../server/http/http-server';
import { byCodeOnly, type Parts, type SignIn } from '../../../server/http/parts';
import { FiguresDesk } from '../../../server/insights/figures-desk';
import { openLogKey } from '../../../server/sync/log-key';
import { openOwnDevice } from '../../../server/sync/own-device';
import { openPokes } from '../../../server/sync/pokes';
import { openQuarantineDesk } from '../../../server/sync/quarantine-desk';
import { FieldDevice } from './field-device';
import { openTestDatabase } from './test-database';

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

/** What a test wants otherwise than usual. */
export interface TestDoors {
  readonly doors?: Partial<Doors>;
  readonly signIn?: SignIn;
  /** For how long callers are remembered, ms; tests that write into the database themselves want to be believed at once. */
  readonly remembers?: number;
}

export async function openTestHq(
  window: string | null = null,
  time: TimeSource | null = null,
  { doors = {}, signIn = byCodeOnly, remembers = 0 }: TestDoors = {},
): Promise<TestHq> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-hq-test-'));
  const clock = { now: 1_700_000_100_000 };
  const now = () => clock.now;
  const database = await openTestDatabase();
  await migrate(database, now());
  const log = openLog(folder);
  const blobs = openBlobStore(join(folder, 'blobs'));
  mkdirSync(join(folder, 'uploads'));
  const uploads = openUploads({ folder: join(folder, 'uploads'), blobs, database, log, now, mayCall });
  const headquarters = await readHeadquarters(database, 'Test HQ');
  await organisationSpace(database, now());
  const logKey = await openLogKey(database, folder, null);
  if (!logKey.ok) throw new Error(logKey.error);
  const pokes = openPokes();
  const adminToken = 'the-admin-token';
  const settings = { organisation: 'Test HQ', passphrase: null, pin: null, address: 'https://hq.example', now: now() };
  const opened = await openAuthority(join(folder, 'authority'), settings, log);
  if (!opened.ok) throw new Error(opened.error);
  const authority = opened.value;
  await registerOwnUnits(database, authority, now());
  const issuingList = openIssuingList(database, authority);
  const verifier = join(folder, 'verifier.html');
  const ownDevice = openOwnDevice({
    ...{ folder: join(folder, 'own-keys'), passphrase: null, database, headquarters, now },
    moved: pokes.poke,
  });
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
      callers: openKnownCallers(database, remembers),
      logKey: logKey.value,
      ownDevice,
      quarantineDesk: openQuarantineDesk({ database, ownDevice, log }),
      figures: new FiguresDesk({ database, now }),
      signIn,
    },
  };
  const app = await createHttpServer(parts, { ...plainDoors, ...doors });
  const keepToken = async (device: FieldDevice) => {
    if (device.enrolment === null || device.enrolment.expires > clock.now) return;
    const renewed = await renewToken(app, device);
    if (renewed.statusCode === 200) device.enrolment = { ...device.enrolment, ...renewed.json() };
  };
  const push = async (device: FieldDevice, body: PushRequest = device.push()) => {
    await keepToken(device);
    return app.inject({ method: 'POST', url: '/v1/push', headers: device.auth, payload: body });
  };
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
      await keepToken(device);
      const url = `/v1/pull?space=${device.space}&epoch=${device.epoch}&after=${after}&limit=${limit}`;
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

/** Asks for a new token as a device does, proving its key; or another's, to see it refused. */
export async function renewToken(
  app: FastifyInstance,
  device: FieldDevice,
  signer: FieldDevice = device,
): Promise<LightMyRequestResponse> {
  const asked = await app.inject({ method: 'POST', url: '/v1/challenge', payload: { device: device.id } });
  const { challenge } = asked.json();
  const proof = signer.signature(`fieldpact-token:${device.enrolment?.server}:${device.id}:${challenge}`);
  return app.inject({ method: 'POST', url: '/v1/token', payload: { device: device.id, challenge, proof } });
}

/** State and reason of every receipt of a push. */
export function statesOf(reply: LightMyRequestResponse): readonly (readonly [number, string, string | undefined])[] {
  return reply.json<PushReply>().acks.map((ack) => [ack.n, ack.state, ack.why] as const);
}

/** Every value a replica shows for a field of a record, latest first. */
export function valuesIn(page: PullReply, row: string, field: string): readonly unknown[] | undefined {
  return page.rows.find((found) => found.row.id === row)?.row.fields[field]?.map((head) => head.value);
}
