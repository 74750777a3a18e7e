import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import type { PartyData } from '#shared/domain/agreements/named-parties';
import type { CaseSeverity } from '#shared/domain/datasets/tables';
import type { MeasurableAgreement } from '#shared/domain/measuring/measurable-agreement';
import type { AgreementMeasured } from '#shared/domain/measuring/measurement';
import { startOfDay } from '#shared/domain/measuring/zoned-days';
import type { Dispute, DisputeEvent } from '#shared/domain/performance/dispute';
import {
  type DisputeStanding,
  type DisputeTerms,
  disputeStory,
  evidenceOf,
} from '#shared/domain/performance/dispute-rules';
import type { Incident, IncidentEvent, PreventiveAction } from '#shared/domain/performance/incident';
import { type IncidentState, incidentStory } from '#shared/domain/performance/incident-rules';
import type { JointReview } from '#shared/domain/performance/joint-review';
import { type BehaviourRatings, behaviourRatings } from '#shared/domain/performance/joint-review-rules';
import type { PerformanceRecords } from '#shared/domain/performance/measured-tables';
import type { PerformanceFile } from '#shared/domain/performance/performance-file';
import { countedFiles } from '#shared/domain/performance/performance-file-rules';
import {
  type ActionStanding,
  actionStanding,
  type RepeatedCause,
  type ReviewStanding,
  repeatedCauses,
  reviewStanding,
} from '#shared/domain/performance/review-rules';

/** Everything a performance report says, as plain data: printed, embedded in the file, and enough to print it again. */
export interface PerformanceReportData {
  readonly format: 1;
  readonly kind: 'report';
  readonly language: DocumentLanguage;
  readonly agreement: { readonly id: string; readonly version: number; readonly dataSha256: string | null };
  readonly vendor: PartyData;
  readonly partner: PartyData;
  readonly measurable: MeasurableAgreement;
  readonly measured: AgreementMeasured;
  readonly incidents: readonly ReportedIncident[];
  readonly causes: readonly RepeatedCause[];
  readonly ratings: readonly { readonly quarter: string; readonly behaviours: readonly BehaviourRatings[] }[];
  readonly disputes: readonly ReportedDispute[];
  readonly files: readonly ReportedFile[];
  /** Tickets that a file and the log both know. */
  readonly doubles: readonly string[];
  /** The instant as of which everything is told (ISO, UTC). */
  readonly asOf: string;
}

export interface ReportedIncident {
  readonly reference: string;
  readonly title: string;
  readonly severity: CaseSeverity | null;
  readonly state: IncidentState;
  readonly startedAt: string | null;
  readonly detectedAt: string | null;
  readonly openedAt: string;
  readonly restoredAt: string | null;
  readonly touchesSecurity: boolean;
  readonly affectedShare: string | null;
  readonly lines: readonly Pick<IncidentEvent, 'at' | 'kind' | 'severity' | 'level' | 'note' | 'personName'>[];
  readonly review: {
    readonly standing: ReviewStanding;
    readonly rootCause: string;
    readonly immediateFix: string;
    readonly longTermFix: string;
    readonly deliveredBy: string;
  };
  readonly actions: readonly (Pick<PreventiveAction, 'what' | 'term' | 'owner' | 'due'> & {
    readonly standing: ActionStanding;
  })[];
}

export interface ReportedDispute
  extends Pick<
    Dispute,
    'subject' | 'claim' | 'cost' | 'raisedBySide' | 'raisedBy' | 'raisedAt' | 'measure' | 'window'
  > {
  readonly standing: DisputeStanding;
  readonly evidence: readonly { readonly kind: NonNullable<DisputeEvent['evidenceKind']>; readonly note: string }[];
}

export interface ReportedFile
  extends Pick<PerformanceFile, 'table' | 'rows' | 'from' | 'to' | 'author' | 'givenBy' | 'reason'> {
  readonly name: string;
  readonly sha256: string;
}

export interface ReportInputs {
  readonly language: DocumentLanguage;
  readonly agreement: PerformanceReportData['agreement'];
  readonly vendor: PartyData;
  readonly partner: PartyData;
  readonly measurable: MeasurableAgreement;
  readonly dispute: DisputeTerms['dispute'];
  readonly measured: AgreementMeasured;
  /** Those of the agreement alone: see `recordsOfAgreement`. */
  readonly records: PerformanceRecords;
  readonly files: readonly PerformanceFile[];
  readonly disputes: readonly Dispute[];
  readonly disputeEvents: readonly DisputeEvent[];
  readonly doubles: readonly string[];
  readonly asOf: string;
}

