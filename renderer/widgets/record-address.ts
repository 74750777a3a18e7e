/** Where a record is looked at; null where it has no place of its own. */
export function recordAddress(record: {
  readonly entity: string;
  readonly id: string;
  readonly partnerId: string;
}): string | null {
  const { entity, id, partnerId } = record;
  const page = pages[entity];
  if (page) return `${page}/${id}`;
  if (partnerId !== '') return `/partners/${partnerId}${parts[entity] ?? ''}`;
  return organisationPages[entity] ?? null;
}

const pages: { readonly [entity: string]: string } = {
  partner: '/partners',
  agreement: '/agreements',
  visit: '/visits',
  interview: '/interviews',
};

const parts: { readonly [entity: string]: string } = {
  evidence: '/evidence',
  evidenceRevision: '/evidence',
  evidenceReview: '/evidence',
  redaction: '/evidence',
  concession: '/controls',
  concessionDecision: '/controls',
  gateDecision: '/gates',
  deal: '/commercial',
  dealEvent: '/commercial',
  learner: '/enablement',
  person: '/identity',
  site: '/identity',
};

const organisationPages: { readonly [entity: string]: string } = {
  packVersion: '/playbook',
  packDraft: '/playbook',
  programme: '/programme',
  programmeGoal: '/programme',
  blocker: '/programme',
  weekNote: '/programme',
};
