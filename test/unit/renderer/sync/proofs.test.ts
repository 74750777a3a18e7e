import { describe, expect, test } from 'vitest';
import { verifyFile } from '#shared/proof/verify/verify-file';
import { finishSession, startSession } from '../../../../renderer/data/actions/signing-actions';
import { believedBy } from '../../../../renderer/data/believed';
import { checkedAgainst } from '../../../../renderer/data/put-signature';
import { allRecords } from '../../../../renderer/data/reading';
import { keptBytes } from '../../../../renderer/data/signing-file';
import { readIdentity } from '../../../../renderer/data/signing-identity';
import { readBeacon, readHeardClock } from '../../../../renderer/data/signing-trust';
import { readTimeSource } from '../../../../renderer/data/time-source';
import { SyncEngine } from '../../../../renderer/sync/engine';
import { aDevice, become, until } from '../../../builders/a-device';
import { aLockedPlan, begun, ruthAndEva, signedNext } from '../../../builders/a-signing';
import { aSigningHq, withSigning } from '../../../builders/a-signing-hq';
import { type Authority, anAuthority } from '../../../builders/an-authority';
import { archiveInNode, nodeSigningTools } from '../../../builders/node-signing-tools';
import { MemoryHq } from '../../../fakes/memory-hq';

const day = 24 * 60 * 60_000;

async function ruthsTablet(otherTime?: Authority) {
  let now = Date.parse('2026-11-20T12:00:00Z');
  let steady = 0;
  const device = await aDevice(new MemoryHq(), 'Ruth Baumann', { now: () => now });
  const workspace = {
    ...device.workspace,
    surroundings: { ...device.workspace.surroundings, monotonic: () => steady },
  };
  const hq = await aSigningHq({ now: () => now, person: 'Ruth Baumann', ...(otherTime && { otherTime }) });
  const world = withSigning(device.world, hq);
  const moveBy = (milliseconds: number) => {
    now += milliseconds;
    steady += milliseconds;
  };
  const engine = new SyncEngine(workspace, () => undefined, world, archiveInNode);
  const setClockBy = (by: number) => {
    now += by;
  };
  return { workspace, hq, world, engine, moveBy, setClockBy };
}

async function signedPlan({ workspace }: Awaited<ReturnType<typeof ruthsTablet>>) {
  const agreement = await aLockedPlan(workspace);
  const session = await begun(workspace, agreement.id);
  await signedNext(workspace, session);
  await signedNext(workspace, session);
  const frozen = await finishSession(workspace, session.id);
  if (!frozen.ok) throw new Error(frozen.error.kind);
  return frozen.value;
}

