import { useIntl } from 'react-intl';
import type { Json } from '#shared/base/json';
import { agreementKinds, termFieldPrefix } from '#shared/domain/agreements/agreement';
import { termsOf } from '#shared/domain/agreements/terms';
import { type EntityName, entities } from '#shared/sync/entities';
import { deletedField } from '#shared/sync/row';
import { setFieldOf } from '#shared/sync/set-field-name';
import { type MessageId, useText } from '../ui/use-text';
import { choiceWordsOf } from './choice-words';
import { useCountryName } from './use-country-names';

/** How a record is told: by its kind, its own name where it has one, and its partner. */
export interface ToldRecord {
  readonly entity: string;
  readonly name: string;
  readonly partner: string;
}

const entityWords = {
  partner: 'sync.entity.partner',
  site: 'sync.entity.site',
  person: 'sync.entity.person',
  visit: 'sync.entity.visit',
  interview: 'sync.entity.interview',
  answer: 'sync.entity.answer',
  evidence: 'sync.entity.evidence',
  evidenceRevision: 'sync.entity.evidence-revision',
  evidenceReview: 'sync.entity.evidence-review',
  redaction: 'sync.entity.redaction',
  concession: 'sync.entity.concession',
  concessionDecision: 'sync.entity.concession-decision',
  gateDecision: 'sync.entity.gate-decision',
  learner: 'sync.entity.learner',
  deal: 'sync.entity.deal',
  dealEvent: 'sync.entity.deal-event',
  handoff: 'sync.entity.handoff',
  handoffEvent: 'sync.entity.handoff-event',
  programme: 'sync.entity.programme',
  programmeGoal: 'sync.entity.programme-goal',
  blocker: 'sync.entity.blocker',
  weekNote: 'sync.entity.week-note',
  packVersion: 'sync.entity.pack-version',
  packDraft: 'sync.entity.pack-draft',
  agreement: 'sync.entity.agreement',
  agreementApproval: 'sync.entity.agreement-approval',
  agreementNotice: 'sync.entity.agreement-notice',
  milestoneClosure: 'sync.entity.milestone-closure',
  goalReading: 'sync.entity.goal-reading',
  planReview: 'sync.entity.plan-review',
  performanceFile: 'sync.entity.performance-file',
  incident: 'sync.entity.incident',
  incidentEvent: 'sync.entity.incident-event',
  postIncidentReview: 'sync.entity.post-incident-review',
  preventiveAction: 'sync.entity.preventive-action',
  jointReview: 'sync.entity.joint-review',
  behaviourNote: 'sync.entity.behaviour-note',
  dispute: 'sync.entity.dispute',
  disputeEvent: 'sync.entity.dispute-event',
  engagement: 'sync.entity.engagement',
  defect: 'sync.entity.defect',
  serviceCase: 'sync.entity.service-case',
  surveyAnswer: 'sync.entity.survey-answer',
  frictionNote: 'sync.entity.friction-note',
  improvement: 'sync.entity.improvement',
  improvementVote: 'sync.entity.improvement-vote',
  experiment: 'sync.entity.experiment',
  reportingSettings: 'sync.entity.reporting-settings',
  monthlyRate: 'sync.entity.monthly-rate',
  soldDeal: 'sync.entity.sold-deal',
  insightReport: 'sync.entity.insight-report',
  signature: 'sync.entity.signature',
  signedDocument: 'sync.entity.signed-document',
  signingSession: 'sync.entity.signing-session',
  signingEvent: 'sync.entity.signing-event',
  documentRevision: 'sync.entity.document-revision',
  quarantineDecision: 'sync.entity.quarantine-decision',
  restoration: 'sync.entity.restoration',
} as const satisfies Record<EntityName, MessageId>;

