import { addDays, type CalendarDate, dayOf } from '#shared/base/calendar-date';
import { type RiskTier, riskTiers } from '#shared/domain/partners/partner';
import type { LoweredTier } from '#shared/domain/partners/partner-rules';
import type { Gate } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { Concession, ConcessionDecision } from './concession';

/** The longest that something may be left open. */
export const longestWaiverDays = 90;

/** How many waivers may hold at a gate at once. */
export const mostWaivers = 2;

/** Where a concession stands on a day. Always derived, never stored. */
export type ConcessionStanding =
  | { readonly state: 'requested' }
  /** `isProvisional`: somebody of our side said so and could not write it down; headquarters has not confirmed it. */
  | {
      readonly state: 'approved';
      readonly decision: ConcessionDecision;
      readonly from: CalendarDate;
      /** The last day on which it holds. */
      readonly until: CalendarDate;
      readonly isProvisional: boolean;
    }
  | { readonly state: 'expired'; readonly decision: ConcessionDecision; readonly until: CalendarDate }
  | { readonly state: 'refused'; readonly decision: ConcessionDecision }
  | { readonly state: 'withdrawn'; readonly decision: ConcessionDecision };

/** @param decisions of this concession or of all of the partner */
export function concessionStanding(
  concession: Concession,
  decisions: readonly ConcessionDecision[],
  asOf: CalendarDate,
): ConcessionStanding {
  const decision = decisions
    .filter((one) => one.concessionId === concession.id && dayOf(one.at) <= asOf && counts(one, concession))
    .reduce<ConcessionDecision | null>((latest, one) => (latest && !isLater(one, latest) ? latest : one), null);
  switch (decision?.verdict) {
    case undefined:
      return { state: 'requested' };
    case 'refused':
    case 'withdrawn':
      return { state: decision.verdict, decision };
    case 'approved': {
      const until = lastDayOf(concession);
      return until < asOf
        ? { state: 'expired', decision, until }
        : {
            state: 'approved',
            decision,
            from: dayOf(decision.at),
            until,
            isProvisional: decision.spokenBy !== null,
          };
    }
  }
}

/** The last day on which a concession can hold. A waiver that asks for more than may be given gets what may be given. */
export function lastDayOf({ kind, until, requestedAt }: Concession): CalendarDate {
  if (kind !== 'waiver') return until;
  const longest = addDays(dayOf(requestedAt), longestWaiverDays);
  return until < longest ? until : longest;
}

/** A concession that holds on a day. */
export interface Granted {
  readonly concession: Concession;
  readonly decision: ConcessionDecision;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/**
 * The concessions that hold on a day, in the order in which they were approved. A waiver of a hard criterion, or one
 * too many at a gate, which two devices can bring about while apart, is none.
 */
export function grantedOn(
  records: {
    readonly concessions: readonly Concession[];
    readonly concessionDecisions: readonly ConcessionDecision[];
  },
  index: PackIndex,
  asOf: CalendarDate,
): readonly Granted[] {
  if (records.concessions.length === 0) return [];
  const approved = records.concessions
    .flatMap((concession): readonly Granted[] => {
      const standing = concessionStanding(concession, records.concessionDecisions, asOf);
      if (standing.state !== 'approved' || isHard(concession, index)) return [];
      const { decision, from, until } = standing;
      return [{ concession, decision, from, until }];
    })
    .sort((left, right) => (isLater(left.decision, right.decision) ? 1 : -1));
  const taken = new Map<string, number>();
  return approved.filter(({ concession }) => {
    if (concession.kind !== 'waiver') return true;
    const gates = gatesConcerned(concession.subject, index);
    if (gates.some(({ id }) => (taken.get(id) ?? 0) >= mostWaivers)) return false;
    for (const { id } of gates) taken.set(id, (taken.get(id) ?? 0) + 1);
    return true;
  });
}

/** The gates at which a waiver counts: that of its criterion, or all that ask for its control. */
export function gatesConcerned(subject: string, index: PackIndex): readonly Gate[] {
  const control = index.controlById.get(subject);
  return index.pack.gates.filter(({ criteria }) =>
    control
      ? criteria.some(({ needs }) =>
          needs.some((need) => need.kind === 'controls' && (need.set === 'tier' || control.tiers.includes('T1'))),
        )
      : criteria.some(({ id }) => id === subject),
  );
}

/** The lower tier that is approved for a day: of several the one approved last. */
export function loweredTier(granted: readonly Granted[]): LoweredTier | null {
  const last = granted.filter(({ concession }) => concession.kind === 'lowerTier').at(-1);
  const tier = last ? tierNamed(last.concession.subject) : null;
  return last && tier ? { tier, until: last.until } : null;
}

export function tierNamed(subject: string): RiskTier | null {
  return riskTiers.find((tier) => tier === subject) ?? null;
}

function isHard({ kind, subject }: Concession, index: PackIndex): boolean {
  return (
    kind === 'waiver' &&
    index.pack.gates.some(({ criteria }) => criteria.some(({ id, hard }) => hard && id === subject))
  );
}

/** Nobody approves a request of their own, whatever a table says; somebody else may have, and have been written down. */
function counts(decision: ConcessionDecision, concession: Concession): boolean {
  return decision.verdict !== 'approved' || decision.by !== concession.requestedBy || decision.spokenBy !== null;
}

// Of two at the same instant the stricter one counts, so that every device comes to the same end.
const strictness = { approved: 0, refused: 1, withdrawn: 2 } satisfies Record<ConcessionDecision['verdict'], number>;

function isLater(one: ConcessionDecision, other: ConcessionDecision): boolean {
  if (one.at !== other.at) return one.at > other.at;
  if (one.verdict !== other.verdict) return strictness[one.verdict] > strictness[other.verdict];
  return one.id > other.id;
}
