import type { Locator } from '@playwright/test';
import { expect, journey } from './journey';
import { Barriers } from './pages/barriers';
import { lookAtDay } from './pages/days';
import { demoPlaces, lookInto, openAt, withDemo } from './pages/demo';
import { choose } from './pages/fields';
import { pickFiles } from './pages/files';
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

// A row of each new kind that can be taken, and one that cannot.
const tables = {
  Cases: [
    'Partner,Subject,Opened at,Opened at desk,Handled by',
    'Havnebro Systems AS,Sensor silent,2026-09-01T08:00,partner,partner',
    'Havnebro Systems AS,Sensor silent,yesterday,partner,nobody',
  ],
  Engagements: [
    'Partner,Engagement,Customer,Led by,Started on,Went live on',
    'Havnebro Systems AS,Askvoll berths,Askvoll Havn,partner,2026-08-01,2026-09-01',
    'Nobody GmbH,Elsewhere,Somebody,partner,,',
  ],
  'Survey answers': [
    'Partner,Survey,Score,Respondent,Answered at',
    'Havnebro Systems AS,promoter,9,ingrid@havnebro.example,2026-09-01T08:00',
    'Havnebro Systems AS,promoter,11,emil@havnebro.example,2026-09-01T08:00',
  ],
  'Monthly rates': ['Month,Currency,Rate', '2026-08,NOK,0.086', '2026-08,EUR,1'],
} as const;

journey('no table of a kind that feeds figures puts a barrier in anybody’s way', async ({ openDevice }) => {
  const program = await withDemo(openDevice);
  const { main } = program;
  const barriers = new Barriers(program.page);
  for (const [kind, rows] of Object.entries(tables)) {
    await openAt(program, '/today', 'Today');
    await openAt(program, '/import', 'Take in a table');
    await choose(main, 'What the table lists', kind);
    await barriers.look(`Choose ${kind}`);
    const file = { name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) };
    await pickFiles(program, main.getByRole('button', { name: 'Choose files' }), [file]);
    await expect(main.getByText('Not taken')).toBeVisible();
    await barriers.look(`Rows of ${kind}`);
  }
  await lookInto(program, barriers, { what: 'Remember', opener: main.getByRole('button', { name: 'Remember…' }) });
  expect(barriers.found).toEqual([]);
});

journey('no figure, and no page of an earlier day, puts a barrier in anybody’s way', async ({ openDevice }) => {
  journey.setTimeout(300_000);
  const program = await withDemo(openDevice);
  const { page, main } = program;
  const barriers = new Barriers(page);
  const button = (name: string | RegExp) => main.getByRole('button', { name, exact: typeof name === 'string' }).first();
  const isReckoned = () => expect(main.getByRole('progressbar')).toHaveCount(0);
  await openAt(program, '/insights', 'Insights');
  await isReckoned();
  const tile = main.getByRole('region', { name: 'Time to first value', exact: true });
  await barriers.look('Insights');
  await lookInto(program, barriers, {
    what: 'Why a figure is what it is',
    opener: tile.getByRole('button', { name: /^Time to first value: Why/ }),
    meanwhile: () => expect(program.dialog('Time to first value')).toContainText('have got there'),
  });
  for (const [metric, title] of [
    ['timeToFirstValue', 'Time to first value'],
    ['timeToValueGain', 'Gain in time to first value'],
    ['certificationAttainment', 'Certification attainment'],
    ['pipelineVelocity', 'Pipeline velocity'],
  ]) {
    await openAt(program, `/insights/${metric}`, title ?? '');
    await isReckoned();
    await expect(main.getByRole('heading', { name: 'The last 24 months' })).toBeVisible();
    await barriers.look(`Figure ${title}`);
  }
  const asTable = main.getByText('As a table', { exact: true });
  while ((await asTable.count()) > 0) await asTable.first().click();
  await barriers.look('Figures as tables');
  await openAt(program, '/insights/cohorts', 'Cohorts');
  await isReckoned();
  await barriers.look('Cohorts');
  await main.getByText('Kick-off', { exact: true }).click();
  await expect(main.getByRole('grid', { name: 'Share that had got there, by month of kick-off' })).toBeVisible();
  await barriers.look('Cohorts by month of kick-off');
  await openAt(program, '/insights/scorecards', 'Scorecards');
  await isReckoned();
  await barriers.look('Scorecards');
  await lookInto(program, barriers, { what: 'Weights and targets', opener: button('Weights and targets') });
  await openAt(program, '/insights/reports', 'Reports');
  await isReckoned();
  await barriers.look('Reports, none');
  await button('Make a report').click();
  await barriers.look('Make a report');
  await program.dialog('Make a report').getByRole('button', { name: 'Keep and save as PDF' }).click();
  await expect(program.dialog('Make a report')).toBeHidden();
  await barriers.look('Reports');
  await button(/^Open Weekly/).click();
  await expect(program.dialog(/^Weekly/)).toContainText('Equal: every figure is what it was.');
  await barriers.look('A report that was kept');
  await page.keyboard.press('Escape');

  await lookAtDay(program, daysAgo(3));
  for (const [path, title] of [
    ['/insights', 'Insights'],
    ['/today', 'Today'],
    ['/partners', 'Partners'],
  ]) {
    await openAt(program, path ?? '', title ?? '');
    await expect(page.getByText('Nothing can be changed;')).toBeVisible();
    await isReckoned();
    await barriers.look(`${title} of an earlier day`);
  }
  expect(barriers.found).toEqual([]);
});

journey('no side of the playbook as a product puts a barrier in anybody’s way', async ({ openDevice }) => {
  journey.setTimeout(300_000);
  const program = await withDemo(openDevice);
  const { page, main } = program;
  const barriers = new Barriers(page);
  const title = 'The playbook as a product';
  const look = (what: string, opener: Locator, meanwhile: () => Promise<void> = async () => undefined) =>
    lookInto(program, barriers, { what, opener, meanwhile });
  const button = (name: string | RegExp) => main.getByRole('button', { name, exact: typeof name === 'string' }).first();
  await openAt(program, '/product', title);
  await barriers.look('Backlog, empty');
  await look('Note friction', page.getByRole('button', { name: 'Note friction' }), async () => {
    await page.getByRole('textbox', { name: 'In a few words' }).fill('The order of the questions is odd');
    await page.keyboard.press('Enter');
    await program.hears('Noted. It waits in the backlog of the playbook.');
    await page.keyboard.press('Control+j');
  });
  await look('Take up', button(/^Take up: /));
  await look('New improvement', button('New improvement'), async () => {
    const dialog = program.dialog('New improvement');
    await dialog.getByRole('textbox', { name: 'What is to be better' }).fill('Ask for the scope first');
    await dialog.getByRole('button', { name: 'Raise' }).click();
    await expect(dialog).toBeHidden();
    await main.getByRole('row').filter({ hasText: 'Ask for the scope first' }).click();
    await expect(program.dialog('Ask for the scope first')).toBeVisible();
    await barriers.look('An improvement');
  });
  await barriers.look('Backlog');
  for (const [tab, panel] of Object.entries({
    credits: 'Credits',
    values: 'Step values',
    experiments: 'Experiments',
    versions: 'Versions',
  })) {
    await openAt(program, `/product/${tab}`, title);
    await expect(page.getByRole('tabpanel', { name: panel })).toBeVisible();
    await expect(main.getByRole('progressbar')).toHaveCount(0);
    await barriers.look(panel);
  }
  await openAt(program, '/product/experiments', title);
  await look('New experiment', button('New experiment'));
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

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
