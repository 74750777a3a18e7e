import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { noteFriction, placeOf } from '#shared/domain/improvements/friction-commands';
import {
  attachTo,
  correctImprovement,
  markSystemic,
  raiseImprovement,
  takeStep,
  voteFor,
} from '#shared/domain/improvements/improvement-commands';
import {
  backlogLines,
  chosenLines,
  type Ground,
  groundOfNote,
  groupedNotes,
  looseGrounds,
  wantedBy,
} from '#shared/domain/improvements/improvement-rules';
import { managerCredits } from '#shared/domain/improvements/manager-credits';
import { aContext } from '../../../../builders/a-partner-case';
import { aFrictionNote, anImprovement, aVote } from '../../../../builders/an-improvement';

const nowhere = { partnerId: null, place: '/today', moduleId: '', stepId: '', packVersion: '2.0.0' };
const noFilter = { words: '', state: 'all', source: 'all', moduleId: 'all' } as const;

describe('a friction note', () => {
  test('is kept with who noted it and when, without blanks around it', () => {
    const noted = noteFriction({ ...nowhere, what: '  Asked twice ', degree: 3, side: 'partner' }, aContext());
    expect(noted).toEqual({
      ok: true,
      value: {
        ...nowhere,
        id: 'id-1',
        what: 'Asked twice',
        degree: 3,
        side: 'partner',
        notedBy: 'ines',
        notedAt: '2026-11-20T09:00:00Z',
      },
    });
  });

  test('needs a word, and takes no more than five hundred letters', () => {
    const note = (what: string) => noteFriction({ ...nowhere, what, degree: 1, side: 'vendor' }, aContext());
    expect(note('   ')).toEqual({ ok: false, error: { kind: 'words-missing' } });
    expect(note('x'.repeat(501))).toEqual({ ok: false, error: { kind: 'fields-refused', fields: ['what'] } });
  });

  test('says where it was noted, and not at whose record', () => {
    const at = { partnerId: 'p-1', tab: 'gates', interviewId: 'i-1', questionId: 'M1.Q3' };
    expect([
      placeOf('/partners/:partnerId/:tab', at),
      placeOf('/interviews/:interviewId/:questionId', at),
      placeOf('/today', {}),
      placeOf('/partners/:partnerId/exams/:examId/:personId', { partnerId: 'p-1', examId: 'sales', personId: 'x' }),
    ]).toEqual(['/partners/:id/gates', '/interviews/:id/M1.Q3', '/today', '/partners/:id/exams/sales/:id']);
  });
});

describe('an improvement', () => {
  const context = aContext({ by: 'jonas', now: '2026-11-21T09:00:00Z' });

  test('begins open, raised by whoever wrote it down', () => {
    const raised = raiseImprovement(
      { title: ' One list ', problem: '', source: 'idea', restsOn: ['n', 'n'], moduleId: 'M1', stepId: '', owner: '' },
      context,
    );
    expect(raised.ok && raised.value).toMatchObject({
      title: 'One list',
      state: 'open',
      restsOn: ['n'],
      raisedBy: 'jonas',
      resolvedAt: null,
    });
    expect(correctImprovement(anImprovement(), { title: ' ' })).toEqual({
      ok: false,
      error: { kind: 'fields-refused', fields: ['title'] },
    });
  });

  test('is planned for a version, taken in hand by somebody, done with an outcome or declined with a reason', () => {
    const open = anImprovement();
    expect([
      takeStep(open, { to: 'planned', inVersion: 'soon' }, context),
      takeStep(open, { to: 'inHand', owner: ' ' }, context),
      takeStep(open, { to: 'done', outcome: '' }, context),
      takeStep(open, { to: 'declined', reason: '' }, context),
    ]).toEqual(
      ['version-missing', 'owner-missing', 'outcome-missing', 'reason-missing'].map((kind) => ({
        ok: false,
        error: { kind },
      })),
    );
    const planned = takeStep(open, { to: 'planned', inVersion: '2.2.0' }, context);
    if (!planned.ok) throw new Error('refused');
    const inHand = takeStep(planned.value, { to: 'inHand', owner: 'Jana' }, context);
    if (!inHand.ok) throw new Error('refused');
    expect(takeStep(inHand.value, { to: 'done', outcome: 'Asked once' }, context)).toEqual({
      ok: true,
      value: {
        ...open,
        state: 'done',
        inVersion: '2.2.0',
        owner: 'Jana',
        outcome: 'Asked once',
        resolvedBy: 'jonas',
        resolvedAt: '2026-11-21T09:00:00Z',
      },
    });
  });

  test('that is done or declined goes no further before it is opened again, and then is in no version', () => {
    const done = anImprovement({
      state: 'done',
      inVersion: '2.1.0',
      outcome: 'Asked once',
      resolvedBy: 'jonas',
      resolvedAt: '2026-11-15T09:00:00Z',
    });
    expect(takeStep(done, { to: 'inHand', owner: 'Jana' }, context)).toEqual({
      ok: false,
      error: { kind: 'no-such-step', from: 'done', to: 'inHand' },
    });
    const again = takeStep(done, { to: 'open' }, context);
    // What was tried stays written down.
    expect(again.ok && again.value).toMatchObject({
      state: 'open',
      inVersion: '',
      resolvedBy: '',
      resolvedAt: null,
      outcome: 'Asked once',
    });
  });

  test('that is declined is meant for no version', () => {
    const declined = takeStep(
      anImprovement({ state: 'planned', inVersion: '2.2.0' }),
      { to: 'declined', reason: 'The law asks for it' },
      context,
    );
    expect(declined.ok && declined.value).toMatchObject({ inVersion: '', outcome: 'The law asks for it' });
  });

  test('rests on each thing once', () => {
    const before = anImprovement({ restsOn: ['a'] });
    expect(attachTo(before, ['a'])).toEqual({ ok: false, error: { kind: 'attached-already' } });
    const after = attachTo(before, ['a', 'b', 'b']);
    expect(after.ok && after.value.restsOn).toEqual(['a', 'b']);
  });
});

