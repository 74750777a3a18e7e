import type { Json } from '#shared/base/json';
import type { AnswerValue } from '#shared/domain/interviews/answer-check';
import { allAnswers } from './a-complete-visit';
import { agreedAnswers } from './agreed-answers';

type Said = { readonly [questionId: string]: AnswerValue };

/** Who says at Nordlicht what the agreed answers let others say. */
const nordlichtPeople: Readonly<Record<string, string>> = { mira: 'eva', tom: 'tomas', ana: 'sara' };

/** The agreed answers of a module with fields replaced; `undefined` leaves a field out. */
function agreed(questionId: string, fields: { readonly [fieldId: string]: Json | undefined } = {}): AnswerValue {
  const value = Object.entries({ ...agreedAnswers[questionId], ...fields });
  return renamed(Object.fromEntries(value.filter(([, field]) => field !== undefined)) as AnswerValue) as AnswerValue;
}

function renamed(value: Json): Json {
  if (typeof value === 'string') return nordlichtPeople[value] ?? value;
  if (Array.isArray(value)) return value.map(renamed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value as AnswerValue).map(([key, part]) => [key, renamed(part)]));
}

const qualification: Said = Object.fromEntries(
  allAnswers()
    .filter(({ questionId }) => questionId.startsWith('M1.'))
    .map(({ questionId, value }) => [questionId, value] as const),
);

const service: Said = Object.fromEntries(
  allAnswers()
    .filter(({ questionId }) => questionId.startsWith('M8.'))
    .map(({ questionId, value }) => [questionId, value] as const),
);

const contracting: Said = {
  'M2.Q1': agreed('M2.Q1'),
  'M2.Q2': agreed('M2.Q2', { agreement: 'reseller' }),
  'M2.Q3': agreed('M2.Q3'),
  'M2.Q4': agreed('M2.Q4'),
  'M2.Q5': agreed('M2.Q5'),
  'M2.Q6': agreed('M2.Q6'),
  'M2.Q7': agreed('M2.Q7'),
  'M2.Q8': agreed('M2.Q8'),
};

const compliance: Said = {
  'M3.Q1': agreed('M3.Q1'),
  'M3.Q2': agreed('M3.Q2'),
  'M3.Q3': agreed('M3.Q3', {
    secondFactor: true,
    secondFactorShare: undefined,
    administrators: undefined,
    strongFactor: undefined,
  }),
  'M3.Q4': {
    encryption: {
      inTransit: { state: 'yes', how: 'TLS 1.3' },
      servers: { state: 'yes', keys: 'Head of operations' },
      computers: { state: 'yes' },
      backups: { state: 'yes', keys: 'Head of operations' },
      removable: { state: 'none' },
    },
  },
  'M3.Q5': agreed('M3.Q5'),
  'M3.Q6': agreed('M3.Q6'),
  'M3.Q7': agreed('M3.Q7', { elsewhere: undefined }),
  'M3.Q8': agreed('M3.Q8'),
  'M3.Q9': agreed('M3.Q9', { tested: undefined, testedOn: undefined, testedBy: undefined, findingsOpen: undefined }),
  'M3.Q10': agreed('M3.Q10', { externals: undefined, administratorsPractised: undefined }),
};

const commerce: Said = {
  'M4.Q1': agreed('M4.Q1', { confirmNumber: '+43 1 555 02 60' }),
  'M4.Q2': agreed('M4.Q2'),
  'M4.Q3': agreed('M4.Q3'),
  'M4.Q4': agreed('M4.Q4'),
  'M4.Q5': agreed('M4.Q5'),
  'M4.Q6': agreed('M4.Q6'),
  'M4.Q7': {
    opportunities: [
      {
        name: 'Praxis Dr. Berger',
        need: 'Replace fax orders',
        by: '2027-03-05',
        owner: 'jonas',
        value: 24_000,
        decisionOn: '2027-04-09',
      },
      {
        name: 'Zahnlabor Donau',
        need: 'Read orders by interface',
        by: '2027-04-16',
        owner: 'jonas',
        value: 40_000,
        decisionOn: '2027-05-14',
      },
    ],
    registerBy: '2026-12-15',
    registers: 'jonas',
  },
};

