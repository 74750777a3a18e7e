import { names, nordlicht } from './answers';
import { expect, journey } from './journey';
import { fillText } from './pages/fields';
import { Interview } from './pages/interview';
import { Partners } from './pages/partners';
import { Program } from './pages/program';

/** What is promised of a keystroke: that long after it, it is on the disk. */
const promise = 300;

journey(
  'killed in mid-interview, the program comes back to the question with every word typed',
  async ({ openDevice }) => {
    const device = await openDevice({ person: null });
    const program = new Program(device);
    const partners = new Partners(program);
    const interview = new Interview(program, names);
    await program.begin();
    await program.goTo('Partners');
    await partners.add(nordlicht);
    await partners.startInterview('Qualification');
    await interview.isAt('M1.Q1');
    await interview.form.getByRole('button', { name: 'No answer' }).click();
    await program.page.getByRole('menuitem', { name: 'They would rather not say' }).click();
    await interview.isAt('M1.Q2');

    await fillText(firstLine(interview), 'Kind of customer', 'Dental practices with 3 to 10 chairs');
    await offering(interview).pressSequentially('Set-up, training and first-line supp', { delay: 15 });
    await program.page.waitForTimeout(promise);
    await device.kill();

    await device.startAgain();
    await program.isOpen();
    await partners.open(nordlicht.legalName);
    await partners.startInterview('Qualification');
    await interview.isAt('M1.Q2');
    const kind = firstLine(interview).getByRole('textbox', { name: 'Kind of customer', exact: true });
    await expect(kind).toHaveValue('Dental practices with 3 to 10 chairs');
    await expect(offering(interview)).toHaveValue('Set-up, training and first-line supp');
  },
);

// Looked for anew each time: after a start the window is another one.
const firstLine = (interview: Interview) => interview.form.locator('[data-row]').first();
const offering = (interview: Interview) =>
  firstLine(interview).getByRole('textbox', { name: 'What you offer them', exact: true });

journey('killed again and again while saving, the program loses nothing it called saved', async ({ openDevice }) => {
  const device = await openDevice({ person: null });
  const program = new Program(device);
  const partners = new Partners(program);
  await program.begin();
  const acknowledged: string[] = [];
  for (let round = 1; round <= 10; round += 1) {
    await program.goTo('Partners');
    // One is kept for certain; the kill falls somewhere into the keeping of the next.
    const kept = `Kept ${round} GmbH`;
    await partners.add({ legalName: kept, country: 'Austria' });
    acknowledged.push(kept);
    await program.goTo('Partners');
    await partners.fill({ legalName: `Cut off ${round} GmbH`, country: 'Austria' });
    await partners.pressAdd();
    await program.page.waitForTimeout((round - 1) * 4);
    await device.kill();
    await device.startAgain();
    await program.isOpen();
  }
  await program.goTo('Partners');
  for (const name of acknowledged) await expect(partners.row(name)).toBeVisible();
  // What was cut off is there whole or not at all; in no case twice.
  for (let round = 1; round <= 10; round += 1) {
    expect(await partners.row(`Cut off ${round} GmbH`).count()).toBeLessThanOrEqual(1);
  }
});
