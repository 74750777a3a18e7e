import { describe, expect, test } from 'vitest';
import { conflictsOf } from '#shared/sync/conflict';
import { applyChange, emptyRow, parentsOf, shownRecord } from '#shared/sync/row';
import { aChange, writing } from '../../../builders/a-change';

const byAna = { dot: 'aaaaaa:1', by: 'ana', at: 1_000 };
const byBen = { dot: 'bbbbbb:1', by: 'ben', at: 2_000 };
const created = applyChange(
  emptyRow('partner', 'p'),
  aChange({ op: 'create', f: writing({ legalName: 'Nordlys', note: '' }) }),
  byAna,
);

describe('two edits of one record', () => {
  test('of different fields are both kept, without a question', () => {
    const renamed = applyChange(created, aChange({ id: 'c2', f: writing({ legalName: 'Nordlys AS' }, ['aaaaaa:1']) }), {
      ...byAna,
      dot: 'aaaaaa:2',
    });
    const both = applyChange(renamed, aChange({ id: 'c3', f: writing({ note: 'Called.' }, ['aaaaaa:1']) }), byBen);

    expect(shownRecord(both)).toEqual({ id: 'p', legalName: 'Nordlys AS', note: 'Called.' });
    expect(conflictsOf(both)).toEqual([]);
  });

  test('of the same contract-relevant field are both kept and wait for a decision', () => {
    const one = applyChange(created, aChange({ id: 'c2', f: writing({ legalName: 'Nordlys AS' }, ['aaaaaa:1']) }), {
      ...byAna,
      dot: 'aaaaaa:2',
    });
    const two = applyChange(one, aChange({ id: 'c3', f: writing({ legalName: 'Nordlys ASA' }, ['aaaaaa:1']) }), byBen);

    expect(conflictsOf(two).map(({ field, heads }) => [field, heads.map((head) => [head.by, head.value])])).toEqual([
      [
        'legalName',
        [
          ['ben', 'Nordlys ASA'],
          ['ana', 'Nordlys AS'],
        ],
      ],
    ]);
  });

  test('that say the same are no conflict', () => {
    const one = applyChange(created, aChange({ id: 'c2', f: writing({ legalName: 'Nordlys AS' }, ['aaaaaa:1']) }), {
      ...byAna,
      dot: 'aaaaaa:2',
    });
    const two = applyChange(one, aChange({ id: 'c3', f: writing({ legalName: 'Nordlys AS' }, ['aaaaaa:1']) }), byBen);

    expect(conflictsOf(two)).toEqual([]);
  });

  test('are settled by a decision that names every head', () => {
    const one = applyChange(created, aChange({ id: 'c2', f: writing({ legalName: 'A' }, ['aaaaaa:1']) }), {
      ...byAna,
      dot: 'aaaaaa:2',
    });
    const two = applyChange(one, aChange({ id: 'c3', f: writing({ legalName: 'B' }, ['aaaaaa:1']) }), byBen);
    const parents = parentsOf(two, 'legalName');
    const settled = applyChange(two, aChange({ id: 'c4', op: 'resolve', f: writing({ legalName: 'B' }, parents) }), {
      dot: 'aaaaaa:3',
      by: 'ana',
      at: 3_000,
    });

    expect(conflictsOf(settled)).toEqual([]);
    expect(shownRecord(settled)).toMatchObject({ legalName: 'B' });
  });

  test('of a note show the later one and keep the earlier as a head', () => {
    const one = applyChange(created, aChange({ id: 'c2', f: writing({ note: 'First' }, ['aaaaaa:1']) }), {
      ...byAna,
      dot: 'aaaaaa:2',
    });
    const two = applyChange(one, aChange({ id: 'c3', f: writing({ note: 'Second' }, ['aaaaaa:1']) }), byBen);

    expect(shownRecord(two)).toMatchObject({ note: 'Second' });
    expect(two.fields.note?.map((head) => head.value)).toEqual(['Second', 'First']);
    expect(conflictsOf(two)).toEqual([]);
  });
});

describe('a deleted record', () => {
  test('is not shown', () => {
    const deleted = applyChange(created, aChange({ id: 'c2', op: 'delete', f: writing({ _deleted: true }) }), {
      ...byAna,
      dot: 'aaaaaa:2',
    });
    expect(shownRecord(deleted)).toBeNull();
  });
});
