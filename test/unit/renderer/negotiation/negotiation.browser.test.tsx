import { IntlProvider } from 'react-intl';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { endMeasuring } from '../../../../renderer/data/measuring';
import { useAgreement } from '../../../../renderer/data/queries/agreement-queries';
import { record } from '../../../../renderer/data/reading';
import { WorkspaceProvider } from '../../../../renderer/data/use-workspace';
import type { Workspace } from '../../../../renderer/data/workspace';
import { NegotiationScreen } from '../../../../renderer/features/negotiation/negotiation-screen';
import { english } from '../../../../renderer/messages/messages';
import { ToastRegion } from '../../../../renderer/ui/toast';
import { keepVisit } from '../../../builders/a-kept-visit';
import { aPlace } from '../../../builders/a-place';
import { aWorkspace } from '../../../builders/a-workspace';
import '../../../../renderer/ui/tokens.css';
import '../../../../renderer/ui/base.css';

const place = aPlace('div', () => endMeasuring());

function Negotiation({ agreementId }: { readonly agreementId: string }) {
  const shown = useAgreement(agreementId);
  return shown ? <NegotiationScreen shown={shown} /> : null;
}

async function open(): Promise<{ readonly workspace: Workspace; readonly agreementId: string }> {
  const { workspace } = await aWorkspace();
  const { agreement } = await keepVisit(workspace, 'sla');
  const router = createMemoryRouter([{ path: '*', element: <Negotiation agreementId={agreement.id} /> }]);
  place.draw(
    <IntlProvider locale="en-GB" messages={english}>
      <WorkspaceProvider workspace={workspace}>
        <RouterProvider router={router} />
        <ToastRegion />
      </WorkspaceProvider>
    </IntlProvider>,
  );
  await expect.element(page.getByRole('heading', { name: 'Negotiate on data' })).toBeVisible();
  return { workspace, agreementId: agreement.id };
}

function bring(name: string, content: string): void {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('There is no place for files.');
  const files = new DataTransfer();
  files.items.add(new File([content], name, { type: 'text/csv' }));
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** A month in which the service was down for two minutes of its hours. */
const monitor = `checkedAt,status
2026-05-01T00:00:00+02:00,up
2026-05-12T10:00:00+02:00,OUT
2026-05-12T10:02:00+02:00,up
2026-05-31T23:59:59+02:00,up
`;

describe('negotiating', () => {
  test('takes a file in only when every row could be read, and says by row what was wrong', async () => {
    await open();
    bring('monitor.csv', monitor);
    await page.getByLabelText(/Who stands for these figures/).fill('Eva Lindner');
    await page.getByRole('button', { name: 'Read and keep' }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(/Row 3, up: “OUT” is not known/);
    await expect.element(page.getByText('One thing is wrong with the file. Nothing of it was taken in.')).toBeVisible();

    // The word is asked for, and told once.
    await page.getByRole('button', { name: /up: OUT/ }).click();
    await page.getByRole('option', { name: 'down' }).click();
    await page.getByRole('button', { name: 'Read and keep' }).click();
    await expect.element(page.getByRole('button', { name: /^S1 Availability, May 2026: Met, 99\.98/ })).toBeVisible();
    await expect.element(page.getByText('monitor.csv')).toBeVisible();
  });

  test('judges a month anew while a target is moved with the keys, and puts the offer into the agreement and back', async () => {
    const { workspace, agreementId } = await open();
    bring('monitor.csv', monitor.replace('OUT', 'down'));
    await page.getByLabelText(/Who stands for these figures/).fill('Eva Lindner');
    await page.getByRole('button', { name: 'Read and keep' }).click();
    await expect.element(page.getByRole('button', { name: /^S1 Availability, May 2026: Met/ })).toBeVisible();

    const slider = page.getByRole('slider', { name: /Target of S1 Availability/ }).element() as HTMLInputElement;
    slider.focus();
    await userEvent.keyboard('{End}');
    await expect.element(page.getByRole('button', { name: /^S1 Availability, May 2026: Deviation/ })).toBeVisible();
    await expect.element(page.getByText('1 measure moved')).toBeVisible();

    const termsOf = async () => (await record(workspace.database, 'agreement', agreementId))?.terms;
    const before = await termsOf();
    await page.getByRole('button', { name: 'Take over' }).click();
    await expect.element(page.getByText('1 measure is in the agreement as offered.')).toBeVisible();
    expect((await termsOf())?.commitments).toMatchObject({ S1: { target: '100.00' } });
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.element(page.getByRole('button', { name: /^S1 Availability, May 2026: Met/ })).toBeVisible();
    expect((await termsOf())?.commitments ?? null).toBe(before?.commitments ?? null);
  });

  test('says why a month came to what it came to', async () => {
    await open();
    bring('monitor.csv', monitor.replace('OUT', 'down'));
    await page.getByLabelText(/Who stands for these figures/).fill('Eva Lindner');
    await page.getByRole('button', { name: 'Read and keep' }).click();
    await page.getByRole('button', { name: /^S1 Availability, May 2026/ }).click();
    const sheet = page.getByRole('dialog');
    await expect.element(sheet.getByText(/^Met from 99\.90? % up\./)).toBeVisible();
    await expect.element(sheet.getByText(/Down for 2 minutes, 12 May 2026/)).toBeVisible();
  });
});
