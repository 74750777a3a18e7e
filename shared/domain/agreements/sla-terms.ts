import { z } from 'zod';
import { riskTiers } from '#shared/domain/partners/partner';
import * as shape from './answer-shapes';
import { commonTerms } from './common-terms';
import { slaDecisions } from './sla-decisions';
import { slaRemedyDecisions } from './sla-remedy-decisions';
import { fromQuestion, needed, open, type ValuesOf } from './term';

const answered = {
  services: needed('services', fromQuestion('M8.Q1', 'services'), shape.serviceRows),
  excluded: open('excluded', fromQuestion('M8.Q1', 'excluded'), z.string()),
  countries: needed('countries', fromQuestion('M1.Q7', 'countries'), z.array(shape.filledText).min(1)),
  hours: needed('hours', fromQuestion('M8.Q2', 'hours'), shape.openingHours),
  channels: needed('channels', fromQuestion('M8.Q2', 'channels'), shape.channelRows),
  languages: needed('languages', fromQuestion('M8.Q2', 'languages'), z.array(shape.filledText).min(1)),
  accessibility: needed(
    'accessibility',
    fromQuestion('M8.Q2', 'accessibility'),
    z.array(z.enum(['wcagAA', 'textOnly', 'relay', 'plainLanguage', 'alternateContact'])),
  ),
  maintenance: open('maintenance', fromQuestion('M8.Q2', 'maintenance'), shape.openingHours.or(z.tuple([]))),
  availability: needed('availability', fromQuestion('M8.Q3', 'availability'), z.number().min(0).max(100)),
  times: needed('times', fromQuestion('M8.Q3', 'times'), shape.timesMatrix),
  onTime: needed('onTime', fromQuestion('M8.Q3', 'onTime'), z.number().min(0).max(100)),
  satisfaction: needed('satisfaction', fromQuestion('M8.Q3', 'satisfaction'), z.number().min(0).max(100)),
  firstContact: open('firstContact', fromQuestion('M8.Q3', 'firstContact'), z.number().min(0).max(100)),
  source: needed(
    'source',
    fromQuestion('M8.Q3', 'source'),
    z.enum(['partnerTickets', 'vendorTickets', 'monitoring', 'jointLog']),
  ),
  history: open('history', fromQuestion('M8.Q3', 'history'), shape.historyRows),
  cover: needed('cover', fromQuestion('M8.Q4', 'cover'), z.enum(['supportHours', 'extended', 'always'])),
  onCallNumber: needed('onCallNumber', fromQuestion('M8.Q4', 'number'), shape.filledText),
  roster: needed('roster', fromQuestion('M8.Q4', 'roster'), shape.rosterRows, {
    people: (rows) => rows.flatMap((row) => [row.person, ...(row.backup === undefined ? [] : [row.backup])]),
  }),
  ladderMinutes: needed('ladderMinutes', fromQuestion('M8.Q5', 'acknowledge'), z.number().positive()),
  reviewDays: needed('reviewDays', fromQuestion('M8.Q6', 'reviewDays'), z.number().positive()),
  breachNoticeHours: needed('breachNoticeHours', fromQuestion('M8.Q6', 'breachNoticeHours'), z.number().positive()),
  breachContact: needed('breachContact', fromQuestion('M8.Q6', 'breachContact'), shape.personId, {
    people: (id) => [id],
  }),
  openActions: open('openActions', fromQuestion('M8.Q6', 'actions'), shape.actionRows, {
    people: (rows) => shape.peopleIn(rows, (row) => row.owner),
  }),
  reportEvery: needed('reportEvery', fromQuestion('M8.Q7', 'reportEvery'), z.enum(['week', 'month', 'quarter'])),
  formats: needed(
    'formats',
    fromQuestion('M8.Q7', 'formats'),
    z.array(z.enum(['csv', 'pdf', 'json', 'dashboard'])).min(1),
  ),
  readers: needed('readers', fromQuestion('M8.Q7', 'readers'), shape.filledText),
  /** What may be promised in public, as the marketing interview wrote it down. */
  publicClaims: open('publicClaims', fromQuestion('M7.Q5', 'claims'), shape.claimRows),
  recordsMonths: needed('recordsMonths', fromQuestion('M8.Q7', 'recordsMonths'), z.number().positive()),
  transitionDays: needed('transitionDays', fromQuestion('M8.Q8', 'transitionDays'), z.number().min(0)),
  dataReturnDays: needed('dataReturnDays', fromQuestion('M8.Q8', 'dataReturnDays'), z.number().positive()),
  riskTier: needed(
    'riskTier',
    { kind: 'record', record: 'partner', field: 'riskTier', questionId: null },
    z.enum(riskTiers),
  ),
};

/** What a service level agreement is made of. */
export const slaTerms = { ...commonTerms, ...answered, ...slaDecisions, ...slaRemedyDecisions };

export type SlaValues = ValuesOf<typeof slaTerms>;
