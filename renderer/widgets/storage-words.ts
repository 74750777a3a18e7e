import type { MessageId } from '../ui/use-text';

/** What to say when something could not be kept. Whatever else went wrong with the storage is `storage-failed`. */
export function storageWords(kind: string): MessageId {
  if (kind === 'past-is-fixed') return 'errors.past-is-fixed';
  return kind === 'storage-full' ? 'errors.storage-full' : 'errors.storage-failed';
}
