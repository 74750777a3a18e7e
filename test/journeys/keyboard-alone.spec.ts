import { names, nordlicht } from './answers';
import { expect, journey } from './journey';
import { Interview } from './pages/interview';
import { Program } from './pages/program';
import { WithoutMouse } from './pages/without-mouse';

journey('a partner, a visit, questions and evidence with the keyboard alone', async ({ openDevice }) => {
  const device = await openDevice({ person: null });
  const program = new Program(device);
  const keys = new WithoutMouse(program);
  // By what is written on it, not by its role: a list that opens beside it hides it from roles for a moment.
  const button = (name: string) => program.page.locator('button:visible').filter({ hasText: name }).first();
  const field = (label: string) => program.page.getByLabel(label).first();
  const interview = new Interview(program, names);
  const { page } = program;
  await expect(page.getByRole('heading', { name: 'Welcome to Fieldpact' })).toBeVisible();
  await keys.activate(button('Work without HQ for now'));
  await program.isOpen();

  // A partner, from the command palette on.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Partners');
  await expect(page.getByRole('option', { name: 'Partners' }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Partners' })).toBeVisible();
  await page.keyboard.press('n');
  await expect(program.dialog('New partner')).toBeVisible();
  await keys.write(field('Legal name'), nordlicht.legalName);
  await keys.write(field('Country'), nordlicht.country);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await keys.activate(button('Add partner'));
  await expect(page.getByRole('heading', { level: 1, name: nordlicht.legalName })).toBeVisible();

  // A visit.
  await keys.activate(button('Plan a visit'));
  await keys.write(field('Purpose'), 'First visit');
  await keys.activate(button('Keep'));
  await expect(page.getByRole('heading', { level: 1, name: /^Visit to / })).toBeVisible();
  await keys.activate(button('Start the visit'));
  await expect(page.getByRole('button', { name: 'End the visit' })).toBeVisible();

  // Questions.
  await keys.activate(button('Start the interview'));
  await interview.isAt('M1.Q1');
  await keys.write(field('Registered address'), 'Praterstraße 40, 1020 Wien');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Still open.').first().or(page.getByText('another look')).first()).toBeVisible();
  await keys.write(field('Register number'), 'FN 123456a');
  await page.keyboard.press('Control+Enter');
  await interview.isAt('M1.Q2');
  await page.keyboard.press('Alt+ArrowUp');
  await interview.isAt('M1.Q1');

  // The proof it asks for.
  await keys.activate(button('Bring the proof now'));
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Choose files' })).toBeVisible();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keys.activate(button('Choose files'))]);
  await chooser.setFiles([{ name: 'extract.pdf', mimeType: 'application/pdf', buffer: Buffer.from('extract') }]);
  await expect(page.getByRole('list', { name: 'Files' })).toContainText('extract.pdf');
  await keys.activate(button('Keep the evidence'));
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(interview.proofs.filter({ hasText: 'Register extract' })).toContainText('Waits for review');
  expect(keys.unseen).toEqual([]);
});
