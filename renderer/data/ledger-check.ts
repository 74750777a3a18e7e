import crc32c from 'crc-32/crc32c.js';
import type { Ledger } from '#shared/domain/metrics/ledger';
import { isSoundLedger, packLedger } from '#shared/domain/metrics/packed-ledger';
import type { StoredLedger } from './stored';

/** A ledger with new entries, and the check by which damage is noticed when it is read. */
export function checkedLedger(kept: Omit<StoredLedger, 'bytes' | 'words'>, ledger: Ledger): StoredLedger {
  const packed = packLedger(ledger);
  return { ...kept, ...packed, check: checkOf(packed) };
}

/** Whether a ledger is as it was written. One of an earlier program has no check; then its form must do. */
export function isWhole(kept: StoredLedger): boolean {
  return kept.check === undefined ? isSoundLedger(kept) : hasForm(kept) && kept.check === checkOf(kept);
}

// Damage can leave anything where bytes and words were.
const hasForm = ({ bytes, words }: StoredLedger) => bytes instanceof Uint8Array && Array.isArray(words);

function checkOf({ bytes, words }: Pick<StoredLedger, 'bytes' | 'words'>): number {
  return crc32c.buf(new TextEncoder().encode(words.join('\n')), crc32c.buf(bytes)) >>> 0;
}
