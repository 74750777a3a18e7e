import type { Revision } from './pdf-file';
import type { PdfRef, PdfValue } from './pdf-value';

/**
 * Numbers of all objects that can be reached from these values in this revision; circles are walked once. `passes`
 * says where not to go on: an entry of a dictionary that leads back up, say.
 */
export function reachableFrom(
  revision: Revision,
  roots: readonly PdfValue[],
  passes: (key: string) => boolean = () => true,
): Set<number> {
  const reached = new Set<number>();
  const waiting: PdfValue[] = [...roots];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    for (const ref of refsOf(value, passes)) {
      if (reached.has(ref.number)) continue;
      const target = revision.resolve(ref);
      if (target.kind === 'null') continue;
      reached.add(ref.number);
      waiting.push(target);
    }
  }
  return reached;
}

/** The references that stand in a value itself, however deep. */
export function refsOf(value: PdfValue, passes: (key: string) => boolean = () => true): PdfRef[] {
  switch (value.kind) {
    case 'ref':
      return [value];
    case 'array':
      return value.items.flatMap((item) => refsOf(item, passes));
    case 'dict':
      return [...value.entries].flatMap(([key, entry]) => (passes(key) ? refsOf(entry, passes) : []));
    case 'stream':
      return refsOf(value.dict, passes);
    default:
      return [];
  }
}
