import { brand } from '#shared/base/brand';
import { nothingOnRecord } from '#shared/domain/gates/known-records';
import type { Handoff, HandoffEvent } from '#shared/domain/handoffs/handoff';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { nothingAfterSigning, type PartnerFile } from '#shared/records/partner-file';
import type { GalleryGroup } from '../../ui/gallery-group';
import { samplePartner } from '../../widgets/sample-partner';
import { HandoffsView } from './handoffs-panel';

const partnerId = brand<'Partner'>('sample-partner');

function handoff(id: string, kind: Handoff['kind'], requestedAt: string, note = ''): Handoff {
  const rest = { personId: null, targetHours: 24, requestedBy: 'sample' };
  return { id: brand<'Handoff'>(id), partnerId, kind, note, requestedAt, ...rest };
}

function event(handoffId: string, kind: HandoffEvent['kind'], at: string, note = ''): HandoffEvent {
  const id = brand<'HandoffEvent'>(`${handoffId}-${kind}`);
  return { id, partnerId, handoffId: brand<'Handoff'>(handoffId), kind, note, by: 'sample', at };
}

const handoffs = [
  handoff('late', 'provisionEnvironment', '2026-11-17T08:00:00Z', 'Keys for two integrators'),
  handoff('accepted', 'grantContent', '2026-11-19T15:00:00Z'),
  handoff('queued', 'scheduleExam', '2026-11-20T07:30:00Z'),
  handoff('done', 'vetIdentity', '2026-11-02T08:00:00Z'),
  handoff('refused', 'listInDirectory', '2026-11-05T08:00:00Z'),
];

const handoffEvents = [
  event('accepted', 'accepted', '2026-11-19T16:00:00Z'),
  event('done', 'done', '2026-11-04T10:00:00Z', 'Screened against the lists of 3 November; no match.'),
  event('refused', 'refused', '2026-11-06T10:00:00Z', 'Nobody holds a credential yet.'),
];

function file(isFull: boolean): PartnerFile {
  return {
    ...nothingOnRecord,
    ...nothingAfterSigning,
    partner: samplePartner(partnerId),
    handoffs: isFull ? handoffs : [],
    handoffEvents: isFull ? handoffEvents : [],
    sites: [],
    visits: [],
    interviews: [],
    redactions: [],
    blockers: [],
    agreements: [],
    signatures: [],
    signedDocuments: [],
  };
}

const view = (isFull: boolean) => (
  <HandoffsView
    file={file(isFull)}
    index={builtInPack()}
    asOf="2026-11-20T09:00:00.000Z"
    queued={new Set(['queued'])}
  />
);

export const handoffsGallery: GalleryGroup = {
  id: 'handoffs',
  title: 'Handoffs',
  samples: [
    { name: 'panel, empty', wide: true, draw: () => view(false) },
    { name: 'panel, full', wide: true, draw: () => view(true) },
  ],
};
