import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { type ServiceCase, serviceCaseSchema } from '#shared/domain/delivery/delivery';
import { offeredGrounds, type Sources } from '#shared/domain/improvements/improvement-suggestions';
import { oldVersionUses, versionAdoption } from '#shared/domain/improvements/pack-adoption';
import { type Interview, interviewSchema } from '#shared/domain/interviews/interview';
import { postIncidentReviewSchema, preventiveActionSchema } from '#shared/domain/performance/incident';
import { anAnswer } from '../../../../builders/a-partner-case';
import { anImprovement } from '../../../../builders/an-improvement';
import { anIncident } from '../../../../builders/an-incident';

const nothing: Sources = { serviceCases: [], incidents: [], reviews: [], actions: [], answers: [] };

function aServiceCase(over: Partial<ServiceCase>): ServiceCase {
  return serviceCaseSchema.parse({
    id: 'case',
    partnerId: 'partner',
    subject: 'Invoice shows the wrong desk',
    openedAt: '2026-11-02T09:00:00Z',
    openedAtDesk: 'vendor',
    handledBy: 'vendor',
    createdAt: '2026-11-02T09:00:00Z',
    createdBy: 'ines',
    ...over,
  });
}

describe('what is offered to the backlog', () => {
  test('are cases that went to the wrong desk or came back, and no others', () => {
    const offered = offeredGrounds({
      ...nothing,
      serviceCases: [
        aServiceCase({ id: brand('plain') }),
        aServiceCase({ id: brand('right'), rightDesk: 'vendor' }),
        aServiceCase({ id: brand('wrong'), rightDesk: 'partner', severity: 's1' }),
        aServiceCase({ id: brand('back'), reopenedAt: '2026-11-05T09:00:00Z', openedAt: '2026-11-03T09:00:00Z' }),
      ],
    });
    expect(offered.map(({ id, degree, source }) => [id, degree, source])).toEqual([
      ['back', 2, 'case'],
      ['wrong', 3, 'case'],
    ]);
  });

  test('are lasting cures of reviews, and preventive actions of ours that are open', () => {
    const review = postIncidentReviewSchema.parse({
      id: 'review',
      partnerId: 'partner',
      incidentId: 'inc',
      longTermFix: 'Ask for the  certificate’s end date\nin M5',
    });
    const action = (over: object) =>
      preventiveActionSchema.parse({
        id: 'action',
        partnerId: 'partner',
        reviewId: 'review',
        what: 'Watch end dates',
        term: 'longTerm',
        side: 'vendor',
        owner: 'Jana',
        due: '2026-12-01',
        ...over,
      });
    const offered = offeredGrounds({
      ...nothing,
      incidents: [anIncident()],
      reviews: [review, { ...review, id: brand('empty'), longTermFix: ' ' }],
      actions: [
        action({}),
        action({ id: 'theirs', side: 'partner' }),
        action({ id: 'closed', closedAt: '2026-11-01T09:00:00Z' }),
        action({ id: 'quick', term: 'immediate' }),
      ],
    });
    expect(offered).toMatchObject([
      { id: 'action', title: 'Watch end dates', at: '2026-03-10T08:10:00Z' },
      { id: 'review', title: 'Ask for the certificate’s end date in M5', source: 'incidentReview', degree: 3 },
    ]);
  });

  test('is each line of a friction interview by itself, with the module it names', () => {
    const first = anAnswer('F1.Q1', {
      waits: [
        { what: 'The sandbox', module: 'm5', whose: 'vendor', days: 9 },
        { what: ' ' },
        { what: 'The contract', module: 'other' },
      ],
    });
    const corrected = anAnswer('F1.Q7', { change: 'One login' }, { id: brand('c2'), replaces: [brand('F1.Q7-1')] });
    const offered = offeredGrounds({
      ...nothing,
      answers: [
        first,
        anAnswer('F1.Q7', { change: 'Two logins' }),
        corrected,
        anAnswer('F1.Q5', { step: 'The second form', module: 'm2' }),
        anAnswer('F1.Q4', {}, { state: 'declined' }),
        anAnswer('M1.Q1', { change: 'not a friction interview' }),
      ],
    });
    expect(offered.map(({ id, title, moduleId }) => [id, title, moduleId])).toEqual([
      ['F1.Q1-1/0', 'The sandbox', 'M5'],
      ['F1.Q1-1/2', 'The contract', ''],
      ['F1.Q5-1/0', 'The second form', 'M2'],
      ['c2/0', 'One login', ''],
    ]);
  });
});

function anInterview(over: Partial<Interview>): Interview {
  return interviewSchema.parse({
    id: 'interview',
    partnerId: 'p1',
    moduleId: 'M1',
    packId: 'partner-onboarding',
    packVersion: '2.0.0',
    startedAt: '2026-01-10T09:00:00Z',
    ...over,
  });
}

describe('the adoption of a version', () => {
  const interviews = [
    anInterview({ id: brand('a'), finishedAt: '2026-01-11T09:00:00Z' }),
    anInterview({
      id: brand('b'),
      startedAt: '2026-01-12T09:00:00Z',
      packVersion: '2.1.0',
      movedFrom: [{ version: '2.0.0', at: '2026-03-20T09:00:00Z', by: 'ines' }],
    }),
    anInterview({ id: brand('c'), partnerId: brand('p2') }),
    anInterview({ id: brand('d'), partnerId: brand('p3'), packVersion: '2.1.0', startedAt: '2026-03-02T09:00:00Z' }),
  ];
  const versions = [
    { version: '2.1.0', releasedOn: '2026-03-01' },
    { version: '2.0.0', releasedOn: null },
  ];
  const done = anImprovement({ state: 'done', inVersion: '2.1.0', resolvedAt: '2026-02-01T09:00:00Z' });
  const found = versionAdoption(
    versions,
    interviews,
    [done, anImprovement({ state: 'planned', inVersion: '2.1.0' })],
    '2026-05-15',
  );

  test('counts interviews where they were begun, and those that were moved where they are', () => {
    expect(
      found.map(({ version, begun, movedIn, underWay, partners }) => [version, begun, movedIn, underWay, partners]),
    ).toEqual([
      ['2.1.0', 1, 1, 2, 2],
      ['2.0.0', 3, 0, 1, 1],
    ]);
  });

  test('is followed from the release on: partners in it or a later one, of all that had begun by then', () => {
    expect(found[0]?.points).toEqual([
      { days: 7, partners: 1, of: 3 },
      { days: 30, partners: 2, of: 3 },
      { days: 60, partners: 2, of: 3 },
    ]);
    // What came with the program counts from its first interview.
    expect(found[1]?.points[0]).toEqual({ days: 7, partners: 2, of: 2 });
  });

  test('lists what was done in it, and not what is only planned', () => {
    expect(found.map(({ improvements }) => improvements.map(({ id }) => id))).toEqual([['improvement'], []]);
  });

  test('names who still works in an old one; what is finished stays in its version and is nobody’s trouble', () => {
    expect(oldVersionUses(interviews, '2.1.0').map(({ partnerId, version }) => [partnerId, version])).toEqual([
      ['p2', '2.0.0'],
    ]);
  });
});
