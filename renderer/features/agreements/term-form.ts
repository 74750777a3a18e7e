import { type ReactNode, useMemo } from 'react';
import type { Json } from '#shared/base/json';
import { unreachable } from '#shared/base/unreachable';
import type { Term } from '#shared/domain/agreements/term';
import type { Choice } from '../../ui/choice';
import { type Text, useText } from '../../ui/use-text';
import { hoursForm } from './hours-rows';
import { planRowForms } from './plan-term-rows';
import { remedyRowForms } from './remedy-term-rows';
import type { RowsForm } from './row-forms';
import { slaRowForms } from './sla-term-rows';
import { choicesOf, furtherMeasures } from './term-choices';

/** How one term is filled in. */
export type TermForm =
  | { readonly kind: 'text' | 'long' | 'date' | 'country' | 'zone' | 'number' | 'decimal' | 'money' | 'yesNo' }
  | { readonly kind: 'one' | 'many'; readonly choices: readonly Choice<string>[] }
  | RowsForm;

/** What every field of a term is given. */
export interface TermInputProps {
  readonly term: Term;
  readonly value: Json | undefined;
  /** Told with every keystroke. Null: the decision is taken back. */
  readonly onChange: (value: Json | null) => void;
  /** Told when a choice is complete by itself, so that it need not wait until the field is left. */
  readonly onChosen: (value: Json | null) => void;
  readonly description?: ReactNode;
  readonly errorMessage?: string | undefined;
}

export function useTermForm(term: Term): TermForm {
  const text = useText();
  return useMemo(() => termForm(term, text), [term, text]);
}

function termForm(term: Term, text: Text): TermForm {
  if (term.id === 'vendorCountry') return { kind: 'country' };
  if (term.id === 'zone') return { kind: 'zone' };
  const { type } = term;
  switch (type) {
    case 'text':
    case 'long':
    case 'date':
    case 'number':
    case 'decimal':
    case 'money':
    case 'yesNo':
      return { kind: type };
    case 'one':
      return { kind: 'one', choices: choicesOf(term.id, text) };
    case 'many':
      return { kind: 'many', choices: furtherMeasures() };
    case 'hours':
      return hoursForm(text);
    case 'rows':
    case 'map':
      return { ...planRowForms(text), ...slaRowForms(text), ...remedyRowForms(text) }[term.id] ?? { kind: 'long' };
    default:
      return unreachable(type);
  }
}
