import { brand } from '#shared/base/brand';
import type { Visit } from '#shared/domain/visits/visit';
import type { GalleryGroup } from '../../ui/gallery-group';
import { Skeleton } from '../../ui/skeleton';
import { VisitFacts, VisitHead } from './visit-head';
import { VisitGroups } from './visit-list';

const planned: Visit = {
  id: brand<'Visit'>('planned'),
  partnerId: brand<'Partner'>('sample-partner'),
  siteId: null,
  purpose: 'Qualification and a walk through the workshop',
  plannedFor: '2026-11-20T09:00:00.000Z',
  startedAt: null,
  endedAt: null,
  agenda: [],
  attendeeIds: [],
};
const underWay: Visit = { ...planned, id: brand<'Visit'>('under-way'), startedAt: '2026-11-20T09:02:00.000Z' };
const ended: Visit = { ...underWay, id: brand<'Visit'>('ended'), endedAt: '2026-11-20T11:30:00.000Z' };
const nothing = () => undefined;

const head = (visit: Visit) => <VisitHead visit={visit} partnerName="Nordlys Systems AS" people={[]} sites={[]} />;

export const visitsGallery: GalleryGroup = {
  id: 'visits',
  title: 'Visits',
  samples: [
    { name: 'list, empty', wide: true, draw: () => <VisitGroups visits={[]} onPlan={nothing} /> },
    { name: 'list, loading', wide: true, draw: () => <Skeleton words="–" /> },
    {
      name: 'list, full',
      wide: true,
      draw: () => <VisitGroups visits={[planned, underWay, ended]} onPlan={nothing} />,
    },
    { name: 'planned', wide: true, draw: () => head(planned) },
    { name: 'under way', wide: true, draw: () => head(underWay) },
    { name: 'ended', wide: true, draw: () => head(ended) },
    { name: 'facts, nothing noted', wide: true, draw: () => <VisitFacts visit={planned} people={[]} sites={[]} /> },
    { name: 'facts, ended', wide: true, draw: () => <VisitFacts visit={ended} people={[]} sites={[]} /> },
  ],
};
