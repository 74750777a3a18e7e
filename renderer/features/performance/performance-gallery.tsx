import type { GalleryGroup } from '../../ui/gallery-group';
import { IncidentView } from './incident-view';
import { PerformanceView } from './performance-panel';
import { sampleAgreement, sampleInstant, sampleMeasuring, samplePerformance, sampleSla } from './sample-performance';

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
  ],
};
