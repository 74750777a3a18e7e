import type { Json } from '#shared/base/json';
import type { Person } from '#shared/domain/partners/person';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import { ComboBox } from '../../ui/combo-box';
import { CellInput } from '../../widgets/cell-input';

export interface FactFieldsProps {
  readonly type: EvidenceType;
  readonly people: readonly Person[];
  readonly value: { readonly [factId: string]: Json };
  readonly onChange: (value: { readonly [factId: string]: Json }) => void;
}

/** What a kind of evidence must say in a form that rules can read: a score, a signer, minutes to an answer. */
export function FactFields({ type, people, value, onChange }: FactFieldsProps) {
  const choices = people.map(({ id, name }) => ({ id: id as string, label: name }));
  const put = (factId: string, fact: Json | null) => {
    const { [factId]: _old, ...others } = value;
    onChange(fact === null || fact === '' ? others : { ...others, [factId]: fact });
  };
  return type.facts.map((fact) => (
    <CellInput
      key={fact.id}
      column={fact}
      label={fact.unit ? `${fact.label} (${fact.unit})` : fact.label}
      value={value[fact.id]}
      onChange={(one) => put(fact.id, one)}
      personInput={(field) => <ComboBox {...field} choices={choices} value={field.value === '' ? null : field.value} />}
    />
  ));
}
