import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { Answer } from '#shared/domain/interviews/answer';
import { withAnswers } from '#shared/domain/interviews/answered-facts';
import type { Interview } from '#shared/domain/interviews/interview';
import { moveInterview, previewMigration } from '#shared/domain/interviews/interview-migration';
import { interviewOutline } from '#shared/domain/interviews/interview-rules';
import type { Pack } from '#shared/domain/playbook/pack';
import { indexPack, type PackIndex } from '#shared/domain/playbook/pack-index';
import { noFacts } from '#shared/domain/playbook/partner-facts';
import { aWholePack, edited } from '../../../../builders/a-whole-pack';

const first = indexPack(aWholePack());

function next(edit: (copy: Pack) => void): PackIndex {
  return indexPack(edited({ ...first.pack, version: '1.1.0' }, edit));
}

function questionsOf(pack: Pack) {
  return pack.modules[0]?.questions ?? [];
}

const interview: Interview = {
  id: brand<'Interview'>('interview'),
  partnerId: brand<'Partner'>('partner'),
  visitId: null,
  moduleId: 'M1',
  interviewers: [],
  personIds: [],
  packId: 'small',
  packVersion: '1.0.0',
  movedFrom: [],
  startedAt: '2026-11-20T09:00:00Z',
  finishedAt: null,
};

function anAnswer(questionId: string, value: Answer['value'], over: Partial<Answer> = {}): Answer {
  return {
    id: brand<'Answer'>(`${questionId}-1`),
    partnerId: interview.partnerId,
    interviewId: interview.id,
    questionId,
    packVersion: '1.0.0',
    value,
    state: 'answered',
    confidence: 'stated',
    note: '',
    quote: '',
    saidBy: null,
    notedBy: 'ines',
    at: '2026-11-20T09:00:00Z',
    secondsSpent: 0,
    replaces: [],
    reason: '',
    ...over,
  };
}

const work = anAnswer('M1.Q1', { work: ['sell', 'support'], since: 2001 });
const people = anAnswer('M1.Q2', { people: 40 });

function fates(to: PackIndex, answers: readonly Answer[] = [work, people]) {
  const facts = withAnswers(noFacts('2026-11-21'), to, answers);
  return previewMigration({ interview, from: first, to, answers, facts }).questions.map(
    ({ question, answer: _answer, ...rest }: { question: { id: string }; answer?: unknown }) => ({
      id: question.id,
      ...rest,
    }),
  );
}

describe('the preview of a move', () => {
  test('keeps what is asked as before, and says where the words differ', () => {
    const to = next((pack) => {
      for (const question of questionsOf(pack)) if (question.id === 'M1.Q2') question.text = 'How many are you?';
    });
    expect(fates(to)).toEqual([
      { id: 'M1.Q1', fate: 'kept', isReworded: false },
      { id: 'M1.Q2', fate: 'kept', isReworded: true },
      { id: 'M1.Q3', fate: 'open', applies: true },
    ]);
  });

  test('says of each answer that does not fit any more why, in the words of the version it was given in', () => {
    const to = next((pack) => {
      const [first, second] = questionsOf(pack);
      if (!first || !second) return;
      for (const field of first.fields) {
        if (field.id === 'work') field.options = (field.options ?? []).filter(({ id }) => id !== 'support');
        if (field.id === 'since') field.type = 'date';
      }
      second.fields = second.fields.map((field) => ({
        ...field,
        ...(field.id === 'people' ? { constraint: { holds: 'value >= 50', otherwise: 'At least fifty.' } } : {}),
        required: true,
      }));
    });
    expect(fates(to).slice(0, 2)).toEqual([
      {
        id: 'M1.Q1',
        fate: 'look',
        isReworded: false,
        reasons: [
          { kind: 'optionRetired', fieldId: 'work', label: 'Work', options: ['Support'] },
          { kind: 'typeChanged', fieldId: 'since', label: 'Since' },
        ],
      },
      {
        id: 'M1.Q2',
        fate: 'look',
        isReworded: false,
        reasons: [
          { kind: 'constraint', fieldId: 'people', label: 'People', otherwise: 'At least fifty.' },
          { kind: 'nowRequired', fieldId: 'judged', label: 'How it felt' },
        ],
      },
    ]);
  });

  test('offers the answer of a question that was taken over, and keeps what is gone in sight', () => {
    const to = next((pack) => {
      const questions = questionsOf(pack);
      questions.splice(1, 1);
      const gone = first.questionById.get('M1.Q2');
      if (gone) questions.push({ ...gone, id: 'M1.Q9', text: 'How many people are you?', takesOver: ['M1.Q2'] });
    });
    expect(fates(to).slice(-2)).toEqual([
      { id: 'M1.Q9', fate: 'new', applies: true, offeredFrom: ['M1.Q2'] },
      { id: 'M1.Q2', fate: 'gone' },
    ]);
    const facts = withAnswers(noFacts('2026-11-21'), to, [work, people]);
    const preview = previewMigration({ interview, from: first, to, answers: [work, people], facts });
    expect(preview.questions.at(-1)).toMatchObject({ fate: 'gone', answer: people });
  });
});

