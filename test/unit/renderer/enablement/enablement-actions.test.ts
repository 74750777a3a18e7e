import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { newRun, startRun, stopRun } from '#shared/domain/enablement/drill-rules';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { addLearners, recordDrill, recordExam } from '../../../../renderer/data/actions/enablement-actions';
import { reviewEvidence } from '../../../../renderer/data/actions/evidence-actions';
import { requestHandoff, takeHandoffStep } from '../../../../renderer/data/actions/handoff-actions';
import { addPerson } from '../../../../renderer/data/actions/partner-actions';
import { gatherPartnerFile } from '../../../../renderer/data/partner-file';
import type { Workspace } from '../../../../renderer/data/workspace';
import { enablementFacts } from '../../../../renderer/features/enablement/enablement-facts';
import { aWorkspace, keepPartner } from '../../../builders/a-workspace';

const index = builtInPack();
const partnerId = brand<'Partner'>('partner-1');

async function withTom() {
  const { workspace } = await aWorkspace();
  await keepPartner(workspace);
  const tom = await addPerson(workspace, { partnerId, name: 'Tom Berger', party: 'partner' });
  if (!tom.ok) throw new Error(tom.error.kind);
  return { workspace, personId: tom.value.id };
}

function rightAnswers(examId: string) {
  const exam = index.pack.exams.find(({ id }) => id === examId);
  return Object.fromEntries((exam?.questions ?? []).map(({ id, right }) => [id, right]));
}

async function sit(workspace: Workspace, examId: string, personId: ReturnType<typeof brand<'Person'>>) {
  const sitting = { partnerId, examId, personId, answers: rightAnswers(examId), seconds: 600 };
  const kept = await recordExam(workspace, sitting);
  if (!kept.ok) throw new Error(kept.error.kind);
  for (const { revision } of kept.value.captured) {
    await reviewEvidence(workspace, revision.id, { verdict: 'accepted', reason: '' });
  }
  return kept.value;
}

describe('an exam taken in the program', () => {
  test('is refused to somebody who is in no role', async () => {
    const { workspace, personId } = await withTom();
    expect(await recordExam(workspace, { partnerId, examId: 'exam-sales', personId, answers: {}, seconds: 1 })).toEqual(
      {
        ok: false,
        error: { kind: 'not-a-learner' },
      },
    );
  });

  test('becomes evidence of the kind the playbook names, and brings the credential once accepted', async () => {
    const { workspace, personId } = await withTom();
    await addLearners(workspace, [{ partnerId, personId, role: 'sales', since: '2026-11-01' }]);
    const { result, captured } = await sit(workspace, 'exam-baseline', personId);
    expect(result).toMatchObject({ score: 100, passed: true });
    expect(captured.map(({ evidence, revision }) => [evidence.typeId, evidence.title, revision.source])).toEqual([
      ['E6.1', 'Baseline exam, Tom Berger', 'record'],
    ]);
    await sit(workspace, 'exam-sales', personId);
    const file = await gatherPartnerFile(workspace.database, partnerId);
    const readings = file ? enablementFacts(file, index, '2026-11-20').readings : [];
    expect(readings.map(({ role, holds, until }) => [role, holds, until])).toEqual([['sales', true, '2027-11-20']]);
  });
});

test('people are put into roles all together or not at all', async () => {
  const { workspace, personId } = await withTom();
  const sales = { partnerId, personId, role: 'sales', since: '2026-11-01' } as const;
  expect((await addLearners(workspace, [{ ...sales, role: 'support' }, sales, sales])).ok).toBe(false);
  expect((await gatherPartnerFile(workspace.database, partnerId))?.learners).toEqual([]);
});

test('a drill is kept with the minutes of its clock; what the clock cannot tell must be said', async () => {
  const { workspace, personId } = await withTom();
  const at = (ms: number) => ({ boot: workspace.boot, steady: ms, wall: ms });
  const run = stopRun(startRun(newRun, at(0)), at(720_000));
  const done = { partnerId, drillId: 'callTree', run };
  expect(await recordDrill(workspace, { ...done, given: {} })).toEqual({
    ok: false,
    error: { kind: 'facts-refused', factIds: ['called'] },
  });
  const kept = await recordDrill(workspace, { ...done, given: { called: personId } });
  expect(kept.ok && kept.value.captured.revision).toMatchObject({
    source: 'drill',
    facts: { called: personId, minutes: 12, withinLimit: true, clock: 'steady' },
  });
});

test('a handoff is asked for once, with the hours of the playbook, and closed with its proof', async () => {
  const { workspace } = await withTom();
  const input = { partnerId, kind: 'provisionEnvironment', personId: null, note: '' } as const;
  const asked = await requestHandoff(workspace, input);
  if (!asked.ok) throw new Error(asked.error.kind);
  expect(asked.value.targetHours).toBe(8);
  expect(await requestHandoff(workspace, input)).toEqual({
    ok: false,
    error: { kind: 'waits-already', handoffId: asked.value.id },
  });
  expect(await takeHandoffStep(workspace, asked.value.id, { kind: 'done', note: '' })).toEqual({
    ok: false,
    error: { kind: 'note-missing' },
  });
  const done = await takeHandoffStep(workspace, asked.value.id, { kind: 'done', note: 'One record was read.' });
  expect(done.ok).toBe(true);
  expect((await requestHandoff(workspace, input)).ok).toBe(true);
});
