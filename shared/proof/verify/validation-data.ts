import { entryOf, type PdfValue } from '../reader/pdf-value';
import { type Comparison, explain, isNew, note } from './change';
import { changedKeys, dictOf, referencesIn } from './object-graph';

/**
 * Explains the store of certificates and lists for later checks (DSS, ISO 32000-2, 12.8.4.3). It shows nothing, so it
 * may grow at any time; but only what such a store consists of is explained by it.
 */
export function explainValidationData(comparison: Comparison, before: PdfValue, after: PdfValue): void {
  const { before: older, after: newer, open } = comparison;
  const known = numbersBelow(older.resolve, before);
  const pending: Place[] = [{ value: after, level: 'store' }];
  const seen = new Set<number>();
  let isTouched = before.kind !== after.kind;
  let isOdd = false;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, level } = next;
    if (value.kind === 'ref') {
      if (seen.has(value.number)) continue;
      seen.add(value.number);
      if (open.has(value.number)) {
        isTouched = true;
        // What was something else before does not become a store by being pointed at.
        // A certificate or list in it stays what it was.
        if (isNew(comparison, value.number) || (known.has(value.number) && level !== 'bytes'))
          explain(comparison, value);
        else isOdd = true;
      }
    }
    const inner = innerOf(newer.resolve(value), level);
    if (inner === null) isOdd = true;
    else for (const place of inner) pending.push(place);
  }
  if (before.kind !== 'null' && after.kind === 'null') isOdd = true;
  // What was kept is kept: otherwise the list that withdraws a certificate could be taken out again.
  for (const number of known) if (older.object(number)?.value.kind === 'stream' && !seen.has(number)) isOdd = true;
  if (isOdd) note(comparison, 'validationDataOdd');
  else if (isTouched || changedKeys(older.resolve(before), newer.resolve(after)).length > 0)
    note(comparison, 'validationDataAdded');
}

type Level = 'store' | 'record' | 'list' | 'records' | 'bytes' | 'plain';
interface Place {
  readonly value: PdfValue;
  readonly level: Level;
}

const levels: Readonly<Record<'store' | 'record', Readonly<Record<string, Level>>>> = {
  store: { Type: 'plain', VRI: 'records', Certs: 'list', CRLs: 'list', OCSPs: 'list' },
  record: { Type: 'plain', Cert: 'list', CRL: 'list', OCSP: 'list', TU: 'plain', TS: 'bytes' },
};

/** What may stand at a level of the store; null where something else does. */
function innerOf(value: PdfValue, level: Level): readonly Place[] | null {
  if (value.kind === 'null') return [];
  switch (level) {
    case 'store':
    case 'record': {
      if (value.kind !== 'dict' || value.duplicates.length > 0) return null;
      const inner = [...value.entries].map(([key, entry]) => ({ value: entry, level: levels[level][key] }));
      return inner.every((place): place is Place => place.level !== undefined) ? inner : null;
    }
    case 'records':
      if (value.kind !== 'dict') return null;
      return [...value.entries].flatMap(([key, entry]) => (key === 'Type' ? [] : [{ value: entry, level: 'record' }]));
    case 'list':
      return value.kind === 'array' ? value.items.map((item) => ({ value: item, level: 'bytes' })) : null;
    case 'bytes':
      return value.kind === 'stream' && isPlainStream(value) ? [] : null;
    case 'plain':
      return value.kind === 'name' || value.kind === 'string' ? [] : null;
  }
}

const isPlainStream = (value: PdfValue) =>
  [...(dictOf(value)?.entries.keys() ?? [])].every((key) =>
    ['Length', 'Filter', 'DecodeParms', 'Type'].includes(key),
  ) && entryOf(value, 'Type').kind === 'null';

function numbersBelow(resolve: (value: PdfValue) => PdfValue, from: PdfValue): ReadonlySet<number> {
  const seen = new Set<number>();
  const pending = [...referencesIn(from)];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next.number)) continue;
    seen.add(next.number);
    for (const reference of referencesIn(resolve(next))) pending.push(reference);
  }
  return seen;
}