describe('an answer that does not fit any more', () => {
  const to = next((pack) => {
    for (const field of questionsOf(pack)[0]?.fields ?? []) {
      if (field.id === 'work') field.options = (field.options ?? []).filter(({ id }) => id !== 'support');
    }
  });

  test('counts as not given in the version in force, and still counts in its own', () => {
    const answers = [work, people];
    expect(withAnswers(noFacts('2026-11-21'), first, answers).answeredModules).toEqual(['M1']);
    const facts = withAnswers(noFacts('2026-11-21'), to, answers);
    expect(facts.answeredModules).toEqual([]);
    expect(Object.keys(facts.answers)).toEqual(['M1.Q2']);
    expect(interviewOutline(to, 'M1', { facts, answers }).map(({ state }) => state)).toEqual([
      'open',
      'answered',
      'skipped',
    ]);
  });

  test('counts again once it has been given anew, and the earlier one stays behind it', () => {
    const anew = anAnswer(
      'M1.Q1',
      { work: ['sell'], since: 2001 },
      { id: brand<'Answer'>('anew'), packVersion: '1.1.0', at: '2026-11-21T09:00:00Z', replaces: [work.id] },
    );
    const answers = [work, people, anew];
    const facts = withAnswers(noFacts('2026-11-21'), to, answers);
    expect(facts.answeredModules).toEqual(['M1']);
    expect(interviewOutline(to, 'M1', { facts, answers })[0]?.versions?.history).toEqual([anew, work]);
  });

  test('that somebody declined to give fits any wording', () => {
    const declined = anAnswer('M1.Q1', {}, { state: 'declined' });
    expect(fates(to, [declined])[0]).toEqual({ id: 'M1.Q1', fate: 'kept', isReworded: false });
  });
});

describe('moving an interview', () => {
  const to = next(() => undefined);
  const context = { now: '2026-11-21T10:00:00Z', by: 'ines' };

  test('changes its version, notes the one it was moved from, and nothing else', () => {
    expect(moveInterview(interview, to, context)).toEqual({
      ok: true,
      value: {
        interview: {
          ...interview,
          packVersion: '1.1.0',
          movedFrom: [{ version: '1.0.0', at: '2026-11-21T10:00:00Z', by: 'ines' }],
        },
      },
    });
  });

  test('is refused when it is finished, goes back, or has no place there', () => {
    const refusal = (moved: ReturnType<typeof moveInterview>) => (moved.ok ? null : moved.error.kind);
    expect(refusal(moveInterview({ ...interview, finishedAt: '2026-11-20T10:00:00Z' }, to, context))).toBe(
      'interview-finished',
    );
    expect(refusal(moveInterview({ ...interview, packVersion: '1.1.0' }, first, context))).toBe('version-not-later');
    expect(refusal(moveInterview({ ...interview, packId: 'another' }, to, context))).toBe('other-playbook');
    expect(refusal(moveInterview({ ...interview, moduleId: 'M7' }, to, context))).toBe('module-unknown');
  });
});
