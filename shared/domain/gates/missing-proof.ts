import type { EvidenceId } from '#shared/domain/evidence/evidence';
import type { PersonId } from '#shared/domain/partners/person';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import type { IntegrationCheck, PersonProof } from '#shared/domain/playbook/pack-enablement';

/** Who sees to a proof, and what it costs. */
interface ToDo {
  /** The person who can bring it or sees to it, where one is noted. */
  readonly ownerId: PersonId | null;
  /** The role at our side that sees to it. */
  readonly role: string;
  readonly whose: EvidenceType['broughtBy'];
  readonly minutes: number;
  /** Whether it can be done during a visit. */
  readonly inRoom: boolean;
}

/** One thing to do so that a criterion is met. */
export type MissingProof = ToDo &
  (
    | {
        readonly kind: 'evidence';
        readonly type: EvidenceType;
        /** Which one, where there are several of a kind: "Sales". */
        readonly what: string | null;
        readonly situation: Situation;
        /** The piece to review or renew, where there is one. */
        readonly evidenceId: EvidenceId | null;
      }
    /** `isAnswered`: there is an answer, and it does not show what is needed. */
    | { readonly kind: 'question'; readonly questionId: string; readonly isAnswered: boolean }
    /** `rate`: the exposure has not been rated. `accept`: it has, and the tier waits to be accepted (again). */
    | { readonly kind: 'riskTier'; readonly step: 'rate' | 'accept' }
    | { readonly kind: 'document'; readonly document: string }
    /** Another gate that comes first. */
    | { readonly kind: 'gate'; readonly gateId: string }
    /** People who have not shown all that a credential asks for: those who lack least, as many as are missing. */
    | {
        readonly kind: 'credentials';
        readonly learnerRole: string;
        readonly held: number;
        readonly needed: number;
        readonly people: readonly MissingCredential[];
      }
    | {
        readonly kind: 'integrationCheck';
        readonly check: IntegrationCheck;
        /** The kind of evidence that shows it. */
        readonly type: EvidenceType | null;
        /** The piece to review, where the check has been made and nobody has looked at it. */
        readonly evidenceId: EvidenceId | null;
      }
    /** Hours are promised in which nobody is on call. `share` null: that cannot be told. */
    | { readonly kind: 'onCallCoverage'; readonly questionId: string; readonly share: number | null }
    | { readonly kind: 'deal' }
  );

export type MissingProofOf<Kind extends MissingProof['kind']> = Extract<MissingProof, { readonly kind: Kind }>;

/** What one person lacks of a credential. `personId` null: somebody who is yet to be named. */
export interface MissingCredential {
  readonly personId: PersonId | null;
  readonly proofs: readonly { readonly proof: PersonProof; readonly isPending: boolean }[];
  readonly minutes: number;
  readonly inRoom: boolean;
}

/** How it stands with a proof that is missing. `notEnough`: one is there and holds, but it does not show what is needed. */
export type Situation =
  | 'missing'
  | 'pendingReview'
  | 'notYetEffective'
  | 'expired'
  | 'rejected'
  | 'withdrawn'
  | 'notEnough';

/** The name of a proof: two with the same name are one and the same thing to do. */
export function proofName(proof: MissingProof): string {
  switch (proof.kind) {
    case 'evidence':
      return proof.what === null ? proof.type.id : `${proof.type.id} ${proof.what}`;
    case 'question':
    case 'onCallCoverage':
      return proof.questionId;
    case 'document':
      return `document ${proof.document}`;
    case 'gate':
      return `gate ${proof.gateId}`;
    case 'credentials':
      return `credentials ${proof.learnerRole}`;
    case 'integrationCheck':
      return proof.check.id;
    case 'riskTier':
    case 'deal':
      return proof.kind;
  }
}

/** Each proof once: several criteria and controls may lack the same one. */
export function eachOnce(proofs: readonly MissingProof[]): readonly MissingProof[] {
  return [...new Map(proofs.map((proof) => [proofName(proof), proof] as const)).values()];
}

/** Looking at something that is already there. */
export const reviewMinutes = 3;

export function totalMinutes(proofs: readonly { readonly minutes: number }[]): number {
  return proofs.reduce((sum, { minutes }) => sum + minutes, 0);
}
