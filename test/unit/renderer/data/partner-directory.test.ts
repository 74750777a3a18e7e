import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { ok } from '#shared/base/result';
import { creation } from '../../../../renderer/data/edits';
import { write } from '../../../../renderer/data/writer';
import { aPartner, aWorkspace, editPartner, keepPartner } from '../../../builders/a-workspace';

async function withPartners() {
  const { workspace } = await aWorkspace();
  await keepPartner(
    workspace,
    aPartner({ id: brand<'Partner'>('b'), legalName: 'Østfjord Marine AS', registerNumber: '912 000 001' }),
  );
  await keepPartner(
    workspace,
    aPartner({
      id: brand<'Partner'>('a'),
      legalName: 'Alpenblick Handels GmbH',
      country: 'AT',
      registerNumber: 'FN 1',
    }),
  );
  await workspace.directory.fill();
  return workspace;
}

const names = (partners: readonly { readonly legalName: string }[]) => partners.map(({ legalName }) => legalName);

describe('the list of partners', () => {
  test('stands by name', async () => {
    const { directory } = await withPartners();
    expect(names(directory.view.partners)).toEqual(['Alpenblick Handels GmbH', 'Østfjord Marine AS']);
    expect(directory.view.complete).toBe(true);
  });

  test('is found by the beginning of a word, and forgives a small typing error', async () => {
    const { directory } = await withPartners();
    expect(names(directory.find('alpen'))).toEqual(['Alpenblick Handels GmbH']);
    expect(names(directory.find('Alpenblik'))).toEqual(['Alpenblick Handels GmbH']);
    expect(names(directory.find('912'))).toEqual(['Østfjord Marine AS']);
    expect(names(directory.find('zzz'))).toEqual([]);
  });

  test('takes over an import in one go, each in its place, and lets go of what left', async () => {
    const workspace = await withPartners();
    const edits = Array.from({ length: 420 }, (_, at) =>
      creation('partner', aPartner({ id: brand<'Partner'>(`i-${at}`), legalName: `Import ${at}` })),
    );
    await write(workspace, async () => ok({ value: null, edits }));
    await expect.poll(() => workspace.directory.view.partners.length, { timeout: 20_000 }).toBe(422);
    const listed = names(workspace.directory.view.partners);
    expect([listed[0], listed[1], listed[11], listed.at(-1)]).toEqual([
      'Alpenblick Handels GmbH',
      'Import 0',
      'Import 10',
      'Østfjord Marine AS',
    ]);
    await workspace.database.rows.bulkDelete(edits.map(({ id }) => id));
    workspace.changed.tell(
      edits.map(({ id }) => ({ entity: 'partner', id, partnerId: id })),
      'hq',
    );
    await expect
      .poll(() => names(workspace.directory.view.partners), { timeout: 20_000 })
      .toEqual(['Alpenblick Handels GmbH', 'Østfjord Marine AS']);
  });

  test('is told anew only when something of it has changed', async () => {
    const workspace = await withPartners();
    let told = 0;
    workspace.directory.listen(() => {
      told += 1;
    });
    await editPartner(workspace, 'a', { note: 'Called.' });
    await editPartner(workspace, 'a', { legalName: 'Zillertal Handels GmbH' });
    await expect.poll(() => names(workspace.directory.view.partners)).toContain('Zillertal Handels GmbH');
    expect(told).toBe(1);
  });

  test('follows a correction', async () => {
    const workspace = await withPartners();
    await editPartner(workspace, 'a', { legalName: 'Bergblick Handels GmbH' });
    await expect.poll(() => names(workspace.directory.view.partners)).toContain('Bergblick Handels GmbH');
    expect(names(workspace.directory.find('alpen'))).toEqual([]);
  });
});
