import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { readList, readMonth, readRate, readScore, readSeverity } from '#shared/domain/imports/import-cells';
import { guessMapping, missingColumns } from '#shared/domain/imports/import-columns';
import { type ImportKind, importColumns, importKinds } from '#shared/domain/imports/import-kinds';
import { type KnownRecords, nothingKnown } from '#shared/domain/imports/import-known';
import { planImport } from '#shared/domain/imports/import-plan';
import { someDealRules } from '../../../../builders/a-deal';
import { anEngagement, aServiceCase, aSurveyAnswer } from '../../../../builders/a-delivery';

const partnerId = brand<'Partner'>('partner');
const ada = brand<'Person'>('ada');
const known: KnownRecords = {
  ...nothingKnown,
  now: '2026-11-20T09:00:00Z',
  zone: 'Europe/Vienna',
  partners: [{ id: partnerId, legalName: 'Nordlicht GmbH', registerNumber: 'FN 1', country: 'AT' }],
  people: [{ id: ada, partnerId, name: 'Ada Berg', email: 'ada@nordlicht.example', party: 'partner' }],
  engagements: [anEngagement()],
  exams: [
    { id: 'exam-sales', title: 'Exam of the role: sales', role: 'sales', passAt: 80, evidenceTypeId: 'E6.6' },
    { id: 'exam-baseline', title: 'Baseline exam', role: 'baseline', passAt: 80, evidenceTypeId: 'E6.1' },
  ],
  dealRules: someDealRules,
};

