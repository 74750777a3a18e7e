import { type Bytes, ownBytes } from '../bytes';
import type { PdfFile, Revision } from '../reader/pdf-file';
import { entryOf } from '../reader/pdf-value';
import { itemsOf } from './object-graph';

/** Certificates and lists that were put into the file for later checks. Nothing in it is believed by itself. */
export interface ValidationStore {
  readonly certificates: readonly Bytes[];
  readonly revocationLists: readonly Bytes[];
  /** Answers of another kind (OCSP) that are there and not read. */
  readonly otherAnswers: number;
}

/** More than any honest store holds. */
const most = 200;

export function validationStore(revision: Revision): ValidationStore {
  const store = revision.entry(revision.entry(revision.trailer, 'Root'), 'DSS');
  const streams = (key: string) =>
    itemsOf(revision, entryOf(store, key))
      .slice(0, most)
      .flatMap((item) => {
        const stream = revision.resolve(item);
        const unpacked = stream.kind === 'stream' ? revision.decode(stream) : null;
        return unpacked?.ok ? [ownBytes(unpacked.value)] : [];
      });
  return {
    certificates: streams('Certs'),
    revocationLists: streams('CRLs'),
    otherAnswers: itemsOf(revision, entryOf(store, 'OCSPs')).length,
  };
}

/** Number of the first revision whose store can carry a check on its own; null where there is none. */
export function storedSince(file: PdfFile): number | null {
  const found = file.revisions.find((revision) => {
    const store = revision.entry(revision.entry(revision.trailer, 'Root'), 'DSS');
    const count = (key: string) => itemsOf(revision, entryOf(store, key)).length;
    return count('Certs') > 0 && count('CRLs') + count('OCSPs') > 0;
  });
  return found?.number ?? null;
}
