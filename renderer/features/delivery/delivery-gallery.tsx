import { brand } from '#shared/base/brand';
import type { Defect, Engagement, ServiceCase } from '#shared/domain/delivery/delivery';
import type { GalleryGroup } from '../../ui/gallery-group';
import { samplePartner } from '../../widgets/sample-partner';
import { DeliveryView, type DeliveryViewProps } from './delivery-panel';

const partnerId = brand<'Partner'>('sample-partner');
const made = { createdAt: '2026-09-01T08:00:00Z', createdBy: 'sample' };

const partner: DeliveryViewProps['file']['partner'] = samplePartner(partnerId);

function engagement(id: string, of: Pick<Engagement, 'title' | 'customerName' | 'goLiveOn'>): Engagement {
  const rest = { reference: `P-${id}`, lead: 'partner', startedOn: '2026-06-01' } as const;
  return { ...made, ...rest, ...of, id: brand<'Engagement'>(id), partnerId };
}

function defect(id: string, of: Pick<Defect, 'title' | 'foundOn' | 'severity'>): Defect {
  const engagementId = brand<'Engagement'>('100');
  return { ...made, ...of, id: brand<'Defect'>(id), partnerId, engagementId, reference: '', cause: 'implementation' };
}

function serviceCase(id: string, of: Partial<ServiceCase> & Pick<ServiceCase, 'subject' | 'openedAt'>): ServiceCase {
  const desks = { openedAtDesk: 'partner', rightDesk: null, handledBy: 'partner' } as const;
  const rest = { reference: `T-${id}`, customerName: 'Alpenbad Betriebe', severity: 's2' } as const;
  const ends = { resolvedAt: null, reopenedAt: null };
  return { ...made, ...desks, ...rest, ...ends, ...of, id: brand<'ServiceCase'>(id), partnerId };
}

const engagements = [
  engagement('100', {
    title: 'Service desk for seven baths',
    customerName: 'Alpenbad Betriebe',
    goLiveOn: '2026-09-14',
  }),
  engagement('101', { title: 'Ticket archive', customerName: 'Stadtwerke Murtal', goLiveOn: null }),
];

const defects = [
  defect('1', { title: 'Mails of closed tickets are lost', foundOn: '2026-10-02', severity: 's2' }),
  defect('2', { title: 'The lift at bath three has no category', foundOn: '2026-08-20', severity: 's4' }),
];

const serviceCases = [
  serviceCase('1', { subject: 'Nobody can log in', openedAt: '2026-11-18T08:00:00Z', rightDesk: 'vendor' }),
  serviceCase('2', {
    subject: 'Reports come twice',
    openedAt: '2026-11-02T08:00:00Z',
    resolvedAt: '2026-11-03T15:00:00Z',
    reopenedAt: '2026-11-09T08:00:00Z',
  }),
  serviceCase('3', {
    subject: 'How a category is renamed',
    openedAt: '2026-10-20T08:00:00Z',
    resolvedAt: '2026-10-20T09:30:00Z',
    handledBy: 'vendor',
  }),
];

const full = { partner, engagements, defects, serviceCases };
const nothing = { partner, engagements: [], defects: [], serviceCases: [] };
const view = (file: DeliveryViewProps['file']) => <DeliveryView file={file} now="2026-11-20T09:00:00.000Z" />;

export const deliveryGallery: GalleryGroup = {
  id: 'delivery',
  title: 'Delivery',
  samples: [
    { name: 'panels, empty', wide: true, draw: () => view(nothing) },
    { name: 'panels, full', wide: true, draw: () => view(full) },
  ],
};
