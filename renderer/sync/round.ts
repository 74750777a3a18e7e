import { ok, type Result, refuse } from '#shared/base/result';
import { schemaVersion } from '#shared/sync/schema-version';
import type { SyncProgress } from '#shared/sync/sync-state';
import type { Workspace } from '../data/workspace';
import type { HqClient } from './hq-client';
import { pullAll } from './pull';
import { beginAgain, pushAll } from './push';
import { checkHello, reach } from './reach';
import { refusal, settled, type Trouble } from './trouble';

export interface RoundDone {
  /** How far this device's clock is ahead, ms. */
  readonly skew: number;
  readonly sent: number;
  readonly received: number;
  /** Whether rows came that speak of files. */
  readonly namesFiles: boolean;
}

export type TellProgress = (step: SyncProgress['step'], rowsReceived: number) => Promise<void>;

/** Each new epoch costs a turn; HQ is not restored three times within one round. */
const mostTurns = 3;

/**
 * One round for changes: who answers, then send all, then receive all. Sending comes first because it brings
 * what exists only here to safety.
 */
export async function syncChanges(
  workspace: Workspace,
  client: HqClient,
  tell: TellProgress,
): Promise<Result<RoundDone, Trouble>> {
  const reached = await reach(workspace, client);
  if (!reached.ok) return refuse(named(reached.error));
  const { hello, skew } = reached.value;
  const checked = checkHello(workspace, hello);
  if (!checked.ok) return checked;
  let sent = 0;
  for (let turn = 1; ; turn += 1) {
    const pushed = await pushAll(workspace, client, { hello, progress: () => tell('sending', 0) });
    if (!pushed.ok) return pushed;
    sent += pushed.value.changes;
    // An old program may always hand over what it holds; what it receives it could misread.
    if (hello.schema.min > schemaVersion) return refuse(refusal('schema', { min: hello.schema.min }));
    const pulled = await pullAll(workspace, client, { hello, progress: (rows) => tell('receiving', rows) });
    if (pulled.ok) {
      const { rows, namesFiles } = pulled.value;
      if (pushed.value.left > 0) return refuse(refusal('other-device', { changes: pushed.value.left }));
      return ok({ skew: pushed.value.skew ?? skew, sent, received: rows, namesFiles });
    }
    const trouble = pulled.error;
    if (trouble.kind !== 'problem' || trouble.problem.code !== 'epoch' || turn >= mostTurns)
      return refuse(named(trouble));
    await beginAgain(workspace, trouble.problem.epoch);
  }
}

function named(trouble: Trouble): Trouble {
  return trouble.kind === 'problem' ? settled(trouble.problem) : trouble;
}
