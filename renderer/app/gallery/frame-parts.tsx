import type { Connection } from '../../session/connection';
import type { Saving } from '../../session/saving';
import type { GalleryGroup } from '../../ui/gallery-group';
import { useText } from '../../ui/use-text';
import { StatusParts } from '../status-line';

const now = Date.parse('2026-11-20T14:02:00Z');

const atHq: Connection = {
  link: { state: 'at-hq' },
  waitingChanges: 0,
  waitingBlobs: 0,
  oldestWaitingAt: null,
  lastSyncAt: '2026-11-20T14:01:00Z',
  conflicts: 0,
};
const waiting = { waitingChanges: 12, waitingBlobs: 2, oldestWaitingAt: '2026-11-20T11:00:00Z' };
const saved: Saving = { state: 'saved', at: '2026-11-20T14:02:00Z' };

/** What the frame says about the work. */
export const frameParts: readonly GalleryGroup[] = [
  {
    id: 'status-line',
    title: 'StatusLine',
    samples: [
      { name: 'at HQ', wide: true, draw: () => <StatusParts now={now} saving={saved} connection={atHq} /> },
      {
        name: 'offline, waiting',
        wide: true,
        draw: () => (
          <StatusParts now={now} saving={saved} connection={{ ...atHq, ...waiting, link: { state: 'offline' } }} />
        ),
      },
      {
        name: 'syncing, one file, a conflict',
        wide: true,
        draw: () => (
          <StatusParts
            now={now}
            saving={{ state: 'saving' }}
            connection={{
              ...atHq,
              ...waiting,
              waitingChanges: 0,
              waitingBlobs: 1,
              conflicts: 1,
              link: { state: 'syncing' },
            }}
          />
        ),
      },
      { name: 'refused', wide: true, draw: () => <RefusedStatus /> },
    ],
  },
];

function RefusedStatus() {
  const sentence = useText()('gallery.word.toast-refused');
  return (
    <StatusParts
      now={now}
      saving={{ state: 'refused', at: '2026-11-20T14:02:00Z', sentence }}
      connection={{ ...atHq, link: { state: 'unenrolled' } }}
    />
  );
}
