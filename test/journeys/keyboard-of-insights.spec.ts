import type { Locator } from '@playwright/test';
import { expect, journey } from './journey';
import { demoPlaces, openAt, withDemo } from './pages/demo';
import { WithoutMouse } from './pages/without-mouse';

const farPartner = 'Havnebro Systems AS';
const product = 'The playbook as a product';

journey(
  'a figure is asked, followed and looked at on an earlier day with the keyboard alone',
  async ({ openDevice }) => {
    const program = await withDemo(openDevice);
    const { page, main } = program;
    const keys = new WithoutMouse(program);
    const isReckoned = () => expect(main.getByRole('progressbar')).toHaveCount(0);
    const tile = main.getByRole('region', { name: 'Time to first value', exact: true });

    await keys.jump('Insights', 'Insights');
    await expect(page.getByRole('heading', { level: 1, name: 'Insights' })).toBeVisible();
    await isReckoned();
    await keys.activate(tile.getByRole('button', { name: /^Time to first value: Why/ }));
    const why = program.dialog('Time to first value');
    await expect(why).toContainText('have got there');
    await keys.close();
    await expect(why).toHaveCount(0);
    await keys.isSomewhere();
    await keys.activate(tile.getByRole('link', { name: 'Time to first value' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Time to first value' })).toBeVisible();
    await isReckoned();

    // A drawing is one stop; the arrows go through its values, each of which says itself.
    const curve = main.getByRole('region', { name: 'Who has got there, by day' });
    const values = curve.getByRole('img');
    await keys.tabTo(values.first());
    await keys.press('ArrowRight');
    await keys.isOn(values.nth(1));
    await keys.activate(curve.getByRole('button', { name: /As a table/ }));
    await expect(curve.getByRole('table')).toBeVisible();
    await keys.isSomewhere();

    await keys.activate(main.getByRole('link', { name: 'Cohorts' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Cohorts' })).toBeVisible();
    await isReckoned();
    await keys.tabTo(main.locator('[role=gridcell][tabindex="0"]'));
    await keys.press('ArrowRight');
    await keys.isOn(main.locator('[data-cell="0 1"]'));

    await keys.activate(main.getByRole('link', { name: 'Overview' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Insights' })).toBeVisible();
    await isReckoned();
    await keys.tabTo(main.getByRole('spinbutton', { name: /^day/ }));
    await keys.press('ArrowDown');
    await keys.activate(main.getByRole('button', { name: 'Show that day' }));
    await expect(page.getByText('Nothing can be changed;')).toBeVisible();
    await isReckoned();
    await keys.isSomewhere();
    await keys.activate(page.getByRole('button', { name: 'Back to today' }));
    await expect(page.getByText('Nothing can be changed;')).toHaveCount(0);
    await keys.isSomewhere();
    expect(keys.unseen).toEqual([]);
  },
);

journey(
  'an earlier day is chosen in the palette, and a report made, with the keyboard alone',
  async ({ openDevice }) => {
    const program = await withDemo(openDevice);
    const { page, main } = program;
    const keys = new WithoutMouse(program);
    await keys.jump('earlier', 'Look at an earlier day');
    const asking = program.dialog('Look at an earlier day');
    await expect(asking).toBeVisible();
    await keys.activate(asking.getByRole('button', { name: 'Look at that day' }));
    await expect(page.getByText('Nothing can be changed;')).toBeVisible();
    await keys.isSomewhere();

    await keys.jump('Insights', 'Insights');
    await keys.activate(main.getByRole('link', { name: 'Reports' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible();
    const make = main.getByRole('button', { name: 'Make a report' });
    await expect(make).toBeEnabled();
    await keys.activate(make);
    const making = program.dialog('Make a report');
    await keys.choose(making.getByRole('button', { name: /Report$/ }), 'Quarterly review');
    await keys.activate(making.getByRole('button', { name: 'Keep and save as PDF' }));
    await expect(making).toBeHidden();
    await keys.isSomewhere();
    await keys.activate(main.getByRole('button', { name: /^Open Quarterly/ }));
    const kept = program.dialog(/^Quarterly/);
    await expect(kept).toContainText('Equal: every figure is what it was.');
    await keys.close();
    await expect(kept).toBeHidden();
    await keys.isSomewhere();
    await keys.jump('Back to today', 'Back to today');
    await expect(page.getByText('Nothing can be changed;')).toHaveCount(0);
    expect(keys.unseen).toEqual([]);
  },
);

journey('an improvement goes from a note to its credit with the keyboard alone', async ({ openDevice }) => {
  const program = await withDemo(openDevice);
  const { page, main } = program;
  const keys = new WithoutMouse(program);
  const better = 'Ask for the scope first';
  const sheet = program.dialog(better).first();
  await openAt(program, '/product', product);
  await keys.press('Control+J');
  await expect(page.getByRole('textbox', { name: 'In a few words' })).toBeFocused();
  await keys.type('The order of the questions is odd');
  await keys.press('Alt+2', 'Enter');
  await expect(program.dialog('What rubs?')).toBeHidden();
  await keys.isSomewhere();
  await keys.activate(main.getByRole('button', { name: 'Take up: The order of the questions is odd' }));
  // Not by its role: the list of improvements that opens on the way hides what is beside it from roles.
  await keys.activate(page.locator('button:visible').filter({ hasText: 'Make a new one…' }));
  const making = program.dialog('New improvement');
  await keys.write(making.getByRole('textbox', { name: 'What is to be better' }), better);
  await keys.activate(making.getByRole('button', { name: 'Raise' }));
  await expect(making).toBeHidden();
  await keys.isSomewhere();

  const backlog = main.getByRole('grid', { name: 'Backlog' });
  await keys.openRow(backlog, backlog.getByRole('row').filter({ hasText: better }));
  await expect(sheet).toBeVisible();
  await takeStep('Plan…', 'For which version', '2.3.0', 'Plan it');
  await takeStep('More than one partner has it…', 'How do you know that others have it too?', 'Two asked.', 'Mark it');
  await takeStep('Done…', 'What was done', 'The scope comes first.', 'It is done');
  await keys.close();
  await expect(sheet).toHaveCount(0);
  await keys.isSomewhere();
  await keys.tabTo(page.getByRole('tab', { selected: true }));
  await keys.press('ArrowRight');
  await expect(main.getByRole('table', { name: 'Credits' }).getByRole('row').filter({ hasText: better })).toBeVisible();
  expect(keys.unseen).toEqual([]);

  async function takeStep(button: string, label: string, words: string, done: string): Promise<void> {
    await keys.activate(sheet.getByRole('button', { name: button }));
    const asking: Locator = page.getByRole('dialog', { name: better }).last();
    await keys.write(asking.getByRole('textbox', { name: label }), words);
    await keys.activate(asking.getByRole('button', { name: done, exact: true }));
    await expect(page.getByRole('dialog', { name: better })).toHaveCount(1);
  }
});

journey('work at a customer is noted and a table read with the keyboard alone', async ({ openDevice }) => {
  const program = await withDemo(openDevice);
  const { page, main } = program;
  const keys = new WithoutMouse(program);
  await openAt(program, `${demoPlaces.far}/delivery`, farPartner);
  await keys.activate(main.getByRole('button', { name: 'Add an engagement' }));
  const adding = program.dialog('Add an engagement');
  await keys.write(adding.getByRole('textbox', { name: 'Name' }), 'Berths of Askvoll');
  await keys.write(adding.getByRole('textbox', { name: 'Customer' }), 'Askvoll Havn');
  await keys.activate(adding.getByRole('button', { name: 'Add an engagement' }));
  await expect(adding).toBeHidden();
  await keys.isSomewhere();
  await keys.activate(main.getByRole('button', { name: 'Note a case' }));
  const noting = program.dialog('Note a case');
  await keys.write(noting.getByRole('textbox', { name: 'What it is about' }), 'Sensor silent');
  await keys.activate(noting.getByRole('button', { name: 'Note a case' }));
  await expect(noting).toBeHidden();
  await keys.isSomewhere();
  await keys.activate(main.getByRole('button', { name: 'Resolve: Sensor silent' }));
  await expect(page.getByRole('dialog')).toBeVisible();
  await keys.close();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await keys.isSomewhere();

  await openAt(program, '/import', 'Take in a table');
  await keys.choose(main.getByRole('button', { name: /What the table lists$/ }), 'Monthly rates');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    keys.activate(main.getByRole('button', { name: 'Choose files' })),
  ]);
  const rates = 'Month,Currency,Rate\n2026-08,NOK,0.086';
  await chooser.setFiles([{ name: 'rates.csv', mimeType: 'text/csv', buffer: Buffer.from(rates) }]);
  await keys.activate(main.getByRole('button', { name: /^Add (one|1) row/ }));
  await expect(main).toContainText('One row was added');
  await keys.isSomewhere();
  expect(keys.unseen).toEqual([]);
});
