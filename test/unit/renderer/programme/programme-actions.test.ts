import { expect, test } from 'vitest';
import {
  fixBlocker,
  moveGoal,
  noteFigure,
  noteWeek,
  raiseBlocker,
  reopenBlocker,
  startProgramme,
} from '../../../../renderer/data/actions/programme-actions';
import { allRecords } from '../../../../renderer/data/reading';
import { aWorkspace } from '../../../builders/a-workspace';

const input = { title: '', startsOn: '2026-11-16', archetypes: [], pilotIds: [] };

async function aStartedProgramme() {
  const { workspace } = await aWorkspace();
  const started = await startProgramme(workspace, input);
  if (!started.ok) throw new Error(started.error.kind);
  return { workspace, programme: started.value };
}

test('a programme is kept with all its goals, once', async () => {
  const { workspace, programme } = await aStartedProgramme();
  const goals = await allRecords(workspace.database, 'programmeGoal');
  const template = workspace.playbooks.current().pack.programme;
  expect(goals.map(({ title }) => title).sort()).toEqual(
    template?.sprints.flatMap((sprint) => sprint.goals.map(({ title }) => title)).sort(),
  );
  expect(await startProgramme(workspace, input)).toEqual({
    ok: false,
    error: { kind: 'runs-already', programmeId: programme.id },
  });
});

test('a goal is done with what was shown, and its way back stays in the history of the field', async () => {
  const { workspace } = await aStartedProgramme();
  const [goal] = await allRecords(workspace.database, 'programmeGoal');
  if (!goal) throw new Error('no goals');
  expect(await moveGoal(workspace, goal.id, 'done', '')).toEqual({ ok: false, error: { kind: 'shown-missing' } });
  await moveGoal(workspace, goal.id, 'done', 'Three companies named');
  await moveGoal(workspace, goal.id, 'toDo', '');
  const now = (await allRecords(workspace.database, 'programmeGoal')).find(({ id }) => id === goal.id);
  expect(now).toEqual(goal);
  const written = await workspace.database.history.toArray();
  expect(written.filter((change) => JSON.stringify(change).includes('Three companies named'))).toHaveLength(1);
});

test('figures before and after are kept apart and as they were typed', async () => {
  const { workspace, programme } = await aStartedProgramme();
  await noteFigure(workspace, programme.id, { when: 'baselines', figureId: 'firstValue', value: '118' });
  await noteFigure(workspace, programme.id, { when: 'outcomes', figureId: 'firstValue', value: '84.50' });
  expect(await allRecords(workspace.database, 'programme')).toEqual([
    { ...programme, baselines: { firstValue: '118' }, outcomes: { firstValue: '84.50' } },
  ]);
});

test('a blocker is fixed with what was done, and open again when it comes back', async () => {
  const { workspace } = await aStartedProgramme();
  const raised = await raiseBlocker(workspace, {
    partnerId: null,
    title: 'Late keys',
    owner: '',
    severity: 3,
    reach: 2,
  });
  if (!raised.ok) throw new Error(raised.error.kind);
  const { id } = raised.value;
  expect(await fixBlocker(workspace, id, '')).toEqual({ ok: false, error: { kind: 'fix-missing' } });
  await fixBlocker(workspace, id, 'Keys before the visit');
  await reopenBlocker(workspace, id);
  expect(await allRecords(workspace.database, 'blocker')).toEqual([{ ...raised.value, fix: 'Keys before the visit' }]);
  expect(await reopenBlocker(workspace, 'nobody')).toEqual({ ok: false, error: { kind: 'not-here' } });
});

test('a week has one note, whoever writes it twice', async () => {
  const { workspace, programme } = await aStartedProgramme();
  const note = (day: string, said: string) => noteWeek(workspace, { programmeId: programme.id, day, said, asks: '' });
  await note('2026-11-17', 'Good');
  await note('2026-11-20', 'Better');
  await note('2026-11-23', 'Next');
  const notes = await allRecords(workspace.database, 'weekNote');
  expect(notes.map(({ week, said }) => `${week} ${said}`).sort()).toEqual(['2026-11-16 Better', '2026-11-23 Next']);
});
