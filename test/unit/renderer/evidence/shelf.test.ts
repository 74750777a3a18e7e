import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { Evidence, EvidenceReview } from '#shared/domain/evidence/evidence';
import type { Person } from '#shared/domain/partners/person';
import {
  attestedDays,
  countsByState,
  inOrder,
  narrowed,
  nobody,
  noFilters,
  radarEnd,
  type ShelfFilters,
  shelfRows,
} from '../../../../renderer/features/evidence/shelf';
import { anEvidence, aReview, aRevision, partnerId } from '../../../builders/a-partner-case';
import { anEvidenceType, aSmallPack } from '../../../builders/a-small-pack';

const today = '2026-11-20';
const index = aSmallPack([
  anEvidenceType('E1.1', { title: 'Register extract' }),
  anEvidenceType('E1.2', { title: 'Declaration of ownership' }),
  anEvidenceType('E3.1', { title: 'Security attestation' }),
]);

const mira: Person = {
  id: brand('mira'),
  partnerId,
  party: 'partner',
  name: 'Mira Holm',
  role: 'security',
  title: '',
  email: '',
  phone: '',
  language: '',
};

interface Brought {
  readonly id: string;
  readonly typeId: string;
  readonly over?: Partial<Evidence>;
  readonly capturedAt?: string;
  readonly to?: string;
  readonly source?: 'file' | 'photo';
  readonly verdict?: EvidenceReview['verdict'];
}

const brought: readonly Brought[] = [
  { id: 'extract', typeId: 'E1.1', over: { alsoServes: ['E1.2'], ownerId: mira.id }, verdict: 'accepted' },
  { id: 'attestation', typeId: 'E3.1', to: '2026-11-10', verdict: 'accepted', over: { confidentiality: 'internal' } },
  { id: 'photo', typeId: 'E1.2', source: 'photo', capturedAt: '2026-11-15T09:00:00Z' },
];

const file = {
  people: [mira],
  evidence: brought.map(({ id, typeId, over }) => anEvidence(typeId, { id: brand(id), title: id, ...over })),
  revisions: brought.map(({ id, to, source, capturedAt }) =>
    aRevision({
      id: brand(`${id} 1`),
      evidenceId: brand(id),
      effectiveFrom: '2026-10-01',
      effectiveTo: to ?? null,
      source: source ?? 'file',
      capturedAt: capturedAt ?? '2026-10-01T09:00:00Z',
    }),
  ),
  reviews: brought.flatMap(({ id, verdict }) =>
    verdict ? [aReview(verdict, { revisionId: brand(`${id} 1`), at: '2026-10-02T09:00:00Z' })] : [],
  ),
};

const rows = shelfRows(file, index, { asOf: today, today, isTurned: false });
const titles = (filters: Partial<ShelfFilters>) =>
  narrowed(rows, { ...noFilters, ...filters }).map(({ piece }) => piece.evidence.title);

describe('the shelf as of', () => {
  const stateOn = (asOf: string, isTurned = false) =>
    shelfRows(file, index, { asOf, today, isTurned }).map(({ piece, state }) => [piece.evidence.title, state.state]);

  test('today shows where everything stands', () => {
    expect(stateOn(today)).toEqual([
      ['extract', 'accepted'],
      ['attestation', 'expired'],
      ['photo', 'pendingReview'],
    ]);
  });

  test('a day that has passed shows only what was known on its evening', () => {
    expect(stateOn('2026-10-01')).toEqual([
      ['extract', 'pendingReview'],
      ['attestation', 'pendingReview'],
    ]);
    expect(stateOn('2026-11-09')).toEqual([
      ['extract', 'accepted'],
      ['attestation', 'accepted'],
    ]);
  });

  test('a day to come shows what will have run out if nothing is renewed', () => {
    expect(stateOn('2027-10-02').slice(0, 2)).toEqual([
      ['extract', 'expired'],
      ['attestation', 'expired'],
    ]);
  });

  test('today, while the partner looks on, leaves out what only we may see', () => {
    expect(stateOn(today, true).map(([title]) => title)).toEqual(['extract', 'photo']);
  });
});

describe('the shelf is narrowed', () => {
  test('by words of the title, the kind, the person and the files, all of them', () => {
    expect(titles({ text: 'MIRA' })).toEqual(['extract']);
    expect(titles({ text: 'ownership' })).toEqual(['extract', 'photo']);
    expect(titles({ text: 'ownership mira' })).toEqual(['extract']);
    expect(titles({ text: 'extract.pdf' })).toHaveLength(3);
    expect(titles({ text: 'nothing of it' })).toEqual([]);
  });

  test('by kind and module, counting the kinds a piece also serves', () => {
    expect(titles({ typeId: 'E1.2' })).toEqual(['extract', 'photo']);
    expect(titles({ moduleId: 'M3' })).toEqual(['attestation']);
  });

  test('by state, person, who may see it and how it was brought', () => {
    expect(titles({ state: 'expired' })).toEqual(['attestation']);
    expect(titles({ ownerId: nobody })).toEqual(['attestation', 'photo']);
    expect(titles({ confidentiality: 'internal' })).toEqual(['attestation']);
    expect(titles({ source: 'photo' })).toEqual(['photo']);
  });
});

test('the most pressing comes first, and every other order is as it says', () => {
  const ordered = (order: Parameters<typeof inOrder>[1]) =>
    inOrder(rows, order).map(({ piece }) => piece.evidence.title);
  expect(ordered('pressing')).toEqual(['attestation', 'photo', 'extract']);
  expect(ordered('until')).toEqual(['attestation', 'extract', 'photo']);
  expect(ordered('title')).toEqual(['attestation', 'extract', 'photo']);
  expect(ordered('kind')).toEqual(['extract', 'photo', 'attestation']);
  expect(ordered('captured')).toEqual(['photo', 'attestation', 'extract']);
});

test('states in which nothing stands are not counted', () => {
  expect(countsByState(rows)).toEqual([
    { state: 'expired', count: 1 },
    { state: 'pendingReview', count: 1 },
    { state: 'accepted', count: 1 },
  ]);
});

test('attestations count from the day from which they hold, also after they have run out', () => {
  expect(attestedDays(rows)).toEqual(['2026-10-01']);
});

test('the radar looks to the next visit, and three months ahead where none is planned', () => {
  expect([radarEnd(today, '2027-02-16T09:00:00Z'), radarEnd(today, null)]).toEqual(['2027-02-16', '2027-02-20']);
});
