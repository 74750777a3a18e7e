import { ok, type Result, refuse } from '#shared/base/result';
import type { MakeKeysRefusal } from '#shared/sync/sync-state';
import { renewIdentity } from '../data/renew-identity';
import type { Workspace } from '../data/workspace';
import { connect } from './access-token';
import { realSyncWorld, type SyncWorld } from './sync-world';

/** Has new keys of this device certified, at the person's wish: guarded by a PIN, or by none any more. */
export async function certifyKeys(
  workspace: Workspace,
  pin: string | null,
  world: SyncWorld = realSyncWorld,
): Promise<Result<null, MakeKeysRefusal>> {
  const client = await connect(workspace, { world, stop: new AbortController().signal });
  if (!client) return refuse({ kind: 'headquartersNeeded' });
  const made = await renewIdentity(workspace, pin, (request) => client.identity(request));
  if (made.ok) return ok(null);
  switch (made.error.kind) {
    case 'pinTooShort':
      return refuse({ kind: 'pinTooShort', least: made.error.least });
    case 'certificateNotOurs':
    case 'headquartersNeeded':
    case 'unreachable':
    case 'busy':
      return refuse({ kind: made.error.kind });
    case 'problem':
      return refuse({ kind: 'refused', detail: made.error.problem.message });
    default:
      return refuse({ kind: 'unreachable' });
  }
}
