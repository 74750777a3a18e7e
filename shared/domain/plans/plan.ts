import type { NamedPerson, PartyData } from '#shared/domain/agreements/named-parties';
import type { PlanValues } from '#shared/domain/agreements/plan-terms';
import type { ScheduledMilestone } from './plan-rules';

/** A milestone with the two people who own it. */
export interface OwnedMilestone extends Omit<ScheduledMilestone, 'owners'> {
  readonly owners: { readonly vendor: string; readonly partner: string };
}

export interface Goal {
  readonly goal: string;
  readonly unit: string;
  /** Decimal text, as answered. */
  readonly baseline: string;
  readonly target: string;
  readonly by: string;
  readonly weight: number;
  readonly owners: { readonly vendor: string; readonly partner: string };
}

/** The two people of one role, who work as a pair. */
export interface Pair {
  readonly role: 'sponsor' | 'partnerManager' | 'customerSuccessLeader' | 'technicalAuthority';
  readonly vendor: NamedPerson;
  readonly partner: NamedPerson;
}

/** A whole Joint Success Plan as data: what the text says and what is hashed. */
export interface Plan {
  readonly format: 1;
  readonly kind: 'plan';
  readonly agreementId: string;
  readonly version: number;
  readonly supersedesId: string | null;
  readonly vendor: PartyData;
  readonly partner: PartyData;
  /** What was answered and decided, word for word; people are replaced by their names below. */
  readonly said: Omit<PlanValues, PeopleTerms>;
  readonly pairs: readonly Pair[];
  readonly milestones: readonly OwnedMilestone[];
  readonly goals: readonly Goal[];
  readonly firstCustomers: readonly {
    readonly name: string;
    readonly need: string;
    readonly by: string;
    readonly owner: string;
  }[];
  readonly capabilities: readonly {
    readonly id: Capability;
    readonly now: 'no' | 'withHelp' | 'alone';
    readonly inNinetyDays: 'notPlanned' | 'wish' | 'withHelp' | 'alone';
    readonly people: number | null;
    readonly lead: string | null;
  }[];
  /** Most serious first. */
  readonly blockers: readonly {
    readonly blocker: string;
    readonly severity: 'low' | 'medium' | 'high';
    readonly owner: string;
    readonly by: string | null;
    readonly next: string | null;
  }[];
  readonly gives: readonly { readonly what: string; readonly due: string }[];
}

export const capabilities = ['market', 'sell', 'implement', 'support', 'coInnovate'] as const;
export type Capability = (typeof capabilities)[number];

type PeopleTerms =
  | 'sponsor'
  | 'vendorSponsor'
  | 'ladder'
  | 'goals'
  | 'firstCustomers'
  | 'capabilities'
  | 'blockers'
  | 'vendorGives';
