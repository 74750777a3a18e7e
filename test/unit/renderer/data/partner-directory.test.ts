import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
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

  test('follows a correction', async () => {
    const workspace = await withPartners();
    await editPartner(workspace, 'a', { legalName: 'Bergblick Handels GmbH' });
    await expect.poll(() => names(workspace.directory.view.partners)).toContain('Bergblick Handels GmbH');
    expect(names(workspace.directory.find('alpen'))).toEqual([]);
  });
});
