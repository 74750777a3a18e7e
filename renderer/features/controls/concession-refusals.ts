import type { MessageId } from '../../ui/use-text';

const words: { readonly [kind: string]: MessageId } = {
  'reason-missing': 'controls.refused.reason-missing',
  'storage-full': 'errors.storage-full',
  'storage-failed': 'errors.storage-failed',
};

/** Why a concession was not kept, and what to do. */
export function concessionRefusalWord(kind: string): MessageId {
  return words[kind] ?? 'controls.refused.other';
}
