import type { MeasurableAgreement } from '#shared/domain/measuring/measurable-agreement';
import type { AgreementMeasured, WindowResult } from '#shared/domain/measuring/measurement';
import { rejudge } from '#shared/domain/measuring/rejudge';
import { measureOf } from '#shared/domain/slas/measures';
import { creditBands } from '#shared/domain/slas/remedies';
import type { ServiceLevelId } from '#shared/domain/slas/service-level';
import { standardSeverities } from '#shared/domain/slas/severity';

/** An agreement of three measures, for the gallery. */
export const sampleAgreement: MeasurableAgreement = {
  zone: 'Europe/Vienna',
  calendars: [],
  serviceLevels: (['S1', 'S8', 'S14'] as const).map((id) => {
    const measure = measureOf(id);
    const { commitment } = measure;
    return { ...measure, measuredBy: 'partner', bands: creditBands(measure, commitment), questionId: null };
  }),
  severities: standardSeverities.map((rule) => ({ ...rule, clock: 'serviceHours' })),
  remedies: {
    kind: 'money',
    monthlyCap: '25',
    yearlyCap: '15',
    chronic: { k: 3, n: 4 },
    earnBack: false,
    incentiveAfterWindows: null,
    isSole: false,
    breachesForPlan: { breaches: 3, months: 6 },
    planWithinWorkingDays: 10,
    actionCredits: [],
  },
  changeNotices: [],
  monthlyFee: { amount: '12000.00', currency: 'EUR' },
  breachNoticeHours: 48,
  reviewDays: 5,
  unitsPerHour: null,
};

const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
const availability = ['99.99', '99.88', '99.40', null, '99.87', '98.70'];
const onTime = ['97', '96', '93', '91', '95', '94'];

function result(measure: ServiceLevelId, label: string, value: string | null): WindowResult {
  const isQuarter = label.includes('Q');
  return {
    measure,
    window: { label, start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' },
    sample: value === null ? 0 : isQuarter ? 12 : 43_200,
    coverage: value === null ? '0' : '1',
    value,
    shown: '',
    verdict: 'notMeasured',
    notMeasuredBecause: null,
    isChronic: false,
    excluded: [{ what: '2026-01-11T01:00:00Z/2026-01-11T03:00:00Z', why: 'Agreed maintenance' }],
    why: [
      { step: 'serviceHours', facts: { minutes: '43200' } },
      {
        step: 'outage',
        at: '2026-01-20T09:10:00Z',
        facts: { from: '2026-01-20T09:10:00Z', to: '2026-01-20T10:00:00Z', minutes: '50' },
      },
      { step: 'down', facts: { minutes: '50', of: '43080' } },
    ],
  };
}

/** Half a year of figures, judged by the sample agreement. */
export const sampleMeasured: AgreementMeasured = rejudge(
  {
    from: '2026-01-01',
    to: '2026-07-01',
    zone: sampleAgreement.zone,
    results: [
      ...months.map((month, at) => result('S1', month, availability[at] ?? null)),
      ...months.map((month, at) => result('S8', month, onTime[at] ?? null)),
      result('S14', '2026-Q1', '83'),
      result('S14', '2026-Q2', '86'),
    ],
    credits: [],
    consequences: [],
    caseFacts: { months: {}, repeatedCauses: [] },
    inputs: [{ table: 'checks', rows: 24_000 }],
  },
  sampleAgreement,
);
