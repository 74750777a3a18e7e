import { normalDomain } from './customer-domain';
import type { Deal } from './deal';

export type DealSubject = Pick<Deal, 'customerDomain' | 'product' | 'country'>;

/** What makes two registrations one opportunity: customer, product and country. Null while the domain names nobody. */
export function dealKey(subject: DealSubject): string | null {
  const domain = normalDomain(subject.customerDomain);
  const product = subject.product.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  return domain === null || product === '' ? null : `${domain} ${subject.country} ${product}`;
}

/** Other registrations of the same opportunity, whoever brought them. */
export function duplicatesOf(
  subject: DealSubject & { readonly id?: Deal['id'] },
  known: readonly Deal[],
): readonly Deal[] {
  const key = dealKey(subject);
  if (key === null) return [];
  return known.filter((other) => other.id !== subject.id && dealKey(other) === key);
}
