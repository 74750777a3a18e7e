import type { Locator } from '@playwright/test';
import { expect, journey } from './journey';
import { openSide, outagesOfThreeMonths, toSide } from './pages/agreement-sides';
import { Barriers } from './pages/barriers';
import { inFront, lookInto, withDemo } from './pages/demo';
import { fillText } from './pages/fields';

journey('no agreement under way puts a barrier in anybody’s way', async ({ openDevice }) => {
  const program = await withDemo(openDevice);
  const { page, main } = program;
  const barriers = new Barriers(page);
  const look = (what: string, opener: Locator) => lookInto(program, barriers, { what, opener });
  const button = (name: string | RegExp, within: Locator = main) =>
    within.getByRole('button', { name, exact: typeof name === 'string' }).first();

  await openSide(program, 'Service Level Agreement', 'Under way');
  await expect(button(/^Availability, /)).toBeVisible();
  await barriers.look('Results');
  await look('Why of a result', button(/: Breach /));
  const dialogs: Readonly<Record<string, readonly (string | RegExp)[]>> = {
    Incidents: ['Log an incident'],
    'Reviews and actions': ['Read the review', 'Write the review', 'Promise an action', /^Close with proof/],
    Data: ['Type it in', /^Withdraw/],
    'Joint review': ['Rate a behaviour', 'Add a decision', 'What was said', 'Note the meeting'],
    Disputes: ['Raise a dispute', 'Settle', 'Bring evidence'],
  };
  for (const [tab, openers] of Object.entries(dialogs)) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible();
    await barriers.look(tab);
    for (const opener of openers) await look(`${tab}: ${opener}`, button(opener));
  }
  await page.getByRole('tab', { name: 'Incidents', exact: true }).click();
  await lookInto(program, barriers, {
    what: 'Incident',
    opener: main.getByText('Berth lists arrive twice in Askvoll').first(),
    meanwhile: async () => {
      const step = button('Status update sent', inFront(program));
      await step.click();
      await expect(program.dialog('Status update sent')).toBeVisible();
      await barriers.look('Step of an incident');
      await page.keyboard.press('Escape');
      await expect(program.dialog('Status update sent')).toBeHidden();
    },
  });

  await openSide(program, 'Joint Success Plan', 'Under way');
  await expect(button(/^A7 /)).toBeVisible();
  await barriers.look('Plan under way');
  for (const opener of [/^A7 /, /^A1 /, /^Read/, 'Quarterly report', 'Note a review'])
    await look(`Plan: ${opener}`, button(opener));
  expect(barriers.found).toEqual([]);
});

journey('neither negotiating nor amending puts a barrier in anybody’s way', async ({ openDevice }) => {
  const program = await withDemo(openDevice);
  const { page, main } = program;
  const barriers = new Barriers(page);
  const button = (name: string | RegExp, within: Locator = main) =>
    within.getByRole('button', { name, exact: typeof name === 'string' }).first();
  const more = async (entry: string) => {
    await button('More').click();
    await page.getByRole('menuitem', { name: entry, exact: true }).click();
  };

  await openSide(program, 'Service Level Agreement', 'Text');
  await barriers.look('Signed, with its reviews and its life');
  await lookInto(program, barriers, { what: 'Notice', opener: button('Record a notice') });
  await more('Begin a new version');
  const amending = program.dialog('Begin a new version');
  await expect(amending).toBeVisible();
  await barriers.look('Begin a new version');
  await fillText(amending, 'Why it is changed', 'The last months are known now.');
  await button('Begin it', amending).click();
  await expect(page.getByRole('region', { name: 'Decided here' })).toBeVisible();
  await barriers.look('Draft of the next version');
  await lookInto(program, barriers, {
    what: 'Review of a function',
    opener: button(/^Say (it anew|what can be kept)/),
  });
  await lookInto(program, barriers, { what: 'Versions compared', opener: button(/^Compare with version/) });
  await more('Take over from OpenSLO');
  await expect(inFront(program)).toBeVisible();
  await barriers.look('OpenSLO');
  await page.keyboard.press('Escape');
  await expect(inFront(program)).toBeHidden();

  await toSide(program, 'Negotiate');
  await expect(page.getByRole('heading', { level: 1, name: 'Negotiate on data' })).toBeVisible();
  await barriers.look('Negotiation, empty');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('Choose files').click()]);
  await chooser.setFiles([outagesOfThreeMonths()]);
  const reading = program.dialog('How to read outages.csv');
  await expect(reading).toBeVisible();
  await barriers.look('How a file is read');
  await fillText(reading, 'Who stands for these figures', 'Nora Vik');
  await button('Read and keep', reading).click();
  await expect(main.getByRole('table', { name: 'Measures by month' })).toBeVisible();
  await barriers.look('Negotiation');
  await lookInto(program, barriers, { what: 'Why of a month', opener: button(/: Breach/) });
  expect(barriers.found).toEqual([]);
});
