import { expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { backdate } from '../../../../renderer/data/backdate';
import { lookBack } from '../../../../renderer/data/look-back';
import { gatherPartnerFile } from '../../../../renderer/data/partner-file';
import { aPartner, aWorkspace, editPartner, keepPartner } from '../../../builders/a-workspace';

const now = Date.parse('2026-11-20T12:00:00Z');

test('an example is known since the day it tells of, and not since it was written', async () => {
  const { workspace } = await aWorkspace({ now: () => now });
  await keepPartner(workspace, aPartner({ createdAt: '2026-05-01T08:00:00.000Z' }));
  await editPartner(workspace, 'partner-1', { note: 'Called.' });
  await backdate(workspace, { partnerId: 'partner-1' });

  const noteOn = async (day: string) => {
    const then = lookBack(workspace.database, Date.parse(`${day}T23:59:59Z`));
    const file = await gatherPartnerFile(then, brand<'Partner'>('partner-1'));
    then.close();
    return file?.partner.note;
  };
  expect([await noteOn('2026-04-30'), await noteOn('2026-06-01')]).toEqual([undefined, 'Called.']);
});

test('what somebody writes afterwards is known from then on', async () => {
  let clock = now;
  const { workspace } = await aWorkspace({ now: () => clock });
  await keepPartner(workspace, aPartner({ createdAt: '2026-05-01T08:00:00.000Z' }));
  await backdate(workspace, { partnerId: 'partner-1' });
  clock += 86_400_000;
  await editPartner(workspace, 'partner-1', { note: 'Met.' });
  const then = lookBack(workspace.database, now);
  expect((await gatherPartnerFile(then, 'partner-1'))?.partner.note).toBe('');
  then.close();
});
