import { z } from 'zod';
import * as shape from './answer-shapes';
import { documentLanguages } from './document-language';
import { atAgreement, fromQuestion, needed, open } from './term';

/** Terms that both the plan and the service level agreement need: who the parties are and who speaks for them. */
export const commonTerms = {
  partnerName: needed(
    'partnerName',
    { kind: 'record', record: 'partner', field: 'legalName', questionId: 'M1.Q1' },
    shape.filledText,
  ),
  partnerRegisterNumber: needed(
    'partnerRegisterNumber',
    { kind: 'record', record: 'partner', field: 'registerNumber', questionId: 'M1.Q1' },
    shape.filledText,
  ),
  partnerCountry: needed(
    'partnerCountry',
    { kind: 'record', record: 'partner', field: 'country', questionId: 'M1.Q1' },
    shape.filledText,
  ),
  partnerAddress: needed('partnerAddress', fromQuestion('M1.Q1', 'address'), shape.filledText),
  vendorName: needed('vendorName', { kind: 'agreement', suggestedBy: 'legalName' }, shape.filledText),
  vendorRegisterNumber: needed(
    'vendorRegisterNumber',
    { kind: 'agreement', suggestedBy: 'registerNumber' },
    shape.filledText,
  ),
  vendorCountry: needed('vendorCountry', { kind: 'agreement', suggestedBy: 'country' }, z.string().regex(/^[A-Z]{2}$/)),
  vendorAddress: needed('vendorAddress', { kind: 'agreement', suggestedBy: 'address' }, shape.filledText),
  baseAgreement: needed('baseAgreement', atAgreement, shape.filledText),
  outcomes: needed('outcomes', fromQuestion('M1.Q2', 'outcomes'), shape.outcomeRows),
  sponsor: needed('sponsor', fromQuestion('M1.Q5', 'sponsor'), shape.personId, { people: (id) => [id] }),
  stages: needed('stages', fromQuestion('M8.Q1', 'stages'), shape.stageMatrix),
  closedDays: open('closedDays', fromQuestion('M8.Q2', 'closedDays'), shape.closedDayRows),
  ladder: needed('ladder', fromQuestion('M8.Q5', 'ladder'), shape.ladderMatrix, { people: shape.peopleOnLadder }),
  vendorSponsor: needed('vendorSponsor', fromQuestion('M8.Q5', 'vendorSponsor'), shape.personId, {
    people: (id) => [id],
  }),
  reviewEvery: needed('reviewEvery', fromQuestion('M8.Q7', 'reviewEvery'), z.enum(['month', 'quarter', 'halfYear'])),
  firstReview: needed('firstReview', fromQuestion('M8.Q7', 'firstReview'), z.iso.date()),
  handover: needed('handover', fromQuestion('M8.Q8', 'handover'), shape.filledText),
  documentLanguage: needed('documentLanguage', atAgreement, z.enum(documentLanguages), {
    type: 'one',
    options: documentLanguages,
    default: 'en',
  }),
  secondLanguage: needed('secondLanguage', atAgreement, z.enum(['none', ...documentLanguages]), {
    type: 'one',
    options: ['none', ...documentLanguages],
    default: 'none',
  }),
  /** Which text holds where two differ; see `agreedLanguages`. */
  prevailingLanguage: needed('prevailingLanguage', atAgreement, z.enum(['first', 'second']), {
    type: 'one',
    options: ['first', 'second'],
    default: 'first',
  }),
};
