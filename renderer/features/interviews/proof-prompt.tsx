import { Camera } from 'lucide-react';
import type { Json } from '#shared/base/json';
import type { WantedProof } from '#shared/domain/interviews/interview-rules';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { Button } from '../../ui/button';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './proof-prompt.module.css';

const proofMarks = { missing: 'missing', pendingReview: 'pending', accepted: 'proven' } as const satisfies Record<
  WantedProof['state'],
  string
>;

const proofWords = {
  missing: 'interviews.proof.missing',
  pendingReview: 'interviews.proof.pending-review',
  accepted: 'interviews.proof.accepted',
} as const satisfies Record<WantedProof['state'], MessageId>;

/** A proof to be brought for an answer, with what the answer says of it. */
export interface WantedCapture {
  readonly typeId: string;
  readonly questionId: string;
  readonly facts: { readonly [factId: string]: Json };
}

export interface ProofPromptProps {
  readonly proofs: readonly WantedProof[];
  readonly index: PackIndex;
  readonly onCapture: (evidenceTypeId: string) => void;
}

/** The proofs this answer asks for, each with the button that brings it, while the person is still at the table. */
export function ProofPrompt({ proofs, index, onCapture }: ProofPromptProps) {
  const text = useText();
  if (proofs.length === 0) return null;
  return (
    <ul
      className={styles.proofs}
      aria-label={text('interviews.proof.title')}
      {...(proofs.some(({ state }) => state === 'missing') ? { 'data-open': true } : {})}
    >
      {proofs.map(({ evidenceTypeId, state }) => (
        <li key={evidenceTypeId} className={styles.proof}>
          <span className={styles.what}>
            <strong>{index.evidenceTypeById.get(evidenceTypeId)?.title ?? evidenceTypeId}</strong>
            <StateMark state={proofMarks[state]} word={text(proofWords[state])} />
          </span>
          {state === 'missing' && (
            <Button icon={Camera} onPress={() => onCapture(evidenceTypeId)}>
              {text('interviews.proof.capture')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
