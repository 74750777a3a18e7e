import type { MessageId } from '../../ui/use-text';

/** What this device signs with, as it is shown to whoever conducts a signing. */
export type ShownIdentity =
  /** There is no key yet, or one the device made for itself: whoever conducts says their own name. */
  | {
      readonly kind: 'typed';
      readonly name: string;
      readonly organisation: string;
      readonly guardedByPin: boolean;
    }
  | {
      readonly kind: 'certified';
      readonly origin: 'headquarters' | 'ownFile';
      readonly name: string;
      readonly organisation: string;
      /** Headquarters vouches for the certificate. */
      readonly vouchedFor: boolean;
      /** ISO moments. */
      readonly notBefore: string;
      readonly notAfter: string;
      readonly guardedByPin: boolean;
      readonly standing: Standing;
    };

export type Standing = 'valid' | 'expiring' | 'expired' | 'notYetValid' | 'revoked' | 'unfit';

/** Whether nobody may sign with it: the certificate does not hold, or nobody has said a name. */
export function stopsSigning(identity: ShownIdentity | null): boolean {
  if (identity === null) return true;
  if (identity.kind === 'typed') return false;
  return ['expired', 'notYetValid', 'revoked', 'unfit'].includes(identity.standing);
}

/** The sentence for a certificate that needs attention; null: it is in order. */
export function standingWords(identity: ShownIdentity): MessageId | null {
  if (identity.kind === 'typed') return null;
  const isOwn = identity.origin === 'ownFile';
  switch (identity.standing) {
    case 'valid':
      return null;
    case 'expiring':
      return isOwn ? 'signing.identity.expiring-own' : 'signing.identity.expiring';
    case 'expired':
      return isOwn ? 'signing.identity.expired-own' : 'signing.identity.expired';
    case 'notYetValid':
      return 'signing.identity.not-yet-valid';
    case 'revoked':
      return 'signing.identity.revoked';
    case 'unfit':
      return 'signing.identity.unfit';
  }
}
