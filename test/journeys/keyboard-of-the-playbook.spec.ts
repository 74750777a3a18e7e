import type { Locator } from '@playwright/test';
import { expect, journey } from './journey';
import { demoPlaces, openAt, withDemo } from './pages/demo';
import { questionOf } from './pages/interview';
import type { Program } from './pages/program';
import { WithoutMouse } from './pages/without-mouse';

const { far, begun } = demoPlaces;

journey('a ranking is put in order and a rubric is marked with the keyboard alone', async ({ openDevice }) => {
  const program = await withDemo(openDevice);
  const { page } = program;
  const keyboard = new WithoutMouse(program);

  await ask(program, keyboard, { module: 'Commercial setup', question: 'M4.Q6' });
  const order = page.getByRole('group', { name: 'The most important first', exact: true });
  const items = order.getByRole('listitem');
  for (const [at, words] of ['Margin on the deal', 'Quick answers from us', 'Training and certificates'].entries()) {
    await keyboard.activate(order.getByRole('button', { name: `${words}: put in place ${at + 1}` }));
    await expect(items.nth(at)).toContainText(words);
    await keyboard.isSomewhere();
  }
  await keyboard.activate(order.getByRole('button', { name: 'Move Training and certificates up', exact: true }));
  await expect(items.nth(1)).toContainText('Training and certificates');
  // The button moved with its row, and is still the one that has the focus.
  await keyboard.press('Enter');
  await expect(items.nth(0)).toContainText('Training and certificates');
  await keyboard.isSomewhere();

  await ask(program, keyboard, { module: 'Enablement and certification', question: 'M6.Q6' });
  // Not by its role: the list of people that opens on the way hides what is beside it from roles.
  const marks = (row: string) => page.locator('fieldset [role=radiogroup]').filter({ hasText: row });
  const first = 'The customer’s problem comes first';
  await keyboard.pick(marks(first), '4');
  await keyboard.pick(marks('It is clear who does which part'), '2');
  await expect(marks(first).getByRole('radio', { name: '4' })).toBeChecked();
  expect(keyboard.unseen).toEqual([]);
});

journey('an agenda is put in order with the keyboard alone', async ({ openDevice }) => {
  const program = await withDemo(openDevice);
  const keyboard = new WithoutMouse(program);
  await openAt(program, demoPlaces.midwayVisit, /^Visit to /);
  const items = program.main.locator('[data-row]');
  const down = program.main.getByRole('button', { name: 'Move Register extract down', exact: true });
  await keyboard.activate(down);
  await expect(items.nth(1)).toContainText('Register extract');
  await keyboard.isOn(down);
  await keyboard.press('Enter');
  await expect(items.nth(2)).toContainText('Register extract');
  expect(keyboard.unseen).toEqual([]);
});

journey('a deal is registered, an exam answered and a goal moved with the keyboard alone', async ({ openDevice }) => {
  const program = await withDemo(openDevice);
  const { page } = program;
  const keyboard = new WithoutMouse(program);
  await openAt(program, `${far}/commercial`, 'Havnebro Systems AS');
  await keyboard.activate(program.main.getByRole('button', { name: 'Register a deal' }));
  await expect(program.dialog('Register a deal')).toBeVisible();
  // By its label, not by its role: the list of countries that opens on the way hides what is beside it from roles.
  const field = (label: string) =>
    page
      .locator('label')
      .filter({ hasText: new RegExp(`^${label}\\W*$`) })
      .locator('xpath=..')
      .locator('input')
      .first();
  await keyboard.write(field('Customer'), 'Port of Solund');
  await keyboard.write(field('Customer’s domain'), 'solundhavn.example');
  await keyboard.write(field('Product'), 'Clearance platform');
  await keyboard.tabTo(field('Value'));
  await keyboard.type('18000');
  await keyboard.activate(page.locator('button:visible').filter({ hasText: 'Keep as a draft' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Port of Solund: Clearance platform' })).toBeVisible();

  await openAt(program, `${far}/enablement`, 'Havnebro Systems AS');
  await keyboard.activate(program.main.getByRole('button', { name: 'Kaja Nilsen', exact: true }));
  await keyboard.activate(
    program
      .dialog(/^Kaja Nilsen/)
      .getByRole('button', { name: 'Take the exam' })
      .first(),
  );
  await keyboard.activate(page.getByRole('button', { name: 'Start', exact: true }));
  const question = (number: number) => page.getByRole('form', { name: `Question ${number}`, exact: true });
  await answerWithFirst(keyboard, question(1));
  await expect(question(2)).toBeVisible();
  await keyboard.isSomewhere();

  await openAt(program, '/programme', /./);
  const goal = program.main.getByRole('article', { name: 'Measure again' });
  await keyboard.activate(goal.getByRole('button', { name: 'Begin: Measure again' }));
  await expect(goal).toContainText('In hand');
  await keyboard.isSomewhere();
  await keyboard.take(goal.getByRole('button', { name: 'Move or assign: Measure again' }), 'Move to “To do”');
  await expect(goal).toContainText('To do');
  await keyboard.isSomewhere();
  expect(keyboard.unseen).toEqual([]);
});

/** Chooses the first answer, and goes on. */
async function answerWithFirst(keyboard: WithoutMouse, form: Locator): Promise<void> {
  await expect(form).toBeVisible();
  const answers = form.getByRole('radio').or(form.getByRole('checkbox'));
  await keyboard.tabTo(answers.first());
  await keyboard.press('Space');
  await expect(answers.first()).toBeChecked();
  await keyboard.activate(form.getByRole('button', { name: 'Next', exact: true }));
}

/** Begins the interview of a module that was never held, and goes to a question. */
async function ask(
  program: Program,
  keyboard: WithoutMouse,
  { module, question }: { readonly module: string; readonly question: string },
): Promise<void> {
  const { page, main } = program;
  await openAt(program, begun, 'Quai Nord SARL');
  const cell = main.getByRole('listitem').filter({ has: page.getByRole('heading', { name: module }) });
  await keyboard.activate(cell.getByRole('button'));
  // The interview goes to its first question by itself; an address asked for before that would be left again.
  await expect(page).toHaveURL(/\/interviews\/[^/]+\/M\d\.Q\d+$/);
  await expect(page.locator('form')).toBeVisible();
  const interview = new URL(page.url()).hash.slice(1).split('/').slice(0, 3).join('/');
  await openAt(program, `${interview}/${question}`, questionOf(question).text);
}
