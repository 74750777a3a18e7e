import type { AgreedLanguages } from '#shared/domain/agreements/document-language';
import type { NamedPerson, PartyData } from '#shared/domain/agreements/named-parties';
import type { PlanValues } from '#shared/domain/agreements/plan-terms';
import type { Party } from '#shared/domain/partners/person';
import type { LearnerRole } from '#shared/domain/playbook/pack-enablement';
import type { MilestoneId } from './milestones';
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
  /** 1 to 100. */
  readonly weight: number;
  readonly owners: { readonly vendor: string; readonly partner: string };
  /** What was last read under an earlier version of the plan, carried over; null: nothing was. */
  readonly carried: { readonly actual: string; readonly readOn: string } | null;
}

/** The two people of one role, who work as a pair. */
export interface Pair {
  readonly role: 'sponsor' | 'partnerManager' | 'customerSuccessLeader' | 'technicalAuthority';
  readonly vendor: NamedPerson;
  readonly partner: NamedPerson;
}

/** A whole Joint Success Plan as data: what the text says and what is hashed. */
export interface Plan {
  /** Format 1 came before languages, paths and gives of both sides were data; `planOfAnyFormat` reads both. */
  readonly format: 2;
  readonly kind: 'plan';
  /** Version of the wording this was printed with; the same data with the same wording is the same text. */
  readonly template: string;
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
  readonly gives: readonly Give[];
  /** The way of each person who learns. */
  readonly enablement: readonly LearningPath[];
  /** Who does and who answers for each stage of the work with a customer. */
  readonly raci: readonly RaciRow[];
  readonly languages: AgreedLanguages;
}

export interface Give {
  readonly what: string;
  readonly side: Party;
  /** The milestone it is needed for; null in plans of format 1. */
  readonly milestone: MilestoneId | null;
  readonly due: string;
}

export interface LearningPath {
  readonly person: string;
  /** Parts of the work this person leads. */
  readonly leads: readonly Capability[];
  readonly roles: readonly LearnerRole[];
  readonly steps: readonly { readonly milestone: MilestoneId; readonly due: string }[];
}

export type RaciStage = 'orderIntake' | 'integration' | 'delivery' | 'incident' | 'followUp';

export interface RaciRow {
  readonly stage: RaciStage;
  readonly vendor: readonly RaciPart[];
  readonly partner: readonly RaciPart[];
}

/** Does the work, answers for it, is asked before, is told after. */
export type RaciPart = 'R' | 'A' | 'C' | 'I';

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
  | 'vendorGives'
  | 'partnerGivesFor';
