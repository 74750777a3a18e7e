import type { BackupPreview } from '../../data/restore-preview';
import type { GalleryGroup } from '../../ui/gallery-group';
import { BackupView } from './backup-view';
import { OwnDeviceView } from './own-device-panel';
import { RestorePreview } from './restore-preview';

const preview: BackupPreview = {
  about: {
    kind: 'about',
    made: '2026-11-18T17:40:00.000Z',
    program: '0.1.0',
    schema: 1,
    device: { id: 'device-1', tag: 'k7q2xw', publicKey: '', name: 'Field laptop' },
    person: { id: 'person-1', name: 'Ruth Baumann' },
    hq: null,
    counts: { changes: 1_204, rows: 8_311, drafts: 2, files: 14, fileBytes: 48_000_000 },
  },
  changes: { toCome: 118, here: 1_086 },
  rows: { toCome: 0, here: 8_311 },
  drafts: { toCome: 1, here: 1 },
  files: { toCome: 3, here: 11 },
  past: 'comes',
  newerHere: 27,
  clashing: 0,
  isThisDevice: true,
};

const view = (lastAt: number, isDue: boolean) => (
  <BackupView
    lastAt={lastAt}
    isDue={isDue}
    onSave={async () => null}
    onPick={async () => new File(['FPBACKUP'], 'fieldpact-backup-2026-11-18.fieldpact')}
    onPreview={async () => preview}
    onRestore={async () => 'This backup is damaged in piece 12, so nothing of it was taken in.'}
  />
);

export const backupGallery: GalleryGroup = {
  id: 'backups',
  title: 'Backups, in the settings',
  samples: [
    { name: 'made the other day', wide: true, draw: () => view(Date.parse('2026-11-18T17:40:00Z'), false) },
    { name: 'never made, and work waits', wide: true, draw: () => view(0, true) },
    { name: 'a copied profile', wide: true, draw: () => <OwnDeviceView onConfirm={async () => {}} /> },
    { name: 'what a backup would bring', wide: true, draw: () => <RestorePreview preview={preview} /> },
    {
      name: 'of another device, with changes that clash',
      wide: true,
      draw: () => <RestorePreview preview={{ ...preview, isThisDevice: false, newerHere: 0, clashing: 2 }} />,
    },
    {
      name: 'of an earlier version, without a past',
      wide: true,
      draw: () => <RestorePreview preview={{ ...preview, past: 'missing', newerHere: 0 }} />,
    },
    {
      name: 'of another device, onto one that has told figures',
      wide: true,
      draw: () => <RestorePreview preview={{ ...preview, isThisDevice: false, past: 'stays', newerHere: 0 }} />,
    },
  ],
};
