import { expect, journey } from './journey';
import { Barriers } from './pages/barriers';
import { withDemo } from './pages/demo';
import { fillNumber, find, tick } from './pages/fields';
import { Program } from './pages/program';
import { WithoutMouse } from './pages/without-mouse';

// The partner of the demo that has only begun: nearly everything can still be closed in the room.
const partner = 'Quai Nord SARL';

journey('a manager plans tomorrow’s visit from Today', async ({ openDevice }) => {
  const device = await openDevice({ person: null, demo: true });
  const program = new Program(device);
  const { page, main } = program;
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible({ timeout: 60_000 });
  const barriers = new Barriers(page);
  await barriers.look('Today');

  const dialog = program.dialog('Plan a visit');
  const boxes = dialog
    .getByRole('group', { name: `Agenda for ${partner}` })
    .getByRole('list')
    .first();
  const titles = () => boxes.getByRole('listitem').evaluateAll((items) => items.map((item) => item.dataset['row']));

  await journey.step('the agenda is proposed from what can be closed in the room, within the minutes', async () => {
    await main.getByRole('button', { name: 'Plan a visit' }).first().click();
    await find(dialog, 'Partner', partner);
    await expect(boxes.getByRole('listitem').first()).toBeVisible();
    await expect(dialog.getByText(/of 120 minutes on the agenda/)).toBeVisible();
    await barriers.look('Planning a visit');
  });

  await journey.step('a shorter visit gets a shorter agenda', async () => {
    const before = (await titles()).length;
    await fillNumber(dialog, 'Length', 45);
    await expect(dialog.getByText(/of 45 minutes on the agenda/)).toBeVisible();
    await expect.poll(async () => (await titles()).length).toBeLessThan(before);
  });

  await journey.step('a box is moved with the keyboard, and stays where it was put', async () => {
    const [first = '', second = ''] = await titles();
    const keyboard = new WithoutMouse(program);
    const down = boxes
      .getByRole('listitem')
      .first()
      .getByRole('button', { name: /^Move .* down$/ });
    await keyboard.activate(down);
    await expect.poll(async () => (await titles()).slice(0, 2)).toEqual([second, first]);
    // What was pressed goes with its row, so that it can be pressed again.
    await expect(boxes.locator(':focus')).toHaveAttribute('data-way', /./);
    expect(keyboard.unseen).toEqual([]);
    await fillNumber(dialog, 'Length', 120);
    await expect(dialog.getByText(/of 120 minutes on the agenda/)).toBeVisible();
    const order = await titles();
    expect(order.indexOf(second)).toBeLessThan(order.indexOf(first));
  });

  const planned = (await titles()).length;
  await journey.step('it is kept with its agenda, and stands in a calendar', async () => {
    await dialog.getByRole('checkbox').first().waitFor();
    const name = await dialog.getByRole('checkbox').first().getAttribute('aria-label');
    if (name) await tick(dialog, name);
    await dialog.getByRole('button', { name: 'Keep' }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Visit to ${partner}` })).toBeVisible();
    const agenda = main.getByRole('list', { name: 'Agenda' });
    await expect(agenda.getByRole('listitem')).toHaveCount(planned);
    const file = await device.saved(() => main.getByRole('button', { name: 'Calendar file' }).click());
    const text = file.bytes.toString('utf8');
    expect(file.name).toMatch(/\.ics$/);
    expect(text).toContain(`SUMMARY:Visit to ${partner}`);
  });

  await journey.step('Today tells it for tomorrow, with the one button that leads there', async () => {
    await program.goTo('Today');
    const line = main.getByRole('listitem').filter({ hasText: partner }).filter({ hasText: 'on the agenda' });
    await expect(line.getByRole('button')).toHaveCount(1);
    await line.getByRole('button', { name: `Prepare: ${partner}` }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Visit to ${partner}` })).toBeVisible();
  });
  expect(barriers.found).toEqual([]);
});

journey('whatever stands in a record or a file is found from the keyboard', async ({ openDevice }) => {
  const program = await withDemo(openDevice);
  const { page, main } = program;
  const keyboard = new WithoutMouse(program);
  const barriers = new Barriers(page);
  await journey.step('the palette tells where it stands', async () => {
    await keyboard.press('Control+K');
    const palette = program.dialog('Find anything');
    await expect(palette.getByRole('combobox')).toBeFocused();
    await keyboard.type('attestation');
    await expect(palette.getByText('In records and documents')).toBeVisible();
    await expect(palette.locator('mark').first()).toHaveText(/^attestation/i);
    await barriers.look('Palette with what was found');
    const all = palette.getByRole('option', { name: /^Show (all|the one)/ });
    await expect(all).toBeVisible();
    await all.click();
  });
  await journey.step('the page counts by kind, and shows one kind alone', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Search' })).toBeVisible();
    await expect(main.getByRole('searchbox', { name: 'Find anything' })).toHaveValue('attestation');
    await expect(main.getByRole('status')).toHaveText(/\d+ results?/);
    await barriers.look('Search');
    await keyboard.activate(main.getByRole('button', { name: /^Evidence \d+$/ }));
    await expect(main.getByRole('button', { name: /^Evidence \d+$/ })).toHaveAttribute('aria-pressed', 'true');
    // The address follows once nobody types.
    await expect(page).toHaveURL(/q=attestation.*kind=evidence|kind=evidence.*q=attestation/);
  });
  await journey.step('a slip of the finger and a missing mark are forgiven, and a hit leads to its piece', async () => {
    await main.getByRole('searchbox', { name: 'Find anything' }).fill('atestation');
    const first = main.getByRole('list', { name: 'Results' }).getByRole('link').first();
    await expect(first).toHaveText(/attestation/i);
    await keyboard.activate(first);
    await expect(program.page.getByRole('dialog', { name: /attestation/i })).toBeVisible();
  });
  expect(keyboard.unseen).toEqual([]);
  expect(barriers.found).toEqual([]);
});
