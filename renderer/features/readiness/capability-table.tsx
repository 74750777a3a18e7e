import type { Capability, OversightLevel } from '#shared/domain/partners/partner';
import { oversightLevels } from '#shared/domain/partners/partner';
import type { CapabilityLine } from '#shared/domain/readiness/capability-map';
import { DataTable } from '../../ui/data-table';
import { Select } from '../../ui/select';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './capability-table.module.css';

const oversightWords = {
  always: 'readiness.oversight.always',
  sampled: 'readiness.oversight.sampled',
  onRequest: 'readiness.oversight.on-request',
  none: 'readiness.oversight.none',
} as const satisfies Record<OversightLevel, MessageId>;

export interface CapabilityTableProps {
  readonly capabilities: readonly CapabilityLine[];
  readonly onOversight: (capability: Capability, level: OversightLevel) => void;
}

/** What the partner means to do, what it has shown, and how much we still look after. */
export function CapabilityTable({ capabilities, onOversight }: CapabilityTableProps) {
  const text = useText();
  return (
    <DataTable
      caption={text('readiness.capabilities.title')}
      columns={[
        {
          id: 'name',
          header: text('readiness.capability.name'),
          isRowHeader: true,
          cell: ({ title, needed }) => (
            <>
              {title}
              {needed && <p className={styles.quiet}>{text('readiness.capability.needed')}</p>}
            </>
          ),
        },
        {
          id: 'intended',
          header: text('readiness.capability.intended'),
          cell: ({ intended }) => text(intendedWords(intended)),
        },
        {
          id: 'evidenced',
          header: text('readiness.capability.evidenced'),
          cell: ({ evidenced, intended, shownBy }) => (
            <>
              <StateMark
                state={evidenced ? 'proven' : intended ? 'missing' : 'neutral'}
                word={text(evidenced ? 'readiness.capability.shown' : 'readiness.capability.not-shown')}
              />
              <p className={styles.quiet}>{shownBy}</p>
            </>
          ),
        },
        {
          id: 'oversight',
          header: text('readiness.capability.oversight'),
          cell: ({ id, title, oversight }) => (
            <Select
              label={text('readiness.oversight.of', { capability: title })}
              hideLabel
              choices={oversightLevels.map((level) => ({ id: level, label: text(oversightWords[level]) }))}
              value={oversight}
              onChange={(level) => onOversight(id, level)}
            />
          ),
        },
      ]}
      rows={capabilities}
      keyOf={({ id }) => id}
      empty={null}
    />
  );
}

function intendedWords(intended: boolean | null): MessageId {
  if (intended === null) return 'readiness.capability.not-asked';
  return intended ? 'readiness.capability.yes' : 'readiness.capability.no';
}
