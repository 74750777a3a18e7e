import { IntlProvider } from 'react-intl';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { recordsOf } from '../../../../renderer/data/reading';
import { WorkspaceProvider } from '../../../../renderer/data/use-workspace';
import { ImportScreen } from '../../../../renderer/features/imports/import-screen';
import { english } from '../../../../renderer/messages/messages';
import { ToastRegion } from '../../../../renderer/ui/toast';
import { aPlace } from '../../../builders/a-place';
import { aWorkspace, keepPartner } from '../../../builders/a-workspace';
import '../../../../renderer/ui/tokens.css';
import '../../../../renderer/ui/base.css';

const place = aPlace('div');

beforeEach(() => {
  place.element.style.cssText = 'display: flex; flex-direction: column; block-size: 900px';
});

async function open() {
  const { workspace } = await aWorkspace({ name: `imports-${crypto.randomUUID()}` });
  const partner = await keepPartner(workspace);
  await workspace.directory.fill();
  place.draw(
    <IntlProvider locale="en-GB" messages={english}>
      <WorkspaceProvider workspace={workspace}>
        <ImportScreen />
        <ToastRegion />
      </WorkspaceProvider>
    </IntlProvider>,
  );
  await expect.element(page.getByRole('button', { name: /What the table lists/ })).toBeVisible();
  return { workspace, partner };
}

async function bring(kind: string, content: string) {
  const chooser = page.getByRole('button', { name: /What the table lists/ });
  if ((await chooser.element().textContent)?.includes(kind) !== true) {
    await chooser.click();
    await page.getByRole('option', { name: kind }).click();
  }
  const input = document.querySelector('input[type=file]');
  if (!(input instanceof HTMLInputElement)) throw new Error('There is no place for files.');
  const files = new DataTransfer();
  files.items.add(new File([content], 'feed.csv', { type: 'text/csv' }));
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

const head = 'Partner,Survey,Score,Email,Date';
const answers = `${head}
Nordlys Systems AS,NPS,9,ada@nordlys.example,2026-11-02T10:00Z
Nordlys Systems AS,NPS,11,kim@nordlys.example,2026-11-02T10:00Z
`;

describe('taking in a table', () => {
  test('tells what becomes of every row, adds what was agreed, and knows it the next time', async () => {
    const { workspace, partner } = await open();
    await bring('Survey answers', answers);
    await expect.element(page.getByText('1 to add · 0 known already · 1 cannot be taken')).toBeVisible();
    await expect.element(page.getByText('“11” is off the scale: Score goes from 0 to 10.')).toBeVisible();
    await page.getByRole('button', { name: 'Add one row' }).click();
    await page.getByRole('button', { name: 'Take in another table' }).click();
    expect(await recordsOf(workspace.database, 'surveyAnswer', partner.id)).toMatchObject([
      { score: 9, contact: 'ada@nordlys.example', how: 'table' },
    ]);
    await bring('Survey answers', answers);
    await expect.element(page.getByText('0 to add · 1 known already · 1 cannot be taken')).toBeVisible();
  });

  test('tells the whole reason of a row that is opened with the keys', async () => {
    await open();
    await bring('Survey answers', answers);
    const rows = page.getByRole('grid', { name: 'Rows of the table' }).getByRole('row');
    await expect.element(rows.nth(1)).toBeVisible();
    (rows.nth(1).element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    const sheet = page.getByRole('dialog', { name: 'Row 3' });
    await expect.element(sheet.getByText('“11” is off the scale: Score goes from 0 to 10.')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(sheet).not.toBeInTheDocument();
  });

  test('remembers how a source is read, and forgets it when it is told to', async () => {
    await open();
    const strange = answers.replace('Score', 'Wert').replace('Date', 'Wann');
    await bring('Survey answers', strange);
    for (const [column, heading] of [
      [/Score \(needed\)/, 'Wert'],
      [/Answered at \(needed\)/, 'Wann'],
    ] as const) {
      await page.getByRole('button', { name: column }).click();
      await page.getByRole('option', { name: heading }).click();
    }
    await expect.element(page.getByText(/1 to add/)).toBeVisible();
    await page.getByRole('button', { name: 'Remember…' }).click();
    await page.getByRole('textbox', { name: /Name of the source/ }).fill('Survey tool');
    await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click();
    await expect.element(page.getByRole('button', { name: /Survey tool.*How the columns are read/ })).toBeVisible();
    await page.getByRole('button', { name: 'Leave without adding' }).click();
    await bring('Survey answers', strange);
    await expect.element(page.getByText(/1 to add/)).toBeVisible();
    await page.getByRole('button', { name: 'Forget' }).click();
    await expect.element(page.getByText(/1 to add/)).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: 'Forget' })).not.toBeInTheDocument();
  });

  test('asks what comes first in dates that can be read in two ways, and reads them as it is told', async () => {
    const { workspace, partner } = await open();
    const slashed = answers.replaceAll('2026-11-02T10:00Z', '03/04/2026 2:05 PM');
    await bring('Survey answers', slashed);
    await expect.element(page.getByText('0 to add · 0 known already · 2 cannot be taken')).toBeVisible();
    await expect.element(page.getByText(/does not tell what comes first: choose/)).toBeVisible();
    await page.getByRole('button', { name: /Dates with strokes/ }).click();
    await page.getByRole('option', { name: 'Day first: 31/12/2026' }).click();
    await expect.element(page.getByText('1 to add · 0 known already · 1 cannot be taken')).toBeVisible();
    // Remembered with the columns, it is not asked of the next table of the same source.
    await page.getByRole('button', { name: 'Remember…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click();
    await expect.element(page.getByRole('button', { name: 'Forget' })).toBeVisible();
    await page.getByRole('button', { name: 'Leave without adding' }).click();
    await bring('Survey answers', slashed);
    await expect.element(page.getByRole('button', { name: /Day first.*Dates with strokes/ })).toBeVisible();
    await expect.element(page.getByText('1 to add · 0 known already · 1 cannot be taken')).toBeVisible();
    await page.getByRole('button', { name: 'Add one row' }).click();
    await expect.element(page.getByText('One row was added')).toBeVisible();
    const [answer] = await recordsOf(workspace.database, 'surveyAnswer', partner.id);
    expect(answer?.answeredAt.slice(0, 10)).toBe('2026-04-03');
  });

  test('looks through ten thousand rows beside the window', async () => {
    await open();
    const row = (at: number) => `Nordlys Systems AS,NPS,9,person-${at}@nordlys.example,2026-11-02T10:00Z`;
    await bring('Survey answers', [head, ...Array.from({ length: 10_000 }, (_, at) => row(at))].join('\n'));
    await expect.element(page.getByText('10000 to add · 0 known already · 0 cannot be taken')).toBeVisible();
  });
});
