import { useCallback, useRef } from 'react';
import type { Json } from '#shared/base/json';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { decideTerms } from '../../data/actions/negotiation-actions';
import { useWorkspace } from '../../data/use-workspace';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { cellsOf } from '../../widgets/json-shapes';
import { storageWords } from '../../widgets/storage-words';
import type { Offer } from './offer';

/** Puts what was tried out into the agreement, with the way back. */
export function useTakeOver(agreement: Agreement, moved: Offer, onDone: () => void): () => void {
  const workspace = useWorkspace();
  const text = useText();
  const decide = async (terms: { readonly [termId: string]: Json }) => {
    const decided = await decideTerms(workspace, agreement.id, terms);
    if (decided.ok) return decided.value;
    showToast({ tone: 'refused', words: text(refusalWords(decided.error.kind)) });
    return null;
  };
  const takeOver = async () => {
    const taken = moved;
    const before = await decide({ commitments: withMoved(agreement, taken) });
    if (before === null) return;
    onDone();
    showToast({
      tone: 'done',
      words: text('negotiation.taken-over', { count: Object.keys(taken).length }),
      action: { label: text('negotiation.undo'), onPress: () => void decide(before) },
    });
  };
  // The button that calls this must not be drawn again with every step of a slider.
  const take = useRef(takeOver);
  take.current = takeOver;
  return useCallback(() => void take.current(), []);
}

/** The commitments of the agreement with those that were moved in their places. */
export function withMoved(agreement: Pick<Agreement, 'terms'>, moved: Offer): Json {
  const offered = Object.entries(moved).map(([measure, commitment]) => [measure, { ...commitment }] as const);
  return { ...cellsOf(agreement.terms.commitments), ...Object.fromEntries(offered) };
}

function refusalWords(kind: string) {
  if (kind === 'notDraft') return 'negotiation.refused.not-draft';
  if (kind === 'unusableValue') return 'negotiation.refused.unusable';
  return storageWords(kind);
}
