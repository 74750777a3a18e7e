/** What a part of a document is, for those who hear it read: the standard types of ISO 32000-1, 14.8.4. */
export type Role =
  | 'Document'
  | 'Sect'
  | 'Div'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'TOC'
  | 'TOCI'
  | 'Figure'
  | 'Caption'
  | 'Link'
  /** Holds a field of the file, and nothing that is drawn. */
  | 'Form';

/** Carried by a block of the definition. A block without one takes the role of what it stands in. */
export interface Tag {
  readonly role: Role;
  /** What a figure shows, in a sentence. */
  readonly alt?: string;
  /** Whether the marks of a list are numbers. */
  readonly ordered?: boolean;
  /** Where it is not the language of the document (BCP 47). */
  readonly language?: string;
}

/** Roles that hold blocks and no words of their own: words met in one become a paragraph. */
export const groups: ReadonlySet<Role> = new Set<Role>([
  'Document',
  'Sect',
  'Div',
  'L',
  'LI',
  'Table',
  'THead',
  'TBody',
  'TR',
  'TOC',
]);
