import { expect, journey } from './journey';
import { Agreements } from './pages/agreements';
import { Barriers } from './pages/barriers';
import { questionOf } from './pages/interview';
import { Partners } from './pages/partners';
import { type Place, Program } from './pages/program';

const places: readonly Place[] = ['Today', 'Partners', 'Visits', 'Documents', 'Sync', 'Settings'];
const signed = 'Havnebro Systems AS';
const begun = 'Quai Nord SARL';

journey('no page puts a barrier in anybody’s way, in light and in dark', async ({ openDevice }) => {
  const { program, barriers } = await withDemo(openDevice);
  const { page } = program;
  await page.goto(addressOf(program, '/welcome'));
  await expect(page.getByRole('heading', { name: 'Welcome to Fieldpact' })).toBeVisible();
  await barriers.look('Welcome');
  await page.goto(addressOf(program, '/today'));
  for (const place of places) {
    await program.goTo(place);
    await barriers.look(place);
  }
  const partners = new Partners(program);
  for (const name of [signed, begun]) {
    await partners.open(name);
    for (const tab of ['Overview', 'Identity, people, risk', 'Evidence', 'History']) {
      await partners.tab(tab);
      await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible();
      await barriers.look(`${name}, ${tab}`);
    }
  }
  await program.goTo('Visits');
  await program.main.getByRole('link', { name: new RegExp(begun) }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^Visit to/ })).toBeVisible();
  await barriers.look('Visit');
  await page.goto(addressOf(program, '/nowhere'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await barriers.look('Not found');
  await page.goto(addressOf(program, '/gallery'));
  await expect(page.getByRole('heading', { level: 1, name: 'Gallery' })).toBeVisible();
  await barriers.look('Gallery');
  expect(barriers.found).toEqual([]);
});

// One question of every kind of field.
const questions = ['M1.Q1', 'M1.Q2', 'M1.Q3', 'M1.Q4', 'M1.Q5', 'M1.Q6', 'M1.Q7', 'M1.Q8'];

journey('no question, answered or refused, puts a barrier in anybody’s way', async ({ openDevice }) => {
  const { program, barriers } = await withDemo(openDevice);
  const { page } = program;
  await new Partners(program).open(begun);
  await new Partners(program).startInterview('Qualification');
  const [interview] = /(?<=\/interviews\/)[^/]+/.exec(page.url()) ?? [];
  for (const question of questions) {
    await page.goto(addressOf(program, `/interviews/${interview}/${question}`));
    await expect(page.getByRole('heading', { level: 1, name: questionOf(question).text })).toBeVisible();
    await barriers.look(question);
  }
  expect(barriers.found).toEqual([]);
});

async function withDemo(openDevice: (wishes: object) => Promise<ConstructorParameters<typeof Program>[0]>) {
  const program = new Program(await openDevice({ demo: true }));
  await program.isOpen();
  await expect(program.page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible({ timeout: 60_000 });
  await program.isAtHq();
  return { program, barriers: new Barriers(program.page) };
}

function addressOf(program: Program, path: string): string {
  return `${new URL(program.page.url()).origin}/#${path}`;
}
