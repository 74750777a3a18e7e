/** Something that is not as it was filed. */
export interface Finding {
  readonly what: What;
  /** Name of the territory, or null where it belongs to none. */
  readonly territory: string | null;
  /** Number of the entry, where it is one. */
  readonly entry: number | null;
  readonly sentence: string;
}

/** What was changed, left out or put in. */
export type What =
  | 'body'
  | 'body-hash'
  | 'signature'
  | 'entry-hash'
  | 'previous-hash'
  | 'device'
  | 'counter'
  | 'place'
  | 'territory'
  | 'state'
  | 'reason'
  | 'arrival'
  | 'time'
  | 'seal'
  | 'change-id'
  | 'kind'
  | 'record'
  | 'person'
  | 'fields'
  | 'erasure'
  | 'missing-entry'
  | 'extra-entry'
  | 'broken-chain'
  | 'device-chain'
  | 'unknown-device'
  | 'device-key'
  | 'device-stream'
  | 'two-histories'
  | 'rewritten'
  | 'checkpoint'
  | 'head'
  | 'log-key'
  | 'row-state'
  | 'missing-row'
  | 'extra-row'
  | 'gone-row'
  | 'certificate'
  | 'missing-file'
  | 'damaged-file'
  | 'pack';

/** Takes findings as they are made. */
export type Report = (finding: Finding) => void;

export function entrySentence(territory: string, entry: number, rest: string): string {
  return `Entry ${entry} of territory ${territory}: ${rest}`;
}
