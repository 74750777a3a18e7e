import { groupBy } from '#shared/base/group-by';
import type { EntityName } from '#shared/sync/entities';
import type { RowState } from '#shared/sync/row';
import { type Records, readableRows } from './records';

/** Everything this device knows of one partner: what gates, interviews and agreements are computed from. */
export interface PartnerFile {
  readonly partner: Records['partner'];
  readonly people: readonly Records['person'][];
  readonly sites: readonly Records['site'][];
  readonly visits: readonly Records['visit'][];
  readonly interviews: readonly Records['interview'][];
  /** Every version of every answer. */
  readonly answers: readonly Records['answer'][];
  readonly evidence: readonly Records['evidence'][];
  readonly revisions: readonly Records['evidenceRevision'][];
  readonly reviews: readonly Records['evidenceReview'][];
  readonly redactions: readonly Records['redaction'][];
  readonly concessions: readonly Records['concession'][];
  readonly concessionDecisions: readonly Records['concessionDecision'][];
  readonly decisions: readonly Records['gateDecision'][];
  readonly learners: readonly Records['learner'][];
  readonly deals: readonly Records['deal'][];
  readonly dealEvents: readonly Records['dealEvent'][];
  readonly handoffs: readonly Records['handoff'][];
  readonly handoffEvents: readonly Records['handoffEvent'][];
  readonly blockers: readonly Records['blocker'][];
  readonly agreements: readonly Records['agreement'][];
  readonly agreementApprovals: readonly Records['agreementApproval'][];
  readonly agreementNotices: readonly Records['agreementNotice'][];
  readonly milestoneClosures: readonly Records['milestoneClosure'][];
  readonly goalReadings: readonly Records['goalReading'][];
  readonly planReviews: readonly Records['planReview'][];
  readonly performanceFiles: readonly Records['performanceFile'][];
  readonly incidents: readonly Records['incident'][];
  readonly incidentEvents: readonly Records['incidentEvent'][];
  readonly postIncidentReviews: readonly Records['postIncidentReview'][];
  readonly preventiveActions: readonly Records['preventiveAction'][];
  readonly jointReviews: readonly Records['jointReview'][];
  readonly behaviourNotes: readonly Records['behaviourNote'][];
  readonly disputes: readonly Records['dispute'][];
  readonly disputeEvents: readonly Records['disputeEvent'][];
  readonly engagements: readonly Records['engagement'][];
  readonly defects: readonly Records['defect'][];
  readonly serviceCases: readonly Records['serviceCase'][];
  readonly surveyAnswers: readonly Records['surveyAnswer'][];
  readonly frictionNotes: readonly Records['frictionNote'][];
  readonly signatures: readonly Records['signature'][];
  readonly signedDocuments: readonly Records['signedDocument'][];
  readonly signingSessions: readonly Records['signingSession'][];
  readonly signingEvents: readonly Records['signingEvent'][];
  readonly documentRevisions: readonly Records['documentRevision'][];
}

/** A partner's file out of all rows of the partner, or null where the partner's own row is not among them. */
export function partnerFileOf(partnerId: string, rows: readonly RowState[]): PartnerFile | null {
  const all = groupBy(rows, ({ entity }) => entity);
  const of = <Name extends EntityName>(entity: Name) => readableRows(entity, all.get(entity) ?? []);
  const partner = of('partner').find(({ id }) => id === partnerId);
  if (!partner) return null;
  return {
    partner,
    people: of('person'),
    sites: of('site'),
    visits: of('visit'),
    interviews: of('interview'),
    answers: of('answer'),
    evidence: of('evidence'),
    revisions: of('evidenceRevision'),
    reviews: of('evidenceReview'),
    redactions: of('redaction'),
    concessions: of('concession'),
    concessionDecisions: of('concessionDecision'),
    decisions: of('gateDecision'),
    learners: of('learner'),
    deals: of('deal'),
    dealEvents: of('dealEvent'),
    handoffs: of('handoff'),
    handoffEvents: of('handoffEvent'),
    blockers: of('blocker'),
    agreements: of('agreement'),
    agreementApprovals: of('agreementApproval'),
    agreementNotices: of('agreementNotice'),
    milestoneClosures: of('milestoneClosure'),
    goalReadings: of('goalReading'),
    planReviews: of('planReview'),
    performanceFiles: of('performanceFile'),
    incidents: of('incident'),
    incidentEvents: of('incidentEvent'),
    postIncidentReviews: of('postIncidentReview'),
    preventiveActions: of('preventiveAction'),
    jointReviews: of('jointReview'),
    behaviourNotes: of('behaviourNote'),
    disputes: of('dispute'),
    disputeEvents: of('disputeEvent'),
    engagements: of('engagement'),
    defects: of('defect'),
    serviceCases: of('serviceCase'),
    surveyAnswers: of('surveyAnswer'),
    frictionNotes: of('frictionNote'),
    signatures: of('signature'),
    signedDocuments: of('signedDocument'),
    signingSessions: of('signingSession'),
    signingEvents: of('signingEvent'),
    documentRevisions: of('documentRevision'),
  };
}

/** What a partner without any of it has of plans under way and agreements after signing. */
export const nothingAfterSigning = {
  agreementApprovals: [],
  agreementNotices: [],
  milestoneClosures: [],
  goalReadings: [],
  planReviews: [],
  performanceFiles: [],
  incidents: [],
  incidentEvents: [],
  postIncidentReviews: [],
  preventiveActions: [],
  jointReviews: [],
  behaviourNotes: [],
  disputes: [],
  disputeEvents: [],
  engagements: [],
  defects: [],
  serviceCases: [],
  surveyAnswers: [],
  frictionNotes: [],
  signingSessions: [],
  signingEvents: [],
  documentRevisions: [],
} as const satisfies Partial<PartnerFile>;
