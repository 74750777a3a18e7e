import type { Locator } from '@playwright/test';
import { expect, journey } from './journey';
import { Barriers } from './pages/barriers';
import { demoPlaces, lookInto, openAt, withDemo } from './pages/demo';
import { Playbook } from './pages/playbook';
import { Program } from './pages/program';

// One that is added, one that is here already, one that looks like it, one that cannot be taken.
const table = [
  'Legal name,Country,Register number,Website',
  'Fjellvann Drift AS,Norway,999 111 222,fjellvann.example',
  'Havnebro Systems AS,Norway,998 244 510,havnebro.example',
  'Havnebro Systems,Norway,,havnebro.example',
  'Nowhere Ltd,Atlantis,,',
].join('\n');

journey('taking in a table puts no barrier in anybody’s way', async ({ openDevice }) => {
  const program = await withDemo(openDevice);
  const { page } = program;
  const barriers = new Barriers(page);
  await openAt(program, '/import', 'Take in a table');
  await barriers.look('Choose');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose files' }).click(),
  ]);
  await chooser.setFiles([{ name: 'partners.csv', mimeType: 'text/csv', buffer: Buffer.from(table) }]);
  await expect(page.getByText('Atlantis').first()).toBeVisible();
  await barriers.look('Rows of the table');
  await page.getByRole('button', { name: /^Add .*row/ }).click();
  await expect(page.getByRole('button', { name: 'Take in another table' })).toBeVisible();
  await barriers.look('What was added');
  expect(barriers.found).toEqual([]);
});

journey('neither the programme nor a visit puts a barrier in anybody’s way', async ({ openDevice }) => {
  const program = await withDemo(openDevice);
  const { page, main } = program;
  const barriers = new Barriers(page);
  const look = (what: string, opener: Locator) => lookInto(program, barriers, { what, opener });
  const button = (name: string | RegExp) => main.getByRole('button', { name, exact: typeof name === 'string' }).first();
  await openAt(program, '/programme', /./);
  await barriers.look('Programme');
  for (const name of ['Correct…', 'Internal runbook', 'Partner guide', 'Weekly update', 'Raise', 'Change…', 'Write…'])
    await look(`Programme: ${name}`, button(name));
  for (const name of [/^Done: /, /^Move or assign: /, /^More about: /, /^Note: /])
    await look(`Programme: ${name}`, button(name));
  await openAt(program, demoPlaces.midwayVisit, /^Visit to /);
  await barriers.look('Visit with an agenda');
  await button('Start the visit').click();
  await expect(button('End the visit')).toBeVisible();
  await barriers.look('Visit under way');
  await page.keyboard.press('Control+.');
  await barriers.look('Visit under way, turned');
  expect(barriers.found).toEqual([]);
});

// A draft of a playbook goes to everybody: a headquarters of its own.
journey('no side of the playbook puts a barrier in anybody’s way', async ({ mortalHeadquarters: at, openDevice }) => {
  journey.setTimeout(300_000);
  const program = new Program(await openDevice({ role: 'headquarters', at }));
  await program.begin();
  const { page } = program;
  const barriers = new Barriers(page);
  for (const path of ['', '/modules/M5', '/assets', '/roles', '/controls', '/commercial', '/training', '/versions']) {
    await openAt(program, `/playbook${path}`, 'Partner onboarding');
    await barriers.look(`Playbook ${path}`);
  }
  await page.getByRole('searchbox', { name: 'Search the playbook' }).fill('escalation');
  await expect(page.getByRole('list', { name: /found|passages/i })).toBeVisible();
  await barriers.look('Playbook, found');
  await page.getByRole('searchbox', { name: 'Search the playbook' }).clear();
  await openAt(program, '/playbook/versions', 'Partner onboarding');
  const playbook = new Playbook(program);
  await page.getByRole('button', { name: 'New draft' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Draft of version / })).toBeVisible();
  for (const id of ['M1.Q1', 'M4.Q6']) {
    await playbook.openPart(id);
    await barriers.look(`Draft, ${id}`);
  }
  await playbook.reword('Which company would sign with us, and who stands behind it?');
  await playbook.compare();
  await barriers.look('Draft, compared');
  await lookInto(program, barriers, {
    what: 'Publish',
    opener: page.getByRole('button', { name: 'Publish', exact: true }),
  });
  expect(barriers.found).toEqual([]);
});
