import { RefreshCw } from 'lucide-react';
import { useRef } from 'react';
import { saveSetAside } from '../../data/actions/set-aside-actions';
import { becomeOwnDevice } from '../../data/new-device';
import { changePreferences } from '../../data/preferences';
import { usePreferences } from '../../data/queries/preference-queries';
import { useAllRecords } from '../../data/queries/record-queries';
import { useConflicts, useWaiting } from '../../data/queries/sync-queries';
import { useTerritoryStates } from '../../data/queries/territory-queries';
import { type SetAside, useSetAside, useWaitingFiles, useWaitingRecords } from '../../data/queries/waiting-queries';
import { useWorkspace } from '../../data/use-workspace';
import { useSync } from '../../session/sync';
import { Button } from '../../ui/button';
import { useCommands } from '../../ui/commands';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { showToast } from '../../ui/toast';
import { useFocusKept } from '../../ui/use-focus-kept';
import { useText } from '../../ui/use-text';
import { useNow } from '../../widgets/use-now';
import { ConflictsPanel } from './conflicts-panel';
import { FingerprintsPanel } from './fingerprints-panel';
import { ForkPanel } from './fork-panel';
import { MendedNotice } from './mended-notice';
import { RewrittenAlarm } from './rewritten-alarm';
import { SetAsidePanel } from './set-aside-panel';
import styles from './sync-screen.module.css';
import { SyncSentence } from './sync-sentence';
import { TerritoriesPanel } from './territories-panel';
import { type Metered, TransferPanel } from './transfer-panel';
import { WaitingPanel } from './waiting-panel';

/** Where this device stands with HQ: a sentence, what must be decided, what waits, what was set aside, each territory. */
export function SyncScreen() {
  const text = useText();
  const now = useNow();
  const { report, controls } = useSync();
  const { mended } = useWorkspace();
  const waiting = useWaiting();
  const territories = useTerritoryStates() ?? [];
  const syncNow = () => controls?.syncNow();
  const isEnrolled = report.state.kind !== 'unenrolled';
  const isPaused = report.state.kind === 'paused';
  useSyncCommand(isEnrolled && !isPaused, syncNow);
  const screen = useRef<HTMLDivElement>(null);
  useFocusKept(screen);
  return (
    <div ref={screen} tabIndex={-1} className={styles.screen}>
      <PageHeader
        title={text('sync.page.title')}
        actions={
          isEnrolled &&
          !isPaused && (
            <Button
              kind="filled"
              icon={RefreshCw}
              isPending={report.state.kind === 'syncing' && report.filesHeld === null}
              onPress={syncNow}
            >
              {text('sync.now.button')}
            </Button>
          )
        }
      />
      <SyncSentence report={report} lastSyncAt={waiting?.lastSyncAt ?? 0} now={now} />
      <RewrittenAlarm rewritten={report.rewritten} territories={territories} />
      {report.state.kind === 'refused' && report.state.code === 'fork' && <Fork waiting={waiting?.changes ?? 0} />}
      <MendedNotice mended={mended} />
      <Work />
      {isEnrolled && (
        <>
          <TerritoriesPanel territories={territories} rewritten={report.rewritten} now={now} />
          <FingerprintsPanel territories={territories} />
        </>
      )}
    </div>
  );
}

function useSyncCommand(isOffered: boolean, run: () => void): void {
  const text = useText();
  const group = text('sync.page.title');
  useCommands(isOffered ? [{ id: 'sync-now', label: text('sync.now.command'), group, icon: RefreshCw, run }] : []);
}

/** What waits: for a decision, for HQ, for a second look at what HQ did not take. */
function Work() {
  const text = useText();
  const now = useNow();
  const { report, controls } = useSync();
  const waiting = useWaiting();
  const records = useWaitingRecords();
  const files = useWaitingFiles();
  const setAside = useSetAside();
  const decided = useAllRecords('quarantineDecision');
  const conflicts = useConflicts();
  const save = useSaving();
  if (!waiting || !records || !files || !setAside || !decided || !conflicts)
    return <Skeleton words={text('sync.loading.words')} />;
  const isEnrolled = report.state.kind !== 'unenrolled';
  const decisions = new Map(decided.map((one) => [one.changeId, one]));
  // What nobody has decided about comes before what goes by itself.
  const isPressing = setAside.some(({ id }) => !decisions.has(id));
  const aside = (
    <SetAsidePanel changes={setAside} decided={decisions} now={now} onSave={(change) => void save(change)} />
  );
  return (
    <>
      <ConflictsPanel conflicts={conflicts} />
      {isPressing && aside}
      {isEnrolled && <Transfer waiting={waiting} now={now} />}
      <WaitingPanel
        records={records}
        files={files}
        changes={waiting.changes}
        moving={report.moving}
        troubles={report.troubles}
        isEnrolled={isEnrolled}
        fileActions={{
          cancel: (sha256) => controls?.cancelFile(sha256),
          first: (sha256) => controls?.fileFirst(sha256),
          retry: (sha256) => controls?.retryFile(sha256),
        }}
        now={now}
      />
      {!isPressing && aside}
    </>
  );
}

function useSaving() {
  const text = useText();
  const workspace = useWorkspace();
  return async ({ id }: SetAside) => {
    const saved = await saveSetAside(workspace, id);
    if (!saved.ok)
      showToast({
        tone: 'refused',
        words: text(saved.error.kind === 'unwritable' ? 'documents.bytes.unwritable' : 'sync.set-aside.gone'),
      });
    else if (saved.value === 'saved') showToast({ tone: 'done', words: text('sync.set-aside.saved') });
  };
}

function Transfer({
  waiting,
  now,
}: {
  readonly waiting: NonNullable<ReturnType<typeof useWaiting>>;
  readonly now: number;
}) {
  const workspace = useWorkspace();
  const { report, controls } = useSync();
  const preferences = usePreferences();
  if (!preferences) return null;
  const change = async (metered: Metered) => {
    await changePreferences(workspace, { metered });
    controls?.preferencesChanged();
  };
  return (
    <TransferPanel
      report={report}
      waiting={waiting}
      metered={preferences.metered}
      now={now}
      onPause={() => controls?.pause()}
      onGoOn={() => controls?.goOn()}
      onMetered={(metered) => void change(metered)}
      onSendFiles={() => controls?.sendFilesNow()}
    />
  );
}

function Fork({ waiting }: { readonly waiting: number }) {
  const text = useText();
  const workspace = useWorkspace();
  const separate = async () => {
    try {
      await becomeOwnDevice(workspace);
    } catch {
      // What was begun is finished at the next start; nothing was sent under either name.
      return text('sync.fork.failed');
    }
    // Everything in this window still has the old key in hand.
    location.hash = '#/settings';
    location.reload();
    return null;
  };
  return <ForkPanel waiting={waiting} onSeparate={separate} />;
}
