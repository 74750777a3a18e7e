import { flag, leaveOut, leaveOutImpossible, type Notes } from './asides';
import type { FactFields, Instant } from './fact';
import { dayLength, isImpossible } from './instants';
import type { KnownFacts } from './measured-partner';
import type { Metric } from './metric';
import { type SharePart, shareMetric } from './share-metric';

export interface AttainmentPart extends SharePart {
  readonly joinedLately: number;
}

/** Who joined less than so many days ago is shown apart. */
export const lateDays = 14;

/**
 * People who hold every credential that is required for their roles and valid at `asOf` ÷ active people in roles with
 * requirements. Of ten people seven hold theirs, one of them joined last week and holds none: 7 of 10, 70 %, and beside
 * it that one joined lately, so that nobody need ask whether the three are new.
 */
export function certificationAttainment(): Metric<AttainmentPart> {
  return shareMetric('certificationAttainment', ({ facts, asOf }) => attainmentOf(facts, asOf), besideLate);
}

function attainmentOf(facts: KnownFacts, asOf: Instant): AttainmentPart {
  const people = new Map<string, { since: Instant; holdsAll: boolean }>();
  let notes: Notes | null = null;
  for (const learner of facts.learner) {
    if (!learner.isRequired || !isActive(learner, asOf)) continue;
    if (isImpossible(learner.since, asOf)) {
      notes = leaveOutImpossible(notes);
      continue;
    }
    const holds = facts.credential.some((credential) => isHeld(credential, learner, asOf));
    const known = people.get(learner.person);
    if (known === undefined) people.set(learner.person, { since: learner.since, holdsAll: holds });
    else {
      known.since = Math.min(known.since, learner.since);
      known.holdsAll &&= holds;
    }
  }
  let hits = 0;
  let joinedLately = 0;
  for (const { since, holdsAll } of people.values()) {
    if (holdsAll) hits += 1;
    if (asOf - since < lateDays * dayLength) joinedLately += 1;
  }
  if (joinedLately > 0) notes = flag(notes, 'joinedLately', joinedLately);
  return { hits, of: people.size, notes, joinedLately };
}

const isActive = ({ left }: FactFields['learner'], asOf: Instant) => left === null || left > asOf;

function isHeld(held: FactFields['credential'], learner: FactFields['learner'], asOf: Instant): boolean {
  if (held.person !== learner.person || held.role !== learner.role) return false;
  return held.from <= asOf && (held.until === null || asOf < held.until);
}

function besideLate() {
  let joinedLately = 0;
  return {
    add: (part: AttainmentPart) => {
      joinedLately += part.joinedLately;
    },
    beside: () => [{ what: 'joinedLately' as const, value: joinedLately }],
  };
}

/**
 * Partners with as many certified heads as the playbook asks for ÷ partners of whom it asks any. Four partners that need
 * 3, 3, 2 and 0 heads and have 3, 2, 2 and 0: 2 of 3, 67 %; the fourth is not asked.
 */
export function headCountAttainment(): Metric<SharePart> {
  return shareMetric('headCountAttainment', ({ facts }) => {
    const heads = facts.heads.at(-1);
    if (!heads || heads.needed === 0) return { hits: 0, of: 0, notes: leaveOut(null, 'notAsked') };
    return { hits: heads.held >= heads.needed ? 1 : 0, of: 1, notes: null };
  });
}
