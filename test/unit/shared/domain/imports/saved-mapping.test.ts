import { describe, expect, test } from 'vitest';
import {
  mappingOf,
  mappingsFor,
  mostSavedMappings,
  type SavedMapping,
  savedMappingSchema,
  withMapping,
} from '#shared/domain/imports/saved-mapping';

const headings = ['Firma', 'Land', 'Land', 'Notiz'];
const given = {
  id: 'one',
  name: 'CRM',
  kind: 'partners',
  headings,
  mapping: { legalName: 0, country: 2 },
} as const;
const [saved] = withMapping([], given);

describe('how a source is read', () => {
  test('is remembered for tables of its kind with the same headings, in whatever order they come', () => {
    const turned = ['Notiz', 'Land', 'Firma', 'Land'];
    expect(mappingsFor([saved as SavedMapping], 'partners', turned)).toEqual([saved]);
    expect(mappingOf(saved as SavedMapping, turned)).toEqual({ legalName: 2, country: 3 });
  });

  test('is not offered to a table of another kind, or with a heading more or less', () => {
    expect(mappingsFor([saved as SavedMapping], 'people', headings)).toEqual([]);
    expect(mappingsFor([saved as SavedMapping], 'partners', headings.slice(1))).toEqual([]);
    expect(mappingsFor([saved as SavedMapping], 'partners', [...headings, 'Web'])).toEqual([]);
  });

  test('is replaced under its own name, and stands beside others', () => {
    const again = withMapping([saved as SavedMapping], { ...given, id: 'two', mapping: { legalName: 1 } });
    expect(again.map(({ id }) => id)).toEqual(['two']);
    const other = withMapping(again, { ...given, id: 'three', name: 'ERP' });
    expect(other.map(({ id }) => id)).toEqual(['three', 'two']);
  });

  test('keeps what was said of its numbers and dates; one from before that lets the cells tell', () => {
    const style = { decimal: 'comma', days: 'dayFirst' } as const;
    expect(withMapping([], { ...given, style })[0]).toMatchObject({ id: 'one', name: 'CRM', ...style });
    const { decimal: _, days: __, ...before } = saved as SavedMapping;
    expect(savedMappingSchema.parse(before)).toEqual({ ...before, decimal: null, days: null });
  });

  test('has a name', () => {
    expect(withMapping([], { ...given, name: '  ' })).toEqual([]);
  });

  test('is forgotten when there are too many, the oldest first', () => {
    let all: readonly SavedMapping[] = [];
    for (let at = 0; at <= mostSavedMappings; at += 1)
      all = withMapping(all, { ...given, id: `${at}`, name: `N ${at}` });
    expect(all).toHaveLength(mostSavedMappings);
    expect(all.some(({ id }) => id === '0')).toBe(false);
  });
});
