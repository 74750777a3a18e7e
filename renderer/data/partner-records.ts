import type { PartnerRecords } from '#shared/domain/gates/partner-records';
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
