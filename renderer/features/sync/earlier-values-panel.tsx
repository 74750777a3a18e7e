import { type EarlierValues, useDeviceNames, useEarlierValues } from '../../data/queries/decision-queries';
import { useColleagues } from '../../data/queries/sync-queries';
import { type RecordName, useRecordNames } from '../../data/queries/waiting-queries';
import { useWorkspace } from '../../data/use-workspace';
import { DataTable } from '../../ui/data-table';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { useMomentWords } from '../../widgets/moment-words';
import { useFieldWords, useRecordWords, useValueWords } from '../../widgets/record-words';
import { useNow } from '../../widgets/use-now';
import { useDeviceWords, usePersonWords, type WhoIsWho } from './conflict-value';
import styles from './sync-screen.module.css';

const nobody: ReadonlyMap<string, string> = new Map();

/** Values of a partner's records that somebody wrote apart and that are not the ones shown. Drawn only when there are some. */
export function EarlierValuesPanel({ partnerId }: { readonly partnerId: string }) {
  const workspace = useWorkspace();
  const values = useEarlierValues(partnerId) ?? [];
  const names = useRecordNames(values.map(({ rowId }) => rowId));
  const people = useColleagues() ?? nobody;
  const devices = useDeviceNames() ?? nobody;
  const me = { user: workspace.enrolment?.user.id ?? '', device: workspace.key.deviceId };
  if (values.length === 0) return null;
  return <EarlierValuesTable values={values} names={names ?? new Map()} who={{ people, devices, me }} />;
}

export interface EarlierValuesTableProps {
  readonly values: readonly EarlierValues[];
  readonly names: ReadonlyMap<string, RecordName>;
  readonly who: WhoIsWho;
}

export function EarlierValuesTable({ values, names, who }: EarlierValuesTableProps) {
  const text = useText();
  const now = useNow();
  const moment = useMomentWords();
  const recordWords = useRecordWords();
  const fieldWords = useFieldWords();
  const valueWords = useValueWords();
  const personOf = usePersonWords(who);
  const deviceOf = useDeviceWords(who);
  const lines = values.flatMap(({ rowId, entity, field, heads: [shown, ...others] }) =>
    others.map((head) => ({ key: `${rowId} ${field} ${head.dot}`, rowId, entity, field, shown, head })),
  );
  return (
    <Panel title={text('sync.earlier.title')} flush>
      <p className={styles.more}>{text('sync.earlier.words')}</p>
      <DataTable
        caption={text('sync.earlier.title')}
        rows={lines}
        keyOf={({ key }) => key}
        empty={null}
        columns={[
          {
            id: 'what',
            header: text('sync.earlier.what'),
            isRowHeader: true,
            cell: ({ rowId, field }) => `${fieldWords(field)} · ${recordWords(names.get(rowId))}`,
          },
          {
            id: 'earlier',
            header: text('sync.earlier.earlier'),
            cell: ({ entity, field, head }) => valueWords(entity, field, head.value),
          },
          {
            id: 'by',
            header: text('sync.earlier.by'),
            cell: ({ head }) =>
              text('sync.earlier.by-at', {
                person: personOf(head.by),
                time: moment(head.at, now),
                device: deviceOf(head),
              }),
          },
          {
            id: 'shown',
            header: text('sync.earlier.shown'),
            cell: ({ entity, field, shown }) => (shown ? valueWords(entity, field, shown.value) : ''),
          },
        ]}
      />
    </Panel>
  );
}
