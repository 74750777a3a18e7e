import { ok, type Result, refuse } from '#shared/base/result';
import { readTable } from '#shared/domain/datasets/read-table';
import { bringFile } from '#shared/domain/performance/performance-file-rules';
import { closeMilestone } from '#shared/domain/plans/milestone-commands';
import { parseRecord } from '#shared/records/records';
import { creation } from '../../data/edits';
import { keepBlob } from '../../data/keep-blob';
import { gatherPlanUnderWay } from '../../data/plan-file';
import { record, recordsOf } from '../../data/reading';
import { contextOf, type Workspace } from '../../data/workspace';
import { write } from '../../data/writer';
import type { DemoStopped, SignedPair } from './demo-agreements';
import { demoMoment, filledTable } from './demo-moments';
import { type DemoPartner, type DemoSurroundings, demoRecords } from './demo-records';

const tables = import.meta.glob<string>('../../../resources/demo/data/*.csv', { query: '?raw', import: 'default' });

type UnderWay = NonNullable<DemoPartner['underWay']>;

/** What happened since the agreements were signed: performance data, incidents, reviews, milestones, readings, a dispute. */
export async function writeDemoUnderWay(
  workspace: Workspace,
  demo: UnderWay,
  agreements: SignedPair,
  surroundings: DemoSurroundings,
): Promise<Result<null, DemoStopped>> {
  for (const data of demo.data) {
    const brought = await bringTable(workspace, agreements.sla, data, surroundings.now);
    if (!brought.ok) return brought;
  }
  const records = demoRecords(demo.records, { ...surroundings, agreements });
  const edits = records.map((each) => creation(each.entity, parseRecord(each.entity, each.record)));
  const written = await write(workspace, async () => ok({ value: null, edits }));
  if (!written.ok) return stopped(`records: ${written.error.kind}`);
  for (const closing of demo.closed) {
    const closed = await close(workspace, agreements.plan, closing, surroundings.now);
    if (!closed.ok) return closed;
  }
  return ok(null);
}

async function bringTable(
  workspace: Workspace,
  agreementId: string,
  data: UnderWay['data'][number],
  now: string,
): Promise<Result<null, DemoStopped>> {
  const { name, table, author, givenBy } = data;
  const load = Object.entries(tables).find(([path]) => path.endsWith(`/${name}`))?.[1];
  const agreement = await record(workspace.database, 'agreement', agreementId);
  if (!load || !agreement) return stopped(`find ${name}`);
  const text = filledTable(await load(), now);
  const read = readTable(table, text);
  if (!read.ok) return stopped(`read ${name}: ${JSON.stringify(read.error.slice(0, 3))}`);
  const bytes = new TextEncoder().encode(text);
  const mime = 'text/csv';
  const { id, partnerId } = agreement;
  const kept = await keepBlob(workspace, { bytes, mime, partnerId });
  if (!kept.ok) return stopped(`keep ${name}: ${kept.error.kind}`);
  const brought = await write(workspace, async () => {
    const files = await recordsOf(workspace.database, 'performanceFile', partnerId);
    const file = bringFile(
      {
        partnerId,
        agreementId: id,
        table,
        cameAs: 'csv',
        file: { sha256: kept.value.sha256, bytes: bytes.byteLength, mime, name },
        mapping: {},
        words: {},
        zone: null,
        service: '',
        rows: read.value.rows,
        from: new Date(read.value.from).toISOString(),
        to: new Date(read.value.to).toISOString(),
        givenBy,
        author,
      },
      files,
      { ...contextOf(workspace), now: demoMoment(data.at, now) },
    );
    return file.ok ? ok({ value: null, edits: [creation('performanceFile', file.value)] }) : file;
  });
  return brought.ok ? ok(null) : stopped(`bring ${name}: ${JSON.stringify(brought.error)}`);
}

/** By the same rule as everywhere: the demo cannot claim what it cannot prove. */
async function close(
  workspace: Workspace,
  agreementId: string,
  { milestone, at, note }: UnderWay['closed'][number],
  now: string,
): Promise<Result<null, DemoStopped>> {
  const closed = await write(workspace, async () => {
    const found = await gatherPlanUnderWay(workspace, agreementId);
    if (!found) return refuse({ kind: 'not-here' as const });
    const context = { ...contextOf(workspace), now: demoMoment(at, now) };
    const done = closeMilestone({ ...found, milestoneId: milestone, proof: null, note }, context);
    return done.ok ? ok({ value: null, edits: [creation('milestoneClosure', done.value.closure)] }) : done;
  });
  return closed.ok ? ok(null) : stopped(`close ${milestone}: ${JSON.stringify(closed.error)}`);
}

function stopped(step: string): { readonly ok: false; readonly error: DemoStopped } {
  return refuse({ kind: 'demo-stopped', step });
}
