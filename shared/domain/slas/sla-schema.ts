import { z } from 'zod';
import { isDecimal } from '#shared/base/decimal';
import { documentLanguages } from '#shared/domain/agreements/document-language';
import { noticeClasses } from '#shared/domain/agreements/notice-class';
import { riskTiers } from '#shared/domain/partners/partner';
import { journeyStages, serviceLevelIdSchema } from './service-level';
import { severities } from './severity';

/**
 * The shape that data of an agreement must have to be read at all. It is loose about what is only printed, and says
 * nothing of whether the agreement is a good one: that is the linter's.
 */
const text = z.string();
/** Read as an exact number later; whether it is one is told by the linter, so that a file with a slip can be opened. */
const figureText = z.string();
const decimalText = z.string().refine(isDecimal);

const party = z.looseObject({ name: text, registerNumber: text, country: text, address: text });
const person = z.looseObject({ name: text, title: text, phone: text, email: text });

const limit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('within'), count: z.number().min(0), unit: z.enum(['minutes', 'hours', 'workingDays']) }),
  z.object({ kind: z.enum(['onChange', 'nextRelease', 'none']) }),
]);

const weekly = z.array(
  z.looseObject({ days: z.array(z.int().min(1).max(7)).min(1), from: text, to: text, zone: text }),
);

const level = z.looseObject({
  id: serviceLevelIdSchema,
  name: text,
  unit: text,
  better: z.enum(['higher', 'lower']),
  window: z.enum(['month', 'quarter', 'year', 'event']),
  source: text,
  validation: text,
  stage: z.enum(journeyStages),
  measuredBy: z.enum(['vendor', 'partner', 'both', 'thirdParty']),
  commitment: z.looseObject({ target: figureText, tolerance: figureText, minimumSample: z.int().min(0) }),
  bands: z.array(z.looseObject({ from: figureText.nullable(), to: figureText.nullable(), percent: figureText })),
  example: z.looseObject({ isShare: z.boolean() }),
  questionId: text.nullable(),
});

const severity = z.looseObject({
  severity: z.enum(severities),
  clock: z.enum(['always', 'onCallHours', 'serviceHours']),
  acknowledge: limit,
  firstResponse: limit,
  updateEvery: limit,
  restore: limit,
  resolve: limit,
});

const history = z.array(
  z.looseObject({
    month: z.iso.date(),
    availability: z.number().optional(),
    cases: z.number().optional(),
    onTime: z.number().optional(),
    satisfaction: z.number().optional(),
  }),
);

const said = z.looseObject({
  effectiveDate: z.iso.date(),
  termMonths: z.number(),
  noticeDays: z.int().min(0),
  recordsMonths: z.number(),
  breachNoticeHours: z.number(),
  reviewDays: z.number(),
  riskTier: z.enum(riskTiers),
  hours: weekly.min(1),
  services: z.array(z.looseObject({ service: text })),
  outcomes: z.array(z.looseObject({ outcome: text })),
  history: history.nullish(),
  extraMeasures: z.array(text).nullish(),
  commitments: z.record(text, z.json()).nullish(),
  creditBands: z.record(text, z.json()).nullish(),
  declaredVolumes: z.record(text, z.number()).nullish(),
  monthlyFee: z.looseObject({ amount: decimalText, currency: text }).nullish(),
  disputeMonths: z.number().nullish(),
  amendmentReason: text.nullish(),
  unitsPerHour: figureText.nullish(),
  publicClaims: z
    .array(z.looseObject({ claim: text, about: text, figure: z.number().optional(), unit: text.optional() }))
    .nullish(),
  publicCommitments: z.array(z.looseObject({ promise: text, proof: text })).nullish(),
  closedDays: z.array(z.looseObject({ date: z.iso.date() })).nullish(),
  maintenance: weekly.nullish(),
  baseAgreement: text.nullish(),
  dataHandled: text.nullish(),
  dataLocation: text.nullish(),
  governingLaw: text.nullish(),
  mediator: text.nullish(),
  onCallNumber: text.nullish(),
});

const common = {
  kind: z.literal('sla'),
  agreementId: text,
  version: z.int(),
  supersedesId: text.nullable(),
  vendor: party,
  partner: party,
  sites: z.array(z.looseObject({ zone: text })),
  endDate: z.iso.date(),
  said,
  serviceLevels: z.array(level),
  severities: z.array(severity),
  ladder: z.array(
    z.looseObject({
      level: z.enum(['L0', 'L1', 'L2', 'L3', 'L4']),
      vendor: person,
      partner: person,
      after: z.object({ s1: limit, s2: limit, s3: limit }),
    }),
  ),
  roster: z.array(
    z.looseObject({
      person,
      days: z.enum(['all', 'workdays', 'weekend']),
      from: text,
      to: text,
      backup: person.nullable(),
    }),
  ),
  breachContact: person,
};

export const formatOneSchema = z.looseObject({ format: z.literal(1), ...common });

export const slaSchema = z.looseObject({
  format: z.literal(2),
  ...common,
  template: text,
  zone: text,
  calendars: z.array(
    z.looseObject({
      id: z.enum(['service', 'onCall', 'peak', 'maintenance']),
      version: z.int(),
      weekly,
      holidays: z.array(z.looseObject({ date: z.iso.date(), name: text })),
    }),
  ),
  outcomes: z.array(z.looseObject({ outcome: text, measures: z.array(text), remedy: text })),
  journey: z.array(z.looseObject({ stage: z.enum(journeyStages), measure: text.nullable(), words: text })),
  remedies: z.looseObject({
    kind: z.enum(['money', 'action']),
    monthlyCap: decimalText,
    yearlyCap: decimalText,
    chronic: z.object({ k: z.int().min(1), n: z.int().min(1) }),
    earnBack: z.boolean(),
    incentiveAfterWindows: z.int().min(1).nullable(),
    isSole: z.boolean(),
    breachesForPlan: z.object({ breaches: z.int().min(1), months: z.int().min(1) }),
    planWithinWorkingDays: z.int().min(0),
    actionCredits: z.array(z.looseObject({ name: text, points: text })),
  }),
  dependencies: z.array(z.looseObject({ name: text, owner: text, availability: figureText.nullable() })),
  changeNotices: z.array(
    z.looseObject({
      noticeClass: z.enum(noticeClasses),
      count: z.int().min(0),
      unit: z.enum(['days', 'workingDays']),
    }),
  ),
  dispute: z.array(z.looseObject({ step: text, workingDays: z.int().min(0), decidedBy: text, cost: text })),
  publicCommitments: z.array(
    z.looseObject({ promise: text, proof: text, measure: text.nullable(), target: figureText.nullable() }),
  ),
  deviations: z.array(
    z.looseObject({ clause: text, change: z.enum(['added', 'replaced', 'struck']), words: text, reason: text }),
  ),
  languages: z.looseObject({
    first: z.enum(documentLanguages),
    second: z.enum(documentLanguages).nullable(),
    /** May be missing in a file, which the linter tells. */
    prevailing: text.nullish(),
  }),
});