describe('a wish', () => {
  const improvement = anImprovement();
  const says = (by: string, wants: boolean, votes = [] as Parameters<typeof voteFor>[2]) =>
    voteFor(improvement, wants, votes, aContext({ by, now: '2026-11-22T09:00:00Z' }));

  test('is one a person: whoever raised it wishes for it already, and the latest word of each counts', () => {
    const votes = [
      aVote('jonas', true, '2026-11-11T09:00:00Z'),
      aVote('lea', false, '2026-11-13T09:00:00Z'),
      aVote('lea', true, '2026-11-12T09:00:00Z'),
      aVote('omar', true, '2026-11-12T09:00:00Z', 'another'),
    ];
    expect([...wantedBy(improvement, votes)]).toEqual(['ines', 'jonas']);
  });

  test('cannot be made twice, and can be taken back by whoever made it', () => {
    const jonas = [aVote('jonas', true, '2026-11-11T09:00:00Z')];
    expect(says('jonas', true, jonas)).toEqual({ ok: false, error: { kind: 'wanted-already' } });
    expect(says('ines', true)).toEqual({ ok: false, error: { kind: 'wanted-already' } });
    expect(says('lea', false)).toEqual({ ok: false, error: { kind: 'not-wanted' } });
    expect([says('jonas', false, jonas).ok, says('ines', false).ok, says('lea', true).ok]).toEqual([true, true, true]);
  });
});

const grounds = new Map<string, Ground>(
  [
    aFrictionNote({ id: brand('n1'), partnerId: brand('p1'), degree: 1 }),
    aFrictionNote({ id: brand('n2'), partnerId: brand('p2'), degree: 3 }),
    aFrictionNote({ id: brand('n3'), partnerId: brand('p2'), degree: 2 }),
  ].map((note) => [note.id, groundOfNote(note)]),
);

