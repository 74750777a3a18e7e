import type { CaseSeverity } from '#shared/domain/datasets/tables';
import type { DefectCause, Desk, EngagementLead } from '#shared/domain/delivery/delivery';
import type { ProgramTier } from '#shared/domain/partners/partner';
import type { OutcomeKind } from '#shared/domain/plans/verified-outcomes';

/** Milliseconds since 1970, UTC. What is known by its day is the beginning of that day in UTC. */
export type Instant = number;

/**
 * What figures are made of: small plain things that are true of a partner, read off its records once. When each became
 * known, and ceased to be believed, stands in the ledger (`ledger.ts`), so that any past day can be asked about.
 */
export interface FactFields {
  /** The last required signature under the base agreement: T0. */
  signed: { readonly at: Instant };
  /** The partner's tier in the programme. */
  tier: { readonly tier: ProgramTier };
  /** That the record is the same company as another one, under which it counts. */
  merged: { readonly into: string };
  /** A first result at a customer. Claimed only: nobody but the claimant has accepted it. */
  outcome: {
    readonly kind: OutcomeKind;
    readonly at: Instant;
    /** When somebody other than the claimant accepted it; null: a claim. */
    readonly verifiedAt: Instant | null;
  };
  deal: {
    readonly deal: string;
    readonly state: 'open' | 'won' | 'lost' | 'expired' | 'notApproved';
    readonly approvedAt: Instant | null;
    /** Won or lost. */
    readonly closedAt: Instant | null;
    readonly lastActivityAt: Instant;
    /** In hundredths of the currency. */
    readonly hundredths: number;
    readonly currency: string;
    readonly addOns: number;
  };
  case: {
    readonly case: string;
    readonly handledBy: Desk;
    readonly openedAt: Instant;
    readonly resolvedAt: Instant | null;
    readonly reopenedAt: Instant | null;
    /** Null: nobody has said which desk was the right one. */
    readonly atRightDesk: boolean | null;
  };
  /** A person in a role that is learned. */
  learner: {
    readonly person: string;
    readonly role: string;
    readonly since: Instant;
    /** The end of the last day in it; null: still in it. */
    readonly left: Instant | null;
    /** Whether the playbook asks for a credential of the role. */
    readonly isRequired: boolean;
  };
  /** A credential somebody holds from one instant until before another. */
  credential: {
    readonly person: string;
    readonly role: string;
    readonly from: Instant;
    readonly until: Instant | null;
  };
  /** Heads with the credential against heads needed, all roles that are needed. */
  heads: { readonly held: number; readonly needed: number };
  /** Integration checks that are required, and of these passed and unexpired, by number and by weight. */
  integration: {
    readonly required: number;
    readonly passed: number;
    readonly weight: number;
    readonly weightPassed: number;
  };
  promoter: { readonly person: string; readonly score: number; readonly at: Instant };
  satisfaction: {
    readonly engagement: string;
    readonly contact: string;
    readonly score: number;
    readonly at: Instant;
    readonly goLiveAt: Instant | null;
    readonly lead: EngagementLead;
  };
  ease: { readonly person: string; readonly score: number; readonly at: Instant };
  defect: {
    readonly engagement: string;
    readonly foundAt: Instant;
    readonly severity: CaseSeverity;
    readonly cause: DefectCause;
    /** Go-live of its engagement; null: not yet. */
    readonly goLiveAt: Instant | null;
    readonly lead: EngagementLead;
  };
  module: { readonly module: string; readonly startedAt: Instant; readonly doneAt: Instant | null };
  gate: { readonly gate: string; readonly passedAt: Instant };
  /** Kinds of evidence the playbook asks of the partner now, and of these accepted and holding. */
  evidenceNeed: { readonly required: number; readonly accepted: number };
  /** A revision of a piece of evidence and what became of it. */
  piece: {
    readonly revision: string;
    readonly capturedAt: Instant;
    readonly verdict: 'pending' | 'accepted' | 'rejected' | 'withdrawn';
    readonly verdictAt: Instant | null;
    readonly from: Instant;
    /** Holds until before this; null: until replaced. */
    readonly until: Instant | null;
  };
  /** What onboarding has cost the partner so far, over all steps. */
  effort: {
    readonly submitted: number;
    readonly redone: number;
    readonly askedTwice: number;
    readonly minutes: number;
    readonly plannedMinutes: number;
  };
  /** The same for the questions of one module. */
  moduleEffort: {
    readonly module: string;
    readonly minutes: number;
    readonly plannedMinutes: number;
    readonly skipped: number;
    readonly visits: number;
    readonly redone: number;
  };
  /** Whether listing and badges are exactly what the credentials allow. */
  privileges: { readonly isAsAllowed: boolean };
  /** A request to headquarters that has not been answered: what a first result most often waits for. */
  waiting: { readonly what: string; readonly since: Instant };
}

