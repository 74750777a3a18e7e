/** Languages documents can be written in, apart from the language of the person who uses the program (BCP 47). */
export const documentLanguages = ['en', 'de'] as const;
export type DocumentLanguage = (typeof documentLanguages)[number];
