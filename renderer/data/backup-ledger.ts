import { unpackLedger } from '#shared/domain/metrics/packed-ledger';
import type { BackupEntry } from './backup-content';
import { base64OfBytes, bytesOfBase64 } from './base64';
import { checkedLedger, isWhole } from './ledger-check';
import type { StoredLedger } from './stored';

type LedgerEntry = Extract<BackupEntry, { kind: 'ledger' }>;

/** A ledger as it stands in a backup. */
export function ledgerEntry({ partnerId, bytes, words, begunAt, nextTurn }: StoredLedger): LedgerEntry {
  const facts = base64OfBytes(bytes);
  return { kind: 'ledger', partnerId, facts, words: [...words], begunAt, nextTurn: nextTurn ?? null };
}

/** Null: it is not what was written; then it is made again from the rows and their past. */
export function ledgerOfEntry({ partnerId, facts, words, begunAt, nextTurn }: LedgerEntry): StoredLedger | null {
  const packed = { bytes: bytesOfBase64(facts), words };
  const kept = { partnerId, begunAt, ...(nextTurn === null ? {} : { nextTurn }) };
  return isWhole({ ...kept, ...packed }) ? checkedLedger(kept, unpackLedger(packed)) : null;
}
