import { z } from 'zod';
import { calendarDateSchema } from '#shared/base/calendar-date';
import { isDecimal } from '#shared/base/decimal';
import * as shape from './answer-shapes';
import { noticeClasses } from './notice-class';
import { atAgreement, needed, open } from './term';

const decimal = z.string().refine(isDecimal);

const term = {
  effectiveDate: needed('effectiveDate', atAgreement, calendarDateSchema, { type: 'date' }),
  termMonths: needed('termMonths', atAgreement, z.int().min(1).max(120), { type: 'number', default: 12 }),
  renewal: needed('renewal', atAgreement, z.enum(['automatic', 'byAgreement']), {
    type: 'one',
    options: ['automatic', 'byAgreement'],
    default: 'automatic',
  }),
  noticeDays: needed('noticeDays', atAgreement, z.int().min(1).max(365), { type: 'number', default: 60 }),
};

const time = {
  /** IANA zone in which windows begin and end. Left open: the zone of the support hours. */
  zone: open('zone', atAgreement, z.string().refine(isZone), { type: 'text' }),
  peak: needed('peak', atAgreement, shape.filledText, {
    type: 'text',
    default: 'the first two service hours of every working day',
  }),
  /** The same as hours that can be computed with. Left open: the first two hours of each row of the support hours. */
  peakHours: open('peakHours', atAgreement, shape.openingHours, { type: 'hours' }),
};

/** Kinds of things whose number per month the parties declare, so that it is known what can be measured at all. */
export const declaredKinds = [
  'cases',
  'criticalIncidents',
  'seriousIncidents',
  'requests',
  'surveyAnswers',
  'orders',
  'changes',
  'preventiveActions',
  'contracts',
  'customers',
] as const;
export type DeclaredKind = (typeof declaredKinds)[number];

const measuring = {
  extraMeasures: needed('extraMeasures', atAgreement, z.array(shape.filledText), { type: 'many', default: [] }),
  /** Where a commitment differs from what the answers and the standard say. */
  commitments: needed(
    'commitments',
    atAgreement,
    z.record(z.string(), z.object({ target: decimal, tolerance: decimal, minimumSample: z.int().min(1) })),
    { type: 'map', default: {} },
  ),
  /** Units of work per peak hour that shall get through; without it throughput cannot be measured. */
  unitsPerHour: open('unitsPerHour', atAgreement, decimal, { type: 'decimal' }),
  declaredVolumes: needed('declaredVolumes', atAgreement, z.partialRecord(z.enum(declaredKinds), z.number().min(0)), {
    type: 'map',
    default: {},
  }),
  /** Working days in which supplied data may be corrected. */
  correctionDays: needed('correctionDays', atAgreement, z.int().min(0).max(60), { type: 'number', default: 10 }),
  /** Services of others that ours stand on. Left open: those that the covered services name. */
  dependencies: open(
    'dependencies',
    atAgreement,
    z.array(
      z.object({ name: shape.filledText, owner: shape.filledText, availability: decimal.nullish().or(z.literal('')) }),
    ),
    { type: 'rows' },
  ),
};

const data = {
  dataHandled: needed('dataHandled', atAgreement, shape.filledText, {
    type: 'long',
    default: 'Names and business contact details of customers’ staff, and what customers write in their cases',
  }),
  dataLocation: needed('dataLocation', atAgreement, shape.filledText, { type: 'text' }),
};

const disputeSteps = ['notice', 'answer', 'managers', 'sponsors', 'mediation', 'decision'] as const;

const governing = {
  /** Notice per class of change; a class that is not named keeps the standard. */
  changeNotices: needed(
    'changeNotices',
    atAgreement,
    z.partialRecord(
      z.enum(noticeClasses),
      z.object({ count: z.int().min(0).max(730), unit: z.enum(['days', 'workingDays']) }),
    ),
    { type: 'map', default: {} },
  ),
  dispute: needed(
    'dispute',
    atAgreement,
    z
      .array(
        z.object({
          step: z.enum(disputeSteps),
          workingDays: z.int().min(0).max(365),
          decidedBy: shape.filledText,
          cost: z.enum(['own', 'half', 'loser']),
        }),
      )
      .min(1),
    {
      type: 'rows',
      default: [
        { step: 'notice', workingDays: 0, decidedBy: 'The partner manager who disagrees', cost: 'own' },
        { step: 'answer', workingDays: 5, decidedBy: 'The partner manager of the other party', cost: 'own' },
        { step: 'managers', workingDays: 5, decidedBy: 'Both partner managers', cost: 'own' },
        { step: 'sponsors', workingDays: 10, decidedBy: 'Both executive sponsors', cost: 'own' },
        { step: 'mediation', workingDays: 20, decidedBy: 'Nobody; the mediator helps to agree', cost: 'half' },
        { step: 'decision', workingDays: 60, decidedBy: 'The court that the base agreement names', cost: 'loser' },
      ],
    },
  ),
  /** For how many months after a window its verdict may be disputed. */
  disputeMonths: needed('disputeMonths', atAgreement, z.int().min(1).max(60), { type: 'number', default: 3 }),
  governingLaw: needed('governingLaw', atAgreement, shape.filledText, {
    type: 'text',
    default: 'the law that governs the base agreement',
  }),
  mediator: needed('mediator', atAgreement, shape.filledText, {
    type: 'text',
    default: 'a mediator both parties name within ten working days',
  }),
  /** Left open: what the marketing interview wrote down. */
  publicCommitments: open(
    'publicCommitments',
    atAgreement,
    z.array(
      z.object({
        promise: shape.filledText,
        proof: shape.filledText,
        measure: z.string().nullish().or(z.literal('')),
        target: decimal.nullish().or(z.literal('')),
      }),
    ),
    { type: 'rows' },
  ),
  deviations: needed(
    'deviations',
    atAgreement,
    z.array(
      z.object({
        clause: shape.filledText,
        change: z.enum(['added', 'replaced', 'struck']),
        words: z.string(),
        reason: z.string(),
      }),
    ),
    { type: 'rows', default: [] },
  ),
  /** Why this version takes the place of the one before; each version needs its own. */
  amendmentReason: open('amendmentReason', atAgreement, shape.filledText, { type: 'long' }),
  vendorOnCall: open('vendorOnCall', atAgreement, shape.filledText, { type: 'text' }),
};

/** Decided at the agreement. Where the house has a standard it stands as the default. */
export const slaDecisions = { ...term, ...time, ...measuring, ...data, ...governing };

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
