/** Languages documents can be written in, apart from the language of the person who uses the program (BCP 47). */
export const documentLanguages = ['en', 'de'] as const;
export type DocumentLanguage = (typeof documentLanguages)[number];

/** In which languages an agreement is printed, and which one holds where they differ. */
export interface AgreedLanguages {
  readonly first: DocumentLanguage;
  /** Printed beside the first; null: one language only. */
  readonly second: DocumentLanguage | null;
  readonly prevailing: DocumentLanguage;
}

/** The languages out of the three terms. A second language that is the first one is no second language. */
export function agreedLanguages(values: {
  readonly documentLanguage: DocumentLanguage;
  readonly secondLanguage: DocumentLanguage | 'none';
  readonly prevailingLanguage: 'first' | 'second';
}): AgreedLanguages {
  const { documentLanguage: first, secondLanguage } = values;
  const second = secondLanguage === 'none' || secondLanguage === first ? null : secondLanguage;
  return { first, second, prevailing: second !== null && values.prevailingLanguage === 'second' ? second : first };
}
