import { IntlProvider } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { usePartnerFile } from '../../../../renderer/data/queries/partner-file';
import { recordsOf } from '../../../../renderer/data/reading';
import { WorkspaceProvider } from '../../../../renderer/data/use-workspace';
import { DeliveryPanel } from '../../../../renderer/features/delivery/delivery-panel';
import { english } from '../../../../renderer/messages/messages';
import { turnScreen } from '../../../../renderer/session/presentation';
import { aPlace } from '../../../builders/a-place';
import { aWorkspace, keepPartner } from '../../../builders/a-workspace';
import '../../../../renderer/ui/tokens.css';
import '../../../../renderer/ui/base.css';

const place = aPlace('div', () => turnScreen('own'));

function Opened({ partnerId }: { readonly partnerId: string }) {
  const file = usePartnerFile(partnerId);
  return file ? <DeliveryPanel file={file} /> : null;
}

async function open() {
  const { workspace } = await aWorkspace({ name: `delivery-${crypto.randomUUID()}` });
  const partner = await keepPartner(workspace);
  place.draw(
    <IntlProvider locale="en-GB" messages={english}>
      <WorkspaceProvider workspace={workspace}>
        <Opened partnerId={partner.id} />
      </WorkspaceProvider>
    </IntlProvider>,
  );
  await expect.element(page.getByRole('button', { name: 'Add an engagement' })).toBeVisible();
  return { workspace, partner };
}

const dialog = () => page.getByRole('dialog');

async function addEngagement() {
  await page.getByRole('button', { name: 'Add an engagement' }).click();
  await dialog().getByRole('textbox', { name: 'Name' }).fill('Pool desk');
  await dialog().getByRole('textbox', { name: 'Customer' }).fill('Alpenbad');
  await dialog().getByRole('button', { name: 'Add an engagement' }).click();
  await expect.element(page.getByRole('button', { name: 'Pool desk' })).toBeVisible();
}

describe('what a partner delivers', () => {
  test('is written down, and a missing customer is said at its field', async () => {
    const { workspace, partner } = await open();
    await page.getByRole('button', { name: 'Add an engagement' }).click();
    await dialog().getByRole('textbox', { name: 'Name' }).fill('Pool desk');
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog().getByRole('alert')).toHaveTextContent(/Customer is missing/);
    await dialog().getByRole('textbox', { name: 'Customer' }).fill('Alpenbad');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('button', { name: 'Pool desk' })).toBeVisible();
    expect(await recordsOf(workspace.database, 'engagement', partner.id)).toMatchObject([
      { title: 'Pool desk', customerName: 'Alpenbad', lead: 'partner', goLiveOn: null },
    ]);
  });

  test('takes a defect only for an engagement, and tells that it is not live yet', async () => {
    await open();
    await expect.element(page.getByText('A defect belongs to an engagement: add that first.')).toBeVisible();
    await addEngagement();
    await page.getByRole('button', { name: 'Note a defect' }).click();
    await dialog().getByRole('textbox', { name: 'What is wrong' }).fill('Twice');
    await dialog().getByRole('button', { name: 'Note a defect' }).click();
    await expect.element(page.getByText('Not live yet')).toBeVisible();
  });

  test('shows a case from its opening to its coming back', async () => {
    const { workspace, partner } = await open();
    await page.getByRole('button', { name: 'Note a case' }).click();
    await dialog().getByRole('textbox', { name: 'What it is about' }).fill('Login');
    await dialog().getByRole('button', { name: 'Note a case' }).click();
    for (const step of ['Resolve', 'Reopen']) {
      await page.getByRole('button', { name: `${step}: Login` }).click();
      await dialog().getByRole('button', { name: step, exact: true }).click();
      await expect.element(dialog()).not.toBeInTheDocument();
    }
    await expect.element(page.getByRole('button', { name: 'Resolve: Login' })).toBeVisible();
    const [kept] = await recordsOf(workspace.database, 'serviceCase', partner.id);
    expect(kept?.resolvedAt).not.toBeNull();
    expect(kept?.reopenedAt).not.toBeNull();
  });

  test('cannot be changed while the screen is turned', async () => {
    await open();
    await addEngagement();
    turnScreen('partner');
    await expect.element(page.getByRole('button', { name: 'Pool desk' })).not.toBeInTheDocument();
    await expect.element(page.getByText('Pool desk')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Add an engagement' })).not.toBeInTheDocument();
  });
});
