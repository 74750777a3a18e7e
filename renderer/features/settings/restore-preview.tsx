import { useIntl } from 'react-intl';
import type { BackupPreview, Share } from '../../data/restore-preview';
import { DefinitionList } from '../../ui/definition-list';
import { useText } from '../../ui/use-text';
import styles from './settings-screen.module.css';

/** What is in a backup, whose it is and from when, what of it would come and what is here already. */
export function RestorePreview({ preview }: { readonly preview: BackupPreview }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { about, changes, rows, drafts, files, newerHere, clashing, isThisDevice, past } = preview;
  const share = ({ toCome, here }: Share) => text('settings.backup.share', { toCome, here });
  const device = about.device.name || about.device.tag;
  return (
    <>
      <DefinitionList
        items={[
          {
            term: text('settings.backup.from'),
            value: formatDate(Date.parse(about.made), { dateStyle: 'long', timeStyle: 'short' }),
          },
          { term: text('settings.backup.whose'), value: about.person?.name ?? text('settings.backup.nobody') },
          {
            term: text('settings.backup.device'),
            value: isThisDevice ? text('settings.backup.this-device', { device }) : device,
          },
          { term: text('settings.backup.changes'), value: share(changes) },
          { term: text('settings.backup.rows'), value: share(rows) },
          { term: text('settings.backup.drafts'), value: share(drafts) },
          { term: text('settings.backup.files'), value: share(files) },
        ]}
      />
      <p className={styles.words}>{text('settings.backup.merge-words')}</p>
      {past === 'missing' && (
        <p className={styles.problem}>
          {text('settings.backup.no-past', { day: formatDate(Date.parse(about.made), { dateStyle: 'long' }) })}
        </p>
      )}
      {past === 'stays' && <p className={styles.words}>{text('settings.backup.past-stays')}</p>}
      {newerHere > 0 && <p className={styles.words}>{text('settings.backup.newer-here', { rows: newerHere })}</p>}
      {clashing > 0 && <p className={styles.problem}>{text('settings.backup.clashing', { changes: clashing })}</p>}
    </>
  );
}
