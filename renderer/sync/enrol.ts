import { ok, type Result, refuse } from '#shared/base/result';
import { type HelloReply, protocolVersion } from '#shared/contracts/hq-api';
import { schemaVersion } from '#shared/sync/schema-version';
import type { Enrolled, EnrolmentRefusal } from '#shared/sync/sync-state';
import { enrolmentRequest, keepEnrolment } from '../data/enrolment';
import { changePreferences } from '../data/preferences';
import type { Workspace } from '../data/workspace';
import { HqClient } from './hq-client';
import { reach, toldSkew } from './reach';
import { realSyncWorld, type SyncWorld } from './sync-world';
import type { Trouble } from './trouble';

/**
 * Spends a one-time code: HQ learns this device's key, this device whom it speaks for. What was written before
 * goes to HQ afterwards. Call `Sync.syncNow` when it has succeeded.
 */
export async function enrol(
  workspace: Workspace,
  on: { readonly hqAddress: string; readonly code: string; readonly deviceName: string },
  world: SyncWorld = realSyncWorld,
): Promise<Result<Enrolled, EnrolmentRefusal>> {
  const address = hqOrigin(on.hqAddress);
  if (address === null) return refuse({ kind: 'address' });
  const code = on.code.trim();
  // The same bound as HQ's contract; a shorter text cannot be a code.
  if (code.length < 4 || code.length > 64) return refuse({ kind: 'bad-code' });
  const client = new HqClient({ address, token: null, world, stop: new AbortController().signal });
  const reached = await reach(workspace, client);
  if (!reached.ok) return refuse(refusalOf(reached.error, address));
  const { hello, skew } = reached.value;
  const version = versionRefusal(hello);
  if (version) return refuse(version);
  const typed = on.deviceName.trim().slice(0, 120);
  const name = typed || workspace.key.tag;
  const reply = await client.enrol(await enrolmentRequest(workspace, code, name));
  if (!reply.ok) return refuse(refusalOf(reply.error, address));
  await keepEnrolment(workspace, address, reply.value);
  if (typed !== '') await changePreferences(workspace, { deviceName: typed });
  return ok({ hqName: hello.name, person: reply.value.user.name, clockAhead: toldSkew(skew) });
}

/** The origin in what was typed, or null. A bare name means HTTPS; this machine itself is reached without. */
export function hqOrigin(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/i.test(text);
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${isLocal ? 'http' : 'https'}://${text}`;
  if (!URL.canParse(withScheme)) return null;
  const url = new URL(withScheme);
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== '' ? url.origin : null;
}

/** Whether HQ and this program are too far apart in age. */
export function versionRefusal({ protocol, schema }: HelloReply): EnrolmentRefusal | null {
  if (protocol[1] < protocolVersion) return { kind: 'version', program: 'new' };
  if (protocol[0] > protocolVersion || schema.min > schemaVersion) return { kind: 'version', program: 'old' };
  return null;
}

/** What the person is told of a trouble on the way. */
export function refusalOf(trouble: Trouble, address: string): EnrolmentRefusal {
  switch (trouble.kind) {
    case 'unreachable':
    case 'stopped':
      return { kind: 'unreachable', address };
    case 'not-hq':
      return { kind: 'not-hq', address };
    case 'busy':
      return { kind: 'busy', after: trouble.after };
    case 'refused':
      return { kind: 'malformed', detail: trouble.code };
    case 'problem': {
      const { problem } = trouble;
      if (problem.code === 'bad-code' || problem.code === 'unauthorised') return { kind: 'bad-code' };
      if (problem.code === 'revoked') return { kind: 'revoked' };
      if (problem.code === 'schema') return { kind: 'version', program: 'old' };
      if (problem.code === 'busy') return { kind: 'busy', after: null };
      return { kind: 'malformed', detail: problem.message };
    }
  }
}
