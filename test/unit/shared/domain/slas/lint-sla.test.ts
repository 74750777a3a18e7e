import { describe, expect, test } from 'vitest';
import { problemCodes } from '#shared/domain/agreements/agreement-commands';
import { lintWarningCodes, type SlaFinding } from '#shared/domain/slas/lint-finding';
import { lintSla } from '#shared/domain/slas/lint-sla';
import type { Commitment, ServiceLevelId } from '#shared/domain/slas/service-level';
import type { ServiceLevel, Sla } from '#shared/domain/slas/sla';
import { composeSla } from '#shared/domain/slas/sla-rules';
import messages from '../../../../../renderer/messages/en/agreements.json';
import { aCompleteVisit, answersWith } from '../../../../builders/a-complete-visit';
import { anSla, keptMonths } from '../../../../builders/an-sla';

const clean = anSla();

function withLevel(id: ServiceLevelId, over: Partial<ServiceLevel>, sla: Sla = clean): Sla {
  return { ...sla, serviceLevels: sla.serviceLevels.map((level) => (level.id === id ? { ...level, ...over } : level)) };
}

function withCommitment(id: ServiceLevelId, over: Partial<Commitment>, sla: Sla = clean): Sla {
  const level = sla.serviceLevels.find((one) => one.id === id);
  if (level === undefined) throw new Error(id);
  return withLevel(id, { commitment: { ...level.commitment, ...over } }, sla);
}

const said = (over: Partial<Sla['said']>, sla: Sla = clean): Sla => ({ ...sla, said: { ...sla.said, ...over } });

const availabilityBands = [
  { from: '99.85', to: null, percent: '0' },
  { from: '99.50', to: '99.85', percent: '5' },
  { from: '99.00', to: '99.50', percent: '10' },
  { from: null, to: '99.00', percent: '25' },
];
const withBands = (bands: ServiceLevel['bands']) => withLevel('S1', { bands });
const dependency = (name: string, availability: string | null) => ({ name, owner: name, availability });

