import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { zero } from '#shared/base/decimal';
import {
  correctBlocker,
  fixBlocker,
  fixedBlockers,
  raiseBlocker,
  rankBlockers,
  reopenBlocker,
} from '#shared/domain/programme/blocker-rules';
import { suggestedBlockers } from '#shared/domain/programme/blocker-suggestions';
import { assignGoal, goalsOfSprint, moveGoal } from '#shared/domain/programme/goal-rules';
import { correctProgramme, startProgramme } from '#shared/domain/programme/programme-commands';
import { mondayOf, programmeDay, programmeToShow, sprintSpans } from '#shared/domain/programme/programme-days';
import { figuresOf, gainOf, gainPercent, noteFigure } from '#shared/domain/programme/programme-figures';
import { noteWeek, weekNoteOf } from '#shared/domain/programme/week-rules';
import { anAnswer } from '../../../../builders/a-partner-case';
import {
  aBlocker,
  aProgramme,
  aTemplate,
  firstPilot,
  programmeContext,
  secondPilot,
} from '../../../../builders/a-programme';

describe('a programme', () => {
  const input = { title: ' Our ninety days ', startsOn: '2026-10-05', archetypes: [], pilotIds: [firstPilot] };

  test('starts with the goals of the template in their sprints, and with nothing measured', () => {
    const begun = startProgramme(input, aTemplate(), [], programmeContext());
    if (!begun.ok) throw new Error('refused');
    const { programme, goals } = begun.value;
    expect({ ...programme, id: '' }).toEqual({
      id: '',
      title: 'Our ninety days',
      startsOn: '2026-10-05',
      archetypes: [],
      pilotIds: [firstPilot],
      baselines: {},
      outcomes: {},
      createdAt: '2026-10-05T09:00:00Z',
    });
    expect(goals.map(({ sprint, title }) => `${sprint} ${title}`)).toEqual(
      aTemplate().sprints.flatMap((sprint) => sprint.goals.map(({ title }) => `${sprint.number} ${title}`)),
    );
    expect(new Set(goals.map(({ state, programmeId }) => `${state} ${programmeId}`))).toEqual(
      new Set([`toDo ${programme.id}`]),
    );
  });

  test('is refused while another one runs on any of its days, and not after its last day', () => {
    const { programme } = aProgramme();
    const start = (startsOn: string) =>
      startProgramme({ ...input, startsOn }, aTemplate(), [programme], programmeContext());
    const runs = { ok: false, error: { kind: 'runs-already', programmeId: programme.id } };
    expect([start('2027-01-02'), start('2026-07-08')]).toEqual([runs, runs]);
    expect([start('2027-01-03').ok, start('2026-07-06').ok]).toEqual([true, true]);
  });

  test('takes two pilots, not three, and none twice', () => {
    const { programme } = aProgramme();
    const third = brand<'Partner'>('01930000-0000-7000-8000-00000000aa03');
    expect(correctProgramme(programme, { pilotIds: [firstPilot, firstPilot] })).toEqual({
      ok: false,
      error: { kind: 'pilot-twice' },
    });
    expect(correctProgramme(programme, { pilotIds: [firstPilot, secondPilot, third] })).toEqual({
      ok: false,
      error: { kind: 'fields-refused', fields: ['pilotIds'] },
    });
  });

  test('counts its days from one, and knows the sprint of each day to the last', () => {
    const { programme } = aProgramme();
    const on = (day: string) => programmeDay(programme, aTemplate(), day);
    expect(on('2026-10-03')).toEqual({ phase: 'before', daysUntil: 2 });
    expect(on('2026-10-05')).toEqual({ phase: 'running', day: 1, of: 90, sprint: 1, sprintEndsOn: '2026-11-03' });
    expect(on('2026-11-03')).toMatchObject({ day: 30, sprint: 1 });
    expect(on('2026-11-04')).toMatchObject({ day: 31, sprint: 2 });
    expect(on('2027-01-02')).toMatchObject({ day: 90, sprint: 3 });
    expect(on('2027-01-03')).toEqual({ phase: 'after', endedOn: '2027-01-02' });
    expect(sprintSpans(programme, aTemplate()).map(({ from, to }) => [from, to])).toEqual([
      ['2026-10-05', '2026-11-03'],
      ['2026-11-04', '2026-12-03'],
      ['2026-12-04', '2027-01-02'],
    ]);
  });

  test('is shown while it runs; between two the next one; after all of them the last', () => {
    const early = aProgramme({ id: brand<'Programme'>('early'), startsOn: '2026-01-01' }).programme;
    const late = aProgramme({ id: brand<'Programme'>('late'), startsOn: '2026-10-05' }).programme;
    const shown = (on: string) => programmeToShow([late, early], aTemplate(), on)?.id ?? null;
    expect(['2026-02-01', '2026-06-01', '2026-11-01', '2027-06-01'].map(shown)).toEqual([
      'early',
      'late',
      'late',
      'late',
    ]);
    expect(programmeToShow([], aTemplate(), '2026-11-01')).toBe(null);
  });
});

