import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { ok } from '#shared/base/result';
import { wayOf } from '#shared/domain/improvements/experiment-rules';
import type { Experiment } from '#shared/domain/improvements/improvement';
import type { NewImprovement } from '#shared/domain/improvements/improvement-commands';
import { interviewSchema } from '#shared/domain/interviews/interview';
import { draftExperiment, startExperiment, stopExperiment } from '../../../../renderer/data/actions/experiment-actions';
import {
  attachGrounds,
  noteFriction,
  raiseImprovement,
  takeImprovementStep,
  voteForImprovement,
} from '../../../../renderer/data/actions/improvement-actions';
import { eachPartner } from '../../../../renderer/data/each-partner';
import { creation } from '../../../../renderer/data/edits';
import { frictionPlaceOf, orderOf, readBacklog } from '../../../../renderer/data/queries/improvement-queries';
import type { Workspace } from '../../../../renderer/data/workspace';
import { write } from '../../../../renderer/data/writer';
import { aPartner, aWorkspace, keepPartner } from '../../../builders/a-workspace';

const nowhere = { partnerId: null, place: '/today', moduleId: '', stepId: '', packVersion: '2.0.0' };
const idea: NewImprovement = {
  title: 'Ask once',
  problem: '',
  source: 'idea',
  restsOn: [],
  moduleId: '',
  stepId: '',
  owner: '',
};

function keepInterview(workspace: Workspace, partnerId: string, startedAt: string, moduleId = 'M1') {
  const interview = interviewSchema.parse({
    id: `interview ${partnerId} ${moduleId}`,
    partnerId,
    moduleId,
    packId: 'partner-onboarding',
    packVersion: '1.0.0',
    startedAt,
  });
  return write(workspace, async () => ok({ value: interview, edits: [creation('interview', interview)] }));
}

describe('the backlog', () => {
  test('takes a note up, which then is not loose any more, and is wished for by whoever raised it', async () => {
    const { workspace } = await aWorkspace();
    const noted = await noteFriction(workspace, { ...nowhere, what: 'Asked twice', degree: 3, side: 'partner' });
    const raised = await raiseImprovement(workspace, { ...idea, restsOn: [] });
    if (!noted.ok || !raised.ok) throw new Error('refused');
    await attachGrounds(workspace, raised.value.id, [noted.value.id]);
    const { lines, notes } = await readBacklog(workspace.database);
    expect(notes).toHaveLength(1);
    expect(lines).toMatchObject([{ improvement: { restsOn: [noted.value.id] }, degree: 3, wish: 3 }]);
    expect(await voteForImprovement(workspace, raised.value.id, true)).toEqual({
      ok: false,
      error: { kind: 'wanted-already' },
    });
    await voteForImprovement(workspace, raised.value.id, false);
    expect((await readBacklog(workspace.database)).lines[0]?.wish).toBe(0);
  });

  test('keeps nothing of a step that is refused', async () => {
    const { workspace } = await aWorkspace();
    const raised = await raiseImprovement(workspace, idea);
    if (!raised.ok) throw new Error('refused');
    const refused = await takeImprovementStep(workspace, raised.value.id, { to: 'done', outcome: '' });
    expect(refused).toEqual({ ok: false, error: { kind: 'outcome-missing' } });
    expect((await readBacklog(workspace.database)).improvements).toEqual([raised.value]);
    expect(await takeImprovementStep(workspace, 'gone', { to: 'open' })).toEqual({
      ok: false,
      error: { kind: 'not-here' },
    });
  });
});

describe('the place of a note', () => {
  test('knows the partner, the module and the question of an interview that is open', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace);
    await keepInterview(workspace, 'partner-1', '2026-11-20T09:00:00Z');
    const filled = { interviewId: 'interview partner-1 M1', questionId: 'M1.Q3' };
    expect(await frictionPlaceOf(workspace, '/interviews/:interviewId/:questionId', filled)).toEqual({
      partnerId: 'partner-1',
      place: '/interviews/:id/M1.Q3',
      moduleId: 'M1',
      stepId: 'M1.Q3',
      packVersion: '1.0.0',
    });
    expect(await frictionPlaceOf(workspace, '/today', {})).toMatchObject({ partnerId: null, moduleId: '' });
  });
});

describe('an experiment', () => {
  async function running() {
    const { workspace } = await aWorkspace();
    const things = workspace.playbooks.current().pack.curricula.find(({ role }) => role === 'sales')?.courses ?? [];
    const ids = things.map(({ id }) => id);
    const drafted = await draftExperiment(workspace, {
      title: 'The other way round',
      expects: '',
      kind: 'courseSequence',
      subject: 'sales',
      other: ids.toReversed(),
      goal: 'roleCertified',
      withinDays: 30,
      leastPerArm: 10,
      startsOn: '2026-11-20',
      endsOn: '2027-11-20',
    });
    if (!drafted.ok) throw new Error(drafted.error.kind);
    return { workspace, ids, experiment: drafted.value };
  }
  const partnerIn = (experiment: Experiment, way: 'now' | 'other') =>
    Array.from({ length: 50 }, (_, at) => `partner-${at}`).find((id) => wayOf(id, experiment.id) === way) ?? '';
  const order = (workspace: Workspace, partnerId: string, ids: readonly string[]) =>
    orderOf(workspace, partnerId, { kind: 'courseSequence', subject: 'sales' }, ids);

  test('changes the order for the partners of its other way once it is started, and for nobody new once stopped', async () => {
    const { workspace, ids, experiment } = await running();
    const [other, now] = [partnerIn(experiment, 'other'), partnerIn(experiment, 'now')];
    expect(await order(workspace, other, ids)).toEqual(ids);
    await startExperiment(workspace, experiment.id);
    expect(await order(workspace, other, ids)).toEqual(ids.toReversed());
    expect(await order(workspace, now, ids)).toEqual(ids);
    await stopExperiment(workspace, experiment.id, 'No difference');
    expect(await order(workspace, other, ids)).toEqual(ids);
  });
});

describe('work on all partners', () => {
  test('stops where it is told to, and tells how far it is', async () => {
    const { workspace } = await aWorkspace();
    for (const at of [1, 2, 3]) await keepPartner(workspace, aPartner({ id: brand<'Partner'>(`partner-${at}`) }));
    const stopping = new AbortController();
    const seen: string[] = [];
    const told: string[] = [];
    const isWhole = await eachPartner(
      workspace,
      // biome-ignore lint/correctness/useYield: the work on one partner is done in one go here.
      function* ({ partner }) {
        seen.push(partner.id);
        if (seen.length === 2) stopping.abort();
      },
      { signal: stopping.signal, onProgress: (done, of) => told.push(`${done} of ${of}`) },
    );
    expect([isWhole, seen.length, told]).toEqual([false, 2, ['1 of 3', '2 of 3']]);
  });

  test('looks at each of them otherwise', async () => {
    const { workspace } = await aWorkspace();
    for (const at of [1, 2]) await keepPartner(workspace, aPartner({ id: brand<'Partner'>(`partner-${at}`) }));
    const steps: string[] = [];
    const isWhole = await eachPartner(
      workspace,
      function* ({ partner }) {
        steps.push(partner.id);
        yield;
        steps.push(partner.id);
      },
      { signal: new AbortController().signal, onProgress: () => undefined },
    );
    expect([isWhole, steps.length]).toEqual([true, 4]);
  });
});
