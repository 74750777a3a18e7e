import type { Locator } from '@playwright/test';
import { anAcceptedPiece, aSignedPartner, daysAfter, eightPartners, type TwoPeople } from './eight-partners';
import type { Device } from './hosts/device';
import { openLaptopElsewhere, type WrittenElsewhere } from './hosts/laptop-elsewhere';
import { expect, journey } from './journey';
import { liveOn, lookAtDay } from './pages/days';
import { choose, fillText } from './pages/fields';
import { Partners } from './pages/partners';
import { Program } from './pages/program';

const lastDay = '2026-12-31';
const later = '2027-02-10';

const corrected = 'Ahornberg Systeme GmbH';
const waited = 'Ginster Informatik SARL';
const newcomer = 'Irisfeld Logistik GmbH';
const review = /^Quarterly review/;

journey(
  'the report of last quarter, opened weeks later, is the one made then, and every page can show that day',
  async ({ headquartersOn, territory, openDevice }) => {
    journey.setTimeout(400_000);
    const at = await headquartersOn(lastDay);
    const manager = await openLaptopElsewhere(at, 'Clara Voss', territory);
    const reviewer = await openLaptopElsewhere(at, 'Dario Lenz', territory);
    const people = { manager: manager.user, reviewer: reviewer.user };
    const eight = eightPartners(lastDay, people);
    await manager.write(eight);
    const device = await openDevice({ person: 'Lena Wirth', role: 'lead', at, tokenWillRunOut: true });
    const program = new Program(device);
    await liveOn(program, lastDay);
    await program.begin();
    await program.isAtHq();

    const made = await journey.step('on the last day of the quarter its report is made', () =>
      makeReport(device, program),
    );
    await journey.step('weeks go by: a correction here, a newcomer and a late proof from elsewhere', async () => {
      await device.cutNetwork();
      await at.stop();
      await at.startAgain(later);
      await liveOn(program, later);
      await new Partners(program).open(corrected);
      await new Partners(program).tab('Identity, people, risk');
      await new Partners(program).correct({ website: 'www.ahornberg.example' });
      const again = await openLaptopElsewhere(at, 'Clara Voss', territory);
      await again.write(whatCameLate(eight, people));
      await device.mendNetwork();
      await program.goTo('Sync');
      await program.main.getByRole('button', { name: 'Sync now' }).click();
      await program.isAtHq();
      await isToday(program);
    });
    await journey.step('the report opened today has the figures of then and is the same file', async () => {
      await openReports(program);
      const dialog = await openReport(program);
      await expect(dialog).toContainText('Equal: every figure is what it was.');
      const again = await device.saved(() => dialog.getByRole('button', { name: 'Save as PDF' }).click());
      await expect(dialog).toContainText('The PDF made now is the one that was made then, byte for byte.');
      expect(again.bytes.equals(made.bytes)).toBe(true);
      await closeFront(program, dialog);
      await program.hears('The file was saved.');
    });
    await journey.step('any page shows that day, and nothing can be changed there', async () => {
      await lookAtDay(program, lastDay);
      await program.goTo('Today');
      await expect(past(program)).toContainText(/31 December 2026|December 31, 2026/);
      await program.goTo('Partners');
      await expect(program.main.getByRole('row').filter({ hasText: waited })).toBeVisible();
      await expect(program.main.getByRole('row').filter({ hasText: newcomer })).toHaveCount(0);
      await isFixed(program);
      await program.goTo('Insights');
      await expect(tile(program)).toContainText('62 days');
      await expect(tile(program)).toContainText('8 partners');
    });
    await journey.step('a report of that day can still be made, and is kept among those of today', async () => {
      await program.main.getByRole('link', { name: 'Reports', exact: true }).click();
      const { bytes } = await makeReport(device, program);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    });
    await journey.step('back to today', async () => {
      await past(program).getByRole('button', { name: 'Back to today' }).click();
      await expect(past(program)).toHaveCount(0);
      await expect(program.main.getByRole('row').filter({ hasText: review })).toHaveCount(2);
      await isToday(program);
      await new Partners(program).open(corrected);
      await new Partners(program).tab('Identity, people, risk');
      await expect(program.fact('Website')).toHaveText('www.ahornberg.example');
      await new Partners(program).open(newcomer);
    });
  },
);

const tile = (program: Program): Locator =>
  program.main.getByRole('region', { name: 'Time to first value', exact: true });

const past = (program: Program): Locator =>
  program.page.getByRole('status').filter({ hasText: 'Nothing can be changed;' });

/** With the newcomer nine; the late proof counts from now on, with its own date: 70 less 3 days. */
async function isToday(program: Program): Promise<void> {
  await program.goTo('Insights');
  await expect(tile(program)).toContainText('9 partners');
  await expect(tile(program)).toContainText('67 days');
}

async function openReports(program: Program): Promise<void> {
  await program.goTo('Insights');
  await program.main.getByRole('link', { name: 'Reports', exact: true }).click();
  await expect(program.page.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible();
}

async function makeReport(device: Device, program: Program): Promise<{ readonly bytes: Buffer }> {
  await openReports(program);
  await program.main.getByRole('button', { name: 'Make a report' }).click();
  const dialog = program.dialog('Make a report');
  await choose(dialog, 'Report', 'Quarterly review');
  const saved = await device.saved(() => dialog.getByRole('button', { name: 'Keep and save as PDF' }).click());
  await expect(dialog).toBeHidden();
  await program.hears('The file was saved.');
  await expect(program.main.getByRole('row').filter({ hasText: review }).first()).toBeVisible();
  return saved;
}

async function openReport(program: Program): Promise<Locator> {
  await program.main
    .getByRole('row')
    .filter({ hasText: review })
    .getByRole('button', { name: /^Open / })
    .click();
  const dialog = program.dialog(review);
  await expect(dialog).toBeVisible();
  return dialog;
}

async function closeFront(program: Program, dialog: Locator): Promise<void> {
  await program.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

/** The partner as it was then; what is tried is refused, and nothing of it stays. */
async function isFixed(program: Program): Promise<void> {
  const { main } = program;
  await new Partners(program).open(corrected);
  await new Partners(program).tab('Identity, people, risk');
  await expect(program.fact('Website')).toHaveText('Not known yet');
  await main.getByRole('button', { name: 'Correct', exact: true }).click();
  const dialog = program.dialog('Correct');
  await fillText(dialog, 'Website', 'www.elsewhere.example');
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await expect(dialog).toContainText('earlier day');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(program.fact('Website')).toHaveText('Not known yet');
}

/** Both speak of days of last quarter, and nobody knew of them then. */
function whatCameLate(eight: readonly WrittenElsewhere[], people: TwoPeople): readonly WrittenElsewhere[] {
  const id = eight.find(({ fields }) => fields['legalName'] === waited)?.fields.id ?? '';
  const on = daysAfter(lastDay, -3);
  return [
    ...aSignedPartner(newcomer, daysAfter(lastDay, -10), people).records,
    ...anAcceptedPiece(id, { typeId: 'E5.1', on, facts: { check: 'IC9', passed: true } }, people),
  ];
}