describe('a goal', () => {
  const [goal] = aProgramme().goals;
  if (!goal) throw new Error('no goals');
  const now = { now: '2026-11-20T09:00:00Z' };

  test('is done only with what was shown, and then knows when', () => {
    expect(moveGoal(goal, 'done', '  ', now)).toEqual({ ok: false, error: { kind: 'shown-missing' } });
    expect(moveGoal(goal, 'done', ' Three companies named ', now)).toEqual({
      ok: true,
      value: { goal: { ...goal, state: 'done', shown: 'Three companies named', doneAt: now.now } },
    });
  });

  test('goes back without a word, and is then not done at any time', () => {
    const done = { ...goal, state: 'done' as const, shown: 'Seen', doneAt: now.now };
    expect(moveGoal(done, 'inHand', '', now)).toEqual({ ok: true, value: { goal: { ...goal, state: 'inHand' } } });
  });

  test('keeps the day on which it was done while what was shown is corrected', () => {
    const done = { ...goal, state: 'done' as const, shown: 'Seen', doneAt: '2026-11-01T09:00:00Z' };
    expect(moveGoal(done, 'done', 'Seen twice', now)).toEqual({
      ok: true,
      value: { goal: { ...done, shown: 'Seen twice' } },
    });
  });

  test('can be given to somebody, and stands in its sprint in the order of the template', () => {
    expect(assignGoal(goal, ' Ines ')).toEqual({ ok: true, value: { goal: { ...goal, owner: 'Ines' } } });
    const { goals } = aProgramme();
    expect(goalsOfSprint([...goals].reverse(), 2)).toEqual(goals.filter(({ sprint }) => sprint === 2));
  });
});

describe('a figure', () => {
  const note = (value: string, figureId = 'firstValue') =>
    noteFigure(aProgramme({ baselines: { touches: '9' } }).programme, aTemplate(), {
      when: 'baselines',
      figureId,
      value,
    });

  test('is kept as it was typed, and taken back by nothing', () => {
    expect(note('92.50')).toMatchObject({
      ok: true,
      value: { programme: { baselines: { firstValue: '92.50', touches: '9' } } },
    });
    const taken = note(' ', 'touches');
    expect(taken.ok && taken.value.programme.baselines).toEqual({});
  });

  test.each(['twelve', '-3', '1e5', '1,5', '.5'])('is refused where it is no number of nought or more: %s', (value) => {
    expect(note(value)).toEqual({ ok: false, error: { kind: 'not-a-number' } });
  });

  test('is refused where the template does not measure it', () => {
    expect(note('4', 'weather')).toEqual({ ok: false, error: { kind: 'unknown-figure' } });
  });

  test('shows its gain exactly, and none while one of both is unknown or there was nothing to gain on', () => {
    const gain = gainOf('118', '84');
    expect(gain && gainPercent(gain)).toBe('28');
    const worse = gainOf('0.3', '0.306');
    expect(worse && gainPercent(worse)).toBe('-2');
    expect([gainOf(null, '84'), gainOf('118', null), gainOf('0.0', '3')]).toEqual([null, null, null]);
    const { programme } = aProgramme({ baselines: { firstValue: '0.1' }, outcomes: { firstValue: '0.1' } });
    expect(figuresOf(programme, aTemplate())[0]).toMatchObject({ id: 'firstValue', gain: zero });
  });
});

