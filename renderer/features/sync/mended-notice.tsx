import { useIntl } from 'react-intl';
import type { Mended } from '../../data/mended';
import { Panel } from '../../ui/panel';
import { type Text, useText } from '../../ui/use-text';
import styles from './sync-screen.module.css';

/** What was put right when the program started. Drawn only when something was. */
export function MendedNotice({ mended, hasHq = true }: { readonly mended: Mended; readonly hasHq?: boolean }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { pastLostAt } = mended;
  const pastLost = pastLostAt === null ? null : formatDate(pastLostAt, { dateStyle: 'long' });
  const sentences = [
    ...sentencesOf(mended, hasHq, text),
    ...(pastLost === null ? [] : [text('sync.mended.past-lost', { day: pastLost })]),
  ];
  if (sentences.length === 0) return null;
  return (
    <Panel title={text('sync.mended.title')}>
      <ul className={styles.sentences}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Panel>
  );
}

function sentencesOf(mended: Mended, hasHq: boolean, text: Text): readonly string[] {
  const { restored, copied, damaged, lost, rowsShort, shortfalls, tablesWereLost } = mended;
  const fromJournal = tablesWereLost ? 'sync.mended.lost' : 'sync.mended.restored';
  const fromHq = hasHq ? 'sync.mended.pulled' : 'sync.mended.rows-alone';
  return [
    ...(shortfalls.length > 0 && !tablesWereLost ? [text('sync.mended.doubted')] : []),
    ...(restored > 0 || tablesWereLost ? [text(fromJournal, { restored })] : []),
    ...(rowsShort > 0 ? [text(fromHq, { rows: rowsShort })] : []),
    ...(copied > 0 ? [text('sync.mended.copied', { copied })] : []),
    ...(lost > 0 ? [text('sync.mended.gone', { lost })] : []),
    ...(damaged > 0 ? [text('sync.mended.damaged', { damaged })] : []),
  ];
}
