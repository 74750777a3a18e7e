import { z } from 'zod';
import { calendarDateSchema } from '#shared/base/calendar-date';
import * as shape from './answer-shapes';
import { commonTerms } from './common-terms';
import { atAgreement, fromQuestion, needed, open, type ValuesOf } from './term';

const givenFor = z.array(
  z.object({ what: shape.filledText, milestone: z.enum(['R4', 'R5', 'A1', 'A2', 'A5', 'A6', 'F2']) }),
);

/** What a Joint Success Plan is made of. */
export const planTerms = {
  ...commonTerms,
  firstCustomers: needed('firstCustomers', fromQuestion('M1.Q2', 'firstCustomers'), shape.firstCustomerRows, {
    people: (rows) => shape.peopleIn(rows, (row) => row.owner),
  }),
  capabilities: needed('capabilities', fromQuestion('M1.Q3', 'capabilities'), shape.capabilityMatrix, {
    people: (matrix) => shape.peopleIn(Object.values(matrix), (row) => row.lead),
  }),
  objective: needed('objective', fromQuestion('M1.Q5', 'objective'), shape.filledText),
  valueDate: needed('valueDate', fromQuestion('M1.Q5', 'firstOutcomeBy'), calendarDateSchema),
  goals: needed('goals', fromQuestion('M1.Q5', 'goals'), shape.goalRows, {
    people: (rows) => shape.peopleIn(rows, (row) => row.owner),
  }),
  partnerGives: open('partnerGives', fromQuestion('M1.Q5', 'gives'), z.string()),
  blockers: open('blockers', fromQuestion('M1.Q6', 'blockers'), shape.blockerRows, {
    people: (rows) => shape.peopleIn(rows, (row) => row.owner),
  }),
  weeklyNote: needed('weeklyNote', fromQuestion('M8.Q7', 'weeklyNote'), z.boolean()),
  startDate: needed('startDate', atAgreement, calendarDateSchema, { type: 'date' }),
  vendorGives: needed('vendorGives', atAgreement, givenFor.min(1), {
    type: 'rows',
    default: [
      { what: 'Accounts, sandbox and the content of the playbook', milestone: 'R4' },
      { what: 'Baseline training and its exam', milestone: 'R5' },
      { what: 'Demonstration material and a sample statement of work', milestone: 'A5' },
      { what: 'A technical authority who accompanies the first customer', milestone: 'F2' },
    ],
  }),
  /** What the partner gives, by the milestone it is needed for; its own words stand beside it in `partnerGives`. */
  partnerGivesFor: open('partnerGivesFor', atAgreement, givenFor, { type: 'rows' }),
  /** Working days per milestone where they differ from the standard. */
  milestoneDays: needed('milestoneDays', atAgreement, z.record(z.string(), z.int().min(0).max(250)), {
    type: 'map',
    default: {},
  }),
  integrationPath: open('integrationPath', atAgreement, shape.filledText, { type: 'long' }),
  marketingPlay: open('marketingPlay', atAgreement, shape.filledText, { type: 'long' }),
};

export type PlanValues = ValuesOf<typeof planTerms>;