describe('a blocker', () => {
  const input = { partnerId: null, title: ' Keys come  late ', owner: '', severity: 4, reach: 2 };

  test('is raised once, however it is written, and again when it has been fixed', () => {
    const first = raiseBlocker(input, [], programmeContext());
    if (!first.ok) throw new Error('refused');
    const { blocker } = first.value;
    const again = (known: typeof blocker) =>
      raiseBlocker({ ...input, title: 'keys COME late' }, [known], programmeContext());
    expect(again(blocker)).toEqual({ ok: false, error: { kind: 'raised-already', blockerId: blocker.id } });
    expect(again({ ...blocker, fixedAt: '2026-11-01T09:00:00Z' }).ok).toBe(true);
    expect(raiseBlocker({ ...input, severity: 6 }, [], programmeContext())).toEqual({
      ok: false,
      error: { kind: 'fields-refused', fields: ['severity'] },
    });
  });

  test('weighs severity times partners; of two of one weight the older stands first; five are on top', () => {
    const old = aBlocker({ title: 'old', severity: 2, reach: 3, raisedAt: '2026-10-01T09:00:00Z' });
    const young = aBlocker({ title: 'young', severity: 3, reach: 2, raisedAt: '2026-11-01T09:00:00Z' });
    const heavy = aBlocker({ title: 'heavy', severity: 5, reach: 2 });
    const fixed = aBlocker({ title: 'fixed', severity: 5, reach: 9, fixedAt: '2026-11-02T09:00:00Z' });
    const light = [1, 2, 3].map((place) => aBlocker({ title: `light ${place}`, severity: 1, reach: 1 }));
    const ranked = rankBlockers([...light, young, fixed, old, heavy]);
    expect(ranked.map(({ blocker, rank, weight, isTop }) => [blocker.title, rank, weight, isTop])).toEqual([
      ['heavy', 1, 10, true],
      ['old', 2, 6, true],
      ['young', 3, 6, true],
      ['light 1', 4, 1, true],
      ['light 2', 5, 1, true],
      ['light 3', 6, 1, false],
    ]);
    expect(fixedBlockers([heavy, fixed])).toEqual([fixed]);
  });

  test('owes what was done to be fixed; when it comes back, what was tried stays written', () => {
    const open = aBlocker();
    const now = { now: '2026-11-20T09:00:00Z' };
    expect(fixBlocker(open, ' ', now)).toEqual({ ok: false, error: { kind: 'fix-missing' } });
    const fixed = fixBlocker(open, 'A clock of five days', now);
    expect(fixed).toEqual({ ok: true, value: { blocker: { ...open, fixedAt: now.now, fix: 'A clock of five days' } } });
    expect(fixed.ok && reopenBlocker(fixed.value.blocker)).toEqual({
      ok: true,
      value: { blocker: { ...open, fix: 'A clock of five days' } },
    });
    expect(correctBlocker(open, { reach: 7 })).toEqual({ ok: true, value: { blocker: { ...open, reach: 7 } } });
  });

  test('is suggested from what a pilot named, with its weight and the name of who clears it, until it is raised', () => {
    const answers = [
      anAnswer('M1.Q6', {
        blockers: [
          { blocker: 'No open interface', severity: 'high', owner: 'person-1', next: '' },
          { blocker: ' ', severity: 'low' },
          { blocker: 'Fair in March', severity: 'low' },
        ],
      }),
    ];
    const named = (known: Parameters<typeof suggestedBlockers>[2]) =>
      suggestedBlockers(firstPilot, answers, known, () => 'Tomáš Novák');
    const both = [
      { partnerId: firstPilot, title: 'No open interface', owner: 'Tomáš Novák', severity: 5, reach: 1 },
      { partnerId: firstPilot, title: 'Fair in March', owner: '', severity: 2, reach: 1 },
    ];
    expect(named([])).toEqual(both);
    expect(named([aBlocker({ partnerId: firstPilot, title: 'no open interface' })])).toEqual(both.slice(1));
  });
});

describe('a week', () => {
  test('begins on Monday', () => {
    expect(['2026-11-15', '2026-11-16', '2026-11-22'].map(mondayOf)).toEqual([
      '2026-11-09',
      '2026-11-16',
      '2026-11-16',
    ]);
  });

  test('has one note; a second one replaces its words', () => {
    const programmeId = aProgramme().programme.id;
    const on = (day: string, said: string, known: Parameters<typeof noteWeek>[1]) =>
      noteWeek({ programmeId, day, said, asks: '' }, known, programmeContext());
    const first = on('2026-11-18', ' Good ', []);
    if (!first.ok) throw new Error('refused');
    const { note } = first.value;
    expect({ ...note, id: '' }).toEqual({ id: '', programmeId, week: '2026-11-16', said: 'Good', asks: '' });
    expect(on('2026-11-20', 'Better', [note])).toEqual({
      ok: true,
      value: { note: { ...note, said: 'Better' }, before: note },
    });
    expect(weekNoteOf([note], programmeId, '2026-11-23')).toBe(null);
  });
});
