import type { MessageId, MessageValues } from '../ui/use-text';

/** Why no file came out, as renderer/documents tells it; written out here because widgets do not know the printer. */
export type RefusedPrint =
  | {
      readonly kind: 'glyph-missing';
      readonly findings: readonly { readonly characters: readonly string[]; readonly where: string }[];
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed' };

/** The sentence for a refused print: what happened and what to do. */
export function printRefusalWords(refusal: RefusedPrint): readonly [MessageId, MessageValues] {
  if (refusal.kind === 'cancelled') return ['documents.refused.cancelled', {}];
  if (refusal.kind === 'failed') return ['documents.refused.failed', {}];
  const [first] = refusal.findings;
  return [
    'documents.refused.glyphMissing',
    { characters: first?.characters.join(' ') ?? '', where: first?.where ?? '' },
  ];
}
