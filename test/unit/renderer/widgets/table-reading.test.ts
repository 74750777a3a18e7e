import { describe, expect, test } from 'vitest';
import { performanceFileSchema } from '#shared/domain/performance/performance-file';
import { firstReading } from '../../../../renderer/widgets/table-mapping/table-reading';

const look = { headings: ['checkedAt', 'status'], sample: [], hasZones: false, findings: [] };
const zone = 'Europe/Vienna';
const service = () => 'monitor';

const before = performanceFileSchema.parse({
  id: 'before',
  partnerId: 'partner',
  agreementId: 'sla',
  table: 'checks',
  cameAs: 'csv',
  file: { sha256: 'ab'.repeat(32), bytes: 10, mime: 'text/csv', name: 'monitor.csv' },
  mapping: { at: 'checkedAt', up: 'status' },
  words: { up: { OUT: 'down' } },
  zone: 'Europe/Berlin',
  service: 'Order desk',
  rows: 4,
  from: '2026-05-01T00:00:00Z',
  to: '2026-05-31T00:00:00Z',
  givenBy: 'vendor',
  author: 'Omar Reyes',
  enteredBy: 'somebody',
  enteredAt: '2026-06-01T09:00:00Z',
});

describe('how a file is probably to be read', () => {
  test('follows from its headings, with the zone of the agreement where the times say none', () => {
    expect(firstReading(look, { zone, replaces: null, service })).toEqual({
      table: 'checks',
      mapping: { at: 'checkedAt', up: 'status' },
      words: {},
      zone,
      service: 'monitor',
      givenBy: 'partner',
      author: '',
      reason: '',
    });
  });

  test('is left open where the headings fit nothing', () => {
    const strange = { ...look, headings: ['colour', 'shape'], hasZones: true };
    expect(firstReading(strange, { zone, replaces: null, service })).toMatchObject({
      table: null,
      mapping: {},
      zone: null,
      service: '',
    });
  });

  test('is that of the file whose place it takes, which nobody has to say twice', () => {
    expect(firstReading(look, { zone, replaces: before, service })).toEqual({
      table: 'checks',
      mapping: { at: 'checkedAt', up: 'status' },
      words: { up: { OUT: 'down' } },
      zone: 'Europe/Berlin',
      service: 'Order desk',
      givenBy: 'vendor',
      author: 'Omar Reyes',
      reason: '',
    });
  });

  test('is found anew where the corrected file has other columns', () => {
    const other = { ...look, headings: ['timestamp', 'status'] };
    expect(firstReading(other, { zone, replaces: before, service }).mapping).toEqual({
      at: 'timestamp',
      up: 'status',
    });
  });
});
