import type { PrintRefusal } from './print-page';

/** The sentence that tells a person why there is no file and what to do: a message id and what it holds. */
export function refusalMessage(refusal: PrintRefusal) {
  if (refusal.kind === 'cancelled') return { id: 'documents.refused.cancelled', values: {} } as const;
  const [first] = refusal.kind === 'glyph-missing' ? refusal.findings : [];
  if (!first) return { id: 'documents.refused.failed', values: {} } as const;
  const values = { characters: first.characters.join(' '), where: first.where };
  return { id: 'documents.refused.glyphMissing', values } as const;
}
