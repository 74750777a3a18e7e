import type { Json } from '#shared/base/json';
import type { Sla } from '#shared/domain/slas/sla';
import { draftSla } from '#shared/domain/slas/sla-rules';
import { aCompleteVisit, anAgreement, answersWith } from './a-complete-visit';

/** Months in which every target of the visit was kept. */
export const keptMonths = [
  { month: '2026-08-01', availability: 99.97, cases: 45, onTime: 97, satisfaction: 90 },
  { month: '2026-09-01', availability: 99.95, cases: 48, onTime: 96, satisfaction: 88 },
  { month: '2026-10-01', availability: 99.92, cases: 51, onTime: 95.5, satisfaction: 86 },
];

/** A service level agreement in which there is nothing to find, with other terms decided at it where told. */
export function anSla(terms: { readonly [termId: string]: Json } = {}): Sla {
  const agreement = anAgreement('sla');
  const inputs = aCompleteVisit('sla', {
    agreement: { ...agreement, terms: { ...agreement.terms, ...terms } },
    answers: answersWith('M8.Q3', { history: keptMonths }),
  });
  const draft = draftSla(inputs);
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  return draft.value;
}
