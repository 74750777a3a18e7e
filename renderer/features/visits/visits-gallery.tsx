import { useState } from 'react';
import { brand } from '#shared/base/brand';
import { emptyDraft, redraft } from '#shared/domain/visits/agenda-draft';
import type { AgendaItem, Visit } from '#shared/domain/visits/visit';
import type { GalleryGroup } from '../../ui/gallery-group';
import { Skeleton } from '../../ui/skeleton';
import { DraftAgenda } from './draft-agenda';
import { AgendaAt } from './visit-agenda';
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
const box = (id: string, kind: AgendaItem['kind'], title: string, minutes: number, doneAt: string | null = null) => ({
  id,
  kind,
  ref: id,
  title,
  minutes,
  doneAt,
});
const sampleNow = '2026-11-20T10:06:00.000Z';
const agenda: Visit['agenda'] = [
  box('M1', 'interview', 'Qualification', 40, '2026-11-20T09:50:00.000Z'),
  box('E1.4', 'evidence', 'Photo of the premises with the sign', 5, '2026-11-20T09:53:00.000Z'),
  box('tier', 'riskTier', 'Rate the risk and accept the tier', 10),
  box('E8.3', 'drill', 'Call tree drill', 15),
  box('plan', 'document', 'Success plan, read together', 25),
];
const proposals: readonly AgendaItem[] = [
  box('E3.4', 'evidence', 'Incident procedure', 6),
  box('F1', 'talk', 'Quarterly friction talk', 20),
];
const withAgenda: Visit = { ...planned, id: brand<'Visit'>('with-agenda'), plannedMinutes: 90, agenda };
const nothing = () => undefined;

const partner = 'Nordlys Systems AS';

function DraftSample({ length }: { readonly length: number }) {
  const [draft, setDraft] = useState(() => redraft(emptyDraft, agenda.slice(1, 4)));
  return <DraftAgenda partnerName={partner} draft={draft} onDraft={setDraft} possible={agenda} length={length} />;
}

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
    {
      name: 'agenda, empty',
      wide: true,
      draw: () => <AgendaAt now={sampleNow} visit={planned} proposals={proposals} />,
    },
    {
      name: 'agenda, planned',
      wide: true,
      draw: () => (
        <AgendaAt
          now={sampleNow}
          visit={{ ...withAgenda, agenda: agenda.map((item) => ({ ...item, doneAt: null })) }}
          proposals={proposals}
          onOpen={nothing}
        />
      ),
    },
    {
      name: 'agenda, under way and late',
      wide: true,
      draw: () => (
        <AgendaAt
          now={sampleNow}
          visit={{ ...withAgenda, startedAt: '2026-11-20T09:02:00.000Z' }}
          proposals={proposals}
          onOpen={nothing}
        />
      ),
    },
    {
      name: 'agenda, ended',
      wide: true,
      draw: () => <AgendaAt now={sampleNow} visit={{ ...ended, agenda }} proposals={proposals} />,
    },
    {
      name: 'agenda being planned',
      wide: true,
      draw: () => <DraftSample length={60} />,
    },
    {
      name: 'agenda being planned, too long',
      wide: true,
      draw: () => <DraftSample length={30} />,
    },
    {
      name: 'agenda being planned, nothing to do',
      wide: true,
      draw: () => <DraftAgenda partnerName={partner} draft={emptyDraft} onDraft={nothing} possible={[]} length={60} />,
    },
    { name: 'facts, nothing noted', wide: true, draw: () => <VisitFacts visit={planned} people={[]} sites={[]} /> },
    { name: 'facts, ended', wide: true, draw: () => <VisitFacts visit={ended} people={[]} sites={[]} /> },
  ],
};
