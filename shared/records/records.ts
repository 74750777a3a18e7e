import type { z } from 'zod';
import type { Json } from '#shared/base/json';
import { type Agreement, agreementSchema, termFieldPrefix } from '#shared/domain/agreements/agreement';
import { agreementApprovalSchema, agreementNoticeSchema } from '#shared/domain/agreements/agreement-approval';
import { dealEventSchema, dealSchema } from '#shared/domain/commercial/deal';
import { defectSchema, engagementSchema, serviceCaseSchema } from '#shared/domain/delivery/delivery';
import { learnerSchema } from '#shared/domain/enablement/learner';
import { evidenceReviewSchema, evidenceRevisionSchema, evidenceSchema } from '#shared/domain/evidence/evidence';
import { redactionSchema } from '#shared/domain/evidence/redaction';
import { concessionDecisionSchema, concessionSchema } from '#shared/domain/gates/concession';
import { gateDecisionSchema } from '#shared/domain/gates/gate-decision';
import { handoffEventSchema, handoffSchema } from '#shared/domain/handoffs/handoff';
import { quarantineDecisionSchema } from '#shared/domain/headquarters/quarantine-decision';
import { restorationSchema } from '#shared/domain/headquarters/restoration';
import {
  experimentSchema,
  frictionNoteSchema,
  improvementSchema,
  improvementVoteSchema,
} from '#shared/domain/improvements/improvement';
import { answerSchema } from '#shared/domain/interviews/answer';
import { interviewSchema } from '#shared/domain/interviews/interview';
import { partnerSchema } from '#shared/domain/partners/partner';
import { personSchema } from '#shared/domain/partners/person';
import { siteSchema } from '#shared/domain/partners/site';
import { disputeEventSchema, disputeSchema } from '#shared/domain/performance/dispute';
import {
  incidentEventSchema,
  incidentSchema,
  postIncidentReviewSchema,
  preventiveActionSchema,
} from '#shared/domain/performance/incident';
import { behaviourNoteSchema, jointReviewSchema } from '#shared/domain/performance/joint-review';
import { performanceFileSchema } from '#shared/domain/performance/performance-file';
import { goalReadingSchema, milestoneClosureSchema, planReviewSchema } from '#shared/domain/plans/plan-progress';
import { packDraftSchema, packVersionSchema } from '#shared/domain/playbook/pack-version';
import {
  blockerSchema,
  programmeGoalSchema,
  programmeSchema,
  weekNoteSchema,
} from '#shared/domain/programme/programme';
import {
  insightReportSchema,
  monthlyRateSchema,
  reportingSettingsSchema,
  soldDealSchema,
} from '#shared/domain/reporting/reporting';
import { documentRevisionSchema, signatureSchema, signedDocumentSchema } from '#shared/domain/signing/signature';
import { signingEventSchema, signingSessionSchema } from '#shared/domain/signing/signing-session';
import { surveyAnswerSchema } from '#shared/domain/surveys/survey-answer';
import { visitSchema } from '#shared/domain/visits/visit';
import type { EntityName } from '#shared/sync/entities';
import { type RowState, shownRecord } from '#shared/sync/row';

