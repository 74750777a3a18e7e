import { describe, expect, test } from 'vitest';
import { ok } from '#shared/base/result';
import { signInSession } from '../../../../renderer/data/actions/signature-actions';
import { finishSession, startSession } from '../../../../renderer/data/actions/signing-actions';
import { gatherAgreementFile } from '../../../../renderer/data/agreement-file';
import { readDueFinishes } from '../../../../renderer/data/queries/signing-queries';
import { allRecords } from '../../../../renderer/data/reading';
import { keptBytes } from '../../../../renderer/data/signing-file';
import type { SigningTools } from '../../../../renderer/data/signing-tools';
import type { Workspace } from '../../../../renderer/data/workspace';
import { StorageRefused } from '../../../../renderer/host/host';
import { aLockedPlan, begun, givenNow, ruthAndEva, signedNext } from '../../../builders/a-signing';
import { aWorkspace } from '../../../builders/a-workspace';
import { nodeSigningTools } from '../../../builders/node-signing-tools';
import { type MemoryHost, memoryHost } from '../../../fakes/memory-host';

/** Somebody else conducts, so that the seal is a step of its own. */
const sealedByMara = { ...ruthAndEva, host: { name: 'Mara Keller', organisation: 'Sentinel GmbH' } };

type Steps = { left: number; readonly fails: () => never };

/** A host and tools that fail at the step that is counted down to, and are well before and after it. */
function failing(steps: Steps, host: MemoryHost): { readonly host: MemoryHost; readonly tools: SigningTools } {
  const step = () => {
    steps.left -= 1;
    if (steps.left === 0) steps.fails();
  };
  const stepped = async <Answer>(run: () => Promise<Answer>): Promise<Answer> => {
    step();
    return run();
  };
  const whole: MemoryHost = {
    ...host,
    keys: {
      keep: (name, value) => stepped(() => host.keys.keep(name, value)),
      recall: (name) => stepped(() => host.keys.recall(name)),
      forget: (name) => stepped(() => host.keys.forget(name)),
    },
    blobs: {
      create: async () => {
        step();
        const writer = await host.blobs.create();
        return {
          write: (chunk) => stepped(() => writer.write(chunk)),
          finish: (sha256) => stepped(() => writer.finish(sha256)),
          abort: () => writer.abort(),
        };
      },
      open: (sha256) => stepped(() => host.blobs.open(sha256)),
    },
  };
  return {
    host: whole,
    tools: {
      print: (page, facts) => stepped(() => nodeSigningTools.print(page, facts)),
      sign: (bytes, request) => stepped(() => nodeSigningTools.sign(bytes, request)),
      verify: (bytes, against) => stepped(() => nodeSigningTools.verify(bytes, against)),
    },
  };
}

const recordsNow = async ({ database }: Workspace) => [
  await allRecords(database, 'signingSession'),
  await allRecords(database, 'signature'),
  await allRecords(database, 'signedDocument'),
  await allRecords(database, 'agreement'),
];

/**
 * Tries a thing with the failure at its first step, then at its second, and so on until it goes through; after every
 * failure the records must be as they were before.
 */
async function atEveryStep<Answer extends { readonly ok: boolean }>(
  workspace: Workspace,
  steps: Steps,
  run: () => Promise<Answer>,
): Promise<{ readonly answers: readonly unknown[]; readonly last: Answer }> {
  const answers: unknown[] = [];
  for (let at = 1; at < 200; at += 1) {
    const before = await recordsNow(workspace);
    steps.left = at;
    const answer = await run().catch((error: unknown) => ({ thrown: error }));
    const isReached = steps.left <= 0;
    steps.left = Number.POSITIVE_INFINITY;
    if ('ok' in answer && answer.ok) {
      if (isReached) throw new Error(`Step ${at} failed and nobody noticed.`);
      return { answers, last: answer };
    }
    answers.push('thrown' in answer ? answer.thrown : answer);
    expect(await recordsNow(workspace)).toEqual(before);
  }
  throw new Error('It never went through.');
}

async function aFailingWorkspace(fails: () => never) {
  const steps: Steps = { left: Number.POSITIVE_INFINITY, fails };
  const { host, tools } = failing(steps, memoryHost());
  const { workspace } = await aWorkspace({ host });
  const agreement = await aLockedPlan(workspace);
  return { workspace, agreement, steps, tools };
}

/** A whole signing by three steps, each tried with the failure everywhere. */
async function signedThroughFailures(on: Awaited<ReturnType<typeof aFailingWorkspace>>) {
  const { workspace, agreement, steps, tools } = on;
  const started = await atEveryStep(workspace, steps, () => startSession(workspace, agreement.id, sealedByMara, tools));
  const [session] = await allRecords(workspace.database, 'signingSession');
  if (!session) throw new Error('Nothing was begun.');
  const taken: unknown[] = [];
  for (const _ of session.signers) {
    const given = await givenNow(workspace, session);
    taken.push(
      ...(await atEveryStep(workspace, steps, () => signInSession(workspace, session.id, given, tools))).answers,
    );
  }
  const finished = await atEveryStep(workspace, steps, () => finishSession(workspace, session.id));
  return { session, answers: [...started.answers, ...taken], finished: finished.last };
}

