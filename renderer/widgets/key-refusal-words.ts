import type { MessageId } from '../ui/use-text';

/** Why a key was not opened, by kind; those that name a day or a number are said where they are met. */
export const keyRefusalWords = {
  wrongPin: 'signing.refused.wrong-pin',
  pinNeeded: 'signing.refused.pin-needed',
  headquartersNeeded: 'signing.refused.headquarters-needed',
  certificateUnfit: 'signing.refused.certificate-unfit',
  'wrong-password': 'signing.refused.wrong-password',
  damaged: 'signing.refused.damaged',
  'no-key': 'signing.refused.no-key',
  'unsupported-key': 'signing.refused.unsupported-key',
  'key-not-matching': 'signing.refused.key-not-matching',
  'old-encryption': 'signing.refused.old-encryption',
  'too-large': 'signing.refused.too-large',
} as const satisfies Readonly<Record<string, MessageId>>;
