import { expect, journey } from './journey';
import { openSide, outagesOfThreeMonths } from './pages/agreement-sides';
import { demoPlaces, inFront, openAt, withDemo } from './pages/demo';
import { WithoutMouse } from './pages/without-mouse';

journey('targets are tried out, and why is asked, with the keyboard alone', async ({ openDevice }) => {
  const program = await withDemo(openDevice);
  const { page, main } = program;
  const keyboard = new WithoutMouse(program);
  await openSide(program, 'Service Level Agreement', 'Negotiate');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    keyboard.activate(main.getByRole('button', { name: 'Choose files' })),
  ]);
  await chooser.setFiles([outagesOfThreeMonths()]);
  const reading = program.dialog('How to read outages.csv');
  await keyboard.write(reading.getByRole('textbox', { name: 'Who stands for these figures' }), 'Nora Vik');
  // Not by its role: the list of zones that opens on the way hides what is beside it from roles.
  await keyboard.activate(page.locator('button:visible').filter({ hasText: 'Read and keep' }));
  await expect(reading).toBeHidden();
  await keyboard.isSomewhere();

  const target = main.getByRole('slider', { name: 'Target of S1 Availability' });
  await keyboard.tabTo(target);
  const before = Number(await target.inputValue());
  await keyboard.press('ArrowLeft', 'ArrowLeft');
  await expect.poll(async () => Number(await target.inputValue())).toBeLessThan(before);
  await expect(main.getByText('1 measure moved')).toBeVisible();
  // Of each row one cell is a stop, and arrows go on from it.
  const cells = main.getByRole('button', { name: /^S1 Availability, / });
  await keyboard.tabTo(cells.first());
  await keyboard.press('ArrowRight');
  await keyboard.isOn(cells.nth(1));
  await keyboard.press('Enter');
  await expect(inFront(program)).toContainText('Step by step');
  await keyboard.close();
  await expect(inFront(program)).toBeHidden();
  await keyboard.isOn(cells.nth(1));
  expect(keyboard.unseen).toEqual([]);
});

journey('an incident is logged and a milestone closed with the keyboard alone', async ({ openDevice }) => {
  const program = await withDemo(openDevice);
  const { page, main } = program;
  const keyboard = new WithoutMouse(program);
  await openSide(program, 'Service Level Agreement', 'Under way');
  await keyboard.tabTo(page.getByRole('tab', { name: 'Results', exact: true }));
  await keyboard.press('ArrowRight');
  await keyboard.activate(main.getByRole('button', { name: 'Log an incident' }));
  const logging = program.dialog('Log an incident');
  await keyboard.write(logging.getByRole('textbox', { name: 'What is wrong' }), 'Tugs are not told of a call');
  await keyboard.activate(logging.getByRole('button', { name: 'Log an incident' }));
  await expect(logging).toBeHidden();
  await keyboard.isSomewhere();
  await keyboard.activate(main.getByText('Tugs are not told of a call').first());
  await keyboard.activate(inFront(program).getByRole('button', { name: 'Acknowledge', exact: true }));
  const step = program.dialog('Acknowledge');
  await keyboard.write(step.getByRole('textbox', { name: 'Who' }), 'Tuva Moe');
  await keyboard.activate(step.getByRole('button', { name: 'Acknowledge', exact: true }));
  await expect(inFront(program).getByRole('listitem').filter({ hasText: 'Acknowledged' })).toContainText('Tuva Moe');
  await keyboard.isSomewhere();
  await keyboard.close();
  await expect(inFront(program)).toBeHidden();

  await openAt(program, demoPlaces.far, 'Havnebro Systems AS');
  await openSide(program, 'Joint Success Plan', 'Under way');
  const milestone = main.getByRole('button', { name: /^A1 / });
  await keyboard.activate(milestone);
  const closing = program.dialog(/^A1 /);
  await keyboard.write(closing.getByRole('textbox', { name: 'Note' }), 'All seven hold it.');
  await keyboard.activate(closing.getByRole('button', { name: 'Close milestone' }));
  await expect(closing).toBeHidden();
  await keyboard.isOn(milestone);
  await keyboard.press('Enter');
  await expect(program.dialog(/^A1 /)).toContainText('All seven hold it.');
  await keyboard.press('Escape');
  await expect(program.dialog(/^A1 /)).toBeHidden();
  expect(keyboard.unseen).toEqual([]);
});