const schemas = {
  partner: partnerSchema,
  site: siteSchema,
  person: personSchema,
  visit: visitSchema,
  interview: interviewSchema,
  answer: answerSchema,
  evidence: evidenceSchema,
  evidenceRevision: evidenceRevisionSchema,
  evidenceReview: evidenceReviewSchema,
  redaction: redactionSchema,
  concession: concessionSchema,
  concessionDecision: concessionDecisionSchema,
  gateDecision: gateDecisionSchema,
  learner: learnerSchema,
  deal: dealSchema,
  dealEvent: dealEventSchema,
  handoff: handoffSchema,
  handoffEvent: handoffEventSchema,
  programme: programmeSchema,
  programmeGoal: programmeGoalSchema,
  blocker: blockerSchema,
  weekNote: weekNoteSchema,
  packVersion: packVersionSchema,
  packDraft: packDraftSchema,
  agreement: agreementSchema,
  agreementApproval: agreementApprovalSchema,
  agreementNotice: agreementNoticeSchema,
  milestoneClosure: milestoneClosureSchema,
  goalReading: goalReadingSchema,
  planReview: planReviewSchema,
  performanceFile: performanceFileSchema,
  incident: incidentSchema,
  incidentEvent: incidentEventSchema,
  postIncidentReview: postIncidentReviewSchema,
  preventiveAction: preventiveActionSchema,
  jointReview: jointReviewSchema,
  behaviourNote: behaviourNoteSchema,
  dispute: disputeSchema,
  disputeEvent: disputeEventSchema,
  engagement: engagementSchema,
  defect: defectSchema,
  serviceCase: serviceCaseSchema,
  surveyAnswer: surveyAnswerSchema,
  frictionNote: frictionNoteSchema,
  improvement: improvementSchema,
  improvementVote: improvementVoteSchema,
  experiment: experimentSchema,
  reportingSettings: reportingSettingsSchema,
  monthlyRate: monthlyRateSchema,
  soldDeal: soldDealSchema,
  insightReport: insightReportSchema,
  signature: signatureSchema,
  signedDocument: signedDocumentSchema,
  signingSession: signingSessionSchema,
  signingEvent: signingEventSchema,
  documentRevision: documentRevisionSchema,
  quarantineDecision: quarantineDecisionSchema,
  restoration: restorationSchema,
} satisfies Record<EntityName, z.ZodType>;

/** The record type of each kind. */
export type Records = {
  [Name in EntityName]: Name extends 'agreement' ? Agreement : z.infer<(typeof schemas)[Name]>;
};

/**
 * A row as its record: the first head of every field, checked. Null for a deleted row, and for one this program
 * cannot read (written by a newer one); such a row stays stored and travels on untouched.
 */
export function readRecord<Name extends EntityName>(entity: Name, row: RowState): Records[Name] | null {
  const shown = shownRecord(row);
  if (shown === null) return null;
  const parsed = schemas[entity].safeParse(shown);
  if (!parsed.success) return null;
  if (entity !== 'agreement') return parsed.data as Records[Name];
  return { ...parsed.data, terms: termsOf(shown) } as Records[Name];
}

/** The records that rows hold; those that are deleted or cannot be read are left out. */
export function readableRows<Name extends EntityName>(entity: Name, rows: readonly RowState[]): Records[Name][] {
  return rows.map((row) => readRecord(entity, row)).filter((each) => each !== null);
}

/** A record from elsewhere (the demo, an import) as its type. @throws where it is not one */
export function parseRecord<Name extends EntityName>(entity: Name, json: unknown): Records[Name] {
  return schemas[entity].parse(json) as Records[Name];
}

/** The fields to write for a record that is new. The id is the row's, not a field. */
export function fieldsOf(record: { readonly id: string }): { readonly [field: string]: Json } {
  const { id: _row, ...fields } = record as { id: string; terms?: unknown } & Record<string, Json | undefined>;
  const { terms, ...plain } = fields as Record<string, Json | undefined>;
  const entries = Object.entries(plain).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  const termEntries = Object.entries((terms ?? {}) as Record<string, Json>).map(
    ([term, value]) => [termFieldPrefix + term, value] as const,
  );
  return Object.fromEntries([...entries, ...termEntries]);
}

/** The fields in which `after` differs from `before`, so that an edit of one field names one field. */
export function changedFields(
  before: { readonly id: string },
  after: { readonly id: string },
): { readonly [field: string]: Json } {
  const old = fieldsOf(before);
  return Object.fromEntries(
    Object.entries(fieldsOf(after)).filter(([field, value]) => JSON.stringify(old[field]) !== JSON.stringify(value)),
  );
}

function termsOf(shown: Record<string, Json>): Record<string, Json> {
  const terms = Object.entries(shown).filter(([field]) => field.startsWith(termFieldPrefix));
  return Object.fromEntries(terms.map(([field, value]) => [field.slice(termFieldPrefix.length), value]));
}
