import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { LogEntry } from '#shared/contracts/hq-log';
import { EmptyState } from '../../ui/empty-state';
import { Skeleton } from '../../ui/skeleton';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { type ListColumn, VirtualList } from '../../ui/virtual-list';
import { useRecordWords } from '../../widgets/record-words';
import styles from './headquarters.module.css';
import type { LogLine } from './log-filter';
import { stateWords } from './log-filters';

export const stateMarks = {
  applied: 'proven',
  conflict: 'conflict',
  quarantined: 'breach',
} as const satisfies Record<LogEntry['state'], string>;

export interface LogListProps {
  readonly lines: readonly LogLine[];
  readonly partnerName: (partnerId: string) => string;
  readonly personName: (user: string) => string;
  readonly isReading: boolean;
  readonly onOpen: (line: LogLine) => void;
}

const keyOf = ({ entry }: LogLine) => String(entry.seq);

/** The entries themselves, drawn only as far as they are seen. */
export function LogList({ lines, partnerName, personName, isReading, onOpen }: LogListProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const recordWords = useRecordWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: names of partners and people come in once; new columns would draw every row again.
  const columns = useMemo<readonly ListColumn<LogLine>[]>(
    () => [
      {
        id: 'seq',
        header: text('headquarters.log.number'),
        width: '5rem',
        kind: 'number',
        cell: ({ entry }) => entry.seq,
      },
      {
        id: 'what',
        header: text('headquarters.log.what'),
        width: '2.4fr',
        cell: ({ entry, partnerId }) =>
          recordWords({ entity: entry.entity, name: '', partner: partnerName(partnerId) }),
      },
      {
        id: 'who',
        header: text('headquarters.log.person'),
        width: '1.2fr',
        cell: ({ entry }) => personName(entry.user),
      },
      {
        id: 'when',
        header: text('headquarters.log.arrived'),
        width: '1.4fr',
        isExtra: true,
        cell: ({ entry }) => formatDate(entry.received, { dateStyle: 'short', timeStyle: 'short' }),
      },
      {
        id: 'state',
        header: text('headquarters.log.state'),
        width: '1.2fr',
        cell: ({ entry }) => <StateMark state={stateMarks[entry.state]} word={text(stateWords[entry.state])} />,
      },
    ],
    [text, formatDate, lines],
  );
  if (lines.length === 0 && isReading) return <Skeleton words={text('headquarters.log.reading')} lines={6} />;
  return (
    <div className={styles.log}>
      <VirtualList
        label={text('headquarters.tab.log')}
        columns={columns}
        rows={lines}
        keyOf={keyOf}
        onOpen={onOpen}
        empty={<EmptyState title={text('headquarters.log.none')}>{text('headquarters.log.none-words')}</EmptyState>}
      />
    </div>
  );
}