export type FactKind = keyof FactFields;

/** One fact. */
export type Fact = { readonly [Kind in FactKind]: { readonly is: Kind } & FactFields[Kind] }[FactKind];

export type FactOf<Kind extends FactKind> = Extract<Fact, { readonly is: Kind }>;

/** How each field of a fact is kept: as a number, as a word in the list of words, or as yes and no. Order is the order of keeping. */
export type FieldShape = 'number' | 'word' | 'flag';

/**
 * Kept ledgers name kinds and fields by their place: append kinds at the end only, and never change the fields of one. What
 * lacks a field becomes a new kind.
 */
export const factShapes: { readonly [Kind in FactKind]: { readonly [Field in keyof FactFields[Kind]]: FieldShape } } = {
  signed: { at: 'number' },
  tier: { tier: 'word' },
  merged: { into: 'word' },
  outcome: { kind: 'word', at: 'number', verifiedAt: 'number' },
  deal: {
    deal: 'word',
    state: 'word',
    approvedAt: 'number',
    closedAt: 'number',
    lastActivityAt: 'number',
    hundredths: 'number',
    currency: 'word',
    addOns: 'number',
  },
  case: {
    case: 'word',
    handledBy: 'word',
    openedAt: 'number',
    resolvedAt: 'number',
    reopenedAt: 'number',
    atRightDesk: 'flag',
  },
  learner: { person: 'word', role: 'word', since: 'number', left: 'number', isRequired: 'flag' },
  credential: { person: 'word', role: 'word', from: 'number', until: 'number' },
  heads: { held: 'number', needed: 'number' },
  integration: { required: 'number', passed: 'number', weight: 'number', weightPassed: 'number' },
  promoter: { person: 'word', score: 'number', at: 'number' },
  satisfaction: {
    engagement: 'word',
    contact: 'word',
    score: 'number',
    at: 'number',
    goLiveAt: 'number',
    lead: 'word',
  },
  ease: { person: 'word', score: 'number', at: 'number' },
  defect: {
    engagement: 'word',
    foundAt: 'number',
    severity: 'word',
    cause: 'word',
    goLiveAt: 'number',
    lead: 'word',
  },
  module: { module: 'word', startedAt: 'number', doneAt: 'number' },
  gate: { gate: 'word', passedAt: 'number' },
  evidenceNeed: { required: 'number', accepted: 'number' },
  piece: {
    revision: 'word',
    capturedAt: 'number',
    verdict: 'word',
    verdictAt: 'number',
    from: 'number',
    until: 'number',
  },
  effort: { submitted: 'number', redone: 'number', askedTwice: 'number', minutes: 'number', plannedMinutes: 'number' },
  moduleEffort: {
    module: 'word',
    minutes: 'number',
    plannedMinutes: 'number',
    skipped: 'number',
    visits: 'number',
    redone: 'number',
  },
  privileges: { isAsAllowed: 'flag' },
  waiting: { what: 'word', since: 'number' },
};

export const factKinds = Object.keys(factShapes) as readonly FactKind[];

/** Two facts are the same when this is: what they are and all their fields, in their order. */
export function factKey(fact: Fact): string {
  const fields = Object.keys(factShapes[fact.is]);
  const values = fact as unknown as { readonly [field: string]: unknown };
  return JSON.stringify([fact.is, ...fields.map((field) => values[field])]);
}