/** Each fault with the sentence that says what was done to a clean agreement. */
const seeded: readonly (readonly [string, SlaFinding['code'], Sla])[] = [
  ['a measure lost its source', 'E01', withLevel('S8', { source: ' ' })],
  ['a measure lost the way to check it', 'E01', withLevel('S14', { validation: '' })],
  [
    'two bands leave a gap',
    'E02',
    withBands(availabilityBands.map((band) => (band.percent === '5' ? { ...band, from: '99.60' } : band))),
  ],
  [
    'two bands overlap',
    'E02',
    withBands(availabilityBands.map((band) => (band.percent === '10' ? { ...band, to: '99.60' } : band))),
  ],
  [
    'a band runs backwards',
    'E02',
    withBands(availabilityBands.map((band) => (band.percent === '5' ? { ...band, from: '99.90' } : band))),
  ],
  [
    'a worse band costs less',
    'E02',
    withBands(availabilityBands.map((band) => (band.percent === '25' ? { ...band, percent: '1' } : band))),
  ],
  [
    'the last band ends before the worst value',
    'E02',
    withBands(availabilityBands.map((band) => (band.from === null ? { ...band, from: '95' } : band))),
  ],
  [
    'the first band begins below the best value',
    'E02',
    withBands(availabilityBands.map((band) => (band.to === null ? { ...band, to: '99.95' } : band))),
  ],
  [
    'bands of a measure where less is better leave a gap',
    'E02',
    withLevel('S9', {
      bands: [
        { from: null, to: '5', percent: '0' },
        { from: '6', to: null, percent: '5' },
      ],
    }),
  ],
  ['the tolerance lies on the wrong side', 'E03', withCommitment('S1', { tolerance: '-0.01' })],
  ['the tolerance reaches into a band that costs something', 'E03', withCommitment('S1', { tolerance: '0.06' })],
  [
    'the tolerance of a time reaches into a band that costs something',
    'E03',
    withCommitment('S9', { tolerance: '1.01' }),
  ],
  ['the tolerance swallows every possible breach', 'E03', withCommitment('S14', { tolerance: '86' })],
  [
    'the night roster is gone',
    'E04',
    { ...clean, roster: clean.roster.map((line) => ({ ...line, from: '08:00', to: '18:00' })) },
  ],
  [
    'nobody is on call at the weekend',
    'E04',
    { ...clean, roster: clean.roster.filter(({ days }) => days !== 'weekend') },
  ],
  [
    'a rung of the ladder has no name on one side',
    'E05',
    {
      ...clean,
      ladder: clean.ladder.map((rung) =>
        rung.level === 'L2' ? { ...rung, partner: { ...rung.partner, name: '' } } : rung,
      ),
    },
  ],
  [
    'a third party is up less often than what is promised',
    'E06',
    { ...clean, dependencies: [dependency('Cloud', '99.89')] },
  ],
  ['records are deleted before a dispute is over', 'E07', said({ recordsMonths: 7 })],
  ['notice is longer than the term', 'E08', said({ noticeDays: 365 })],
  ['a breach is told later than the risk tier allows', 'E09', said({ breachNoticeHours: 49 })],
  ['the breach measure is kinder than the clause', 'E09', withCommitment('S23', { tolerance: '1' })],
  [
    'two languages are printed and another one holds',
    'E10',
    { ...clean, languages: { first: 'en', second: 'de', prevailing: 'fr' as 'en' } },
  ],
  ['the governing law is still to come', 'E11', said({ governingLaw: 'TBD' })],
  ['a template variable was left in', 'E11', said({ dataLocation: 'In {country}' })],
  ['the partner has no address', 'E11', { ...clean, partner: { ...clean.partner, address: '' } }],
  ['a target is no number', 'E11', withCommitment('S8', { target: 'high' })],
  ['a measure is asked for that nobody knows', 'E11', said({ extraMeasures: ['S99'] })],
  ['throughput is measured without an agreed rate', 'E11', anSla({ extraMeasures: ['S4'] })],
  [
    'a clause leaves the standard without a reason',
    'E11',
    { ...clean, deviations: [{ clause: '22', change: 'struck', words: '', reason: ' ' }] },
  ],
  [
    'the signatures are struck',
    'E11',
    { ...clean, deviations: [{ clause: '27', change: 'struck', words: '', reason: 'Short' }] },
  ],
  [
    'a clause is replaced that does not exist',
    'E11',
    { ...clean, deviations: [{ clause: '28', change: 'replaced', words: 'Text', reason: 'Wish' }] },
  ],
  [
    'the target was missed in a month that was shown',
    'W01',
    said({ history: [{ ...keptMonths[0], month: '2026-10-01', availability: 99.89 }] as Sla['said']['history'] }),
  ],
  ['there are fewer cases than the minimum sample', 'W02', said({ declaredVolumes: { cases: 29 } })],
  [
    'updates come later than restoration',
    'W03',
    {
      ...clean,
      severities: clean.severities.map((one) =>
        one.severity === 's1' ? { ...one, updateEvery: { kind: 'within', count: 5, unit: 'hours' } } : one,
      ),
    },
  ],
  ['thirteen measures cost something', 'W04', { ...clean, serviceLevels: thirteenPriced() }],
  [
    'more is promised in public than here',
    'W05',
    { ...clean, publicCommitments: [{ promise: 'Always there', proof: 'Figures', measure: 'S1', target: '99.95' }] },
  ],
  [
    'a faster answer is promised in public than in the gravest case here',
    'W05',
    said({
      publicClaims: [
        {
          claim: 'We answer in ten minutes',
          about: 'firstResponse',
          figure: 10,
          unit: 'minutes',
          provenBy: 'sla',
          where: undefined,
        },
      ],
    }),
  ],
];

function thirteenPriced(): Sla['serviceLevels'] {
  const all = anSla({ extraMeasures: ['S2', 'S3', 'S6', 'S12', 'S13', 'S19'] }).serviceLevels;
  return all.slice(0, 13).map((level) => ({ ...level, bands: level.bands.length > 0 ? level.bands : costly(level) }));
}

/** Bands that cost something far beyond every tolerance. */
function costly({ better }: ServiceLevel): ServiceLevel['bands'] {
  const far = better === 'higher' ? '0.5' : '1000000';
  const [free, dear] = [
    { from: far, to: null },
    { from: null, to: far },
  ];
  return better === 'higher'
    ? [
        { ...free, percent: '0' },
        { ...dear, percent: '5' },
      ]
    : [
        { ...dear, percent: '0' },
        { ...free, percent: '5' },
      ];
}

