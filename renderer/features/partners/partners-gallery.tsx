import { brand } from '#shared/base/brand';
import type { Partner } from '#shared/domain/partners/partner';
import type { Person } from '#shared/domain/partners/person';
import type { Site } from '#shared/domain/partners/site';
import type { Territory } from '../../data/queries/territory-queries';
import { EmptyState } from '../../ui/empty-state';
import type { GalleryGroup } from '../../ui/gallery-group';
import { Skeleton } from '../../ui/skeleton';
import { IdentityPanel } from './identity-panel';
import { PartnerRows } from './partner-list';
import { PeoplePanel } from './people-panel';
import { RiskPanel } from './risk-panel';
import { SitesPanel } from './sites-panel';
import { TerritoryPanel } from './territory-panel';

const partner: Partner = {
  id: brand<'Partner'>('sample-partner'),
  legalName: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk GmbH',
  registerNumber: 'FN 123456a',
  country: 'AT',
  archetype: 'systemIntegrator',
  programTier: 'silver',
  exposure: null,
  riskTierAccepted: null,
  oversight: {},
  leavingSince: null,
  website: '',
  note: '',
  createdAt: '2026-11-20T08:00:00.000Z',
};

const exposure = { data: 3, integration: 3, access: 2, criticality: 3, substitutability: 2 };
const today = '2026-11-20';

function rated(at: string): Partner {
  return { ...partner, exposure, riskTierAccepted: { tier: 'T3', by: 'ines', at } };
}

const many = Array.from({ length: 10_000 }, (_, at) => ({
  ...partner,
  id: brand<'Partner'>(`sample-${at}`),
  legalName: `Partner ${String(at + 1).padStart(5, '0')} GmbH`,
  space: '',
}));

const two: readonly Territory[] = [
  { lane: '', id: 'north', name: 'North', kind: 'territory', role: 'lead' },
  { lane: 'south', id: 'south', name: 'South and the islands', kind: 'territory', role: 'lead' },
];
const inTwo = many.slice(0, 4).map((each, at) => ({ ...each, space: at % 2 === 0 ? '' : 'south' }));

const mira: Person = {
  id: brand<'Person'>('mira'),
  partnerId: partner.id,
  party: 'partner',
  name: 'Mira Huber',
  role: 'customerSuccessLeader',
  title: 'Head of Service',
  email: 'mira@donau.example',
  phone: '+43 1 555 02 30',
  language: 'de',
};

const site: Site = {
  id: brand<'Site'>('site'),
  partnerId: partner.id,
  name: 'Vienna works',
  address: 'Handelskai 265, 1020 Wien',
  country: 'AT',
  zone: 'Europe/Vienna',
};

const nothing = () => undefined;
const none = <EmptyState title="–">–</EmptyState>;

export const partnersGallery: GalleryGroup = {
  id: 'partners',
  title: 'Partners',
  samples: [
    {
      name: 'list, empty',
      wide: true,
      height: '12rem',
      draw: () => <PartnerRows partners={[]} territories={[]} onOpen={nothing} empty={none} />,
    },
    {
      name: 'list, 10,000',
      wide: true,
      height: '24rem',
      draw: () => <PartnerRows partners={many} territories={[]} onOpen={nothing} empty={none} />,
    },
    {
      name: 'list, two territories',
      wide: true,
      height: '12rem',
      draw: () => <PartnerRows partners={inTwo} territories={two} onOpen={nothing} empty={none} />,
    },
    {
      name: 'territory, with the way to move',
      wide: true,
      draw: () => <TerritoryPanel partner={partner} space="" territories={two} onMove={async () => null} />,
    },
    { name: 'page, loading', wide: true, draw: () => <Skeleton words="–" lines={8} /> },
    { name: 'identity, long name', wide: true, draw: () => <IdentityPanel partner={partner} /> },
    { name: 'risk, not rated', draw: () => <RiskPanel partner={partner} today={today} /> },
    { name: 'risk, to accept', draw: () => <RiskPanel partner={{ ...partner, exposure }} today={today} /> },
    { name: 'risk, accepted', draw: () => <RiskPanel partner={rated('2026-11-01T08:00:00Z')} today={today} /> },
    { name: 'risk, to look at again', draw: () => <RiskPanel partner={rated('2026-01-01T08:00:00Z')} today={today} /> },
    { name: 'people, empty', wide: true, draw: () => <PeoplePanel partnerId={partner.id} people={[]} /> },
    { name: 'people, full', wide: true, draw: () => <PeoplePanel partnerId={partner.id} people={[mira]} /> },
    { name: 'sites, empty', wide: true, draw: () => <SitesPanel partnerId={partner.id} country="AT" sites={[]} /> },
    { name: 'sites, full', wide: true, draw: () => <SitesPanel partnerId={partner.id} country="AT" sites={[site]} /> },
  ],
};
