import { firstReport, refusalCodes, type SyncReport, type SyncState } from '#shared/sync/sync-state';
import type { RecordName, WaitingFile, WaitingRecord } from '../../data/queries/waiting-queries';
import type { GalleryGroup } from '../../ui/gallery-group';
import { ConflictCard } from './conflict-card';
import { MendedNotice } from './mended-notice';
import { SetAsidePanel } from './set-aside-panel';
import { SyncSentence } from './sync-sentence';
import { WaitingPanel } from './waiting-panel';

const now = Date.parse('2026-11-20T14:05:00Z');
const hour = 3_600_000;
const nordlys: RecordName = { entity: 'partner', name: '', partner: 'Nordlys Systems AS' };
const answer: RecordName = { entity: 'answer', name: '', partner: 'Kestrel Cloud GmbH' };

const records: readonly WaitingRecord[] = [
  { rowId: 'a', name: nordlys, changes: 2, bytes: 1_900, oldestAt: now - 3 * hour },
  { rowId: 'b', name: answer, changes: 41, bytes: 38_000, oldestAt: now - 26 * hour },
];
const files: readonly WaitingFile[] = [
  { sha256: 'f1', name: 'fire-exit.jpg', bytes: 6_100_000, since: now - 2 * hour },
  { sha256: 'f2', name: 'certificate.pdf', bytes: 410_000, since: now - hour },
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
};

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
    {
      name: 'conflict',
      wide: true,
      draw: () => (
        <ConflictCard
          conflict={{ entity: 'partner', rowId: 'a', field: 'legalName', heads: [head('ana', 1), head('ben', 2)] }}
          name={nordlys}
          people={new Map([['ben', 'Ben Okoro']])}
          me={{ user: 'ana', device: 'device-ana' }}
          now={now}
          isDeciding={false}
          onDecide={() => undefined}
        />
      ),
    },
    {
      name: 'set aside',
      wide: true,
      draw: () => (
        <SetAsidePanel
          now={now}
          changes={[{ id: 'c', name: nordlys, at: now - hour, why: 'immutable', fields: ['version'] }]}
        />
      ),
    },
    {
      name: 'mended',
      draw: () => <MendedNotice mended={{ restored: 812, copied: 1, damaged: 2, tablesWereLost: true }} />,
    },
  ],
};

function head(by: string, n: number) {
  const value = by === 'ana' ? 'Nordlys ASA' : 'Nordlys Group ASA';
  return { dot: `abcdef:${n}`, change: `change-${n}`, value, by, dev: `device-${by}`, at: now - n * hour };
}

function Waiting(props: { readonly records: readonly WaitingRecord[]; readonly files: readonly WaitingFile[] }) {
  return (
    <WaitingPanel
      {...props}
      changes={props.records.length === 0 ? 0 : 1_243}
      moving={[{ sha256: 'f1', direction: 'up', done: 2_400_000, bytes: 6_100_000 }]}
      troubles={[{ sha256: 'f2', why: 'damaged' }]}
      isEnrolled
      now={now}
    />
  );
}
