import { z } from 'zod';
import type { EnrolReply, EnrolRequest, Space } from '#shared/contracts/hq-api';
import type { Host } from '../host/host';
import { sign } from './device-key';
import { type Enrolment, enrolmentSchema, type Grant, putMeta, readEnrolment } from './identity';
import { laneOf } from './lanes';
import type { Workspace } from './workspace';

// The token travels with the enrolment it belongs to, outside the tables: lost tables must not cost the enrolment.
const keptSchema = z.object({
  token: z.string(),
  /** When the token ends, ms, by HQ's clock; 0: an earlier program did not know. */
  expires: z.number().default(0),
  enrolment: enrolmentSchema,
});

/** The right to speak to HQ, and until when, by HQ's clock. */
export interface HqToken {
  readonly token: string;
  readonly expires: number;
}

/** The request that spends a one-time code: the device proves that it holds its key. */
export async function enrolmentRequest(workspace: Workspace, code: string, deviceName: string): Promise<EnrolRequest> {
  const { deviceId, publicKey } = workspace.key;
  const proof = await sign(workspace.key, `fieldpact-enrol:${code}:${deviceId}`);
  return { code, device: deviceId, deviceName, publicKey, proof };
}

/**
 * Keeps what HQ answered. From now on changes carry the person's name. A device that was enrolled with this HQ
 * before keeps its first territory: what it has filed there without a name still belongs there.
 */
export async function keepEnrolment(workspace: Workspace, hq: string, reply: EnrolReply): Promise<void> {
  const { token, expires, server, user, role, logKey, spaces } = reply;
  const known = workspace.enrolment?.server === server ? workspace.enrolment : null;
  const space = known?.space ?? reply.space;
  const granted = spaces.length === 0 ? undefined : spaces.map(grantFrom);
  // The key of HQ's log is remembered for good: a headquarters that changes it cannot prove that it is the same.
  const key = known && known.logKey !== '' ? known.logKey : logKey;
  const enrolment = enrolmentSchema.parse({ hq, server, user, space, role, spaces: granted, logKey: key });
  await putEnrolment(workspace, { token, expires }, enrolment);
}

export function grantFrom({ id, name, kind, epoch, role }: Space): Grant {
  return { id, name, kind, epoch, role };
}

/** Keeps other facts of the enrolment; the right to speak to HQ stays as it is. */
export async function changeEnrolment(workspace: Workspace, changes: Partial<Enrolment>): Promise<void> {
  const kept = await recall(workspace.host);
  const { enrolment } = workspace;
  if (!enrolment || kept === null) return;
  await putEnrolment(workspace, kept, { ...enrolment, ...changes });
}

/** HQ was restored and speaks of a new epoch of a territory; the rest of the enrolment stays. */
export async function changeEpoch(workspace: Workspace, lane: string, epoch: string): Promise<void> {
  const { enrolment } = workspace;
  if (!enrolment) return;
  const spaces = enrolment.spaces.map((grant) => (laneOf(enrolment, grant.id) === lane ? { ...grant, epoch } : grant));
  const space = lane === '' ? { ...enrolment.space, epoch } : enrolment.space;
  await changeEnrolment(workspace, { space, spaces });
}

/** The right to speak to HQ, or null on a device that has none. */
export async function hqToken(workspace: Workspace): Promise<string | null> {
  return (await recall(workspace.host))?.token ?? null;
}

export async function readHqToken(workspace: Workspace): Promise<HqToken | null> {
  return recall(workspace.host);
}

/** Keeps a renewed right to speak to HQ. */
export async function keepHqToken(workspace: Workspace, renewed: HqToken): Promise<void> {
  const { enrolment } = workspace;
  if (enrolment) await keepSecret(workspace, renewed, enrolment);
}

/** Brings the enrolment back into tables that were lost. */
export async function restoreEnrolment(workspace: Workspace): Promise<void> {
  if (await readEnrolment(workspace.database)) return;
  const kept = await recall(workspace.host);
  if (kept) await putEnrolment(workspace, kept, kept.enrolment);
}

/** The enrolment as it is kept outside the tables. */
export async function recallEnrolment(host: Host): Promise<Enrolment | null> {
  return (await recall(host))?.enrolment ?? null;
}

async function putEnrolment(workspace: Workspace, right: HqToken, enrolment: Enrolment): Promise<void> {
  await keepSecret(workspace, right, enrolment);
  await putMeta(workspace.database, 'enrolment', enrolment);
  await workspace.database.colleagues.put(enrolment.user);
  workspace.enrolment = enrolment;
}

function keepSecret({ host }: Workspace, { token, expires }: HqToken, enrolment: Enrolment): Promise<void> {
  return host.secrets.keep('hq-token', JSON.stringify({ token, expires, enrolment }));
}

async function recall(host: Host): Promise<z.infer<typeof keptSchema> | null> {
  const kept = await host.secrets.recall('hq-token');
  if (kept === null) return null;
  const parsed = keptSchema.safeParse(JSON.parse(kept));
  return parsed.success ? parsed.data : null;
}