describe('a signing that crashes at any step', () => {
  test('has left nothing behind that counts, and goes on to the same end', async () => {
    const on = await aFailingWorkspace(() => {
      throw new Error('The program ended here.');
    });
    const { session, answers } = await signedThroughFailures(on);
    const { workspace, agreement } = on;

    expect(answers.length).toBeGreaterThan(20);
    const file = await gatherAgreementFile(workspace.database, agreement.id);
    expect(file?.agreement.state).toBe('signed');
    expect(file?.signatures.map(({ proof }) => proof?.field).sort()).toEqual(['Partner1', 'Vendor1']);
    const original = await keptBytes(workspace, session.original);
    const signed = file?.document && (await keptBytes(workspace, file.document.file));
    expect(signed?.subarray(0, original?.length)).toEqual(original);
  }, 240_000);

  test('after the last signature is due to be finished, and is finished without being printed again', async () => {
    const { workspace } = await aWorkspace();
    const agreement = await aLockedPlan(workspace);
    const session = await begun(workspace, agreement.id);
    await signedNext(workspace, session);
    expect(await readDueFinishes(workspace)).toEqual([]);
    await signedNext(workspace, session);

    expect(await readDueFinishes(workspace)).toEqual([
      { agreementId: agreement.id, sessionId: session.id, here: true },
    ]);
    const [once, twice] = await Promise.all([
      finishSession(workspace, session.id),
      finishSession(workspace, session.id),
    ]);
    expect(twice).toEqual(once);
    expect(await readDueFinishes(workspace)).toEqual([]);
    expect(await allRecords(workspace.database, 'signedDocument')).toHaveLength(1);
  }, 60_000);
});

describe('a disk that is full at any step', () => {
  test('is told, and no half-signed file is left: the unsigned original and earlier signatures stand', async () => {
    const on = await aFailingWorkspace(() => {
      throw new StorageRefused('full', 'No space left on the device.');
    });
    const { workspace, agreement, steps, tools } = on;
    const started = await atEveryStep(workspace, steps, () =>
      startSession(workspace, agreement.id, sealedByMara, tools),
    );
    const [session] = await allRecords(workspace.database, 'signingSession');
    if (!session) throw new Error('Nothing was begun.');
    const given = await givenNow(workspace, session);
    const taken = await atEveryStep(workspace, steps, () => signInSession(workspace, session.id, given, tools));

    // A worker whose disk is full has made no file; whatever else was being kept is told as what it is.
    const kinds = [...started.answers, ...taken.answers].map(
      (answer) => (answer as { error?: { kind: string } }).error?.kind ?? String(answer),
    );
    expect([...new Set(kinds)].sort()).toEqual(['notSigned', 'storage-full']);
    expect(kinds.filter((kind) => kind === 'storage-full').length).toBeGreaterThan(20);
    const file = await gatherAgreementFile(workspace.database, agreement.id);
    expect(file?.signing?.state.kind === 'open' && file.signing.state.next.field).toBe('Partner1');
    expect(await keptBytes(workspace, session.original)).not.toBe(null);
  }, 240_000);
});

describe('pressing twice', () => {
  test('begins, signs and finishes once', async () => {
    const { workspace } = await aWorkspace();
    const agreement = await aLockedPlan(workspace);
    const [one, two] = await Promise.all([
      startSession(workspace, agreement.id, ruthAndEva, nodeSigningTools),
      startSession(workspace, agreement.id, ruthAndEva, nodeSigningTools),
    ]);
    if (!one.ok) throw new Error(one.error.kind);
    expect(two).toEqual(one);
    const given = await givenNow(workspace, one.value);
    const [first, second] = await Promise.all([
      signInSession(workspace, one.value.id, given, nodeSigningTools),
      signInSession(workspace, one.value.id, given, nodeSigningTools),
    ]);
    expect(second).toEqual(first);
    expect(await signInSession(workspace, one.value.id, given, nodeSigningTools)).toEqual({
      ok: false,
      error: { kind: 'alreadySigned', field: 'Vendor1' },
    });
    expect(await allRecords(workspace.database, 'signature')).toHaveLength(1);
  }, 60_000);
});

describe('what comes out of the worker', () => {
  const swapped = (sign: SigningTools['sign']): SigningTools => ({ ...nodeSigningTools, sign });

  test('is thrown away where it is not the file before and more', async () => {
    const { workspace } = await aWorkspace();
    const agreement = await aLockedPlan(workspace);
    const session = await begun(workspace, agreement.id);
    const given = await givenNow(workspace, session);
    const changed = swapped(async (bytes, request) => {
      const signed = await nodeSigningTools.sign(bytes, request);
      if (signed.ok) signed.value[100] = (signed.value[100] ?? 0) ^ 1;
      return signed;
    });
    const unsigned = swapped(async (bytes) => ok(new Uint8Array([...bytes, 10])));
    const others = swapped((bytes, request) =>
      nodeSigningTools.sign(bytes, { ...request, evidenceSha256: 'e'.repeat(64) }),
    );

    const outcomes = [];
    for (const tools of [changed, unsigned, others])
      outcomes.push(await signInSession(workspace, session.id, given, tools));
    expect(outcomes).toEqual(
      ['earlierBytes', 'noSuchSignature', 'otherEvidence'].map((detail) => ({
        ok: false,
        error: { kind: 'notProven', detail },
      })),
    );
    expect(await allRecords(workspace.database, 'signature')).toEqual([]);
  }, 60_000);

  test('cannot be made of a file that was lost or changed', async () => {
    const { workspace, host } = await aWorkspace();
    const agreement = await aLockedPlan(workspace);
    const session = await begun(workspace, agreement.id);
    const given = await givenNow(workspace, session);
    host.disk.blobs.set(session.original.sha256, new Blob(['%PDF-1.7 somebody was here']));
    expect(await signInSession(workspace, session.id, given, nodeSigningTools)).toEqual({
      ok: false,
      error: { kind: 'fileLost' },
    });
  }, 60_000);
});