/** The data of a report on the time that was measured, out of the records. */
export function composeReport(inputs: ReportInputs): PerformanceReportData {
  const { measurable, measured, records, asOf } = inputs;
  const terms: DisputeTerms = { zone: measurable.zone, calendars: measurable.calendars, dispute: inputs.dispute };
  const begin = startOfDay(measured.from, measurable.zone);
  const end = startOfDay(measured.to, measurable.zone);
  const overlaps = (from: string, to: string | null) =>
    Date.parse(from) < end && (to === null || Date.parse(to) >= begin);
  const incidents = records.incidents
    .map((incident) => reported(incident, inputs))
    .filter(({ incident, closedAt }) => overlaps(incident.startedAt ?? incident.openedAt, closedAt))
    .toSorted((left, right) => Date.parse(left.incident.openedAt) - Date.parse(right.incident.openedAt));
  return {
    format: 1,
    kind: 'report',
    language: inputs.language,
    agreement: inputs.agreement,
    vendor: inputs.vendor,
    partner: inputs.partner,
    measurable,
    measured,
    incidents: incidents.map(({ incident }) => incident),
    causes: repeatedCauses(records.incidents, records.postIncidentReviews, records.preventiveActions),
    ratings: records.jointReviews
      .filter(isRated(records))
      .toSorted((left, right) => (left.quarter < right.quarter ? -1 : 1))
      .map(({ id, quarter }) => ({ quarter, behaviours: behaviourRatings(id, records.behaviourNotes) })),
    disputes: inputs.disputes
      .filter(({ raisedAt }) => Date.parse(raisedAt) <= Date.parse(asOf))
      .map((dispute) => reportedDispute(dispute, inputs, terms)),
    files: countedFiles(inputs.agreement.id, inputs.files, asOf)
      .filter(({ from, to }) => overlaps(from, to))
      .map(({ table, rows, from, to, author, givenBy, reason, file }) => ({
        table,
        rows,
        from,
        to,
        author,
        givenBy,
        reason,
        name: file.name,
        sha256: file.sha256,
      })),
    doubles: inputs.doubles,
    asOf,
  };
}

function isRated({ behaviourNotes }: PerformanceRecords) {
  return ({ id }: JointReview) => behaviourNotes.some(({ reviewId }) => reviewId === id);
}

function reported(
  incident: Incident,
  { records, measurable, asOf }: ReportInputs,
): { readonly incident: ReportedIncident; readonly closedAt: string | null } {
  const { standing, lines } = incidentStory(incident, records.incidentEvents, asOf);
  const review = records.postIncidentReviews.find(({ incidentId }) => incidentId === incident.id) ?? null;
  const actions = records.preventiveActions.filter(({ reviewId }) => reviewId === review?.id);
  return {
    closedAt: standing.closedAt,
    incident: {
      reference: incident.reference,
      title: incident.title,
      severity: standing.severity,
      state: standing.state,
      startedAt: incident.startedAt,
      detectedAt: incident.detectedAt,
      openedAt: incident.openedAt,
      restoredAt: standing.restoredAt,
      touchesSecurity: incident.touchesSecurity,
      affectedShare: incident.affectedShare,
      lines: lines
        .filter(({ heeded }) => heeded)
        .map(({ event: { at, kind, severity, level, note, personName } }) => ({
          at,
          kind,
          severity,
          level,
          note,
          personName,
        })),
      review: {
        standing: reviewStanding(incident, records.incidentEvents, review, measurable, asOf),
        rootCause: review?.rootCause ?? '',
        immediateFix: review?.immediateFix ?? '',
        longTermFix: review?.longTermFix ?? '',
        deliveredBy: review?.deliveredBy ?? '',
      },
      actions: actions.map((action) => ({
        what: action.what,
        term: action.term,
        owner: action.owner,
        due: action.due,
        standing: actionStanding(action, measurable.zone, asOf),
      })),
    },
  };
}

function reportedDispute(
  dispute: Dispute,
  { disputeEvents, asOf }: ReportInputs,
  terms: DisputeTerms,
): ReportedDispute {
  const { subject, claim, cost, raisedBySide, raisedBy, raisedAt, measure, window } = dispute;
  return {
    subject,
    claim,
    cost,
    raisedBySide,
    raisedBy,
    raisedAt,
    measure,
    window,
    standing: disputeStory(dispute, disputeEvents, terms, asOf).standing,
    evidence: evidenceOf(dispute, disputeEvents).map(({ evidenceKind, note }) => ({
      kind: evidenceKind ?? 'other',
      note,
    })),
  };
}