/** The fields about which people are asked, and those most often written apart. A field that is not here is told by its own name. */
const fieldWords: Readonly<Record<string, MessageId>> = {
  legalName: 'sync.field.legal-name',
  registerNumber: 'sync.field.register-number',
  country: 'sync.field.country',
  archetype: 'sync.field.archetype',
  programTier: 'sync.field.program-tier',
  exposure: 'sync.field.exposure',
  address: 'sync.field.address',
  name: 'sync.field.name',
  role: 'sync.field.role',
  typeId: 'sync.field.type',
  customerDomain: 'sync.field.customer-domain',
  value: 'sync.field.value',
  lead: 'sync.field.lead',
  baselines: 'sync.field.baselines',
  outcomes: 'sync.field.outcomes',
  said: 'sync.field.said',
  asks: 'sync.field.asks',
  content: 'sync.field.content',
  startedAt: 'sync.field.started-at',
  detectedAt: 'sync.field.detected-at',
  rootCause: 'sync.field.root-cause',
  causeKey: 'sync.field.cause-key',
  due: 'sync.field.due',
  drift: 'sync.field.drift',
  feedback: 'sync.field.feedback',
  decisions: 'sync.field.decisions',
  claim: 'sync.field.claim',
  website: 'sync.field.website',
  note: 'sync.field.note',
  title: 'sync.field.title',
  email: 'sync.field.email',
  phone: 'sync.field.phone',
  language: 'sync.field.language',
  purpose: 'sync.field.purpose',
  plannedFor: 'sync.field.planned-for',
  state: 'sync.field.state',
  version: 'sync.field.version',
  alsoServes: 'sync.field.also-serves',
  interviewers: 'sync.field.interviewers',
  riskTierAccepted: 'sync.field.risk-tier-accepted',
  oversight: 'sync.field.oversight',
  leavingSince: 'sync.field.leaving-since',
  createdAt: 'sync.field.created-at',
  zone: 'sync.field.zone',
  party: 'sync.field.party',
  confidentiality: 'sync.field.confidentiality',
  [deletedField]: 'sync.field.deleted',
};

/** Says a record in a line: `Answer · Nordlys Systems AS`. */
export function useRecordWords(): (record: ToldRecord | undefined) => string {
  const text = useText();
  return (record) => {
    const known = record !== undefined && Object.hasOwn(entities, record.entity);
    const kind = text(known ? entityWords[record.entity as EntityName] : 'sync.entity.other');
    const name = record?.name ?? '';
    const partner = record?.partner ?? '';
    if (name !== '' && partner !== '') return text('sync.record.full', { kind, name, partner });
    if (name !== '' || partner !== '') return text('sync.record.of', { kind, name: name || partner });
    return kind;
  };
}

/** A term of whichever kind of agreement; null: one of a newer program. */
function labelOfTerm(id: string): MessageId | null {
  const term = agreementKinds.map((kind) => termsOf(kind)[id]).find((one) => one !== undefined);
  return (term?.label as MessageId | undefined) ?? null;
}

/** Says a field of a record. */
export function useFieldWords(): (field: string) => string {
  const text = useText();
  return (field) => {
    const words = fieldWords[setFieldOf(field)];
    if (words) return text(words);
    if (!field.startsWith(termFieldPrefix)) return field;
    const id = field.slice(termFieldPrefix.length);
    const label = labelOfTerm(id);
    return text('sync.field.term', { name: label === null ? id : text(label) });
  };
}

/** A value as a person reads it. */
export function useValueWords(): (entity: string, field: string, value: Json) => string {
  const text = useText();
  const { formatDate, formatNumber, formatList } = useIntl();
  const countryName = useCountryName();
  const ofText = (entity: string, field: string, value: string) => {
    const choice = choiceWordsOf(entity, field)?.[value];
    if (choice) return text(choice);
    if (field === 'country') return countryName(value);
    if (moment.test(value)) return formatDate(value, { dateStyle: 'medium', timeStyle: 'short' });
    return day.test(value) ? formatDate(value, { dateStyle: 'medium', timeZone: 'UTC' }) : value;
  };
  return function words(entity: string, field: string, value: Json): string {
    if (field === deletedField) return text(value === true ? 'sync.conflict.deleted' : 'sync.conflict.not-deleted');
    if (value === null || value === '') return text('sync.conflict.empty-value');
    if (typeof value === 'boolean') return text(value ? 'sync.conflict.yes' : 'sync.conflict.no');
    if (typeof value === 'number') return formatNumber(value);
    if (typeof value === 'string') return ofText(entity, field, value);
    const parts = Array.isArray(value)
      ? value.map((each: Json) => words('', '', each))
      : Object.entries(value).map(([key, each]) => `${key}: ${words('', '', each as Json)}`);
    return parts.length === 0 ? text('sync.conflict.empty-value') : formatList(parts, { type: 'unit' });
  };
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const day = /^\d{4}-\d\d-\d\d$/;
