import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { ok } from '#shared/base/result';
import { answerQuestion, changeTakingPart, startInterview } from '../../../../renderer/data/actions/interview-actions';
import {
  addToAgenda,
  moveInAgenda,
  planVisit,
  startVisit,
  tickAgendaItem,
} from '../../../../renderer/data/actions/visit-actions';
import { correction } from '../../../../renderer/data/edits';
import { record } from '../../../../renderer/data/reading';
import { write } from '../../../../renderer/data/writer';
import { aWorkspace, keepPartner } from '../../../builders/a-workspace';

function demand<Value>(
  outcome: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown },
): Value {
  if (!outcome.ok) throw new Error(`Refused: ${JSON.stringify(outcome.error)}`);
  return outcome.value;
}

async function atTheTable() {
  const { workspace } = await aWorkspace();
  const partner = await keepPartner(workspace);
  const visit = demand(
    await planVisit(workspace, {
      partnerId: partner.id,
      plannedFor: '2026-11-20T12:00:00.000Z',
      attendeeIds: [brand<'Person'>('mira')],
      plannedMinutes: 90,
    }),
  );
  return { workspace, partner, visit };
}

const given = {
  state: 'answered',
  value: { words: 'yes' },
  confidence: 'stated',
  note: '',
  quote: '',
  saidBy: null,
  secondsSpent: 12,
  reason: '',
} as const;

describe('an interview in a visit', () => {
  test('begins with the people of the visit, and notes who joins', async () => {
    const { workspace, partner, visit } = await atTheTable();
    const input = { partnerId: partner.id, moduleId: 'M1', visitId: visit.id };
    const interview = demand(await startInterview(workspace, input));
    expect(interview.personIds).toEqual(['mira']);
    demand(
      await changeTakingPart(workspace, interview.id, {
        interviewers: ['Jonas'],
        personIds: [brand('mira'), brand('tom')],
      }),
    );
    expect(await record(workspace.database, 'interview', interview.id)).toEqual({
      ...interview,
      interviewers: ['Jonas'],
      personIds: ['mira', 'tom'],
    });
  });

  test('takes no answer in a version of the playbook that is not on this device, and says which', async () => {
    const { workspace, partner } = await atTheTable();
    const input = { partnerId: partner.id, moduleId: 'M1', visitId: null };
    const interview = demand(await startInterview(workspace, input));
    await write(workspace, async () =>
      ok({ value: null, edits: correction('interview', interview, { ...interview, packVersion: '99.0.0' }) }),
    );
    expect(await answerQuestion(workspace, interview.id, 'M1.Q1', given)).toEqual({
      ok: false,
      error: { kind: 'playbook-missing', version: '99.0.0' },
    });
  });

  test('can be held on a talk of the playbook', async () => {
    const { workspace, partner } = await atTheTable();
    const talk = demand(await startInterview(workspace, { partnerId: partner.id, moduleId: 'F1', visitId: null }));
    expect((await record(workspace.database, 'interview', talk.id))?.moduleId).toBe('F1');
  });
});

describe('the agenda of a visit', () => {
  test('is kept as it is changed, and ticked with the time', async () => {
    const { workspace, visit } = await atTheTable();
    const item = (title: string) => ({ kind: 'talk', ref: '', title, minutes: 10 }) as const;
    demand(await addToAgenda(workspace, visit.id, item('Plan')));
    const both = demand(await addToAgenda(workspace, visit.id, item('Drill')));
    const drill = both.agenda[1]?.id ?? '';
    demand(await moveInAgenda(workspace, visit.id, drill, 0));
    demand(await startVisit(workspace, visit.id));
    demand(await tickAgendaItem(workspace, visit.id, drill, true));
    const kept = await record(workspace.database, 'visit', visit.id);
    expect(kept?.agenda.map(({ title, doneAt }) => [title, doneAt])).toEqual([
      ['Drill', '2026-11-20T12:00:00.000Z'],
      ['Plan', null],
    ]);
    expect(kept?.plannedMinutes).toBe(90);
  });
});
