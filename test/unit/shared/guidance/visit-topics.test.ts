import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { DatedCommitment } from '#shared/domain/guidance/dated-commitments';
import { pieceStates } from '#shared/domain/guidance/piece-states';
import { type TopicRecords, visitTopics } from '#shared/domain/guidance/visit-topics';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { SurveyAnswer } from '#shared/domain/surveys/survey-answer';
import { aCase, type Brought } from '../../../builders/a-partner-case';

const index = builtInPack();
const day = '2026-11-21';

function topics(over: Partial<TopicRecords> & { readonly brought?: readonly Brought[] }, budget: number | null = null) {
  const { brought = [], ...rest } = over;
  const pieces = pieceStates(aCase({ brought }), index, day);
  return visitTopics({ pieces, promises: [], surveyAnswers: [], agreements: [], ...rest }, { day, index, budget });
}

const promise = (over: Partial<DatedCommitment> = {}): DatedCommitment => ({
  ...{ key: 'one', partnerId: 'partner', source: 'plan', plan: null, what: 'Name a lead', side: 'partner', owner: '' },
  ...{ due: '2026-12-01', isOverdue: false, agreementId: 'a', recordId: 'a' },
  calendar: { of: 'a', key: 'one', sequence: 1 },
  ...over,
});

const milestone = (milestoneId: 'D30' | 'R1', due: string) =>
  promise({ key: milestoneId, due, plan: { kind: 'milestone', rhythm: null, milestoneId } });

describe('the topics of a visit', () => {
  test('are the renewals of the next sixty days, the earliest first, also of what has just lapsed', () => {
    const brought = [
      { typeId: 'E3.1', to: '2027-01-20' },
      { typeId: 'E3.4', to: '2026-11-15' },
      { typeId: 'E2.1', to: '2027-01-21' },
      { typeId: 'E2.2', to: '2026-08-01' },
    ];
    expect(topics({ brought }).map((one) => one.kind === 'renewal' && one.evidence.typeId)).toEqual(['E3.4', 'E3.1']);
  });

  test('are the review of the plan that is due, by itself, and the other promises as one', () => {
    const promises = [
      milestone('D30', '2026-11-28'),
      milestone('R1', '2026-12-05'),
      promise(),
      promise({ key: 'two' }),
    ];
    expect(topics({ promises })).toMatchObject([
      { kind: 'planReview', milestoneId: 'D30', minutes: 20 },
      { kind: 'promises', promises: [{ key: 'R1' }, { key: 'one' }, { key: 'two' }], minutes: 9 },
    ]);
  });

  test('are not what is due later, nor what only headquarters owes us', () => {
    const promises = [milestone('D30', '2026-11-29'), promise({ due: '2026-12-06' }), promise({ source: 'handoff' })];
    expect(topics({ promises })).toEqual([]);
  });

  test('ask once a quarter whether they would recommend us, and only those who have signed something', () => {
    const answered = (answeredAt: string) =>
      ({ survey: 'promoter', answeredAt, id: brand<'SurveyAnswer'>('s') }) as unknown as SurveyAnswer;
    const agreements = [{ state: 'signed' }];
    expect(topics({ agreements }).map(({ kind }) => kind)).toEqual(['survey']);
    expect(topics({ agreements, surveyAnswers: [answered('2026-08-20T10:00:00Z')] })).toHaveLength(1);
    expect(topics({ agreements, surveyAnswers: [answered('2026-09-20T10:00:00Z')] })).toEqual([]);
    expect(topics({ agreements: [{ state: 'draft' }] })).toEqual([]);
  });

  test('never take longer than there is time, and fill what a longer one leaves', () => {
    const given = { promises: [milestone('D30', '2026-11-21'), promise()], agreements: [{ state: 'signed' }] };
    expect(topics(given, 30).map(({ kind }) => kind)).toEqual(['planReview', 'promises', 'survey']);
    expect(topics(given, 10).map(({ kind }) => kind)).toEqual(['promises', 'survey']);
    expect(topics(given, 4)).toEqual([]);
  });
});
