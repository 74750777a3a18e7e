import { describe, expect, test } from 'vitest';
import { guessMapping } from '#shared/domain/imports/import-columns';
import { nothingKnown } from '#shared/domain/imports/import-known';
import { planImport } from '#shared/domain/imports/import-plan';
import { importRows } from '../../../../renderer/data/actions/import-actions';
import { allRecords } from '../../../../renderer/data/reading';
import { aWorkspace } from '../../../builders/a-workspace';

const headings = ['name', 'country'];

function planned(count: number) {
  const rows = Array.from({ length: count }, (_, at) => [`Partner ${at}`, 'NO']);
  return planImport('partners', { headings, rows }, guessMapping('partners', headings), nothingKnown);
}

describe('taking in a table', () => {
  test('adds the rows that were agreed and nothing else', async () => {
    const { workspace } = await aWorkspace();
    const [first, , third] = planned(3);
    if (!first || !third) throw new Error('The plan lost rows.');
    const done = await importRows(workspace, [first, third]);
    expect(done).toEqual({ ok: true, value: { added: 2, refused: [], isCancelled: false } });
    const names = (await allRecords(workspace.database, 'partner')).map(({ legalName }) => legalName);
    expect(names.sort()).toEqual(['Partner 0', 'Partner 2']);
  });

  test('stops where it is told to, and what was added stays', async () => {
    const { workspace } = await aWorkspace();
    const abort = new AbortController();
    const done = await importRows(workspace, planned(250), {
      signal: abort.signal,
      progress: () => abort.abort(),
    });
    expect(done).toMatchObject({ ok: true, value: { added: 100, isCancelled: true } });
    expect(await allRecords(workspace.database, 'partner')).toHaveLength(100);
  });
});
