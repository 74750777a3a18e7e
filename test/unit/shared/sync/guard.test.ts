import { describe, expect, test } from 'vitest';
import { guardRefuses } from '#shared/sync/guard';
import { aRow } from './a-row';

const locked = aRow('agreement', { by: 'ana', at: 1, write: { state: 'locked', term: '24 months' }, op: 'create' });
const signed = aRow(
  'agreement',
  { by: 'ana', at: 1, write: { state: 'locked' }, op: 'create' },
  { by: 'ana', at: 2, write: { state: 'signed' } },
);

describe('a step of an agreement’s state', () => {
  test('is taken by whoever saw the state that stands', () => {
    expect(guardRefuses(locked, 'state', { v: 'signed', p: ['ana:1'] })).toBe(null);
    expect(guardRefuses(locked, 'state', { v: 'draft', p: ['ana:1'] })).toBe(null);
  });

  test('is the first one where there is no state yet', () => {
    expect(guardRefuses(aRow('agreement'), 'state', { v: 'draft', p: [] })).toBe(null);
  });

  test('is set aside as overtaken when somebody else took one first', () => {
    expect(guardRefuses(signed, 'state', { v: 'draft', p: ['ana:1'] })).toBe('overtaken');
    expect(guardRefuses(locked, 'state', { v: 'signed', p: [] })).toBe('overtaken');
  });

  test('is set aside as no step when it cannot follow', () => {
    expect(guardRefuses(signed, 'state', { v: 'draft', p: ['ana:2'] })).toBe('no-step');
    expect(guardRefuses(locked, 'state', { v: 'forgotten', p: ['ana:1'] })).toBe('no-step');
  });

  test('is nobody’s business for other fields and other records', () => {
    expect(guardRefuses(locked, 'term', { v: '12 months', p: [] })).toBe(null);
    expect(guardRefuses(aRow('partner', { by: 'ana', at: 1, write: { state: 'x' } }), 'state', { v: 'y', p: [] })).toBe(
      null,
    );
  });
});
