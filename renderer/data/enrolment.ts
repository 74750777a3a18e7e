import { z } from 'zod';
import type { EnrolReply, EnrolRequest } from '#shared/contracts/hq-api';
import { sign } from './device-key';
import { type Enrolment, putMeta, readEnrolment } from './identity';
import type { Workspace } from './workspace';

// The token travels with the enrolment it belongs to, outside the tables: lost tables must not cost the enrolment.
const keptSchema = z.object({
  token: z.string(),
  enrolment: z.object({
    hq: z.string(),
    server: z.string(),
    user: z.object({ id: z.string(), name: z.string() }),
    space: z.object({ id: z.string(), name: z.string(), epoch: z.string() }),
    role: z.string(),
  }),
});

/** The request that spends a one-time code: the device proves that it holds its key. */
export async function enrolmentRequest(workspace: Workspace, code: string, deviceName: string): Promise<EnrolRequest> {
  const { deviceId, publicKey } = workspace.key;
  const proof = await sign(workspace.key, `fieldpact-enrol:${code}:${deviceId}`);
  return { code, device: deviceId, deviceName, publicKey, proof };
}

/** Keeps what HQ answered. From now on changes carry the person's name. */
export async function keepEnrolment(workspace: Workspace, hq: string, reply: EnrolReply): Promise<void> {
  const { token, ...rest } = reply;
  await putEnrolment(workspace, token, { hq, ...rest });
}

/** HQ was restored and speaks of a new epoch; the rest of the enrolment stays. */
export async function changeEpoch(workspace: Workspace, epoch: string): Promise<void> {
  const token = await hqToken(workspace);
  const { enrolment } = workspace;
  if (!enrolment || token === null) return;
  await putEnrolment(workspace, token, { ...enrolment, space: { ...enrolment.space, epoch } });
}

/** The right to speak to HQ, or null on a device that has none. */
export async function hqToken(workspace: Workspace): Promise<string | null> {
  return (await recall(workspace))?.token ?? null;
}

/** Brings the enrolment back into tables that were lost. */
export async function restoreEnrolment(workspace: Workspace): Promise<void> {
  if (await readEnrolment(workspace.database)) return;
  const kept = await recall(workspace);
  if (kept) await putEnrolment(workspace, kept.token, kept.enrolment);
}

async function putEnrolment(workspace: Workspace, token: string, enrolment: Enrolment): Promise<void> {
  await workspace.host.secrets.keep('hq-token', JSON.stringify({ token, enrolment }));
  await putMeta(workspace.database, 'enrolment', enrolment);
  await workspace.database.colleagues.put(enrolment.user);
  workspace.enrolment = enrolment;
}

async function recall(workspace: Workspace): Promise<z.infer<typeof keptSchema> | null> {
  const kept = await workspace.host.secrets.recall('hq-token');
  if (kept === null) return null;
  const parsed = keptSchema.safeParse(JSON.parse(kept));
  return parsed.success ? parsed.data : null;
}
