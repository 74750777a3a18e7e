import type { SearchKind, SearchPlace } from './search-entry';

/** Which fields of a kind of record are found, and as what. */
export interface SearchedFields {
  readonly kind: SearchKind;
  /** The first that is not empty is the title. */
  readonly title: readonly string[];
  readonly parts: readonly (readonly [field: string, place: SearchPlace])[];
  readonly at: string;
  readonly refs?: readonly string[];
  /** The field that names the record it takes the place of. */
  readonly replaces?: string;
}

/** Every kind of record that says something in words. Answers, evidence and agreements have versions and stand apart. */
export const searchedFields: { readonly [entity: string]: SearchedFields } = {
  partner: {
    kind: 'partner',
    title: ['legalName'],
    parts: [
      ['registerNumber', 'facts'],
      ['website', 'contact'],
      ['note', 'note'],
    ],
    at: 'createdAt',
  },
  person: {
    kind: 'person',
    title: ['name'],
    parts: [
      ['title', 'facts'],
      ['email', 'contact'],
      ['phone', 'contact'],
    ],
    at: '',
  },
  site: { kind: 'person', title: ['name'], parts: [['address', 'contact']], at: '' },
  visit: { kind: 'visit', title: ['purpose'], parts: [['agenda', 'note']], at: 'plannedFor' },
  deal: {
    kind: 'deal',
    title: ['customerName'],
    parts: [
      ['customerDomain', 'contact'],
      ['product', 'facts'],
      ['need', 'note'],
      ['addOns', 'facts'],
    ],
    at: 'createdAt',
  },
  dealEvent: { kind: 'deal', title: [], parts: [['reason', 'reason']], at: 'at', refs: ['dealId'] },
  engagement: {
    kind: 'case',
    title: ['title'],
    parts: [
      ['customerName', 'name'],
      ['reference', 'facts'],
    ],
    at: 'createdAt',
  },
  defect: { kind: 'case', title: ['title'], parts: [['reference', 'facts']], at: 'createdAt' },
  serviceCase: {
    kind: 'case',
    title: ['subject'],
    parts: [
      ['customerName', 'name'],
      ['reference', 'facts'],
    ],
    at: 'openedAt',
  },
  incident: {
    kind: 'incident',
    title: ['title'],
    parts: [
      ['service', 'facts'],
      ['region', 'facts'],
      ['channel', 'facts'],
      ['reference', 'facts'],
    ],
    at: 'openedAt',
    refs: ['agreementId'],
  },
  incidentEvent: {
    kind: 'incident',
    title: [],
    parts: [
      ['note', 'note'],
      ['personName', 'name'],
      ['because', 'reason'],
    ],
    at: 'at',
    refs: ['incidentId'],
    replaces: 'replacesId',
  },
  postIncidentReview: {
    kind: 'incident',
    title: ['rootCause'],
    parts: [
      ['causeKey', 'facts'],
      ['whatHappened', 'note'],
      ['immediateFix', 'note'],
      ['longTermFix', 'note'],
    ],
    at: 'deliveredAt',
    refs: ['incidentId'],
  },
  preventiveAction: {
    kind: 'incident',
    title: ['what'],
    parts: [
      ['owner', 'name'],
      ['proof', 'facts'],
    ],
    at: 'due',
    refs: ['reviewId'],
  },
  planReview: {
    kind: 'minutes',
    title: [],
    parts: [
      ['said', 'note'],
      ['attendees', 'name'],
      ['decisions', 'note'],
    ],
    at: 'heldOn',
    refs: ['agreementId'],
  },
  jointReview: {
    kind: 'minutes',
    title: ['quarter'],
    parts: [
      ['attendees', 'name'],
      ['drift', 'note'],
      ['feedback', 'note'],
      ['upcomingChanges', 'note'],
      ['knownLimits', 'note'],
      ['decisions', 'note'],
    ],
    at: 'heldOn',
    refs: ['agreementId'],
  },
  behaviourNote: {
    kind: 'minutes',
    title: [],
    parts: [
      ['why', 'reason'],
      ['rater', 'name'],
    ],
    at: 'at',
    refs: ['reviewId'],
  },
  weekNote: {
    kind: 'minutes',
    title: ['week'],
    parts: [
      ['said', 'note'],
      ['asks', 'note'],
    ],
    at: 'week',
  },
  milestoneClosure: {
    kind: 'minutes',
    title: ['milestoneId'],
    parts: [['proofNote', 'note']],
    at: 'at',
    refs: ['agreementId'],
  },
  goalReading: { kind: 'minutes', title: ['goal'], parts: [['source', 'note']], at: 'at', refs: ['agreementId'] },
  dispute: {
    kind: 'decision',
    title: ['subject'],
    parts: [
      ['claim', 'note'],
      ['cost', 'facts'],
      ['raisedBy', 'name'],
    ],
    at: 'raisedAt',
    refs: ['agreementId'],
  },
  disputeEvent: { kind: 'decision', title: [], parts: [['note', 'note']], at: 'at', refs: ['disputeId'] },
  concession: { kind: 'decision', title: ['subject'], parts: [['reason', 'reason']], at: 'requestedAt' },
  concessionDecision: { kind: 'decision', title: [], parts: [['reason', 'reason']], at: 'at' },
  gateDecision: { kind: 'decision', title: ['gateId'], parts: [['reason', 'reason']], at: 'asOf' },
  handoff: { kind: 'decision', title: ['kind'], parts: [['note', 'note']], at: 'requestedAt' },
  handoffEvent: { kind: 'decision', title: [], parts: [['note', 'note']], at: 'at', refs: ['handoffId'] },
  surveyAnswer: {
    kind: 'survey',
    title: ['contact'],
    parts: [
      ['comment', 'quote'],
      ['reference', 'facts'],
    ],
    at: 'answeredAt',
  },
  agreementApproval: {
    kind: 'agreement',
    title: ['personName'],
    parts: [
      ['capability', 'note'],
      ['constraint', 'note'],
    ],
    at: 'at',
    refs: ['agreementId'],
  },
  agreementNotice: {
    kind: 'agreement',
    title: ['personName'],
    parts: [['reason', 'reason']],
    at: 'at',
    refs: ['agreementId'],
  },
  frictionNote: { kind: 'improvement', title: ['what'], parts: [], at: 'notedAt' },
  improvement: {
    kind: 'improvement',
    title: ['title'],
    parts: [
      ['problem', 'note'],
      ['owner', 'name'],
      ['outcome', 'note'],
    ],
    at: 'raisedAt',
  },
  experiment: {
    kind: 'improvement',
    title: ['title'],
    parts: [
      ['expects', 'note'],
      ['conclusion', 'note'],
    ],
    at: 'createdAt',
  },
  programmeGoal: {
    kind: 'improvement',
    title: ['title'],
    parts: [
      ['proof', 'facts'],
      ['owner', 'name'],
      ['shown', 'note'],
    ],
    at: '',
  },
  blocker: {
    kind: 'improvement',
    title: ['title'],
    parts: [
      ['owner', 'name'],
      ['fix', 'note'],
    ],
    at: 'raisedAt',
  },
};
