import type { Person } from '#shared/domain/partners/person';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-area';
import { useText } from '../../ui/use-text';

export interface AttestationFieldsProps {
  readonly people: readonly Person[];
  readonly type: EvidenceType;
  readonly value: { readonly personId: string; readonly statement: string } | null;
  readonly onChange: (value: { readonly personId: string; readonly statement: string }) => void;
}

/** Who attests, and in which words. */
export function AttestationFields({ people, type, value, onChange }: AttestationFieldsProps) {
  const text = useText();
  const statement = value?.statement ?? type.statement ?? '';
  const choices = people.map(({ id, name, title }) => ({
    id: id as string,
    label: title === '' ? name : `${name}, ${title}`,
  }));
  return (
    <>
      <Select
        label={text('evidence.attestation.person')}
        description={people.length === 0 ? text('evidence.attestation.nobody') : undefined}
        choices={choices}
        value={value?.personId ?? null}
        onChange={(personId) => onChange({ personId, statement })}
        isRequired
      />
      <TextArea
        label={text('evidence.attestation.statement')}
        rows={4}
        value={statement}
        onChange={(words) => onChange({ personId: value?.personId ?? '', statement: words })}
      />
    </>
  );
}
