import { ok, type Result, refuse } from '#shared/base/result';
import { type Host, StorageRefused } from '../host/host';

/** `storage-full`: there was no room for the copy. `in-use`: another tab holds the records. */
export type JournalCopyRefusal = 'storage-full' | 'storage-failed' | 'in-use';

/**
 * Hands the person a file with every change this device has made, signed as it was, one a line. What HQ and
 * other devices wrote is with HQ; files are not in it. It needs no tables: it is the way out when they cannot be opened.
 */
export async function saveJournalCopyFrom(
  host: Host,
  on: { readonly deviceId: string; readonly now: number },
): Promise<Result<'saved' | 'cancelled', JournalCopyRefusal>> {
  try {
    const { records } = await host.journal.read();
    const made = new Date(on.now).toISOString();
    const head = JSON.stringify({
      product: 'fieldpact-copy',
      version: 1,
      device: on.deviceId,
      made,
      records: records.length,
    });
    const content = new Blob([head, '\n', ...records.flatMap((record) => [record, '\n'])], {
      type: 'application/jsonl',
    });
    const name = `fieldpact-copy-${made.slice(0, 10)}.jsonl`;
    return ok(await host.files.save({ name, mime: 'application/jsonl', content }));
  } catch (error) {
    if (!(error instanceof StorageRefused)) throw error;
    if (error.reason === 'full') return refuse('storage-full');
    return refuse(error.reason === 'in-use' ? 'in-use' : 'storage-failed');
  }
}
