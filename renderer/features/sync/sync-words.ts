import { useIntl } from 'react-intl';
import type { Json } from '#shared/base/json';
import { type EntityName, entities } from '#shared/sync/entities';
import { deletedField } from '#shared/sync/row';
import type { RecordName } from '../../data/queries/waiting-queries';
import { type MessageId, useText } from '../../ui/use-text';
import { useCountryName } from '../../widgets/use-country-names';

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
  signature: 'sync.entity.signature',
  signedDocument: 'sync.entity.signed-document',
  signingSession: 'sync.entity.signing-session',
  signingEvent: 'sync.entity.signing-event',
  documentRevision: 'sync.entity.document-revision',
  quarantineDecision: 'sync.entity.quarantine-decision',
} as const satisfies Record<EntityName, MessageId>;

/** The fields about which people are asked. A field that is not here is told by its own name. */
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
  [deletedField]: 'sync.field.deleted',
};

/** What HQ means by the words with which it sets a change aside. */
const whyWords: Readonly<Record<string, MessageId>> = {
  'unknown-form': 'sync.why.unknown-form',
  'repeated-id': 'sync.why.repeated-id',
  'broken-chain': 'sync.why.broken-chain',
  'device-withdrawn': 'sync.why.device-withdrawn',
  'other-space': 'sync.why.other-space',
  'other-author': 'sync.why.other-author',
  immutable: 'sync.why.immutable',
  'unseen-parent': 'sync.why.unseen-parent',
  role: 'sync.why.role',
};

const termPrefix = 'term.';

/** Says a record in a line: `Answer · Nordlys Systems AS`. */
export function useRecordWords(): (name: RecordName | undefined) => string {
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

export function useFieldWords(): (field: string) => string {
  const text = useText();
  return (field) => {
    const words = fieldWords[field];
    if (words) return text(words);
    return field.startsWith(termPrefix) ? text('sync.field.term', { name: field.slice(termPrefix.length) }) : field;
  };
}

export function useWhyWords(): (why: string) => string {
  const text = useText();
  return (why) => {
    const words = whyWords[why];
    return words ? text(words) : text('sync.why.other', { why });
  };
}

/** A value as a person reads it. */
export function useValueWords(): (field: string, value: Json) => string {
  const text = useText();
  const { formatNumber, formatList } = useIntl();
  const countryName = useCountryName();
  return function words(field: string, value: Json): string {
    if (field === deletedField) return text(value === true ? 'sync.conflict.deleted' : 'sync.conflict.not-deleted');
    if (value === null || value === '') return text('sync.conflict.empty-value');
    if (typeof value === 'boolean') return text(value ? 'sync.conflict.yes' : 'sync.conflict.no');
    if (typeof value === 'number') return formatNumber(value);
    if (typeof value === 'string') return field === 'country' ? countryName(value) : value;
    const parts = Array.isArray(value)
      ? value.map((each: Json) => words('', each))
      : Object.entries(value).map(([key, each]) => `${key}: ${words('', each as Json)}`);
    return parts.length === 0 ? text('sync.conflict.empty-value') : formatList(parts, { type: 'unit' });
  };
}

/** Bytes as people say them: `420 kB`, `6.1 MB`. */
export function useByteWords(): (bytes: number) => string {
  const { formatNumber } = useIntl();
  return (bytes) => {
    const [unit, value] = bytes < 1e6 ? (['kilobyte', bytes / 1e3] as const) : (['megabyte', bytes / 1e6] as const);
    const maximumFractionDigits = value < 10 ? 1 : 0;
    return formatNumber(Math.max(value, 0.1), { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits });
  };
}

/** How long ago, in one unit: `3 hours ago`. */
export function useAgeWords(): (at: number, now: number) => string {
  const { formatRelativeTime } = useIntl();
  return (at, now) => {
    const minutes = Math.round((now - at) / 60_000);
    if (minutes < 60) return formatRelativeTime(-Math.max(minutes, 0), 'minute', { numeric: 'auto' });
    if (minutes < 36 * 60) return formatRelativeTime(-Math.round(minutes / 60), 'hour');
    return formatRelativeTime(-Math.round(minutes / 1440), 'day');
  };
}

/** A moment: the time today, the day with it otherwise. */
export function useMomentWords(): (at: number, now: number) => string {
  const { formatDate, formatTime } = useIntl();
  return (at, now) =>
    new Date(at).toDateString() === new Date(now).toDateString()
      ? formatTime(at)
      : formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
}
