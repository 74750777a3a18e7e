import { useIntl } from 'react-intl';
import type { Json } from '#shared/base/json';
import type { Person } from '#shared/domain/partners/person';
import type { Column, EvidenceType } from '#shared/domain/playbook/pack';
import { DefinitionList } from '../../ui/definition-list';
import { useText } from '../../ui/use-text';

export interface FactListProps {
  readonly type: EvidenceType;
  readonly facts: { readonly [factId: string]: Json };
  readonly people: readonly Person[];
}

/** What a record or drill says, in words. */
export function FactList({ type, facts, people }: FactListProps) {
  const text = useText();
  const { formatDate, formatNumber } = useIntl();
  const told = (column: Column, value: Json): string => {
    if (column.type === 'person') return people.find(({ id }) => id === value)?.name ?? '';
    if (column.type === 'one') return column.options?.find(({ id }) => id === value)?.label ?? '';
    if (column.type === 'date' && typeof value === 'string')
      return formatDate(value, { dateStyle: 'medium', timeZone: 'UTC' });
    if (typeof value === 'boolean') return text(value ? 'ui.yes' : 'ui.no');
    if (typeof value === 'number') return `${formatNumber(value)}${column.unit ? ` ${column.unit}` : ''}`;
    return typeof value === 'string' ? value : '';
  };
  const items = type.facts.flatMap((fact) => {
    const value = facts[fact.id];
    return value === undefined ? [] : [{ term: fact.label, value: told(fact, value) }];
  });
  return items.length > 0 ? <DefinitionList items={items} /> : null;
}
