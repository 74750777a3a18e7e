import type { MissingProof, MissingProofOf } from '#shared/domain/gates/missing-proof';
import type { Renewal } from '#shared/domain/guidance/renewals';
import type { PartnerId } from '#shared/domain/partners/partner';
import type { MessageId } from '../../ui/use-text';

/** What the page is asked to do about a proof. `look`: the piece is there and is to be opened, for a review or to read. */
export interface BringRequest {
  readonly purpose: 'bring' | 'look';
  readonly typeId: string;
  /** The piece to open or to renew; null: a new one. */
  readonly evidenceId: string | null;
  readonly questionId: string | null;
}

/** How a missing proof is come by: the one button beside it. */
export type ProofWay =
  | { readonly kind: 'bring'; readonly label: MessageId; readonly request: BringRequest }
  /** Asked in its interview, which is started where none is under way. */
  | { readonly kind: 'ask'; readonly label: MessageId; readonly questionId: string }
  | { readonly kind: 'open'; readonly label: MessageId; readonly href: string };

/** What the buttons of a gate can set going. */
export interface ProofDoing {
  readonly onBring: (request: BringRequest) => void;
  readonly onAsk: (questionId: string) => void;
}

interface Known {
  readonly partner: { readonly id: PartnerId };
  readonly evidence: readonly { readonly id: string; readonly questionId: string | null }[];
}

export function wayTo(proof: MissingProof, file: Known): ProofWay {
  switch (proof.kind) {
    case 'riskTier':
      return {
        kind: 'open',
        label: proof.step === 'rate' ? 'gates.do.rate' : 'gates.do.accept',
        href: `/partners/${file.partner.id}/identity`,
      };
    case 'question':
      return {
        kind: 'ask',
        label: proof.isAnswered ? 'gates.do.answer-again' : 'gates.do.answer',
        questionId: proof.questionId,
      };
    case 'onCallCoverage':
      return { kind: 'ask', label: 'gates.do.answer-again', questionId: proof.questionId };
    case 'document':
      return { kind: 'open', label: 'gates.do.open-agreements', href: `/partners/${file.partner.id}/agreements` };
    case 'gate':
      return { kind: 'open', label: 'gates.do.open-gate', href: `/partners/${file.partner.id}/gate` };
    case 'credentials':
      return { kind: 'open', label: 'gates.do.open-people', href: `/partners/${file.partner.id}/enablement` };
    case 'deal':
      return { kind: 'open', label: 'gates.do.register', href: `/partners/${file.partner.id}/commercial` };
    case 'integrationCheck':
      return wayToCheck(proof, file);
    case 'evidence': {
      const { label, purpose, isNew } = evidenceWays[proof.situation];
      const evidenceId = isNew ? null : proof.evidenceId;
      const piece = file.evidence.find(({ id }) => id === evidenceId);
      const request = { purpose, typeId: proof.type.id, evidenceId, questionId: piece?.questionId ?? null };
      return { kind: 'bring', label, request };
    }
  }
}

function wayToCheck({ type, evidenceId }: MissingProofOf<'integrationCheck'>, file: Known): ProofWay {
  if (type === null) return { kind: 'open', label: 'gates.do.look', href: `/partners/${file.partner.id}/evidence` };
  return {
    kind: 'bring',
    label: evidenceId === null ? 'gates.do.bring' : 'gates.do.review',
    request: { purpose: evidenceId === null ? 'bring' : 'look', typeId: type.id, evidenceId, questionId: null },
  };
}

/** The way to what ends a passed gate: bring its renewal, or look at the one that was brought. */
export function wayToRenew(renewal: Renewal, file: Known): ProofWay {
  if (renewal.kind === 'riskTier')
    return { kind: 'open', label: 'gates.do.rate', href: `/partners/${file.partner.id}/identity` };
  if (renewal.kind === 'waiver')
    return { kind: 'open', label: 'gates.do.look', href: `/partners/${file.partner.id}/controls` };
  const questionId = file.evidence.find(({ id }) => id === renewal.evidenceId)?.questionId ?? null;
  const { label, purpose } = evidenceWays[renewal.waiting ? 'pendingReview' : 'expired'];
  const request = { purpose, typeId: renewal.typeId, evidenceId: renewal.evidenceId, questionId };
  return { kind: 'bring', label, request };
}

// A withdrawn piece must not hold again, so a new one takes its place; all others get a new revision.
const evidenceWays = {
  missing: { label: 'gates.do.bring', purpose: 'bring', isNew: true },
  pendingReview: { label: 'gates.do.review', purpose: 'look', isNew: false },
  notYetEffective: { label: 'gates.do.look', purpose: 'look', isNew: false },
  expired: { label: 'gates.do.renew', purpose: 'bring', isNew: false },
  rejected: { label: 'gates.do.bring-again', purpose: 'bring', isNew: false },
  withdrawn: { label: 'gates.do.bring', purpose: 'bring', isNew: true },
  notEnough: { label: 'gates.do.bring-again', purpose: 'bring', isNew: false },
} as const satisfies Record<
  Extract<MissingProof, { kind: 'evidence' }>['situation'],
  { readonly label: MessageId; readonly purpose: BringRequest['purpose']; readonly isNew: boolean }
>;