const noInterface = { use: 'no' };

const integration: Said = {
  'M5.Q1': {
    needed: true,
    interfaces: {
      file: noInterface,
      api: { use: 'automatic', direction: 'both', perDay: 400, about: 'Orders and their state' },
      events: noInterface,
      sso: noInterface,
    },
  },
  'M5.Q2': {
    systems: [
      { system: 'Practice desk', version: '7.2', part: 'Sends orders', runs: 'provider', owner: 'tomas' },
      { system: 'Ticket desk', version: '2026.3', part: 'Reads the state', runs: 'cloud', owner: 'sara' },
    ],
  },
  'M5.Q3': {
    environments: [
      { environment: 'sandbox', setUpBy: 'vendor', readyBy: '2026-12-04', data: 'invented', owner: 'yuki' },
      { environment: 'production', setUpBy: 'vendor', readyBy: '2027-01-15', data: 'real', owner: 'yuki' },
    ],
  },
  'M5.Q4': {
    method: 'oauth',
    ownAccounts: true,
    keeping: 'In the vault of the operations team; nobody has them on paper.',
    rotationDays: 180,
    holder: 'tomas',
  },
  'M5.Q5': { perHour: 120, peaks: [{ from: '2027-01-11', to: '2027-01-22', what: 'Start of the year' }], grows: 20 },
  'M5.Q6': {
    watched: [
      { what: 'Refused orders', tool: 'Own monitoring', limit: 'More than 3 in an hour', alerts: 'tomas', minutes: 10 },
    ],
    logsMonths: 12,
  },
  'M5.Q7': {
    releaseEvery: 'monthly',
    noticeDays: 14,
    testsWithUs: true,
    canRollBack: true,
    rollBackMinutes: 45,
    rehearsed: true,
  },
  'M5.Q8': { asDrawn: true },
};

const enablement: Said = {
  'M6.Q1': {
    team: [
      { person: 'jonas', role: 'sales', from: '2026-11-01', language: 'de', hoursPerWeek: 4 },
      { person: 'tomas', role: 'delivery', from: '2026-11-01', language: 'de', hoursPerWeek: 6 },
      { person: 'lea', role: 'delivery', from: '2026-11-01', language: 'de', hoursPerWeek: 6 },
      { person: 'tomas', role: 'support', from: '2026-11-01', language: 'de' },
      { person: 'sara', role: 'support', from: '2026-11-01', language: 'en' },
    ],
  },
  'M6.Q2': {
    knowledge: {
      product: { sales: 2, delivery: 3, support: 3 },
      customer: { sales: 4, delivery: 4, support: 4 },
      method: { sales: 2, delivery: 2 },
      security: { delivery: 3, support: 3 },
      diagnosis: { support: 4 },
      escalation: { support: 4 },
    },
    strength: 'They know every practice by name.',
  },
  'M6.Q3': { windows: [{ from: '2026-11-30', to: '2026-12-11', what: 'Mornings' }], duringCourse: 'eva' },
  'M6.Q4': {
    hosts: [
      {
        name: 'Praxis Dr. Berger',
        need: 'Replace fax orders',
        by: '2027-03-05',
        owner: 'jonas',
        agreed: true,
      },
    ],
  },
  'M6.Q5': { supervisor: 'yuki', deputy: 'marc', mayStop: 'tomas', plannedOn: '2027-01-20' },
  'M6.Q6': {
    who: 'jonas',
    rubric: { problem: 4, outcome: 5, roles: 4, proof: 3, nextStep: 4 },
    note: 'Began with the practice and not with the platform.',
  },
  'M6.Q7': {
    who: 'sara',
    situation: 'outage',
    rubric: { acknowledge: 5, own: 4, inform: 4, close: 4 },
    note: 'Named the time of the next call before being asked.',
  },
  'M6.Q8': { turnover: 10, reserve: [{ person: 'eva', role: 'sales' }] },
};

