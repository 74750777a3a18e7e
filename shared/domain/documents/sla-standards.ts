/**
 * Figures of the standard wording that no term of the agreement holds. They are named here once, so that a
 * sentence and a computation never differ; who wants another figure agrees on a deviation.
 */
export const slaStandards = {
  /** Working days after the end of a window until its values are reported. */
  reportDays: 5,
  /** Months between two tests of the on-call number. */
  testMonths: 6,
  /** Days to use an action credit. */
  actionCreditDays: 60,
  /** Measured windows in which a measure has to be met for an earn-back. */
  earnBackWindows: 3,
  /** Days of notice when an improvement plan is not delivered or not kept. */
  terminationDays: 30,
  /** Working days to show evidence that was asked for. */
  evidenceDays: 10,
  /** Days until access ends after somebody left the task. */
  accessDays: 1,
  /** Working days until a change that made a sentence untrue is an amendment. */
  amendmentDays: 10,
  /** Months by which the term may be extended while customers are handed over. */
  extensionMonths: 3,
} as const;

/** Factors of a credit as the formula of clause 15 names them. */
export const creditFactors = {
  critical: { factor: '1.25', measures: ['S6', 'S9', 'S17'] },
  impact: { most: '50', some: '10', someFactor: '0.75', fewFactor: '0.5' },
  repeat: { months: 6, second: '1.5', third: '2' },
  recovery: { fast: '0.5', informed: '0.75' },
} as const;
