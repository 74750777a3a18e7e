import { useMemo } from 'react';
import type { LogEntry } from '#shared/contracts/hq-log';
import { ComboBox } from '../../ui/combo-box';
import { Select } from '../../ui/select';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './headquarters.module.css';
import type { LogFilter, LogLine } from './log-filter';

export const stateWords = {
  applied: 'headquarters.log.applied',
  conflict: 'headquarters.log.conflict',
  quarantined: 'headquarters.log.quarantined',
} as const satisfies Record<LogEntry['state'], MessageId>;

const states = ['applied', 'conflict', 'quarantined'] as const;
const any = 'any';

export interface LogFiltersProps {
  /** What was read: only what occurs in it can be chosen. */
  readonly lines: readonly LogLine[];
  readonly filter: LogFilter;
  readonly onChange: (filter: LogFilter) => void;
  readonly partnerName: (partnerId: string) => string;
  readonly personName: (user: string) => string;
}

export function LogFilters({ lines, filter, onChange, partnerName, personName }: LogFiltersProps) {
  const text = useText();
  const partners = useMemo(() => [...new Set(lines.flatMap(({ partnerId }) => partnerId || []))], [lines]);
  const people = useMemo(() => [...new Set(lines.map(({ entry }) => entry.user))], [lines]);
  return (
    <div className={styles.filters}>
      <ComboBox
        label={text('headquarters.log.partner')}
        placeholder={text('headquarters.log.any')}
        choices={partners.map((id) => ({ id, label: partnerName(id) || id.slice(0, 8) }))}
        value={filter.partnerId}
        onChange={(partnerId) => onChange({ ...filter, partnerId })}
      />
      <Select
        label={text('headquarters.log.person')}
        choices={[
          { id: any, label: text('headquarters.log.any') },
          ...people.map((id) => ({ id, label: personName(id) })),
        ]}
        value={filter.user ?? any}
        onChange={(user) => onChange({ ...filter, user: user === any ? null : user })}
      />
      <Select
        label={text('headquarters.log.state')}
        choices={[
          { id: any, label: text('headquarters.log.any') },
          ...states.map((id) => ({ id, label: text(stateWords[id]) })),
        ]}
        value={filter.state ?? any}
        onChange={(state) => onChange({ ...filter, state: states.find((one) => one === state) ?? null })}
      />
    </div>
  );
}