describe('sync', () => {
  test('has the keys of the device certified, hears the clock and holds its latest word', async () => {
    const tablet = await ruthsTablet();
    const { workspace, engine, hq } = tablet;
    engine.start();
    await become(engine, 'at-hq');
    await until(async () => (await readBeacon(workspace)) !== null);
    expect(await readIdentity(workspace)).toMatchObject({
      origin: 'headquarters',
      name: 'Ruth Baumann',
      organisation: 'Sentinel GmbH',
      vouchedFor: true,
      standing: 'valid',
    });
    expect(await readHeardClock(workspace)).toMatchObject({ at: expect.stringContaining('2026-11-20T12:00') });
    expect(await readTimeSource(workspace)).toEqual({ kind: 'headquarters', name: 'Sentinel GmbH Time-stamping' });
    expect((await readBeacon(workspace))?.at).toBe('2026-11-20T12:00:00.000Z');
    engine.syncNow();
    await until(() => engine.report.state.kind === 'at-hq');
    expect([hq.certified(), engine.report.proof]).toEqual([1, null]);
    await engine.stop();
  }, 60_000);

  test('makes a signed file stronger once headquarters holds it, and again before its time-stamp ends', async () => {
    const tablet = await ruthsTablet();
    const { workspace, engine, moveBy } = tablet;
    engine.start();
    await until(async () => (await readBeacon(workspace)) !== null);
    const document = await signedPlan(tablet);
    const revisions = () => allRecords(workspace.database, 'documentRevision');
    await until(
      async () => (await revisions()).length === 1,
      20_000,
      () => JSON.stringify(engine.report),
    );
    const [first] = await revisions();
    if (!first) throw new Error('Nothing was made.');
    expect(first).toMatchObject({ kind: 'archival', documentId: document.id, at: '2026-11-20T12:00:00.000Z' });
    const [signed, stronger] = [await keptBytes(workspace, document.file), await keptBytes(workspace, first.file)];
    expect(stronger?.subarray(0, signed?.length)).toEqual(signed);
    const report = await verifyFile(stronger ?? new Uint8Array(), await checkedAgainst(workspace));
    expect([
      report.judgement,
      report.signatures.map(({ kind, level, time }) => [kind, level, time.notBefore?.at]),
    ]).toEqual([
      'valid',
      [
        ['certification', 'B-LTA', '2026-11-20T12:00:00.000Z'],
        ['approval', 'B-LTA', '2026-11-20T12:00:00.000Z'],
        ['timeStamp', null, undefined],
      ],
    ]);
    moveBy(Date.parse(first.holdsUntil ?? '') - Date.parse('2026-11-20T12:00:00Z') - 80 * day);
    await until(async () => (await workspace.database.blobs.where('state').equals('waiting').count()) === 0);
    engine.syncNow();
    await until(
      async () => (await revisions()).length === 2,
      20_000,
      () => JSON.stringify(engine.report),
    );
    await engine.stop();
  }, 120_000);

  test('believes the authority that headquarters asks for the time, about the time only, and says who it is', async () => {
    const other = await anAuthority('Time Company');
    const tablet = await ruthsTablet(other);
    const { workspace, engine } = tablet;
    expect(await readTimeSource(workspace)).toBeNull();
    engine.start();
    await until(async () => (await readBeacon(workspace)) !== null);
    expect(await readTimeSource(workspace)).toEqual({ kind: 'other', name: 'Time Company Time-stamping' });
    const document = await signedPlan(tablet);
    const revisions = () => allRecords(workspace.database, 'documentRevision');
    await until(
      async () => (await revisions()).length === 1,
      20_000,
      () => JSON.stringify(engine.report),
    );
    await engine.stop();
    const [made] = await revisions();
    const file = made && (await keptBytes(workspace, made.file));
    if (!file) throw new Error('Nothing was made.');
    expect(made.documentId).toBe(document.id);
    const against = await checkedAgainst(workspace);
    const { anchors, timeAnchors } = await believedBy(workspace);
    expect([timeAnchors, anchors, against.timeAnchors]).toEqual([
      [other.root.certificate],
      against.anchors,
      [other.root.certificate],
    ]);
    const report = await verifyFile(file, against);
    expect([
      report.judgement,
      report.signatures[0]?.time.notBefore?.by,
      report.signatures[0]?.time.notAfter?.by,
    ]).toEqual(['valid', 'Time Company Time-stamping', 'Time Company Time-stamping']);
    expect((await verifyFile(file, { ...against, timeAnchors: [] })).judgement).toBe('undecided');
  }, 60_000);

  test('goes on with records where no time is to be had, and says so', async () => {
    const tablet = await ruthsTablet();
    const { workspace, world } = tablet;
    const dumb = {
      ...world,
      fetch: async (input: string, init?: RequestInit) =>
        input.endsWith('/tsa') ? new Response('no', { status: 503 }) : world.fetch(input, init),
    };
    const engine = new SyncEngine(workspace, () => undefined, dumb, archiveInNode);
    engine.start();
    await until(() => engine.report.proof !== null);
    expect(engine.report.proof).toEqual({ kind: 'time' });
    await signedPlan(tablet);
    await until(
      () => engine.report.proof?.kind === 'archive',
      20_000,
      () => JSON.stringify(engine.report),
    );
    expect(engine.report.proof).toEqual({ kind: 'archive', files: 1 });
    await become(engine, 'at-hq', 20_000);
    expect(await allRecords(workspace.database, 'documentRevision')).toEqual([]);
    await engine.stop();
  }, 60_000);
});

describe('a clock days off', () => {
  test('begins no signing, by how much it is off is said; a doubt may be set aside', async () => {
    const tablet = await ruthsTablet();
    const { workspace, engine, setClockBy } = tablet;
    engine.start();
    await until(async () => (await readHeardClock(workspace)) !== null);
    await until(async () => (await readIdentity(workspace)).kind === 'kept');
    await engine.stop();
    const agreement = await aLockedPlan(workspace);
    const start = (acceptClock = false) =>
      startSession(workspace, agreement.id, { ...ruthAndEva, acceptClock }, nodeSigningTools);
    setClockBy(-3 * day);
    expect(await start(true)).toEqual({ ok: false, error: { kind: 'clockOff', by: -3 * day, certain: true } });
    setClockBy(5 * day);
    expect(await start(true)).toEqual({ ok: false, error: { kind: 'clockOff', by: 2 * day, certain: true } });
    setClockBy(-2 * day);
    expect((await start()).ok).toBe(true);
  }, 60_000);
});
