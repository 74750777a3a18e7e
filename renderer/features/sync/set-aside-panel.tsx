import type { SetAside } from '../../data/queries/waiting-queries';
import { DataTable } from '../../ui/data-table';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import styles from './sync-screen.module.css';
import { useMomentWords, useRecordWords, useWhyWords } from './sync-words';

/** What HQ did not apply, and why. Drawn only when there is something. */
export function SetAsidePanel({ changes, now }: { readonly changes: readonly SetAside[]; readonly now: number }) {
  const text = useText();
  const recordWords = useRecordWords();
  const moment = useMomentWords();
  const why = useWhyWords();
  if (changes.length === 0) return null;
  return (
    <Panel title={text('sync.set-aside.title')} flush>
      <p className={styles.more}>{text('sync.set-aside.words')}</p>
      <DataTable
        caption={text('sync.set-aside.table')}
        rows={changes}
        keyOf={(change) => change.id}
        empty={null}
        columns={[
          {
            id: 'what',
            header: text('sync.set-aside.what'),
            isRowHeader: true,
            cell: (change) => recordWords(change.name),
          },
          { id: 'when', header: text('sync.set-aside.when'), cell: (change) => moment(change.at, now) },
          { id: 'why', header: text('sync.set-aside.why'), cell: (change) => why(change.why) },
        ]}
      />
    </Panel>
  );
}
