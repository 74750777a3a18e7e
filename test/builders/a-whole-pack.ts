import { type Pack, packSchema } from '#shared/domain/playbook/pack';

const talk = [
  {
    id: 'M1.Q1',
    text: 'What do you do for customers?',
    minutes: 2,
    fields: [
      {
        id: 'work',
        label: 'Work',
        type: 'many',
        options: [
          { id: 'sell', label: 'Sell' },
          { id: 'deliver', label: 'Deliver' },
          { id: 'support', label: 'Support' },
        ],
      },
      { id: 'since', label: 'Since', type: 'number', required: false, min: 1950 },
    ],
  },
  {
    id: 'M1.Q2',
    text: 'How large are you?',
    minutes: 1,
    fields: [
      {
        id: 'people',
        label: 'People',
        type: 'number',
        constraint: { holds: 'value >= 1', otherwise: 'At least one.' },
      },
      { id: 'judged', label: 'How it felt', type: 'long', required: false, internal: true },
    ],
  },
  {
    id: 'M1.Q3',
    text: 'Which customers?',
    required: false,
    minutes: 2,
    appliesIf: 'answer("M1.Q1.work").exists(w, w == "sell")',
    fields: [
      {
        id: 'customers',
        label: 'Customers',
        type: 'table',
        columns: [{ id: 'name', label: 'Name', type: 'text', required: true }],
      },
    ],
  },
];

const moduleOne = {
  id: 'M1',
  title: 'Qualification',
  arc: { problem: 'Nobody knows.', insight: 'Asking helps.', solution: 'We ask.', impact: '9 of 10 know.' },
  isoStages: ['awareness'],
  questions: talk,
  steps: [
    {
      id: 'M1.S1',
      kind: 'interview',
      title: 'Hold the interview',
      minutes: 20,
      mandatory: true,
      role: 'partnerManager',
      proof: { kind: 'interview', moduleId: 'M1' },
      predicate: 'moduleAnswered("M1")',
    },
  ],
  processMap: [{ id: 'P1', title: 'Talk', role: 'partnerManager', steps: ['M1.S1'], next: [] }],
  checklist: [{ id: 'C1', text: 'Bring a pen.' }],
  measures: [{ id: 'time', title: 'Days to an answer', how: 'From the first talk.' }],
  done: 'moduleAnswered("M1")',
};

const proof = {
  id: 'E1.1',
  title: 'Register extract',
  help: 'Not older than three months.',
  sources: ['file', 'photo'],
  validMonths: 12,
  facts: [{ id: 'number', label: 'Number', type: 'text' }],
  broughtBy: 'partner',
  minutes: 10,
  inRoom: false,
  isoStages: ['awareness'],
};

const commercial = {
  bands: [
    { id: 'entry', name: 'Entry', minCertified: 0, minCsat: null, minResponses: null, percent: '10' },
    { id: 'silver', name: 'Silver', minCertified: 2, minCsat: '80', minResponses: 10, percent: '18' },
  ],
  bandGraceQuarters: 1,
  deals: {
    decisionDays: 2,
    appealDays: 5,
    protectionDays: 90,
    extensionDays: 60,
    silenceApproves: true,
    rejectionReasons: [{ id: 'known', label: 'Already known' }],
  },
  incentive: { jointWins: '0.5', satisfaction: '0.3', defects: '0.2', jointWinsTarget: 4 },
  coSelling: [{ id: 'public', segment: 'Public sector', lead: 'partner', rule: 'The partner leads.' }],
  forecast: { every: 'month', stages: [{ id: 'open', label: 'Open', percent: 20 }] },
  accountable: ['partnerManager', 'securityReviewer', 'partnerManager'],
};

const training = {
  curricula: [
    {
      role: 'sales',
      title: 'Selling with us',
      purpose: 'To sell well.',
      neededIf: 'true',
      heads: 1,
      courses: [{ id: 'first', title: 'First talk', minutes: 30, outline: ['Listen'] }],
      examId: 'baseline',
      credential: {
        id: 'sales',
        title: 'Sales',
        badge: 'Sales',
        validMonths: 12,
        grants: ['directory'],
        requires: [{ evidenceTypeId: 'E1.1', title: 'Exam' }],
      },
    },
  ],
  exams: [
    {
      id: 'baseline',
      title: 'Baseline',
      role: 'baseline',
      passAt: 80,
      minutes: 10,
      evidenceTypeId: 'E1.1',
      questions: [
        {
          id: 'first',
          text: 'What comes first?',
          options: [
            { id: 'a', label: 'The customer' },
            { id: 'b', label: 'The price' },
          ],
          right: ['a'],
          because: 'It always does.',
        },
      ],
    },
  ],
};