const activation: Said = {
  'M7.Q1': {
    message: 'Orders leave your practice without paper, and one number answers when something is stuck.',
    brand: true,
    approver: 'marc',
    partnerApprover: 'eva',
  },
  'M7.Q2': {
    plays: [
      {
        audience: 'Dental practices around Vienna',
        play: 'event',
        starts: '2027-02-03',
        budget: 3000,
        goal: 'Twelve first talks',
        owner: 'jonas',
      },
    ],
  },
  'M7.Q3': {
    targets: [
      { name: 'Praxis Dr. Berger', need: 'Replace fax orders', by: '2027-03-05', owner: 'jonas', access: 'customer' },
      {
        name: 'Zahnlabor Donau',
        need: 'Read orders by interface',
        by: '2027-04-16',
        owner: 'jonas',
        access: 'contact',
        contact: 'Head of the laboratory',
      },
      {
        name: 'Praxis am Augarten',
        need: 'Orders from two rooms',
        by: '2027-05-07',
        owner: 'jonas',
        access: 'introduction',
      },
    ],
  },
  'M7.Q4': { demos: ['orderJourney', 'serviceReport'], statements: ['fixedScope'], presenter: 'jonas' },
  'M7.Q5': {
    promises: true,
    claims: [
      {
        claim: 'Somebody answers within thirty minutes',
        about: 'firstResponse',
        figure: 30,
        unit: 'minutes',
        provenBy: 'sla',
      },
    ],
  },
  'M7.Q6': {
    text: 'Ordering without paper for dental practices in Austria and Germany.',
    website: 'nordlicht.example',
    badges: ['sales', 'delivery', 'support'],
    regions: ['AT', 'DE'],
  },
  'M7.Q7': { followUp: 'jonas', deputy: 'eva', within: 4 },
};

/**
 * What Nordlicht says to every question that applies to it: a reseller that sells, puts into operation and supports,
 * sees personal data, and is connected by one interface.
 */
export const readyAnswers: Said = {
  ...qualification,
  ...contracting,
  ...compliance,
  ...commerce,
  ...integration,
  ...enablement,
  ...activation,
  ...service,
};

/** The same company when it sees no personal data, has no interface to us, and nobody works for it from outside. */
export const plainAnswers: Said = {
  ...qualification,
  ...contracting,
  'M2.Q2': agreed('M2.Q2', { agreement: 'reseller', changes: undefined, hurdle: 'asItStands' }),
  'M2.Q4': agreed('M2.Q4', { nda: 'inAgreement' }),
  'M2.Q7': { insured: false, plan: 'An offer for professional liability is on the table.' },
  'M2.Q8': { ownPeople: 9, usesOthers: false },
  ...compliance,
  'M3.Q1': {
    classes: {
      internal: { see: true, store: true, change: false },
      confidential: { see: true, store: false, change: false },
      personal: { see: false, store: false, change: false },
      special: { see: false, store: false, change: false },
      secrets: { see: false, store: false, change: false },
    },
    purpose: 'To support customers',
    guess: 'same',
  },
  'M3.Q3': agreed('M3.Q3', {
    secondFactor: true,
    secondFactorShare: undefined,
    reviewEvery: undefined,
    lastReview: undefined,
    administrators: undefined,
    strongFactor: undefined,
  }),
  'M3.Q8': agreed('M3.Q8', { proves: undefined }),
  'M3.Q9': { patchDays: 14, holds: true, names: 'Security management, Prüfhaus' },
  'M3.Q10': { allSigned: true, trainedShare: 95 },
  ...commerce,
  'M5.Q1': { needed: false },
  ...enablement,
  ...activation,
  ...service,
};
