import { describe, expect, test } from 'vitest';
import { conflictsOf } from '#shared/sync/conflict';
import { deletedField, editsUnseenByDeletion, parentsOf, shownRecord } from '#shared/sync/row';
import { aRow, deletion, type Told } from './a-row';

const begins: Told = { by: 'ana', at: 1, write: { legalName: 'Harbour', note: 'by the sea' }, op: 'create' };
const ofFields = (row: ReturnType<typeof aRow>) => conflictsOf(row).map(({ field }) => field);

describe('two values of a field that people decide about', () => {
  const apart = aRow(
    'partner',
    begins,
    { by: 'ana', at: 10, write: { legalName: 'Harbour Ltd' }, seen: ['ana:1'] },
    { by: 'ben', at: 20, write: { legalName: 'Harbour plc' }, seen: ['ana:1'] },
  );

  test('are both shown, latest first, each with what its author had in view', () => {
    const was = [{ dot: 'ana:1', value: 'Harbour', by: 'ana', at: 1 }];
    expect(conflictsOf(apart)).toEqual([
      {
        entity: 'partner',
        rowId: 'it',
        field: 'legalName',
        heads: [
          { dot: 'ben:3', change: 'change-3', value: 'Harbour plc', by: 'ben', dev: 'ben', at: 20, was },
          { dot: 'ana:2', change: 'change-2', value: 'Harbour Ltd', by: 'ana', dev: 'ana', at: 10, was },
        ],
        edits: [],
      },
    ]);
  });

  test('end with a decision that names both', () => {
    const decided = aRow(
      'partner',
      ...[begins, { by: 'ana', at: 10, write: { legalName: 'A' }, seen: ['ana:1'] } as const],
      { by: 'ben', at: 20, write: { legalName: 'B' }, seen: ['ana:1'] },
      { by: 'ana', at: 30, write: { legalName: 'A' }, seen: ['ana:2', 'ben:3'], op: 'resolve' },
    );
    expect(conflictsOf(decided)).toEqual([]);
    expect(decided.fields['legalName']?.[0]?.was?.map(({ value }) => value)).toEqual(['A', 'B']);
  });

  test('are no question where both say the same, or where the later is simply shown', () => {
    const same = aRow('partner', begins, { by: 'ben', at: 9, write: { legalName: 'Harbour' }, seen: [] });
    const note = aRow('partner', begins, { by: 'ben', at: 9, write: { note: 'uphill' }, seen: [] });
    expect([ofFields(same), ofFields(note)]).toEqual([[], []]);
    expect(shownRecord(note)).toEqual({ id: 'it', legalName: 'Harbour', note: 'uphill' });
  });

  test('are no question in a record that is written once', () => {
    const twice = aRow(
      'answer',
      { by: 'ana', at: 1, write: { given: 'yes' } },
      { by: 'ben', at: 2, write: { given: 'no' }, seen: [] },
    );
    expect(conflictsOf(twice)).toEqual([]);
  });
});

describe('a deletion', () => {
  test('hides the record when its author had seen everything', () => {
    const row = aRow('partner', begins, deletion('ben', 5, ['ana:1']));
    expect([shownRecord(row), conflictsOf(row)]).toEqual([null, []]);
  });

  test('that meets an edit it did not see hides nothing and waits for a decision', () => {
    const edited: Told = { by: 'ana', at: 4, write: { note: 'moved uphill' } };
    const row = aRow('partner', begins, edited, deletion('ben', 5, ['ana:1']));
    expect(shownRecord(row)).toEqual({ id: 'it', legalName: 'Harbour', note: 'moved uphill' });
    const [conflict, ...more] = conflictsOf(row);
    expect(more).toEqual([]);
    expect([conflict?.field, conflict?.heads.map(({ by }) => by)]).toEqual([deletedField, ['ben']]);
    expect(conflict?.edits.map(({ field, head }) => [field, head.value])).toEqual([['note', 'moved uphill']]);
  });

  test('that is repeated by somebody who saw the edit stands', () => {
    const edited: Told = { by: 'ana', at: 4, write: { note: 'moved uphill' } };
    const met = aRow('partner', begins, edited, deletion('ben', 5, ['ana:1']));
    const again = aRow(
      'partner',
      ...[begins, edited, deletion('ben', 5, ['ana:1']), deletion('ana', 9, parentsOf(met, deletedField))],
    );
    expect([shownRecord(again), conflictsOf(again), editsUnseenByDeletion(again)]).toEqual([null, [], []]);
  });

  test('that is taken back shows the record again', () => {
    const back: Told = { by: 'ana', at: 9, write: { [deletedField]: false }, seen: ['ben:2'] };
    const row = aRow('partner', begins, deletion('ben', 5, ['ana:1']), back);
    expect([shownRecord(row), conflictsOf(row)]).toEqual([{ id: 'it', legalName: 'Harbour', note: 'by the sea' }, []]);
  });

  test('and its taking back, made apart, wait for a decision', () => {
    const row = aRow('partner', ...[begins, deletion('ben', 5, ['ana:1'])], {
      by: 'ana',
      at: 9,
      write: { [deletedField]: false },
      seen: [],
    });
    expect(ofFields(row)).toEqual([deletedField]);
  });
});
