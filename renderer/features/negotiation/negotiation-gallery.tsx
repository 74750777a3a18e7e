import { useState } from 'react';
import { brand } from '#shared/base/brand';
import type { TableMapping } from '#shared/domain/datasets/suggest-mapping';
import { rejudge } from '#shared/domain/measuring/rejudge';
import type { PerformanceFile } from '#shared/domain/performance/performance-file';
import type { GalleryGroup } from '../../ui/gallery-group';
import { ColumnMapping } from '../../widgets/table-mapping/column-mapping';
import { FindingList } from '../../widgets/table-mapping/finding-list';
import { SampleTable } from '../../widgets/table-mapping/sample-table';
import { WordMapping } from '../../widgets/table-mapping/word-mapping';
import { WindowWhy } from '../../widgets/window-why/window-why';
import { HistoryPanel } from './history-panel';
import { agreementWith, type Offer, standardOffer } from './offer';
import { sampleAgreement, sampleMeasured } from './sample-months';
import { VerdictGrid } from './verdict-grid';

const nothing = () => {};

const file: PerformanceFile = {
  id: brand<'PerformanceFile'>('file'),
  partnerId: brand<'Partner'>('partner'),
  agreementId: null,
  table: 'checks',
  cameAs: 'csv',
  file: { sha256: 'a'.repeat(64), bytes: 9_141, mime: 'text/csv', name: 'monitor-2026.csv' },
  mapping: {},
  words: {},
  zone: null,
  service: 'Order desk',
  rows: 24_000,
  from: '2026-01-01T00:00:00Z',
  to: '2026-06-30T23:59:00Z',
  givenBy: 'partner',
  author: 'Eva Lindner',
  enteredBy: 'somebody',
  enteredAt: '2026-11-20T09:00:00Z',
  replacesId: null,
  reason: '',
  withdraws: false,
};

/** The grid with an offer that can be moved. */
function MovableGrid() {
  const [offer, setOffer] = useState<Offer>({});
  const offered = agreementWith(sampleAgreement, offer);
  return (
    <VerdictGrid
      offered={offered}
      measured={rejudge(sampleMeasured, offered)}
      standard={rejudge(sampleMeasured, agreementWith(sampleAgreement, standardOffer(sampleAgreement)))}
      onMove={(measure, part) => {
        const now = offered.serviceLevels.find(({ id }) => id === measure)?.commitment;
        if (now) setOffer({ ...offer, [measure]: { ...now, ...part } });
      }}
      onWhy={nothing}
    />
  );
}

function MovableColumns() {
  const [mapping, setMapping] = useState<TableMapping>({ at: 'time' });
  return <ColumnMapping table="checks" headings={['time', 'health', '']} mapping={mapping} onChange={setMapping} />;
}

function Why({ at }: { readonly at: number }) {
  const result = sampleMeasured.results[at];
  const level = sampleAgreement.serviceLevels.find(({ id }) => id === result?.measure);
  return result && level ? <WindowWhy result={result} level={level} zone={sampleAgreement.zone} /> : null;
}

export const negotiationGallery: GalleryGroup = {
  id: 'negotiation',
  title: 'Negotiation',
  samples: [
    { name: 'grid with cost', wide: true, height: '40rem', draw: () => <MovableGrid /> },
    {
      name: 'history, empty',
      wide: true,
      draw: () => <HistoryPanel files={[]} problem={null} onFiles={nothing} onLeaveOut={nothing} />,
    },
    {
      name: 'history, a file kept and one that is no table',
      wide: true,
      draw: () => (
        <HistoryPanel
          files={[file]}
          problem={{ name: 'notes.txt', words: 'The file is empty. Export it again.' }}
          onFiles={nothing}
          onLeaveOut={nothing}
        />
      ),
    },
    {
      name: 'first rows of a file',
      wide: true,
      draw: () => <SampleTable look={{ headings: ['at', 'up'], sample: [['2026-03-01T00:00:00Z', 'up']] }} />,
    },
    {
      name: 'findings by row',
      wide: true,
      draw: () => (
        <FindingList
          findings={[
            { code: 'unknownWord', row: 12, column: 'severity', found: 'Blocker', words: ['s1', 's2', 's3', 's4'] },
            { code: 'noZone', row: 14, column: 'openedAt', found: '2026-03-01 10:30' },
            { code: 'more', count: 18 },
          ]}
        />
      ),
    },
    { name: 'columns said by hand', wide: true, draw: () => <MovableColumns /> },
    {
      name: 'words of the file',
      wide: true,
      draw: () => (
        <WordMapping
          findings={[{ code: 'unknownWord', row: 12, column: 'severity', found: 'Blocker', words: ['s1', 's2'] }]}
          words={{ severity: { Urgent: 's2' } }}
          table="cases"
          onChange={nothing}
        />
      ),
    },
    { name: 'why, a deviation', draw: () => <Why at={1} /> },
    { name: 'why, not measured', draw: () => <Why at={3} /> },
  ],
};
