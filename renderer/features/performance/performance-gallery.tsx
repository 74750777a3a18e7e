import { useState } from 'react';
import type { DatasetFinding } from '#shared/domain/datasets/dataset-finding';
import type { TableName } from '#shared/domain/datasets/tables';
import type { GalleryGroup } from '../../ui/gallery-group';
import { IncidentView } from './incident-view';
import { PerformanceView } from './performance-panel';
import { sampleAgreement, sampleInstant, sampleMeasuring, samplePerformance, sampleSla } from './sample-performance';
import { TypedRowFields } from './typed-row-fields';
import type { TypedRow } from './typed-rows';

const full = samplePerformance(true);
const measuring = sampleMeasuring();
const nothing = { state: 'measured' as const, doubles: [], missing: [], measured: { ...sampleMeasuredNothing() } };

function sampleMeasuredNothing() {
  if (measuring.state !== 'measured') throw new Error('The sample is measured');
  return { ...measuring.measured, results: [], credits: [], consequences: [] };
}

const given = { agreement: sampleAgreement, sla: sampleSla, asOf: sampleInstant };
const tabs = ['results', 'incidents', 'reviews', 'data', 'joint', 'disputes'] as const;
const [open] = full.incidents;

/** A row that can be typed in, refused in two fields. */
function TypedRowSample({ table }: { readonly table: TableName }) {
  const [row, setRow] = useState<TypedRow>({ id: 'O-1', from: '2026-10-25T02:30' });
  const findings: readonly DatasetFinding[] = [
    { code: 'timeTwice', row: 1, column: 'from', found: '2026-10-25T02:30', zone: 'Europe/Vienna' },
    { code: 'blank', row: 1, column: 'to' },
  ];
  return (
    <TypedRowFields table={table} number={1} row={row} findings={findings} onChange={setRow} onRemove={nothingDone} />
  );
}

const nothingDone = () => {};

export const performanceGallery: GalleryGroup = {
  id: 'performance',
  title: 'Performance',
  samples: [
    ...tabs.map((first) => ({
      name: `${first}, full`,
      wide: true,
      draw: () => <PerformanceView {...given} file={full} measuring={measuring} first={first} />,
    })),
    ...tabs.map((first) => ({
      name: `${first}, empty`,
      wide: true,
      draw: () => <PerformanceView {...given} file={samplePerformance(false)} measuring={nothing} first={first} />,
    })),
    {
      name: 'measuring',
      wide: true,
      draw: () => (
        <PerformanceView {...given} file={full} measuring={{ state: 'measuring', done: 2, of: 5 }} first="results" />
      ),
    },
    {
      name: 'incident, open',
      wide: true,
      draw: () => open && <IncidentView file={full} incident={open} sla={sampleSla} asOf={sampleInstant} />,
    },
    ...(['outages', 'cases', 'changes'] as const).map((table) => ({
      name: `a row of ${table} typed in`,
      wide: true,
      draw: () => <TypedRowSample table={table} />,
    })),
  ],
};
