import { ok, type Result, refuse } from '#shared/base/result';
import { type HelloReply, limits, type PullReply } from '#shared/contracts/hq-api';
import { acceptPage } from '../data/accepted-page';
import { entitiesWithFiles } from '../data/blob-queue';
import { readCursor } from '../data/identity';
import { grantedLanes, grantOf, spaceOf } from '../data/lanes';
import type { Workspace } from '../data/workspace';
import type { HqClient } from './hq-client';
import { refusal, settled, type Trouble } from './trouble';

export interface Pulled {
  readonly rows: number;
  /** Whether a row that speaks of files came with it. */
  readonly namesFiles: boolean;
}

export interface PullSurroundings {
  readonly hello: HelloReply;
  readonly progress: (rows: number) => Promise<void>;
}

/** Takes over HQ's rows of every territory; see `pullLane`. */
export async function pullAll(
  workspace: Workspace,
  client: HqClient,
  on: PullSurroundings,
): Promise<Result<Pulled, Trouble>> {
  const { enrolment } = workspace;
  if (!enrolment) return refuse({ kind: 'stopped' });
  let all: Pulled = { rows: 0, namesFiles: false };
  for (const lane of grantedLanes(enrolment)) {
    const pulled = await pullLane(workspace, client, { ...on, lane });
    if (!pulled.ok) return pulled;
    all = { rows: all.rows + pulled.value.rows, namesFiles: all.namesFiles || pulled.value.namesFiles };
  }
  return ok(all);
}

/**
 * Takes over HQ's rows of a territory page by page until the cursor stands at HQ's head. Each page and its cursor go
 * into one transaction, so a page that was interrupted is simply asked for again. A new epoch is handed back to the
 * round: before HQ's older rows are taken over, what HQ lost must be sent again.
 *
 * @remarks Only called with an empty outbox or after every waiting change was answered: a row of HQ's may hold
 * the successors of a change whose acknowledgement was lost, and laying that change over it would raise it again.
 */
export async function pullLane(
  workspace: Workspace,
  client: HqClient,
  on: PullSurroundings & { readonly lane: string },
): Promise<Result<Pulled, Trouble>> {
  const { enrolment } = workspace;
  const grant = grantOf(enrolment, on.lane);
  if (!enrolment || !grant) return refuse({ kind: 'stopped' });
  const space = spaceOf(enrolment, on.lane);
  const { epoch } = grant;
  const limit = Math.min(limits.pullRows, on.hello.limits.pullRows);
  const ask = (after: number, hash: string) => client.pull({ space, epoch, after, hash, limit });
  let rows = 0;
  let namesFiles = false;
  let { after, hash } = await readCursor(workspace.database, on.lane);
  let asked = ask(after, hash);
  for (;;) {
    const reply = await asked;
    if (!reply.ok) return refuse(handedBack(reply.error));
    const page = reply.value;
    // A cursor that does not move with more to come would ask for the same page for ever.
    if (page.more && page.after <= after) return refuse(refusal('malformed', { detail: 'the cursor stands still' }));
    ({ after } = page);
    hash = page.after === page.head.seq ? page.head.hash : '';
    // The next page travels while this one is being kept.
    if (page.more) asked = ask(after, hash);
    await acceptPage(workspace, page, on.lane);
    rows += page.rows.length;
    namesFiles ||= speaksOfFiles(page);
    if (page.rows.length > 0) await on.progress(rows);
    if (!page.more) return ok({ rows, namesFiles });
  }
}

function speaksOfFiles({ rows }: PullReply): boolean {
  return rows.some(({ row }) => entitiesWithFiles.some((entity) => entity === row.entity));
}

// Three answers the round settles itself.
function handedBack(trouble: Trouble): Trouble {
  if (trouble.kind !== 'problem') return trouble;
  const { code } = trouble.problem;
  return code === 'epoch' || code === 'rewritten' || code === 'not-granted' ? trouble : settled(trouble.problem);
}
