import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { registerDeal, takeDealStep } from '../../../../renderer/data/actions/deal-actions';
import { gatherPartnerFile } from '../../../../renderer/data/partner-file';
import type { Workspace } from '../../../../renderer/data/workspace';
import { forecastCsv } from '../../../../renderer/features/commercial/forecast-csv';
import { dealsOf } from '../../../../renderer/features/commercial/shown-deal';
import { aDeal, aDealEvent, someDealRules } from '../../../builders/a-deal';
import { aPartner, aWorkspace, keepPartner } from '../../../builders/a-workspace';

const { id: _id, createdAt: _at, createdBy: _by, ...fields } = aDeal();

async function register(workspace: Workspace, partnerId: string) {
  const registered = await registerDeal(workspace, { ...fields, partnerId: brand<'Partner'>(partnerId) });
  if (!registered.ok) throw new Error(registered.error.kind);
  return registered.value;
}

describe('a deal that is registered', () => {
  test('is kept with its events, and where it stands follows from them', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace);
    const { deal } = await register(workspace, 'partner-1');
    expect((await takeDealStep(workspace, deal.id, { do: 'submit' })).ok).toBe(true);
    const file = await gatherPartnerFile(workspace.database, 'partner-1');
    expect(file && dealsOf(file, someDealRules, '2026-11-20T13:00:00Z').map(({ standing }) => standing)).toEqual([
      { state: 'submitted', since: '2026-11-20T12:00:00.000Z', due: '2026-11-24', overdue: false },
    ]);
  });

  test('tells the same opportunity of another partner on this device, and is not approved while that one is protected', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace);
    await keepPartner(workspace, aPartner({ id: brand<'Partner'>('partner-2'), registerNumber: '2' }));
    const first = await register(workspace, 'partner-1');
    await takeDealStep(workspace, first.deal.id, { do: 'submit' });
    await takeDealStep(workspace, first.deal.id, { do: 'approve' });
    const second = await register(workspace, 'partner-2');
    expect(second.duplicates.map(({ id }) => id)).toEqual([first.deal.id]);
    await takeDealStep(workspace, second.deal.id, { do: 'submit' });
    expect(await takeDealStep(workspace, second.deal.id, { do: 'approve' })).toEqual({
      ok: false,
      error: { kind: 'protected-elsewhere', dealId: first.deal.id, until: '2027-02-18' },
    });
  });

  test('needs credentials for an extension, by the playbook that comes with the program', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace);
    const { deal } = await register(workspace, 'partner-1');
    await takeDealStep(workspace, deal.id, { do: 'submit' });
    await takeDealStep(workspace, deal.id, { do: 'approve' });
    await takeDealStep(workspace, deal.id, { do: 'noteProgress', reason: 'Demo held' });
    expect(await takeDealStep(workspace, deal.id, { do: 'extend' })).toEqual({
      ok: false,
      error: { kind: 'privilege-missing' },
    });
  });
});

describe('the list of deals', () => {
  test('begins with what waits for a decision and ends with what is closed', () => {
    const ids = ['won', 'draft', 'approved', 'late', 'soon'] as const;
    const deals = ids.map((id) => aDeal({ id: brand<'Deal'>(id) }));
    const at = (dealId: string, kind: Parameters<typeof aDealEvent>[0], on: string) =>
      aDealEvent(kind, on, { dealId: brand<'Deal'>(dealId) });
    const dealEvents = [
      at('late', 'submitted', '2026-11-20'),
      at('soon', 'submitted', '2026-11-19'),
      at('approved', 'submitted', '2026-11-02'),
      at('won', 'submitted', '2026-11-02'),
      at('won', 'approved', '2026-11-02T11:00:00Z'),
      at('won', 'won', '2026-11-03'),
    ];
    const shown = dealsOf({ deals, dealEvents }, someDealRules, '2026-11-20T12:00:00Z');
    expect(shown.map(({ deal }) => deal.id)).toEqual(['soon', 'late', 'draft', 'approved', 'won']);
  });
});

test('the forecast as a file keeps a customer’s name from being read as a formula', () => {
  const deal = aDeal({ customerName: '=HYPERLINK("http://evil.example")', need: '' });
  const stage = { id: 'shown', label: 'Shown', percent: 50 };
  const standing = { state: 'submitted', since: '', due: '', overdue: false } as const;
  const [head, line, end] = forecastCsv([{ deal, standing, stage, weighted: '21000.00' }], 'Müller, Söhne').split(
    '\r\n',
  );
  expect(head).toBe(
    'partner,customer,domain,country,product,lead,state,stage,percent,value,weighted,currency,expected_on,deal_id',
  );
  expect(line).toBe(
    '"Müller, Söhne","\'=HYPERLINK(""http://evil.example"")",alpenbad.example,AT,Service desk,partner,submitted,shown,50,42000.00,21000.00,EUR,2027-01-20,deal',
  );
  expect(end).toBe('');
});
