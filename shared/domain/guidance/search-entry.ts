/** What a search finds, by what a person would call it; also the order in which kinds are told. */
export const searchKinds = [
  'partner',
  'person',
  'visit',
  'answer',
  'evidence',
  'agreement',
  'deal',
  'case',
  'incident',
  'minutes',
  'survey',
  'decision',
  'improvement',
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Where in a record some words stand. */
const searchPlaces = [
  'name',
  'note',
  'contact',
  'answer',
  'quote',
  'reason',
  'attested',
  'facts',
  'terms',
  'wording',
  'file',
  'inside',
] as const;
export type SearchPlace = (typeof searchPlaces)[number];

export interface SearchPart {
  readonly place: SearchPlace;
  readonly text: string;
}

/** A file whose text can be found under the entry it belongs to. */
export interface SearchFile {
  readonly sha256: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: number;
}

/** One thing that can be found: a record, or one version of one. */
export interface SearchEntry {
  /** Of the record; each record is found once. */
  readonly id: string;
  readonly entity: string;
  readonly kind: SearchKind;
  /** Empty: it belongs to the organisation. */
  readonly partnerId: string;
  readonly title: string;
  readonly parts: readonly SearchPart[];
  /** Something later counts in its place. */
  readonly isEarlier: boolean;
  /** ISO moment or day; '' where nobody wrote one. */
  readonly at: string;
  /** Ids of what it hangs on, by the name of their field: `interviewId`, `questionId`. */
  readonly refs: { readonly [field: string]: string };
  readonly files: readonly SearchFile[];
}

/** What the playbook calls things of which records know only the id. */
export interface SearchNames {
  readonly questions: { readonly [questionId: string]: string };
  /** Labels of choices, by question and then by choice. */
  readonly choices: { readonly [questionId: string]: { readonly [choice: string]: string } };
}
