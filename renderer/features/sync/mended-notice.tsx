import type { Mended } from '../../data/mend';
import { Panel } from '../../ui/panel';
import { type Text, useText } from '../../ui/use-text';
import styles from './sync-screen.module.css';

/** What was put right when the program started. Drawn only when something was. */
export function MendedNotice({ mended }: { readonly mended: Mended }) {
  const text = useText();
  const sentences = sentencesOf(mended, text);
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

function sentencesOf({ restored, copied, damaged, tablesWereLost }: Mended, text: Text): readonly string[] {
  const fromJournal = tablesWereLost ? 'sync.mended.lost' : 'sync.mended.restored';
  return [
    ...(restored > 0 ? [text(fromJournal, { restored })] : []),
    ...(copied > 0 ? [text('sync.mended.copied', { copied })] : []),
    ...(damaged > 0 ? [text('sync.mended.damaged', { damaged })] : []),
  ];
}
