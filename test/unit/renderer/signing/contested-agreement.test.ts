import { describe, expect, test } from 'vitest';
import { ok } from '#shared/base/result';
import { conflictsOf } from '#shared/sync/conflict';
import { lockAgreement, setTerm } from '../../../../renderer/data/actions/agreement-actions';
import { resolveConflict } from '../../../../renderer/data/actions/conflict-actions';
import { prepareSignature } from '../../../../renderer/data/actions/signature-actions';
import { startSession } from '../../../../renderer/data/actions/signing-actions';
import { rowOf } from '../../../../renderer/data/stored';
import type { Workspace } from '../../../../renderer/data/workspace';
import { write } from '../../../../renderer/data/writer';
import { aDevice, syncOnce } from '../../../builders/a-device';
import { keepVisit } from '../../../builders/a-kept-visit';
import { begun, ruthAndEva, signedNext } from '../../../builders/a-signing';
import { nodeSigningTools } from '../../../builders/node-signing-tools';
import { MemoryHq } from '../../../fakes/memory-hq';

/** A draft that two devices know. */
async function twoDevices(kind: 'plan' | 'sla') {
  const hq = new MemoryHq();
  const [ana, ben] = [await aDevice(hq, 'Ana'), await aDevice(hq, 'Ben')];
  const { agreement } = await keepVisit(ana.workspace, kind);
  const exchange = async () => {
    for (const each of [ana, ben, ana, ben]) await syncOnce(each.workspace, each.world);
  };
  await exchange();
  return { ana: ana.workspace, ben: ben.workspace, id: agreement.id, exchange };
}

async function conflictIn({ database }: Workspace, id: string) {
  const row = await database.rows.get(id);
  const [conflict] = row ? conflictsOf(rowOf(row)) : [];
  if (!conflict) throw new Error('Nobody set anything differently.');
  return conflict;
}

describe('an agreement of which two people have set something differently', () => {
  test('is not signed, and nobody is shown it for signing, until somebody has decided', async () => {
    const { ana, ben, id, exchange } = await twoDevices('sla');
    await setTerm(ben, id, 'noticeDays', 30);
    await setTerm(ana, id, 'noticeDays', 90);
    expect(await lockAgreement(ana, id)).toMatchObject({ ok: true });
    const session = await begun(ana, id);
    await exchange();

    expect(await startSession(ana, id, ruthAndEva, nodeSigningTools)).toEqual({
      ok: false,
      error: { kind: 'contested' },
    });
    const wish = { identityCheck: 'document', at: session.startedAt } as const;
    expect(await prepareSignature(ana, session.id, wish)).toEqual({ ok: false, error: { kind: 'contested' } });

    const { field, heads } = await conflictIn(ana, id);
    const [kept] = heads;
    if (!kept) throw new Error('A conflict has values.');
    const why = 'As agreed on the telephone.';
    const decided = await resolveConflict(ana, { rowId: id, field, keep: { dot: kept.dot }, why });
    expect(decided).toMatchObject({ ok: true });
    expect(await signedNext(ana, session)).toMatchObject({ ok: true });
  });

  test('is not locked while one of them deleted it and the other wrote in it', async () => {
    const { ana, ben, id, exchange } = await twoDevices('sla');
    await write(ben, async () =>
      ok({ value: null, edits: [{ operation: 'delete' as const, entity: 'agreement' as const, id, fields: {} }] }),
    );
    await setTerm(ana, id, 'noticeDays', 90);
    await exchange();

    expect(await lockAgreement(ana, id)).toEqual({
      ok: false,
      error: { kind: 'contested', contested: [{ kind: 'deletion', entity: 'agreement' }] },
    });
  });
});
