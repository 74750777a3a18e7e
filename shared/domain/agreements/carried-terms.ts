import type { Agreement, AgreementTerms } from './agreement';

/** What is the same in every agreement of ours: who we are. */
const ours = ['vendorName', 'vendorRegisterNumber', 'vendorCountry', 'vendorAddress'] as const;

/**
 * Terms a new agreement starts with because they were decided before: who we are, from the latest agreement with
 * anybody, and the base agreement, from the latest one with this partner. They are copied, so that a later
 * correction elsewhere changes no agreement by itself.
 */
export function carriedTerms(
  others: readonly Pick<Agreement, 'partnerId' | 'createdAt' | 'terms'>[],
  partnerId: Agreement['partnerId'],
): AgreementTerms {
  const latestFirst = others.toSorted((left, right) => (left.createdAt < right.createdAt ? 1 : -1));
  const found = (termId: string, among: typeof latestFirst) =>
    among.map(({ terms }) => terms[termId]).find((value) => value !== undefined && value !== null && value !== '');
  const carried = ours.map((termId) => [termId, found(termId, latestFirst)] as const);
  const withThisPartner = latestFirst.filter((other) => other.partnerId === partnerId);
  const all = [...carried, ['baseAgreement', found('baseAgreement', withThisPartner)] as const];
  return Object.fromEntries(all.flatMap(([termId, value]) => (value === undefined ? [] : [[termId, value]])));
}
