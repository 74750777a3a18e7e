import { setFieldOf } from './set-field-name';

/**
 * How the fields of a kind of record take edits that were made apart.
 * - `mv`: every head is kept and shown side by side until somebody decides.
 * - `lww`: the latest is shown, the others stay in the history.
 * - `set`: a list in which additions made apart all stay (see `set-field.ts`).
 * - `guarded`: a step that only headquarters can order; who comes second, or takes a step that is none, is set aside
 *   (see `guard.ts`).
 */
export type FieldClass = 'mv' | 'lww' | 'set' | 'guarded';

/**
 * - `fields`: edited field by field.
 * - `append`: written once, replaced only by a later record that names it (answers, revisions, reviews).
 * - `immutable`: written once and never again (signed documents, decisions); a later edit is quarantined at HQ.
 */
export type EntityKind =
  | {
      readonly kind: 'fields';
      readonly classes: { readonly [field: string]: FieldClass };
      readonly otherwise: FieldClass;
    }
  | { readonly kind: 'append' }
  | { readonly kind: 'immutable' };

/** Every kind of record that travels. A record whose kind is not here came from a newer program and is kept as it is. */
export const entities = {
  partner: {
    kind: 'fields',
    classes: {
      legalName: 'mv',
      registerNumber: 'mv',
      country: 'mv',
      archetype: 'mv',
      programTier: 'mv',
      exposure: 'mv',
    },
    otherwise: 'lww',
  },
  site: { kind: 'fields', classes: { address: 'mv', country: 'mv' }, otherwise: 'lww' },
  person: { kind: 'fields', classes: { name: 'mv', role: 'mv' }, otherwise: 'lww' },
  visit: { kind: 'fields', classes: {}, otherwise: 'lww' },
  interview: { kind: 'fields', classes: { interviewers: 'set' }, otherwise: 'lww' },
  answer: { kind: 'append' },
  evidence: { kind: 'fields', classes: { typeId: 'mv', alsoServes: 'set' }, otherwise: 'lww' },
  evidenceRevision: { kind: 'append' },
  evidenceReview: { kind: 'append' },
  redaction: { kind: 'immutable' },
  concession: { kind: 'append' },
  concessionDecision: { kind: 'append' },
  gateDecision: { kind: 'immutable' },
  learner: { kind: 'fields', classes: { role: 'mv' }, otherwise: 'lww' },
  deal: { kind: 'fields', classes: { customerDomain: 'mv', value: 'mv', lead: 'mv' }, otherwise: 'lww' },
  dealEvent: { kind: 'append' },
  handoff: { kind: 'append' },
  handoffEvent: { kind: 'append' },
  programme: { kind: 'fields', classes: { baselines: 'mv', outcomes: 'mv' }, otherwise: 'lww' },
  programmeGoal: { kind: 'fields', classes: {}, otherwise: 'lww' },
  blocker: { kind: 'fields', classes: {}, otherwise: 'lww' },
  weekNote: { kind: 'fields', classes: { said: 'mv', asks: 'mv' }, otherwise: 'lww' },
  packVersion: { kind: 'immutable' },
  packDraft: { kind: 'fields', classes: { content: 'mv' }, otherwise: 'lww' },
  agreement: { kind: 'fields', classes: { state: 'guarded' }, otherwise: 'mv' },
  agreementApproval: { kind: 'append' },
  agreementNotice: { kind: 'append' },
  milestoneClosure: { kind: 'append' },
  goalReading: { kind: 'append' },
  planReview: { kind: 'append' },
  performanceFile: { kind: 'append' },
  incident: { kind: 'fields', classes: { startedAt: 'mv', detectedAt: 'mv' }, otherwise: 'lww' },
  incidentEvent: { kind: 'append' },
  postIncidentReview: { kind: 'fields', classes: { rootCause: 'mv', causeKey: 'mv' }, otherwise: 'lww' },
  preventiveAction: { kind: 'fields', classes: { due: 'mv' }, otherwise: 'lww' },
  jointReview: { kind: 'fields', classes: { drift: 'mv', feedback: 'mv', decisions: 'mv' }, otherwise: 'lww' },
  behaviourNote: { kind: 'append' },
  dispute: { kind: 'fields', classes: { claim: 'mv' }, otherwise: 'lww' },
  disputeEvent: { kind: 'append' },
  engagement: { kind: 'fields', classes: { goLiveOn: 'mv', lead: 'mv' }, otherwise: 'lww' },
  defect: { kind: 'fields', classes: { severity: 'mv', cause: 'mv' }, otherwise: 'lww' },
  serviceCase: { kind: 'fields', classes: { resolvedAt: 'mv' }, otherwise: 'lww' },
  surveyAnswer: { kind: 'append' },
  frictionNote: { kind: 'append' },
  improvement: { kind: 'fields', classes: { restsOn: 'set', problem: 'mv' }, otherwise: 'lww' },
  improvementVote: { kind: 'append' },
  experiment: { kind: 'fields', classes: { state: 'mv' }, otherwise: 'lww' },
  reportingSettings: { kind: 'fields', classes: { currency: 'mv', zone: 'mv' }, otherwise: 'lww' },
  monthlyRate: { kind: 'append' },
  soldDeal: { kind: 'append' },
  insightReport: { kind: 'immutable' },
  signature: { kind: 'immutable' },
  signedDocument: { kind: 'immutable' },
  signingSession: { kind: 'immutable' },
  signingEvent: { kind: 'append' },
  documentRevision: { kind: 'append' },
  quarantineDecision: { kind: 'append' },
  restoration: { kind: 'immutable' },
} as const satisfies Record<string, EntityKind>;

export type EntityName = keyof typeof entities;

export function entityKind(name: string): EntityKind | null {
  return Object.hasOwn(entities, name) ? entities[name as EntityName] : null;
}

/** The class of one field, where the kind of record is edited field by field. */
export function fieldClass(entity: string, field: string): FieldClass {
  const kind = entityKind(entity);
  if (kind?.kind !== 'fields') return 'lww';
  if (field === '_deleted') return 'mv';
  return kind.classes[setFieldOf(field)] ?? kind.otherwise;
}

/** Whether a kind of record belongs to the organisation and to no partner, and so to no single territory. */
export function belongsToOrganisation(entity: string): boolean {
  return organisationEntities.has(entity);
}

const organisationEntities: ReadonlySet<string> = new Set<EntityName>([
  'packVersion',
  'packDraft',
  'programme',
  'programmeGoal',
  'blocker',
  'weekNote',
  'frictionNote',
  'improvement',
  'improvementVote',
  'experiment',
  'reportingSettings',
  'monthlyRate',
  'soldDeal',
]);
