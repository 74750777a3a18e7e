import { ok, type Result, refuse } from '#shared/base/result';
import { type HelloReply, limits } from '#shared/contracts/hq-api';
import { entitiesWithFiles } from '../data/blob-queue';
import { acceptPage } from '../data/remote';
import { readBacklog } from '../data/waiting';
import type { Workspace } from '../data/workspace';
import type { HqClient } from './hq-client';
import { refusal, settled, type Trouble } from './trouble';

export interface Pulled {
  readonly rows: number;
  /** Whether a row that speaks of files came with it. */
  readonly namesFiles: boolean;
}

/**
 * Takes over HQ's rows page by page until the cursor stands at HQ's head. Each page and its cursor go into one
 * transaction, so a page that was interrupted is simply asked for again. A new epoch is handed back to the
 * round: before HQ's older rows are taken over, what HQ lost must be sent again.
 *
 * @remarks Only called with an empty outbox or after every waiting change was answered: a row of HQ's may hold
 * the successors of a change whose acknowledgement was lost, and laying that change over it would raise it again.
 */
export async function pullAll(
  workspace: Workspace,
  client: HqClient,
  on: { readonly hello: HelloReply; readonly progress: (rows: number) => Promise<void> },
): Promise<Result<Pulled, Trouble>> {
  const limit = Math.min(limits.pullRows, on.hello.limits.pullRows);
  let rows = 0;
  let namesFiles = false;
  for (;;) {
    const { enrolment } = workspace;
    if (!enrolment) return refuse({ kind: 'stopped' });
    const { cursor } = await readBacklog(workspace);
    const { id: space, epoch } = enrolment.space;
    const reply = await client.pull({ space, epoch, after: cursor, limit });
    if (reply.ok) {
      const page = reply.value;
      // A cursor that does not move with more to come would ask for the same page for ever.
      if (page.more && page.after <= cursor) return refuse(refusal('malformed', { detail: 'the cursor stands still' }));
      await acceptPage(workspace, page);
      rows += page.rows.length;
      namesFiles ||= page.rows.some(({ row }) => entitiesWithFiles.some((entity) => entity === row.entity));
      if (page.rows.length > 0) await on.progress(rows);
      if (!page.more) return ok({ rows, namesFiles });
      continue;
    }
    const trouble = reply.error;
    return refuse(trouble.kind === 'problem' && trouble.problem.code !== 'epoch' ? settled(trouble.problem) : trouble);
  }
}
