import type { Json } from '#shared/base/json';
import { serviceLevelIds } from '#shared/domain/slas/service-level';
import type { Sla } from '#shared/domain/slas/sla';
import { agreedPromises } from '#shared/domain/slas/sla-details';
import { draftSla } from '#shared/domain/slas/sla-rules';
import { aCompleteVisit, anAgreement, answersWith } from './a-complete-visit';
import { anSla } from './an-sla';

/** Agreements that together take every way the text can take. */
export function everySla(): readonly Sla[] {
  const whole = anSla();
  return [
    whole,
    ...changes.map((change) => ({ ...whole, ...change(whole) })),
    anSla({ remedyKind: 'action', earnBack: true, isSole: true, incentiveAfterWindows: 0, renewal: 'byAgreement' }),
    anSla({
      monthlyFee: { amount: '12500.00', currency: 'EUR' },
      unitsPerHour: '1000',
      extraMeasures: [...serviceLevelIds],
      vendorOnCall: '+41 44 555 01 99',
      correctionDays: 0,
      peakHours: [{ days: [1], from: '08:00', to: '09:00', zone: 'Europe/Vienna' }],
      commitments: {
        S3: { target: '0.50', tolerance: '0.10', minimumSample: 1_000_000 },
        S8: { target: '95', tolerance: '0', minimumSample: 10 },
      },
      deviations: [
        { clause: '13', change: 'added', words: 'Both meet once a year.', reason: 'Wish of the Partner' },
        { clause: '19', change: 'replaced', words: 'Reports are given by telephone.', reason: '' },
        { clause: '22', change: 'struck', words: '', reason: 'Fixed targets' },
      ],
      secondLanguage: 'de',
    }),
    ...(['partnerTickets', 'vendorTickets', 'monitoring', 'jointLog'] as const).map((source) =>
      visited('M8.Q3', { source, history: [] }),
    ),
    ...(['supportHours', 'extended'] as const).map((cover) => visited('M8.Q4', { cover })),
    visited('M8.Q7', { reportEvery: 'week', formats: ['json', 'dashboard'], reviewEvery: 'month' }),
    visited('M8.Q7', { reportEvery: 'quarter', reviewEvery: 'halfYear' }),
  ];
}

function visited(questionId: string, fields: { readonly [fieldId: string]: Json }): Sla {
  const draft = draftSla(
    aCompleteVisit('sla', { agreement: anAgreement('sla'), answers: answersWith(questionId, fields) }),
  );
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  return draft.value;
}

type Change = (sla: Sla) => Partial<Sla>;

/** One promise in public for each kind of proof. */
const claims = (['figures', 'sla', 'certificate', 'references', 'firstCase', 'people'] as const).map((provenBy) => ({
  claim: 'Always there',
  about: 'availability' as const,
  ...(provenBy === 'figures' ? { figure: 99.5, unit: 'percent' as const } : { figure: undefined, unit: undefined }),
  provenBy,
  where: undefined,
}));

/** What no question and no term leads to in one step. */
const changes: readonly Change[] = [
  (sla) => ({
    said: {
      ...sla.said,
      riskTier: 'T1',
      excluded: null,
      closedDays: [],
      maintenance: null,
      transitionDays: 0,
      accessibility: [],
      channels: (['portal', 'chat', 'onSite'] as const).map((channel, index) => ({
        channel,
        address: 'here',
        severities: (['all', 'critical', 'routine'] as const)[index] ?? 'all',
      })),
    },
    dependencies: [],
    openActions: [],
    calendars: sla.calendars.map((calendar) => ({ ...calendar, weekly: [], holidays: [] })),
    sites: sla.sites.map((site) => ({ ...site, address: '' })),
    supersedesId: '0190f3c0-0000-7000-8000-00000000aaaa',
    serviceLevels: sla.serviceLevels.filter(({ id }) => id !== 'S1'),
    roster: sla.roster.map((line) => ({ ...line, days: 'all', from: '08:00', to: '18:00' })),
  }),
  (sla) => ({
    said: {
      ...sla.said,
      riskTier: 'T3',
      accessibility: ['wcagAA', 'textOnly', 'relay', 'plainLanguage', 'alternateContact'],
    },
    serviceLevels: sla.serviceLevels.map((level) => ({ ...level, window: level.id === 'S14' ? 'year' : 'event' })),
    dependencies: [
      { name: 'Cloud', owner: 'Provider', availability: '99.99' },
      { name: 'Payments', owner: 'Bank', availability: '99.95' },
      { name: 'Post', owner: 'Carrier', availability: null },
    ],
    outcomes: [
      { outcome: 'Help', measures: [], remedy: 'improvementPlan' },
      { outcome: 'Orders', measures: ['S1'], remedy: 'actionCredit' },
    ],
    publicCommitments: agreedPromises({ publicCommitments: null, publicClaims: claims }),
  }),
];
