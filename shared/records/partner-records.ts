import type { PartnerRecords } from '#shared/domain/gates/partner-records';
import type { MeasurableFile } from '#shared/domain/metrics/measurable-file';
import type { PlanRecords } from '#shared/domain/plans/plan-chain';
import type { PartnerFile } from './partner-file';

/** A partner's file as the rules of the playbook look at it. */
export function recordsFor(file: PartnerFile): PartnerRecords {
  const { partner, people, answers, evidence, revisions, reviews, signedDocuments } = file;
  const { concessions, concessionDecisions, learners, deals, dealEvents, handoffs, handoffEvents, decisions } = file;
  const signed = signedDocuments.map(({ kind, frozenAt }) => ({ kind, at: frozenAt }));
  return {
    partner,
    people,
    answers,
    evidence,
    revisions,
    reviews,
    signed,
    concessions,
    concessionDecisions,
    learners,
    deals,
    dealEvents,
    handoffs,
    handoffEvents,
    decisions,
  };
}

/** What was written of this partner's plans while they were under way. */
export function planRecordsOf(file: PartnerFile): PlanRecords {
  return {
    agreements: file.agreements.filter(({ kind }) => kind === 'plan'),
    closures: file.milestoneClosures,
    readings: file.goalReadings,
    reviews: file.planReviews,
  };
}

/** A partner's file as figures look at it. */
export function measurableOf(file: PartnerFile): MeasurableFile {
  const { interviews, engagements, defects, serviceCases, surveyAnswers } = file;
  return { records: recordsFor(file), interviews, engagements, defects, serviceCases, surveyAnswers };
}