describe('the linter', () => {
  test('is silent about a clean agreement', () => {
    expect(lintSla(clean)).toEqual([]);
  });

  test.each(seeded)('finds that %s, and nothing else (%s)', (_what, code, sla) => {
    expect(lintSla(sla).map((one) => one.code)).toEqual([code]);
  });

  test('has a seeded fault and a sentence for every code', () => {
    const codes = [...problemCodes.filter((code) => code.startsWith('E')), ...lintWarningCodes];
    expect(codes.filter((code) => !seeded.some(([, seed]) => seed === code))).toEqual([]);
    const ids = [
      ...problemCodes.map((code) => `agreements.problem.${code}`),
      ...lintWarningCodes.map((code) => `agreements.warning.${code}`),
    ];
    expect(ids.filter((id) => !(id in messages))).toEqual([]);
  });

  test('names the hours without anybody on call, by weekday and on the next dates', () => {
    const roster = clean.roster.map((line) =>
      line.days === 'weekend' ? { ...line, from: '06:00', to: '00:00' } : line,
    );
    expect(lintSla({ ...clean, roster }, { asOf: '2027-01-08' })).toEqual([
      {
        code: 'E04',
        severity: 'error',
        clause: '11',
        questionId: 'M8.Q4',
        termId: null,
        measure: null,
        facts: { hoursPerWeek: 12 },
        holes: {
          weekly: [
            { weekday: 6, from: '00:00', to: '06:00' },
            { weekday: 7, from: '00:00', to: '06:00' },
          ],
          dates: [
            { date: '2027-01-09', from: '00:00', to: '06:00' },
            { date: '2027-01-10', from: '00:00', to: '06:00' },
          ],
        },
      },
    ]);
  });

  test('computes what three services come to exactly: 99.9 % × 99.95 % × 99.8 % is 99.6503 %, 151 minutes in 30 days', () => {
    // 0.999 × 0.9995 × 0.998 = 0.996503499; 0.003496501 × 43 200 = 151.05 minutes.
    const dependencies = [
      dependency('Cloud', '99.9'),
      dependency('Network', '99.95'),
      dependency('Mail', '99.8'),
      dependency('Maps', null),
    ];
    expect(lintSla({ ...clean, dependencies }).map(({ code, facts }) => [code, facts])).toEqual([
      ['E06', { target: '99.9', product: '99.6503', minutes: '151', dependencies: 'Cloud, Network, Mail, Maps' }],
    ]);
    const kept = anSla({ dependencies, commitments: { S1: { target: '99.65', tolerance: '0.05', minimumSample: 1 } } });
    expect(lintSla(kept)).toEqual([]);
  });

  test('holds the targets against the results of the last six months that are shown, not against older ones', () => {
    const history = [
      { measure: 'S7' as const, window: { start: '2026-10-01T00:00:00Z' }, value: '95' },
      { measure: 'S7' as const, window: { start: '2026-06-01T00:00:00Z' }, value: '94' },
      { measure: 'S7' as const, window: { start: '2026-04-01T00:00:00Z' }, value: '1' },
      { measure: 'S9' as const, window: { start: '2026-07-01T00:00:00Z' }, value: '13/3' },
      { measure: 'S11' as const, window: { start: '2026-09-01T00:00:00Z' }, value: null },
    ];
    expect(lintSla(clean, { history }).map(({ code, facts }) => [code, facts])).toEqual([
      ['W01', { measure: 'S7 Acknowledged in time', target: '95', missed: 1, shown: 2 }],
      ['W01', { measure: 'S9 Time to restore after critical incidents', target: '4', missed: 1, shown: 1 }],
    ]);
  });

  test('takes a public promise about a measure that is not agreed for one that nothing stands behind', () => {
    const promise = { promise: 'Few errors', proof: 'Figures', measure: 'S3' as const, target: '0.1' };
    expect(lintSla(clean, { publicPromises: [promise] }).map(({ code, facts }) => [code, facts])).toEqual([
      ['W05', { promise: 'Few errors', promised: '0.1', agreed: 'none', unit: '' }],
    ]);
    const kept = { promise: 'Nearly always there', proof: 'Figures', measure: 'S1' as const, target: '99.9' };
    expect(lintSla(clean, { publicPromises: [kept] })).toEqual([]);
  });

  test('reads the data of an agreement that was written and read again as the same', () => {
    expect(lintSla(JSON.parse(JSON.stringify(clean)) as Sla)).toEqual([]);
  });
});

describe('an agreement', () => {
  test('is not composed while the linter finds an error; a warning does not stand in the way', () => {
    const late = aCompleteVisit('sla', { answers: answersWith('M8.Q6', { breachNoticeHours: 72 }) });
    expect(composeSla(late)).toEqual({
      ok: false,
      error: { missing: [], problems: [{ code: 'E09', questionId: 'M8.Q6', details: { tier: 'T2', longest: 48 } }] },
    });
    // The visit shows a month with 99.8839 %, and 99.9 % is promised.
    const composed = composeSla(aCompleteVisit('sla'));
    if (!composed.ok) throw new Error(JSON.stringify(composed.error));
    expect(lintSla(composed.value).map(({ code, measure }) => [code, measure])).toEqual([
      ['W01', 'S1'],
      ['W01', 'S8'],
    ]);
  });
});
