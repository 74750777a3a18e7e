import { liveQuery } from 'dexie';
import { expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { ok } from '#shared/base/result';
import { fieldsOf } from '#shared/records/records';
import type { Database } from '../../../../renderer/data/database';
import { lookBack } from '../../../../renderer/data/look-back';
import { type Edit, write } from '../../../../renderer/data/writer';
import { aPartner, aWorkspace } from '../../../builders/a-workspace';

test('a question that a page of now keeps asking is answered differently on a page of then, and the other way round', async () => {
  let now = Date.parse('2026-12-31T08:00:00Z');
  const { workspace } = await aWorkspace({ now: () => now });
  const id = brand<'Partner'>('one');
  const keep = (edit: Edit) => write(workspace, async () => ok({ value: null, edits: [edit] }));
  await keep({
    operation: 'create',
    entity: 'partner',
    id,
    fields: fieldsOf(aPartner({ id, website: 'old.example' })),
  });
  const then = now + 1;
  now += 1_000;
  await keep({ operation: 'set', entity: 'partner', id, fields: { website: 'new.example' } });

  const past = lookBack(workspace.database, then);
  const pages = [workspace.database, past, workspace.database, past].map(pageOf);
  try {
    expect(await Promise.all(pages.map(({ shown }) => shown))).toEqual([
      'new.example',
      'old.example',
      'new.example',
      'old.example',
    ]);
  } finally {
    for (const { leave } of pages) leave();
    past.close();
  }
});

/** A page that stays open: the website it shows first. */
function pageOf(database: Database) {
  let leave: () => void = () => undefined;
  const shown = new Promise((resolve, reject) => {
    const asked = liveQuery(() => database.rows.where('partnerId').equals('one').toArray());
    const { unsubscribe } = asked.subscribe(([row]) => resolve(row?.content['website']?.[0]?.value), reject);
    leave = unsubscribe;
  });
  return { shown, leave: () => leave() };
}