describe('the backlog', () => {
  const wide = anImprovement({ id: brand('wide'), restsOn: ['n1', 'n2', 'n3', 'unknown'] });
  const idea = anImprovement({ id: brand('idea'), title: 'Shorter exam', raisedAt: '2026-11-01T09:00:00Z' });

  test('ranks by people who want it times worst degree times partners touched', () => {
    const lines = backlogLines([idea, wide], [aVote('jonas', true, '2026-11-12T09:00:00Z', 'wide')], grounds);
    expect(lines.map(({ wish, degree, partnerIds }) => [wish, degree, partnerIds.size])).toEqual([
      [1, 1, 0],
      [12, 3, 2],
    ]);
    expect(chosenLines(lines, noFilter, 'wish').map(({ improvement }) => improvement.id)).toEqual(['wide', 'idea']);
  });

  test('weighs nothing once nobody wants it any more', () => {
    const lines = backlogLines([wide], [aVote('ines', false, '2026-11-12T09:00:00Z', 'wide')], grounds);
    expect(lines[0]?.wish).toBe(0);
  });

  test('is filtered by words, state, source and module, and sorted by version with what is in none last', () => {
    const planned = anImprovement({ id: brand('planned'), state: 'planned', inVersion: '2.10.0', moduleId: 'M3' });
    const sooner = anImprovement({ id: brand('sooner'), state: 'planned', inVersion: '2.9.0', source: 'case' });
    const declined = anImprovement({ id: brand('declined'), state: 'declined', resolvedAt: '2026-11-12T09:00:00Z' });
    const lines = backlogLines([idea, planned, sooner, declined], [], grounds);
    const ids = (over: Partial<Parameters<typeof chosenLines>[1]>, order: Parameters<typeof chosenLines>[2] = 'wish') =>
      chosenLines(lines, { ...noFilter, ...over }, order).map(({ improvement }) => improvement.id);
    expect(ids({ state: 'standing' }, 'version')).toEqual(['sooner', 'planned', 'idea']);
    expect(ids({ words: 'EXAM shorter' })).toEqual(['idea']);
    expect(ids({ state: 'declined' })).toEqual(['declined']);
    expect(ids({ source: 'case' })).toEqual(['sooner']);
    expect(ids({ moduleId: 'M3' })).toEqual(['planned']);
  });

  test('gathers loose notes by module, else by place, the heaviest first; a note that is taken up is not loose', () => {
    const notes = [
      aFrictionNote({ id: brand('a'), moduleId: 'M3', place: '/interviews/:id/M3.Q1', degree: 1 }),
      aFrictionNote({ id: brand('b'), moduleId: 'M3', place: '/partners/:id/modules/M3', degree: 3 }),
      aFrictionNote({ id: brand('c'), place: '/today', degree: 3 }),
      aFrictionNote({ id: brand('n1'), place: '/today', degree: 3 }),
    ];
    expect(
      groupedNotes(notes, [wide]).map(({ about, weight, notes: own }) => [about.id, weight, own.map(({ id }) => id)]),
    ).toEqual([
      ['M3', 4, ['b', 'a']],
      ['/today', 3, ['c']],
    ]);
    expect(looseGrounds(notes.map(groundOfNote), [wide]).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});

describe('credits of a manager', () => {
  const done = (over: Parameters<typeof anImprovement>[0]) =>
    anImprovement({ state: 'done', resolvedBy: 'jonas', resolvedAt: '2026-11-18T09:00:00Z', ...over });

  test('are for what touches two partners, or was marked with a reason: one for raising, one for resolving', () => {
    const marked = markSystemic(done({ id: brand('marked'), raisedBy: 'jonas' }), 'Every bank asks for it');
    if (!marked.ok) throw new Error('refused');
    const lines = backlogLines(
      [
        done({ id: brand('touches'), restsOn: ['n1', 'n2'] }),
        done({ id: brand('single'), restsOn: ['n2', 'n3'], raisedBy: 'omar' }),
        marked.value,
        anImprovement({ id: brand('waits'), restsOn: ['n1', 'n2'], raisedBy: 'lea' }),
        anImprovement({
          id: brand('declined'),
          restsOn: ['n1', 'n2'],
          raisedBy: 'omar',
          state: 'declined',
          resolvedBy: 'omar',
          resolvedAt: '2026-11-18T09:00:00Z',
        }),
      ],
      [],
      grounds,
    );
    expect(
      managerCredits(lines).map(({ by, credits, raised, resolved, waiting }) => [
        by,
        credits,
        raised.map(({ id }) => id),
        resolved.map(({ id }) => id),
        waiting.map(({ id }) => id),
      ]),
    ).toEqual([
      ['jonas', 3, ['marked'], ['touches', 'marked'], []],
      ['ines', 1, ['touches'], [], []],
      ['lea', 0, [], [], ['waits']],
    ]);
  });

  test('go when the mark is taken back', () => {
    const marked = done({ isSystemic: true, systemicBecause: 'Every bank asks for it' });
    const taken = markSystemic(marked, ' ');
    expect(taken.ok && backlogLines([taken.value], [], grounds)[0]?.isSystemic).toBe(false);
  });
});
