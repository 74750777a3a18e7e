import { RefreshCw } from 'lucide-react';
import { useColleagues, useConflicts, useWaiting } from '../../data/queries/sync-queries';
import { useRecordNames, useSetAside, useWaitingFiles, useWaitingRecords } from '../../data/queries/waiting-queries';
import { useWorkspace } from '../../data/use-workspace';
import { useSync } from '../../session/sync';
import { Button } from '../../ui/button';
import { useCommands } from '../../ui/commands';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { ConflictsPanel } from './conflicts-panel';
import { MendedNotice } from './mended-notice';
import { SetAsidePanel } from './set-aside-panel';
import styles from './sync-screen.module.css';
import { SyncSentence } from './sync-sentence';
import { useNow } from './use-now';
import { WaitingPanel } from './waiting-panel';

/** Where this device stands with HQ: a sentence, what waits, what was set aside, what must be decided. */
export function SyncScreen() {
  const text = useText();
  const now = useNow();
  const { report, controls } = useSync();
  const { mended } = useWorkspace();
  const waiting = useWaiting();
  const records = useWaitingRecords();
  const files = useWaitingFiles();
  const setAside = useSetAside();
  const conflicts = useConflicts();
  const people = useColleagues();
  const names = useRecordNames((conflicts ?? []).map(({ rowId }) => rowId));
  const syncNow = () => controls?.syncNow();
  const isEnrolled = report.state.kind !== 'unenrolled';
  useCommands(
    isEnrolled
      ? [
          {
            id: 'sync-now',
            label: text('sync.now.command'),
            group: text('sync.page.title'),
            icon: RefreshCw,
            run: syncNow,
          },
        ]
      : [],
  );
  const isRead = waiting && records && files && setAside && conflicts && people && names;
  return (
    <div className={styles.screen}>
      <PageHeader
        title={text('sync.page.title')}
        actions={
          isEnrolled && (
            <Button kind="filled" icon={RefreshCw} isPending={report.state.kind === 'syncing'} onPress={syncNow}>
              {text('sync.now.button')}
            </Button>
          )
        }
      />
      <SyncSentence report={report} lastSyncAt={waiting?.lastSyncAt ?? 0} now={now} />
      <MendedNotice mended={mended} />
      {isRead ? (
        <>
          <ConflictsPanel conflicts={conflicts} names={names} people={people} now={now} />
          <WaitingPanel
            records={records}
            files={files}
            changes={waiting.changes}
            moving={report.moving}
            troubles={report.troubles}
            isEnrolled={isEnrolled}
            now={now}
          />
          <SetAsidePanel changes={setAside} now={now} />
        </>
      ) : (
        <Skeleton words={text('sync.loading.words')} />
      )}
    </div>
  );
}
