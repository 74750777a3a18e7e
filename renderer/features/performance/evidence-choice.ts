import { dayOf } from '#shared/base/calendar-date';
import type { Evidence } from '#shared/domain/evidence/evidence';
import { evidenceState, piecesOf } from '#shared/domain/evidence/evidence-rules';
import type { PartnerFile } from '#shared/records/partner-file';
import type { Text } from '../../ui/use-text';
import type { Answers, Asked } from './question-dialog';

type Shelf = Pick<PartnerFile, 'evidence' | 'revisions' | 'reviews'>;

const none = 'none';
const provesNothing: ReadonlySet<string> = new Set(['empty', 'rejected', 'withdrawn']);

/**
 * Asks for a piece of the partner's evidence as proof. What has run out stays in the list: it may prove what was true
 * then.
 */
export function evidenceField(text: Text, shelf: Shelf, asOf: string): Asked {
  const pieces = piecesOf(shelf)
    .filter((piece) => !provesNothing.has(evidenceState(piece, null, dayOf(asOf)).state))
    .map(({ evidence }) => ({ id: evidence.id as string, label: evidence.title }))
    .toSorted((left, right) => (left.label < right.label ? -1 : 1));
  return {
    kind: 'choice',
    name: 'evidence',
    label: text('performance.proof.evidence'),
    hint: text(pieces.length === 0 ? 'performance.proof.no-evidence' : 'performance.proof.hint'),
    choices: [{ id: none, label: text('performance.proof.none') }, ...pieces],
    value: none,
  };
}

/** The piece that was picked; null: none. */
export function pickedEvidence({ evidence }: Answers, shelf: Shelf): Evidence['id'] | null {
  return shelf.evidence.find(({ id }) => id === evidence)?.id ?? null;
}

/** What a piece that was given as proof is called. */
export function evidenceTitle(evidenceId: string | null, shelf: Shelf): string | null {
  return shelf.evidence.find(({ id }) => id === evidenceId)?.title ?? null;
}
