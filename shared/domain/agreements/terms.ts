import type { AgreementKind } from './agreement';
import { planTerms } from './plan-terms';
import { slaTerms } from './sla-terms';
import type { Term, TermSet } from './term';

const termSets = { plan: planTerms, sla: slaTerms } as const satisfies Record<AgreementKind, TermSet>;

/** All terms of a kind of agreement, by id. */
export function termsOf(kind: AgreementKind): TermSet {
  return termSets[kind];
}

/** Terms that are decided at the agreement itself, in the order in which they are asked. */
export function decidableTerms(kind: AgreementKind): readonly Term[] {
  return Object.values(termSets[kind]).filter((term: Term) => term.home.kind === 'agreement');
}

/** Questions of the playbook without whose answer an agreement of this kind cannot be made. */
export function neededQuestions(kind: AgreementKind): readonly string[] {
  const ids = Object.values(termSets[kind]).flatMap((term: Term) => {
    if (!term.required || term.home.kind === 'agreement') return [];
    return term.home.questionId ?? [];
  });
  return [...new Set(ids)];
}
