import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { confidentialities } from '#shared/domain/evidence/evidence';
import { typeIdsOf } from '#shared/domain/evidence/evidence-rules';
import type { Person } from '#shared/domain/partners/person';
import { usePlaybook } from '../../data/use-playbook';
import { Button } from '../../ui/button';
import type { Choice } from '../../ui/choice';
import { SearchField } from '../../ui/search-field';
import { Select } from '../../ui/select';
import { type MessageId, useText } from '../../ui/use-text';
import { confidentialityWords, evidenceStateWords, sourceWords } from './evidence-words';
import {
  countsByState,
  type ShelfFilters as Filters,
  moduleOfType,
  nobody,
  noFilters,
  type ShelfOrder,
  type ShelfRow,
  shelfOrders,
  sourcesOn,
} from './shelf';
import styles from './shelf.module.css';

export interface ShelfFiltersProps {
  /** All rows, before they are narrowed: only what is there is offered. */
  readonly rows: readonly ShelfRow[];
  readonly people: readonly Person[];
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
  readonly order: ShelfOrder;
  readonly onOrder: (order: ShelfOrder) => void;
}

const all = 'all';

/** Narrows the shelf: by words and state at once, by everything else when asked for. */
export function ShelfFilters({ rows, people, filters, onChange, order, onOrder }: ShelfFiltersProps) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.filters}>
      <div className={styles.tools}>
        <SearchField
          label={text('evidence.filter.find')}
          placeholder={text('evidence.filter.find-hint')}
          value={filters.text}
          onChange={(sought) => onChange({ ...filters, text: sought })}
        />
        <FilterSelect
          label={text('evidence.filter.state')}
          hideLabel
          everything={text('evidence.filter.any-state')}
          choices={countsByState(rows).map(({ state }) => ({ id: state, label: text(evidenceStateWords[state]) }))}
          value={filters.state}
          onChange={(state) => onChange({ ...filters, state })}
        />
        <Select
          label={text('evidence.filter.order')}
          hideLabel
          choices={shelfOrders.map((id) => ({ id, label: text(orderWords[id]) }))}
          value={order}
          onChange={onOrder}
        />
        <Button kind="plain" icon={SlidersHorizontal} aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {text('evidence.filter.more')}
        </Button>
        {filters !== noFilters && (
          <Button kind="plain" onPress={() => onChange(noFilters)}>
            {text('evidence.filter.clear')}
          </Button>
        )}
      </div>
      {isOpen && <MoreFilters rows={rows} people={people} filters={filters} onChange={onChange} />}
    </div>
  );
}

function MoreFilters({
  rows,
  people,
  filters,
  onChange,
}: Pick<ShelfFiltersProps, 'rows' | 'people' | 'filters' | 'onChange'>) {
  const text = useText();
  const index = usePlaybook();
  const typeIds = new Set(rows.flatMap(({ piece }) => typeIdsOf(piece.evidence)));
  const moduleIds = new Set([...typeIds].map(moduleOfType));
  const owners = people.filter(({ id }) => rows.some(({ piece }) => piece.evidence.ownerId === id));
  return (
    <div className={styles.more}>
      <FilterSelect
        label={text('evidence.filter.kind')}
        everything={text('evidence.filter.any')}
        choices={index.pack.evidenceTypes
          .filter(({ id }) => typeIds.has(id))
          .map(({ id, title }) => ({ id, label: title }))}
        value={filters.typeId}
        onChange={(typeId) => onChange({ ...filters, typeId })}
      />
      <FilterSelect
        label={text('evidence.filter.module')}
        everything={text('evidence.filter.any')}
        choices={index.pack.modules
          .filter(({ id }) => moduleIds.has(id))
          .map(({ id, title }) => ({ id, label: title }))}
        value={filters.moduleId}
        onChange={(moduleId) => onChange({ ...filters, moduleId })}
      />
      <FilterSelect
        label={text('evidence.filter.owner')}
        everything={text('evidence.filter.any')}
        choices={[
          ...owners.map(({ id, name }) => ({ id: id as string, label: name })),
          { id: nobody, label: text('evidence.owner.nobody') },
        ]}
        value={filters.ownerId}
        onChange={(ownerId) => onChange({ ...filters, ownerId })}
      />
      <FilterSelect
        label={text('evidence.filter.confidentiality')}
        everything={text('evidence.filter.any')}
        choices={confidentialities.map((id) => ({ id, label: text(confidentialityWords[id]) }))}
        value={filters.confidentiality}
        onChange={(confidentiality) => onChange({ ...filters, confidentiality })}
      />
      <FilterSelect
        label={text('evidence.filter.source')}
        everything={text('evidence.filter.any')}
        choices={sourcesOn(rows).map((id) => ({ id, label: text(sourceWords[id]) }))}
        value={filters.source}
        onChange={(source) => onChange({ ...filters, source })}
      />
    </div>
  );
}

interface FilterSelectProps<Id extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  /** What is said while nothing is left out. */
  readonly everything: string;
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id | null) => void;
}

function FilterSelect<Id extends string>(props: FilterSelectProps<Id>) {
  const { label, hideLabel = false, everything, choices, value, onChange } = props;
  return (
    <Select<Id | typeof all>
      label={label}
      hideLabel={hideLabel}
      choices={[{ id: all, label: everything }, ...choices]}
      value={value ?? all}
      onChange={(chosen) => onChange(chosen === all ? null : chosen)}
    />
  );
}

const orderWords = {
  pressing: 'evidence.order.pressing',
  until: 'evidence.order.until',
  title: 'evidence.order.title',
  kind: 'evidence.order.kind',
  captured: 'evidence.order.captured',
} as const satisfies Record<ShelfOrder, MessageId>;
