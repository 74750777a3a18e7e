import type { PdfObject, Revision } from '../reader/pdf-file';
import type { PdfValue } from '../reader/pdf-value';
import { referencesIn } from './object-graph';
import type { ReasonCode } from './reason';

/** One thing that a revision did to the document, before anybody judges whether it may. */
export interface Change {
  readonly code: ReasonCode;
  readonly values: Readonly<Record<string, string | number>>;
  /** The form field it happened to. */
  readonly field: string | null;
  /** Programs of others do it when they save, and it changes nothing that shows. */
  readonly isMild: boolean;
}

/** Two neighbouring revisions under comparison. */
export interface Comparison {
  readonly before: Revision;
  readonly after: Revision;
  /** Whether the newer one may hold the first signature and thus the one that certifies. */
  readonly mayCertify: boolean;
  /** Objects that are new or differ and for which no explanation has been found yet. */
  readonly open: Map<number, PdfObject>;
  readonly changes: Change[];
}

export function note(
  comparison: Comparison,
  code: ReasonCode,
  values: Change['values'] = {},
  more: Partial<Pick<Change, 'field' | 'isMild'>> = {},
): void {
  // The same thing said of twenty objects is one thing.
  const said = JSON.stringify([code, values]);
  if (comparison.changes.some((change) => JSON.stringify([change.code, change.values]) === said)) return;
  comparison.changes.push({ code, values, field: more.field ?? null, isMild: more.isMild ?? false });
}

export const isNew = (comparison: Comparison, number: number) => comparison.before.object(number) === null;

/** Takes an object off the list of what is to be explained. */
export function explain(comparison: Comparison, value: PdfValue): void {
  if (value.kind === 'ref') comparison.open.delete(value.number);
}

/**
 * Explains whatever new hangs below a value that is itself explained. Objects that were there before stay on the list:
 * being pointed at anew explains nothing of how they changed.
 */
export function explainNewBelow(comparison: Comparison, value: PdfValue): readonly PdfValue[] {
  const explained: PdfValue[] = [];
  const seen = new Set<number>();
  const pending = [...referencesIn(value)];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const object = comparison.open.get(next.number);
    if (seen.has(next.number) || object === undefined || !isNew(comparison, next.number)) continue;
    seen.add(next.number);
    comparison.open.delete(next.number);
    explained.push(object.value);
    for (const reference of referencesIn(object.value)) pending.push(reference);
  }
  return explained;
}