function fates(kind: ImportKind, table: string, over: Partial<KnownRecords> = {}) {
  const [headings = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
  return planImport(kind, { headings, rows }, guessMapping(kind, headings), { ...known, ...over }).map(
    ({ fate }) => fate,
  );
}

const finding = (columnId: string, code: string, more = {}) => ({
  state: 'refused',
  findings: [expect.objectContaining({ columnId, code, ...more })],
});
const taken = (input: object) => ({
  state: 'new',
  record: expect.objectContaining({ input: expect.objectContaining(input) }),
});

test.each(importKinds)('a table of %s whose columns are called as ours lacks none', (kind) => {
  const headings = importColumns[kind].map(({ id }) => id);
  expect(missingColumns(kind, guessMapping(kind, headings))).toEqual([]);
});

describe('a table of cases', () => {
  const head = 'Partner,Subject,Opened,Desk,Handled by,Resolved,Priority,Ticket number';
  const row = (opened: string, resolved = '', priority = 'P2', ticket = 'T-9') =>
    fates('cases', `${head}\nFN 1,Login,${opened},partner,us,${resolved},${priority},${ticket}`)[0];

  test('is read with local times of this device and the words of ticket systems', () => {
    expect(row('2026-11-02 09:00', '2026-11-03T09:00:00Z')).toMatchObject(
      taken({
        openedAt: '2026-11-02T08:00:00.000Z',
        resolvedAt: '2026-11-03T09:00:00.000Z',
        severity: 's2',
        openedAtDesk: 'partner',
        handledBy: 'vendor',
      }),
    );
  });

  test('takes a day alone for the whole of it, so that what was opened and resolved on one day is in order', () => {
    expect(row('2.11.2026', '2.11.2026')).toMatchObject(taken({ resolvedAt: '2026-11-02T22:59:59.999Z' }));
  });

  test.each([
    ['resolved before it was opened', row('2026-11-02T09:00Z', '2026-11-01T09:00Z'), 'resolvedAt', 'beforeOther'],
    ['opened on a day that can be read in two ways', row('11/02/2026'), 'openedAt', 'unclearDate'],
    ['opened on a day that does not exist', row('2026-02-30T10:00Z'), 'openedAt', 'notAMoment'],
    ['opened before 1990', row('1926-11-02T09:00Z'), 'openedAt', 'tooEarly'],
    ['opened in the future', row('2027-11-02T09:00Z'), 'openedAt', 'inTheFuture'],
    ['of a severity nobody knows', row('2026-11-02T09:00Z', '', 'urgentish'), 'severity', 'unknownWord'],
  ])('refuses one %s', (_what, fate, columnId, code) => {
    expect(fate).toEqual(finding(columnId, code));
  });

  test('says which words there are', () => {
    const fate = row('2026-11-02T09:00Z', '', 'urgentish');
    expect(fate).toEqual(finding('severity', 'unknownWord', { allowed: 's1, s2, s3, s4' }));
  });

  test('knows a case by its number, else by what it is about and when it was opened', () => {
    const cases = [aServiceCase({ reference: 'T-9' }), aServiceCase({ reference: '', subject: 'Mail' })];
    const table = `${head}
      FN 1,Other words,2026-11-05T09:00Z,partner,us,,P2,t 9
      FN 1,mail,2026-11-02T09:00:00Z,partner,us,,P2,
      FN 1,mail,2026-11-02T09:00:00Z,partner,us,,P2,T-10
      FN 1,Mail,2026-11-02T09:00:01Z,partner,us,,P2,T-10`;
    expect(fates('cases', table, { cases }).map(({ state }) => state)).toEqual(['changed', 'changed', 'new', 'twice']);
  });
});

describe('a table of survey answers', () => {
  const head = 'Partner,Survey,Score,Email,Date,Project';

  test('finds people by their address, and keeps the address of whoever is nobody on record', () => {
    const read = fates(
      'surveys',
      `${head}
      FN 1,NPS,9,ADA@nordlicht.example,2026-11-02T10:00Z,
      FN 1,CSAT,4,kim@alpenbad.example,2026-11-02T10:00Z,P-100`,
    );
    expect(read[0]).toMatchObject(taken({ survey: 'promoter', personId: 'ada', how: 'table' }));
    expect(read[1]).toMatchObject(
      taken({ survey: 'satisfaction', personId: null, contact: 'kim@alpenbad.example', engagementId: 'engagement' }),
    );
  });

  test.each([
    ['FN 1,NPS,11,ada,2026-11-02T10:00Z,', 'score', 'outOfScale'],
    ['FN 1,NPS,8.5,ada,2026-11-02T10:00Z,', 'score', 'notAScore'],
    ['FN 1,CSAT,0,kim,2026-11-02T10:00Z,P-100', 'score', 'outOfScale'],
    ['FN 1,CSAT,4,kim,2026-11-02T10:00Z,', 'engagement', 'missingWith'],
    ['FN 1,CSAT,4,kim,2026-11-02T10:00Z,P-999', 'engagement', 'unknownEngagement'],
    ['FN 1,mood,4,kim,2026-11-02T10:00Z,', 'survey', 'unknownWord'],
    ['FN 1,NPS,4,,2026-11-02T10:00Z,', 'contact', 'missing'],
    ['FN 1,NPS,4,kim,2027-11-02T10:00Z,', 'answeredAt', 'inTheFuture'],
    ['Ghost,NPS,4,kim,2026-11-02T10:00Z,', 'partner', 'unknownPartner'],
  ])('refuses %s for its %s: %s', (row, columnId, code) => {
    expect(fates('surveys', `${head}\n${row}`)[0]).toEqual(finding(columnId, code));
  });

  test('that is taken in twice adds nothing the second time, also once the name has become a person', () => {
    const answers = [aSurveyAnswer({ contact: 'ADA@nordlicht.example', answeredAt: '2026-11-02T10:00:00.000Z' })];
    const row = `${head}\nFN 1,NPS,9,ada@nordlicht.example,2026-11-02T10:00Z,`;
    expect(fates('surveys', row, { answers })[0]).toMatchObject({ state: 'known' });
  });

  test('keeps a second answer of the same person', () => {
    const answers = [aSurveyAnswer({ personId: ada, contact: '', answeredAt: '2026-10-02T10:00:00.000Z' })];
    const row = `${head}\nFN 1,NPS,9,ada@nordlicht.example,2026-11-02T10:00Z,`;
    expect(fates('surveys', row, { answers })[0]).toMatchObject({ state: 'new' });
  });
});

describe('a table of engagements and defects', () => {
  test('reads the go-live, and refuses one before the start', () => {
    const read = fates(
      'engagements',
      `Partner,Project,Customer,Start,Go-live,Led by
      FN 1,Pool,Alpenbad,1.8.2026,1.10.2026,us
      FN 1,Spa,Alpenbad,1.8.2026,1.7.2026,
      FN 1,Gym,Alpenbad,1.8.2026,1.7.2027,`,
    );
    expect(read[0]).toMatchObject(taken({ goLiveOn: '2026-10-01', lead: 'vendor' }));
    expect(read[1]).toEqual(finding('goLiveOn', 'beforeOther', { otherId: 'startedOn' }));
    expect(read[2]).toEqual(finding('goLiveOn', 'inTheFuture'));
  });

  test('finds the engagement of a defect by number, name or, where there is one only, the customer', () => {
    const table = (project: string) =>
      `Partner,Project,Title,Severity,Found\nFN 1,${project},Wrong,critical,2026-10-12`;
    for (const project of ['p 100', 'Service desk for seven baths', 'Alpenbad Betriebe'])
      expect(fates('defects', table(project))[0]).toMatchObject(taken({ engagementId: 'engagement', severity: 's1' }));
    const two = [anEngagement(), anEngagement({ id: brand<'Engagement'>('two'), title: 'Two', reference: '' })];
    expect(fates('defects', table('Alpenbad Betriebe'), { engagements: two })[0]).toEqual(
      finding('engagement', 'severalEngagements'),
    );
  });
});

describe('a table of deals with their outcome', () => {
  const head =
    'Partner,Customer,Domain,Country,Product,Amount,Currency,State,Approved on,Closed on,Extended on,Add-ons';
  const row = (told: string) => fates('deals', `${head}\nFN 1,Alpenbad,alpenbad.example,AT,Desk,42000,EUR,${told}`)[0];

  test('brings the whole history, each event on its day', () => {
    const fate = row('Closed won,2026-06-01,2026-07-01,,Chat; Phone |Chat');
    expect(fate).toMatchObject(taken({ addOns: ['Chat', 'Phone'] }));
    expect(fate).toMatchObject(
      taken({
        history: [
          { kind: 'submitted', at: '2026-06-01T00:00:00.000Z', reason: '' },
          { kind: 'approved', at: '2026-06-01T00:00:01.000Z', reason: '' },
          { kind: 'won', at: '2026-07-01T00:00:04.000Z', reason: '' },
        ],
      }),
    );
  });

  test('without an outcome stays a draft', () => {
    expect(row(',,,,')).toMatchObject(taken({ history: [] }));
  });

  test('refuses an outcome that the rules of deals would not have heeded, naming the day the protection ended', () => {
    expect(row('won,2026-01-01,2026-06-01,,')).toEqual(
      finding('closedOn', 'protectionOver', { allowed: '2026-04-01' }),
    );
    expect(row('won,2026-01-01,2026-05-20,2026-03-01,')).toMatchObject({ state: 'new' });
  });

  test.each([
    ['won,,2026-06-01,,', 'approvedOn', 'missingWith'],
    ['lost,2026-06-01,,,', 'closedOn', 'missingWith'],
    ['won,2026-06-02,2026-06-01,,', 'closedOn', 'beforeOther'],
    [',2026-06-01,2026-06-02,,', 'state', 'missingWith'],
    ['perhaps,2026-06-01,,,', 'state', 'unknownWord'],
  ])('refuses %s for its %s: %s', (told, columnId, code) => {
    expect(row(told)).toEqual(finding(columnId, code));
  });
});

describe('a table of exam results', () => {
  const head = 'Partner,Email,Exam,Score,Date,Role';
  const learners = [{ personId: ada, role: 'sales', since: '2026-01-01', left: null } as const];
  const row = (told: string, over: Partial<KnownRecords> = {}) =>
    fates('examResults', `${head}\nFN 1,${told}`, over)[0];

  test('counts for the role the person is in', () => {
    expect(row('ada@nordlicht.example,sales,86,2026-11-02,', { learners })).toMatchObject(
      taken({ personId: 'ada', examId: 'exam-sales', roles: ['sales'], addsRole: null, score: 86 }),
    );
    expect(row('Ada Berg,Baseline exam,86.5,2026-11-02,', { learners })).toMatchObject(taken({ roles: ['sales'] }));
  });

  test('puts somebody into a role only where the table names it', () => {
    expect(row('Ada Berg,exam-sales,86,2026-11-02,')).toEqual(finding('role', 'notALearner'));
    expect(row('Ada Berg,exam-sales,86,2026-11-02,Sales')).toMatchObject(taken({ addsRole: 'sales' }));
  });

  test.each([
    ['Ada Berg,exam-sales,101,2026-11-02,sales', 'score', 'outOfScale'],
    ['Ada Berg,exam-sales,good,2026-11-02,sales', 'score', 'notAScore'],
    ['Ada Berg,exam-sales,86,2026-11-02,support', 'role', 'otherRole'],
    ['Nobody,exam-sales,86,2026-11-02,sales', 'person', 'unknownPerson'],
    ['Ada Berg,exam-cooking,86,2026-11-02,sales', 'exam', 'unknownWord'],
  ])('refuses %s for its %s: %s', (told, columnId, code) => {
    expect(row(told)).toEqual(finding(columnId, code));
  });

  test('knows a result of that person, exam, role and day', () => {
    const examResults = [{ personId: ada, examId: 'exam-sales', role: 'sales', day: '2026-11-02' }];
    expect(row('Ada Berg,sales,90,2026-11-02,', { learners, examResults })).toMatchObject({ state: 'known' });
  });
});

describe('a table of headquarters’ books', () => {
  test('takes sold deals with a partner or without', () => {
    const read = fates(
      'soldDeals',
      `Reference,Close date,Amount,Currency,Partner attached,Region
      D-1,2026-09-01,1000.50,eur,yes,North
      D-1,2026-09-01,1000.50,eur,no,North
      D-2,2026-09-01,1000.50,euro,no,North
      D-3,2026-09-01,1000.50,EUR,perhaps,North`,
    );
    expect(read[0]).toMatchObject(taken({ hasPartner: true, currency: 'EUR', region: 'North' }));
    expect(read[1]).toEqual({ state: 'twice', firstRow: 2 });
    expect(read[2]).toEqual(finding('currency', 'notACurrency'));
    expect(read[3]).toEqual(finding('hasPartner', 'notYesOrNo'));
  });

  test('takes a rate once, into the currency of reports where none is named, and never changes one', () => {
    const rates = [{ month: '2026-03', currency: 'USD', into: 'EUR', rate: '0.92' }];
    const read = fates(
      'monthlyRates',
      `Month,Currency,Rate
      2026-03,USD,0.920
      2026-03,USD,0.93
      3/2026,CHF,1.04
      2026-03-31,CHF,1.05
      2026-03,NOK,1.08x
      2026-13,SEK,1
      2026-03,EUR,1`,
      { rates },
    );
    expect(read[0]).toMatchObject({ state: 'known' });
    expect(read[1]).toEqual(finding('rate', 'rateIsNoted', { allowed: '0.92' }));
    expect(read[2]).toMatchObject(taken({ month: '2026-03', into: 'EUR' }));
    expect(read[3]).toEqual({ state: 'twice', firstRow: 4 });
    expect(read[4]).toEqual(finding('rate', 'notARate'));
    expect(read[5]).toEqual(finding('month', 'notAMonth'));
    expect(read[6]).toEqual(finding('currency', 'sameCurrency'));
  });
});

describe('a cell', () => {
  test('of a rate takes no comma: it could be read in two ways', () => {
    expect(['1.0842', '1,0842', '1,084', '0', '0.000', '-1'].map(readRate)).toEqual([
      '1.0842',
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test('of a score may name its scale', () => {
    expect(['4', '4.0', '4/5', '4.5', 'four', ''].map(readScore)).toEqual([4, 4, 4, null, null, null]);
  });

  test('of a month is read from a month or a day, never from two numbers that could be either', () => {
    expect(['2026-03', '31.03.2026', '03.2026', '2026-3', '03/04/2026'].map(readMonth)).toEqual([
      '2026-03',
      '2026-03',
      '2026-03',
      null,
      null,
    ]);
  });

  test('of a severity takes the words of ticket systems', () => {
    expect(['S1', 'sev 2', 'P3', '4', 'Critical', 'low', 'P5'].map(readSeverity)).toEqual([
      's1',
      's2',
      's3',
      's4',
      's1',
      's4',
      null,
    ]);
  });

  test('with a list names each thing once', () => {
    expect(readList(' Chat ;Phone| Chat;; ')).toEqual(['Chat', 'Phone']);
  });
});

test('every row of any table of any kind has a fate, and what is refused says why', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('FN 1', '2026-11-02', '2026-11-02T10:00Z', 'partner', 'P2', '9', 'EUR', 'Ada Berg', 'NPS', '=1+1'),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...importKinds),
      fc.array(fc.array(cell, { maxLength: 16 }), { maxLength: 6 }),
      (kind, rows) => {
        const mapping = Object.fromEntries(importColumns[kind].map(({ id }, at) => [id, at]));
        const planned = planImport(kind, { headings: [], rows }, mapping, known);
        expect(planned).toHaveLength(rows.length);
        for (const { fate } of planned) if (fate.state === 'refused') expect(fate.findings).not.toEqual([]);
      },
    ),
  );
});
