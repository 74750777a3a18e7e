import { unpackLedger } from '#shared/domain/metrics/packed-ledger';
import type { BackupEntry } from './backup-content';
import { base64OfBytes, bytesOfBase64 } from './base64';
import { checkedLedger, isWhole } from './ledger-check';
import type { StoredLedger } from './stored';

type LedgerEntry = Extract<BackupEntry, { kind: 'ledger' }>;

/** A ledger as it stands in a backup: its numbers repeat themselves, and packed they take a fifth. */
export async function ledgerEntry(kept: StoredLedger): Promise<LedgerEntry> {
  const { partnerId, numbers, words, begunAt, nextTurn } = kept;
  const bytes = new Uint8Array(numbers.slice().buffer);
  return {
    ...{ kind: 'ledger', partnerId, begunAt, words: [...words], nextTurn: nextTurn ?? null },
    numbers: base64OfBytes(await through(bytes, new CompressionStream('deflate-raw'))),
  };
}

/** Null: it is not what was written; then it is made again from the rows and their past. */
export async function ledgerOfEntry(entry: LedgerEntry): Promise<StoredLedger | null> {
  const { partnerId, begunAt, words, nextTurn } = entry;
  const bytes = await through(bytesOfBase64(entry.numbers), new DecompressionStream('deflate-raw')).catch(() => null);
  if (bytes === null || bytes.byteLength % 8 !== 0) return null;
  const packed = { numbers: new Float64Array(bytes.buffer), words };
  const kept = { partnerId, begunAt, ...(nextTurn === null ? {} : { nextTurn }) };
  return isWhole({ ...kept, ...packed }) ? checkedLedger(kept, unpackLedger(packed)) : null;
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  way: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(way)).arrayBuffer());
}