const asset = { purpose: 'To ask in order.', isoStages: ['awareness'], moduleId: 'M1' };

/** One of everything that a playbook can hold, small enough to read. Its expressions can be read; it is not complete. */
export const wholePackJson = {
  format: 1,
  id: 'small',
  version: '1.0.0',
  title: 'A small playbook',
  modules: [moduleOne],
  evidenceTypes: [proof],
  controls: [
    {
      id: 'AC.1',
      title: 'Named accounts only',
      nist: ['AC-2'],
      family: 'AC',
      tiers: ['T2', 'T3'],
      role: 'securityReviewer',
      needs: [{ kind: 'evidence', typeId: 'E1.1' }],
      protects: { clause: 10, why: 'Access is the way in.' },
    },
  ],
  gates: [
    {
      id: 'G1',
      title: 'May sell with us',
      promise: 'You may sell.',
      decidedBy: ['securityReviewer'],
      criteria: [
        {
          id: 'G1.1',
          title: 'Identity is shown',
          hard: true,
          role: 'partnerManager',
          predicate: 'valid("E1.1")',
          needs: [{ kind: 'evidence', typeId: 'E1.1' }],
        },
      ],
      graceDays: { T1: 14, T2: 14, T3: 0 },
    },
  ],
  talks: [
    {
      id: 'F1',
      title: 'What gets in the way',
      purpose: 'To mend it.',
      audience: 'partner',
      every: 'quarter',
      questions: [
        { id: 'F1.Q1', text: 'What cost you time?', minutes: 2, fields: [{ id: 'what', label: 'What', type: 'long' }] },
      ],
    },
  ],
  roles: [
    { id: 'partnerManager', title: 'Partner manager', party: 'vendor', purpose: 'Leads.', answersFor: ['The visit'] },
    { id: 'securityReviewer', title: 'Security reviewer', party: 'vendor', purpose: 'Looks.', answersFor: ['Gate 1'] },
  ],
  activities: [{ id: 'A01', moduleId: 'M1', title: 'Hold the talk', raci: { partnerManager: 'RA' } }],
  assets: [
    {
      ...asset,
      id: 'X-frame',
      kind: 'discoveryFrame',
      title: 'Discovery frame',
      audience: 'partner',
      blocks: [{ kind: 'text', text: 'Begin with the customer.' }],
    },
    {
      ...asset,
      id: 'X-runbook',
      kind: 'internalRunbook',
      title: 'Runbook',
      audience: 'internal',
      blocks: [
        { kind: 'heading', text: 'Before the visit' },
        { kind: 'list', items: ['Read the file.'] },
      ],
    },
  ],
  commercial,
  ...training,
  drills: [
    {
      id: 'callTree',
      title: 'Call tree',
      purpose: 'To be reached.',
      evidenceTypeId: 'E1.1',
      minutesFact: 'minutes',
      limitMinutes: 60,
      steps: [{ id: 'call', text: 'Call.', doneBy: 'vendor' }],
    },
  ],
  integrationChecks: [
    { id: 'IC1', title: 'Sign in', how: 'Ask for a token.', expected: 'A token.', weight: 1, requiredIf: 'true' },
  ],
  handoffs: [
    { id: 'grantContent', title: 'Grant content', doneBy: 'partnerManager', targetHours: 24, proof: 'It opens.' },
  ],
  programme: {
    title: 'Ninety days',
    sprints: [1, 2, 3].map((number) => ({
      number,
      title: `Sprint ${number}`,
      days: 30,
      goals: [{ id: 'goal', title: `Goal ${number}`, proof: 'It is there.' }],
    })),
    baselines: [{ id: 'time', title: 'Time', unit: 'days', how: 'Counted.' }],
  },
};

export function aWholePack(differs: Partial<Pack> = {}): Pack {
  return { ...packSchema.parse(wholePackJson), ...differs };
}

/** The pack after an edit made on a copy. */
export function edited(pack: Pack, edit: (copy: Pack) => void): Pack {
  const copy = structuredClone(pack);
  edit(copy);
  return copy;
}
