import type { MessageId } from '../../ui/use-text';

/** Why a file that could be read was not kept all the same. */
export function bringRefusalWords(kind: string): MessageId {
  switch (kind) {
    case 'author-missing':
      return 'negotiation.bring.author-missing';
    case 'brought-already':
      return 'negotiation.bring.brought-already';
    case 'empty':
    case 'no-rows':
      return 'negotiation.bring.no-rows';
    case 'unreadable':
      return 'negotiation.bring.unreadable';
    case 'too-large':
      return 'negotiation.bring.too-large';
    case 'storage-full':
      return 'errors.storage-full';
    default:
      return 'errors.storage-failed';
  }
}
