import { firstReport, refusalCodes, type SyncReport, type SyncState } from '#shared/sync/sync-state';
import { nothingMended } from '../../data/mended';
import type { RecordName, WaitingFile, WaitingRecord } from '../../data/queries/waiting-queries';
import type { GalleryGroup } from '../../ui/gallery-group';
import { SigningIn } from '../../widgets/enrol-form/signing-in';
import { ConflictCard } from './conflict-card';
import { EarlierValuesTable } from './earlier-values-panel';
import { FingerprintsPanel } from './fingerprints-panel';
import { ForkPanel } from './fork-panel';
import { MendedNotice } from './mended-notice';
import { RewrittenAlarm } from './rewritten-alarm';
import {
  aside,
  decided,
  earlier,
  hour,
  nordlys,
  now,
  sampleConflicts,
  territories,
  websites,
  who,
} from './sample-sync';
import { SetAsidePanel } from './set-aside-panel';
import { SyncSentence } from './sync-sentence';
import { TerritoriesPanel } from './territories-panel';
import { TransferPanel } from './transfer-panel';
import { WaitingPanel } from './waiting-panel';

const answer: RecordName = { entity: 'answer', name: '', partner: 'Kestrel Cloud GmbH' };

const records: readonly WaitingRecord[] = [
  { rowId: 'a', name: nordlys, changes: 2, bytes: 1_900, oldestAt: now - 3 * hour },
  { rowId: 'b', name: answer, changes: 41, bytes: 38_000, oldestAt: now - 26 * hour },
];
const files: readonly WaitingFile[] = [
  { sha256: 'f1', name: 'fire-exit.jpg', bytes: 6_100_000, since: now - 2 * hour, isCancelled: false },
  { sha256: 'f2', name: 'certificate.pdf', bytes: 410_000, since: now - hour, isCancelled: false },
  { sha256: 'f3', name: 'walkthrough.mp4', bytes: 1_210_000_000, since: now - hour, isCancelled: true },
  { sha256: 'f4', name: 'site-plan.png', bytes: 2_400_000, since: now - hour, isCancelled: false },
];

function reported(state: SyncState, clockAhead: number | null = null): SyncReport {
  return { ...firstReport, state, clockAhead };
}

const sentences: Readonly<Record<string, SyncReport>> = {
  unenrolled: reported({ kind: 'unenrolled' }),
  offline: reported({ kind: 'offline', since: now - hour, why: 'unreachable' }, 600_000),
  'captive portal': reported({ kind: 'offline', since: now - hour, why: 'not-hq' }),
  sending: reported({
    kind: 'syncing',
    progress: { step: 'sending', changesLeft: 43, filesLeft: 2, rowsReceived: 0 },
  }),
  'at HQ': reported({ kind: 'at-hq', at: now }),
  paused: reported({ kind: 'paused', since: now - hour }),
};

const moving: SyncReport = {
  ...reported({ kind: 'syncing', progress: { step: 'files', changesLeft: 0, filesLeft: 2, rowsReceived: 0 } }),
  speed: { up: 1_250_000, down: 40_000 },
};
const held: SyncReport = { ...moving, filesHeld: 'metered', speed: { up: 0, down: 0 } };
const rewritten = [{ space: 'south', name: 'South', seq: 4_100 }];

const values = { min: 2, detail: 'no acknowledgement', expected: 7, at: 7, name: 'North HQ', changes: 3, files: 1 };

/** Every state of the parts of the sync screen. */
export const syncGallery: GalleryGroup = {
  id: 'sync',
  title: 'Sync',
  samples: [
    ...Object.entries(sentences).map(([name, report]) => ({
      name: `sentence, ${name}`,
      wide: true,
      draw: () => <SyncSentence report={report} lastSyncAt={now - hour} now={now} />,
    })),
    ...refusalCodes.map((code) => ({
      name: `sentence, refused: ${code}`,
      wide: true,
      draw: () => (
        <SyncSentence
          report={reported({ kind: 'refused', code, sentenceId: `sync.refused.${code}`, values })}
          lastSyncAt={0}
          now={now}
        />
      ),
    })),
    { name: 'waiting, empty', draw: () => <Waiting records={[]} files={[]} /> },
    { name: 'waiting, full', wide: true, draw: () => <Waiting records={records} files={files} /> },
    { name: 'transfer, moving', wide: true, draw: () => <Transfer report={moving} /> },
    { name: 'transfer, files held', wide: true, draw: () => <Transfer report={held} /> },
    { name: 'transfer, paused', wide: true, draw: () => <Transfer report={sentences.paused ?? firstReport} /> },
    {
      name: 'territories',
      wide: true,
      draw: () => <TerritoriesPanel territories={territories} rewritten={rewritten} now={now} />,
    },
    {
      name: 'rewritten',
      wide: true,
      draw: () => <RewrittenAlarm territories={territories} rewritten={rewritten} />,
    },
    { name: 'fingerprints', wide: true, draw: () => <FingerprintsPanel territories={territories} /> },
    { name: 'fork', wide: true, draw: () => <ForkPanel waiting={12} onSeparate={async () => null} /> },
    ...Object.entries(sampleConflicts).map(([name, conflict]) => ({
      name: `conflict, ${name}`,
      wide: true,
      draw: () => (
        <ConflictCard
          conflict={conflict}
          name={nordlys}
          who={who}
          earlier={earlier}
          now={now}
          isDeciding={false}
          onDecide={() => undefined}
        />
      ),
    })),
    {
      name: 'earlier values',
      wide: true,
      draw: () => (
        <EarlierValuesTable
          values={[{ rowId: 'a', entity: 'partner', field: 'website', heads: websites }]}
          names={new Map([['a', nordlys]])}
          who={who}
        />
      ),
    },
    {
      name: 'set aside',
      wide: true,
      draw: () => <SetAsidePanel now={now} changes={aside} decided={decided} onSave={() => undefined} />,
    },
    {
      name: 'signing in',
      draw: () => <SigningIn code="KLMN-4072" address="https://hq.example.com/sign-in" onCancel={() => undefined} />,
    },
    {
      name: 'mended',
      draw: () => (
        <MendedNotice
          mended={{
            ...nothingMended,
            restored: 812,
            copied: 1,
            damaged: 2,
            rowsShort: 2_140,
            tablesWereLost: true,
            pastLostAt: Date.parse('2026-11-20T08:00:00Z'),
          }}
        />
      ),
    },
  ],
};

function Waiting(props: { readonly records: readonly WaitingRecord[]; readonly files: readonly WaitingFile[] }) {
  return (
    <WaitingPanel
      {...props}
      changes={props.records.length === 0 ? 0 : 1_243}
      moving={[{ sha256: 'f1', direction: 'up', done: 2_400_000, bytes: 6_100_000 }]}
      troubles={[{ sha256: 'f2', why: 'damaged' }]}
      isEnrolled
      fileActions={{ cancel: () => undefined, first: () => undefined, retry: () => undefined }}
      now={now}
    />
  );
}

function Transfer({ report }: { readonly report: SyncReport }) {
  const nothing = () => undefined;
  return (
    <TransferPanel
      report={report}
      waiting={{ changes: 1_243, files: 2, fileBytes: 6_510_000, oldestAt: now - 26 * hour }}
      metered="ask"
      now={now}
      onPause={nothing}
      onGoOn={nothing}
      onMetered={nothing}
      onSendFiles={nothing}
    />
  );
}
