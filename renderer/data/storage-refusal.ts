import { type Result, refuse } from '#shared/base/result';
import { StorageRefused } from '../host/host';
import { isQuota } from './is-quota';
import type { StorageRefusal } from './writer';

/** What the device says when it cannot keep something; null: it is another error. */
export function storageRefusal(error: unknown): StorageRefusal | null {
  if (isQuota(error)) return { kind: 'storage-full' };
  if (!(error instanceof StorageRefused)) return null;
  return { kind: error.reason === 'full' ? 'storage-full' : 'storage-failed' };
}

/** Runs what may meet a full disk anywhere on its way, in the tables, the files or the keys, and says so as a refusal. */
export async function tellingStorage<Value, Refusal>(
  run: () => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | StorageRefusal>> {
  try {
    return await run();
  } catch (error) {
    const refusal = storageRefusal(error);
    if (refusal === null) throw error;
    return refuse(refusal);
  }
}
