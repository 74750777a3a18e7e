import { addMonths, type CalendarDate } from '#shared/base/calendar-date';
import type { EvidenceRevision } from '#shared/domain/evidence/evidence';
import { type EvidencePiece, evidenceState } from '#shared/domain/evidence/evidence-rules';
import type { PersonId } from '#shared/domain/partners/person';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import type { Curriculum, LearnerRole, PersonProof } from '#shared/domain/playbook/pack-enablement';
import type { Learner } from './learner';
import { activeLearners } from './learner-commands';

/** How one proof of a credential stands for one person on a day. */
export type ProofReading = { readonly proof: PersonProof } & (
  | { readonly state: 'held'; readonly from: CalendarDate; readonly until: CalendarDate | null }
  /** Brought, and nobody has looked at it yet. */
  | { readonly state: 'pending' }
  /** Shown, with fewer points than asked for. */
  | { readonly state: 'short'; readonly score: number }
  | { readonly state: 'expired'; readonly until: CalendarDate }
  | { readonly state: 'missing' }
);

/** A credential of one person on a day. Always derived: it is held while everything it requires is. */
export interface CredentialReading {
  readonly personId: PersonId;
  readonly role: LearnerRole;
  readonly curriculum: Curriculum;
  readonly holds: boolean;
  /** The last day on which it is held if nothing is renewed; null: not held. */
  readonly until: CalendarDate | null;
  readonly proofs: readonly ProofReading[];
}

export interface CredentialGround {
  readonly pieces: readonly EvidencePiece[];
  readonly evidenceTypeById: ReadonlyMap<string, Pick<EvidenceType, 'validMonths'>>;
  readonly asOf: CalendarDate;
}

/** The credentials of everybody who is in a role on the day, held or not. */
export function credentialsOf(
  curricula: readonly Curriculum[],
  learners: readonly Learner[],
  ground: CredentialGround,
): readonly CredentialReading[] {
  return activeLearners(learners, ground.asOf).flatMap(({ personId, role }) => {
    const curriculum = curricula.find((each) => each.role === role);
    return curriculum ? [credentialOf(curriculum, personId, ground)] : [];
  });
}

/**
 * One person's credential of one role. It is held from the day on which the last proof began until the first of them
 * ends, and no longer than the credential itself is valid.
 */
export function credentialOf(curriculum: Curriculum, personId: PersonId, ground: CredentialGround): CredentialReading {
  const { requires, validMonths } = curriculum.credential;
  const proofs = requires.map((proof) => proofOf(proof, personId, ground));
  const held = proofs.filter((proof) => proof.state === 'held');
  const begun = held.map(({ from }) => from).reduce(later, '');
  const own = begun === '' ? null : addMonths(begun, validMonths);
  const until = held.map((proof) => proof.until).reduce(earlier, own);
  const holds = held.length === proofs.length && until !== null && ground.asOf <= until;
  return { personId, role: curriculum.role, curriculum, holds, until: holds ? until : null, proofs };
}

/** How many people hold the credential of each role. A person who learns a role twice counts once. */
export function holdersByRole(readings: readonly CredentialReading[]): ReadonlyMap<LearnerRole, number> {
  const people = new Map<LearnerRole, Set<string>>();
  for (const { role, personId, holds } of readings) {
    if (holds) people.set(role, (people.get(role) ?? new Set<string>()).add(personId));
  }
  return new Map([...people].map(([role, ids]) => [role, ids.size]));
}

/** How many different people hold at least one credential. */
export function certifiedHeads(readings: readonly CredentialReading[]): number {
  return new Set(readings.filter(({ holds }) => holds).map(({ personId }) => personId)).size;
}

function proofOf(proof: PersonProof, personId: PersonId, ground: CredentialGround): ProofReading {
  const type = ground.evidenceTypeById.get(proof.evidenceTypeId) ?? null;
  const readings = ground.pieces
    .filter(({ evidence }) => [evidence.typeId, ...evidence.alsoServes].includes(proof.evidenceTypeId))
    .map((piece) => readingOf(proof, personId, evidenceState(piece, type, ground.asOf)));
  return readings.reduce(better, { proof, state: 'missing' });
}

function readingOf(proof: PersonProof, personId: PersonId, state: ReturnType<typeof evidenceState>): ProofReading {
  const missing: ProofReading = { proof, state: 'missing' };
  if (state.state === 'empty' || !isAbout(proof, personId, state.revision)) return missing;
  const { score } = state.revision.facts;
  const isShort = proof.minScore !== undefined && !(typeof score === 'number' && score >= proof.minScore);
  switch (state.state) {
    case 'accepted':
      if (isShort) return { proof, state: 'short', score: typeof score === 'number' ? score : 0 };
      return { proof, state: 'held', from: state.revision.effectiveFrom, until: state.until };
    case 'pendingReview':
      return isShort ? missing : { proof, state: 'pending' };
    case 'expired':
      return isShort ? missing : { proof, state: 'expired', until: state.until };
    case 'notYetEffective':
    case 'rejected':
    case 'withdrawn':
      return missing;
  }
}

function isAbout(proof: PersonProof, personId: PersonId, { facts }: Pick<EvidenceRevision, 'facts'>): boolean {
  return facts.person === personId && Object.entries(proof.where).every(([fact, value]) => facts[fact] === value);
}

const worth = { held: 4, pending: 3, short: 2, expired: 1, missing: 0 } satisfies Record<ProofReading['state'], number>;

/** Of two readings the one that says more: what is held longest, else what is nearest to it. */
function better(left: ProofReading, right: ProofReading): ProofReading {
  if (left.state === 'held' && right.state === 'held') {
    if (left.until !== right.until) return earlier(left.until, right.until) === left.until ? right : left;
    return left.from >= right.from ? left : right;
  }
  if (left.state === 'short' && right.state === 'short') return left.score >= right.score ? left : right;
  if (left.state === 'expired' && right.state === 'expired') return left.until >= right.until ? left : right;
  return worth[right.state] > worth[left.state] ? right : left;
}

/** No end is later than any. */
function earlier(left: CalendarDate | null, right: CalendarDate | null): CalendarDate | null {
  if (left === null || right === null) return left ?? right;
  return left < right ? left : right;
}

function later(left: CalendarDate, right: CalendarDate): CalendarDate {
  return left > right ? left : right;
}
