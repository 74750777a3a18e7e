export const severities = ['s1', 's2', 's3', 's4'] as const;
export type Severity = (typeof severities)[number];

export const severityTitles = {
  s1: 'Severity 1',
  s2: 'Severity 2',
  s3: 'Severity 3',
  s4: 'Severity 4',
} as const satisfies Record<Severity, string>;

export type Limit =
  | { readonly kind: 'within'; readonly count: number; readonly unit: 'minutes' | 'hours' | 'workingDays' }
  | { readonly kind: 'onChange' }
  | { readonly kind: 'nextRelease' }
  | { readonly kind: 'none' };

/** What is owed to the customer at one severity. */
export interface SeverityRule {
  readonly severity: Severity;
  readonly meaning: string;
  readonly faults: string;
  /** Whether time runs day and night or in service hours only. */
  readonly clock: 'always' | 'serviceHours';
  readonly acknowledge: Limit;
  readonly firstResponse: Limit;
  readonly updateEvery: Limit;
  readonly restore: Limit;
  readonly resolve: Limit;
}

export const impacts = [
  'The customer’s business stands still, or data is at risk',
  'A major function is lost, or many users are affected',
  'A limited function is lost, and there is a way around it',
  'A question or a matter of appearance',
] as const;

export const urgencies = ['Now', 'Today', 'When planned'] as const;

/** Severity by impact (rows) and urgency (columns). Impact weighs more: a stopped business is never below severity 2. */
export const severityMatrix: readonly (readonly [Severity, Severity, Severity])[] = [
  ['s1', 's1', 's2'],
  ['s2', 's2', 's3'],
  ['s3', 's3', 's4'],
  ['s4', 's4', 's4'],
];

const minutes = (count: number): Limit => ({ kind: 'within', count, unit: 'minutes' });
const hours = (count: number): Limit => ({ kind: 'within', count, unit: 'hours' });
const workingDays = (count: number): Limit => ({ kind: 'within', count, unit: 'workingDays' });

export const standardSeverities: readonly SeverityRule[] = [
  {
    severity: 's1',
    meaning: 'Customers cannot work, or their data is in danger.',
    faults: 'Outage, security incident, loss of data',
    clock: 'always',
    acknowledge: minutes(15),
    firstResponse: minutes(30),
    updateEvery: minutes(60),
    restore: hours(4),
    resolve: hours(24),
  },
  {
    severity: 's2',
    meaning: 'Customers work with great difficulty.',
    faults: 'Major degradation, broken integration',
    clock: 'always',
    acknowledge: minutes(30),
    firstResponse: hours(2),
    updateEvery: hours(4),
    restore: hours(8),
    resolve: workingDays(3),
  },
  {
    severity: 's3',
    meaning: 'Something is wrong, and there is a way around it.',
    faults: 'Defect of a function, slowness',
    clock: 'serviceHours',
    acknowledge: hours(4),
    firstResponse: workingDays(1),
    updateEvery: workingDays(2),
    restore: { kind: 'none' },
    resolve: workingDays(10),
  },
  {
    severity: 's4',
    meaning: 'A question or a wish.',
    faults: 'Question, request, cosmetic matter',
    clock: 'serviceHours',
    acknowledge: workingDays(1),
    firstResponse: workingDays(3),
    updateEvery: { kind: 'onChange' },
    restore: { kind: 'none' },
    resolve: { kind: 'nextRelease' },
  },
];
