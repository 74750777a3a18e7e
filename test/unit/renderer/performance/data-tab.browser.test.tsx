import { IntlProvider } from 'react-intl';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { slaOfAnyFormat } from '#shared/domain/slas/sla-formats';
import { endMeasuring } from '../../../../renderer/data/measuring';
import { useAgreement } from '../../../../renderer/data/queries/agreement-queries';
import { recordsOf } from '../../../../renderer/data/reading';
import { WorkspaceProvider } from '../../../../renderer/data/use-workspace';
import type { Workspace } from '../../../../renderer/data/workspace';
import { DataTab } from '../../../../renderer/features/performance/data-tab';
import { english } from '../../../../renderer/messages/messages';
import { ToastRegion } from '../../../../renderer/ui/toast';
import { aLockedSla } from '../../../builders/a-locked-sla';
import { aPlace } from '../../../builders/a-place';
import '../../../../renderer/ui/tokens.css';
import '../../../../renderer/ui/base.css';

const place = aPlace('div', () => endMeasuring());

const asOf = '2026-11-20T12:00:00.000Z';

function Data({ agreementId }: { readonly agreementId: string }) {
  const shown = useAgreement(agreementId);
  const sla = shown?.text.ok ? slaOfAnyFormat(shown.text.value.data) : null;
  return shown && sla ? <DataTab file={shown.partnerFile} agreementId={agreementId} sla={sla} asOf={asOf} /> : null;
}

let opened = 0;

async function open(): Promise<{ readonly workspace: Workspace; readonly agreement: Agreement }> {
  opened += 1;
  const { workspace, agreement } = await aLockedSla({ name: `data-tab-${opened}` });
  const router = createMemoryRouter([{ path: '*', element: <Data agreementId={agreement.id} /> }]);
  place.draw(
    <IntlProvider locale="en-GB" messages={english}>
      <WorkspaceProvider workspace={workspace}>
        <RouterProvider router={router} />
        <ToastRegion />
      </WorkspaceProvider>
    </IntlProvider>,
  );
  await expect.element(page.getByRole('button', { name: 'Type it in' })).toBeVisible();
  return { workspace, agreement };
}

function choose(input: Element | null, name: string, content: string): void {
  if (!(input instanceof HTMLInputElement)) throw new Error('There is no place for files.');
  const files = new DataTransfer();
  files.items.add(new File([content], name, { type: 'text/csv' }));
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

const bring = (name: string, content: string) => choose(document.querySelector('input[type=file]'), name, content);

const tickets = `number,priority,created,solved
T-1,Blocker,2026-10-05T09:00:00+02:00,2026-10-05T12:00:00+02:00
T-2,P2,2026-10-06T09:00:00+02:00,2026-10-06T12:00:00+02:00
`;

async function filesOf({ workspace, agreement }: Awaited<ReturnType<typeof open>>) {
  return recordsOf(workspace.database, 'performanceFile', agreement.partnerId);
}

describe('performance data', () => {
  test('comes in with columns and words said by hand, and not before every row could be read', async () => {
    const kept = await open();
    bring('tickets.csv', tickets);
    await page.getByLabelText(/Who stands for these figures/).fill('Omar Reyes');
    await page.getByRole('button', { name: 'Read and keep' }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(/Row 2, severity: “Blocker” is not known/);
    expect(await filesOf(kept)).toEqual([]);

    await page.getByRole('button', { name: /severity: Blocker/ }).click();
    await page.getByRole('option', { name: 's1' }).click();
    await page.getByRole('button', { name: 'Read and keep' }).click();
    await expect.element(page.getByText('tickets.csv', { exact: true })).toBeVisible();
    expect(await filesOf(kept)).toMatchObject([
      {
        agreementId: kept.agreement.id,
        table: 'cases',
        cameAs: 'csv',
        rows: 2,
        author: 'Omar Reyes',
        mapping: { id: 'number', severity: 'priority', openedAt: 'created', resolvedAt: 'solved' },
        words: { severity: { Blocker: 's1' } },
      },
    ]);
  });

  test('is replaced by a corrected file, read as the first one was, with a reason', async () => {
    const kept = await open();
    bring('tickets.csv', tickets.replace('Blocker', 'P1'));
    await page.getByLabelText(/Who stands for these figures/).fill('Omar Reyes');
    await page.getByRole('button', { name: 'Read and keep' }).click();
    await page.getByRole('button', { name: 'Replace tickets.csv' }).click();
    await expect.element(page.getByRole('dialog', { name: 'Replace tickets.csv' })).toBeVisible();
    const corrected = `${tickets.replace('Blocker', 'P1')}T-3,P3,2026-10-07T09:00:00+02:00,\n`;
    choose(document.querySelector('[role=dialog] input[type=file]'), 'tickets-2.csv', corrected);
    await expect
      .element(page.getByRole('dialog', { name: 'tickets-2.csv takes the place of tickets.csv' }))
      .toBeVisible();
    await page.getByRole('button', { name: 'Read and keep' }).click();
    await expect.element(page.getByText('The file was not kept')).toBeVisible();
    await page.getByLabelText(/Why it is corrected/).fill('A ticket was missing.');
    await page.getByRole('button', { name: 'Read and keep' }).click();
    await expect.element(page.getByText('tickets-2.csv')).toBeVisible();
    await expect.element(page.getByText('tickets.csv', { exact: true })).not.toBeInTheDocument();
    const files = await filesOf(kept);
    const first = files.find(({ file }) => file.name === 'tickets.csv');
    expect(files.find(({ file }) => file.name === 'tickets-2.csv')).toMatchObject({
      replacesId: first?.id,
      reason: 'A ticket was missing.',
      author: 'Omar Reyes',
      rows: 3,
    });
  });

  test('is typed in, a few rows at a time, and told by row and field what is wrong', async () => {
    const kept = await open();
    await page.getByRole('button', { name: 'Type it in' }).click();
    await page.getByRole('button', { name: /What the rows are/ }).click();
    await page.getByRole('option', { name: 'Orders' }).click();
    await page.getByLabelText(/Who stands for it/).fill('Eva Lindner');
    const first = page.getByRole('group', { name: 'Row 1' });
    await first.getByRole('textbox', { name: /id/ }).fill('B-1');
    await page.getByRole('button', { name: 'Keep' }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(/Row 1, at: it may not be empty/);
    expect(await filesOf(kept)).toEqual([]);

    // The tenth of October in whatever order the person writes dates, then the word of the closed list.
    await first.getByRole('spinbutton').first().click();
    await userEvent.keyboard('10102026');
    await first.getByRole('button', { name: /corrected/ }).click();
    await page.getByRole('option', { name: 'no' }).click();
    await page.getByRole('button', { name: 'Keep' }).click();
    await expect.element(page.getByText(/orders-2026-10-\d\d\.csv/)).toBeVisible();
    expect(await filesOf(kept)).toMatchObject([
      { table: 'orders', cameAs: 'hand', rows: 1, author: 'Eva Lindner', givenBy: 'vendor', mapping: {} },
    ]);
  });
});
