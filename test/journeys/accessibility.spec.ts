import type { Locator } from '@playwright/test';
import { expect, journey } from './journey';
import { Agreements } from './pages/agreements';
import { Barriers } from './pages/barriers';
import { inFront, lookInto as lookIntoAny, openAt as open, withDemo } from './pages/demo';
import { Evidence } from './pages/evidence';
import { fillText } from './pages/fields';
import { questionOf } from './pages/interview';
import { Partners } from './pages/partners';
import { type Place, Program } from './pages/program';
import { Signing } from './pages/signing';
import { TakeHome } from './pages/take-home';

// The partners of the demo: one signed, one that is only begun. Their ids are the same on every device.
const signed = 'Havnebro Systems AS';
const begun = 'Quai Nord SARL';
const plannedVisit = '/visits/0190f000-0003-7000-8004-000000000001';
const openInterview = '/interviews/0190f000-0003-7000-8005-000000000001';
const finishedInterview = '/interviews/0190f000-0001-7000-8005-000000000002';

const places: readonly Place[] = ['Today', 'Partners', 'Visits', 'Documents', 'Sync', 'Settings'];

journey('no page puts a barrier in anybody’s way, in light and in dark', async ({ openDevice }) => {
  const program = await withDemo(openDevice);
  const barriers = new Barriers(program.page);
  await open(program, '/welcome', 'Welcome to Fieldpact');
  await barriers.look('Welcome');
  await open(program, '/today', 'Today');
  for (const place of places) {
    await program.goTo(place);
    await barriers.look(place);
  }
  const partners = new Partners(program);
  for (const name of [signed, begun]) {
    await partners.open(name);
    for (const tab of ['Overview', 'Identity, people, risk', 'Evidence', 'History']) {
      await partners.tab(tab);
      await expect(program.page.getByRole('tabpanel', { name: tab })).toBeVisible();
      await barriers.look(`${name}, ${tab}`);
    }
  }
  await open(program, plannedVisit, /^Visit to /);
  await barriers.look('Visit');
  await open(program, '/nowhere', /./);
  await barriers.look('Not found');
  expect(barriers.found).toEqual([]);
});

journey('no part in any of its states puts a barrier in anybody’s way', async ({ openDevice }) => {
  // Two minutes on a quiet machine, twice as long on a busy one.
  journey.setTimeout(400_000);
  const program = new Program(await openDevice({ person: null }));
  const barriers = new Barriers(program.page);
  await program.begin();
  await open(program, '/gallery', 'Gallery');
  await barriers.look('Gallery');
  expect(barriers.found).toEqual([]);
});

// Between them they have a field of every kind.
const asked = ['M1.Q1', 'M1.Q2', 'M1.Q3', 'M1.Q4', 'M1.Q5', 'M1.Q6', 'M1.Q7', 'M1.Q8'];
const answered = ['M8.Q2', 'M8.Q3', 'M8.Q5', 'M8.Q6'];

journey('no question, asked, refused or answered, puts a barrier in anybody’s way', async ({ openDevice }) => {
  const program = await withDemo(openDevice);
  const { page } = program;
  const barriers = new Barriers(page);
  for (const question of answered) {
    await open(program, `${finishedInterview}/${question}`, questionOf(question).text);
    await barriers.look(`${question}, answered`);
  }
  for (const question of asked) {
    await open(program, `${openInterview}/${question}`, questionOf(question).text);
    await barriers.look(question);
  }
  // Tall enough for the whole form: what is half under the bar at the foot is scrolled, not hidden.
  await page.setViewportSize({ width: 1280, height: 1600 });
  for (const question of ['M1.Q3', 'M1.Q5', 'M1.Q7']) {
    await open(program, `${openInterview}/${question}`, questionOf(question).text);
    await page.getByRole('button', { name: 'Answer and go on' }).click();
    await expect(page.getByText('This is still empty.').first()).toBeVisible();
    await barriers.look(`${question}, refused`);
  }
  await page.getByRole('button', { name: 'No answer' }).click();
  await barriers.look('Menu of the reasons for no answer');
  expect(barriers.found).toEqual([]);
});

journey('no agreement, from draft to signature, puts a barrier in anybody’s way', async ({ openDevice }) => {
  const program = await withDemo(openDevice);
  const { page } = program;
  const barriers = new Barriers(page);
  const agreements = new Agreements(program);
  await new Partners(program).open(signed);
  await program.main.getByRole('link', { name: 'Joint Success Plan' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Joint Success Plan' })).toBeVisible();
  await barriers.look('Agreement, signed');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await barriers.look('Menu of an agreement');
  await page.getByRole('menuitem', { name: 'Begin a new version' }).click();
  const amending = program.dialog('Begin a new version');
  await fillText(amending, 'Why it is changed', 'The first outcome is there.');
  await amending.getByRole('button', { name: 'Begin it' }).click();
  await expect(agreements.inTheWay).toContainText('Nothing. It can be signed.');
  await barriers.look('Agreement, draft');
  const draft = page.url();
  await agreements.lock();
  await barriers.look('Signing, prepare');
  await page.getByRole('button', { name: 'Pause the signing' }).click();
  await expect(page).toHaveURL(draft);
  await barriers.look('Agreement, locked');
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page
    .getByRole('button', { name: /^Add a signer for / })
    .first()
    .click();
  await barriers.look('Signing, who else signs');
  await page.keyboard.press('Escape');
  const signing = new Signing(program);
  await signing.prepare(['Ingrid Solheim', 'Mara Lind']);
  await barriers.look('Signing, before somebody signs');
  await page.getByRole('button', { name: 'Pause the signing' }).click();
  await expect(program.dialog('Pause the signing?')).toBeVisible();
  await barriers.look('Pause the signing');
  await page.getByRole('button', { name: 'Stay', exact: true }).click();
  await page.getByText('I know this person').click();
  await page.getByRole('button', { name: /^Turn the screen to / }).click();
  await barriers.look('Signing, the screen is turned');
  await page.getByRole('button', { name: /^I am .*, continue$/ }).click();
  await expect(page.getByRole('button', { name: 'To the end' })).toBeVisible();
  await barriers.look('Signing, reading');
  await page.getByRole('button', { name: 'To the end' }).click();
  await expect(page.getByRole('application')).toBeVisible();
  await barriers.look('Signing, the pen');
  await page.getByRole('button', { name: 'I decline' }).click();
  await barriers.look('Signing, declining');
  await page.getByRole('button', { name: 'Back to the text' }).click();
  await page.getByRole('button', { name: 'Somebody else signs' }).click();
  await barriers.look('Signing, somebody else');
  await page.getByRole('button', { name: 'Prepare it anew' }).click();
  await signing.prepare(['Ingrid Solheim', 'Mara Lind']);
  await signing.turnTo('Ingrid Solheim');
  await signing.sign('Ingrid Solheim');
  await barriers.look('Signing, the screen goes back');
  await signing.giveBack();
  await signing.signAll(1);
  await signing.isFrozen();
  await barriers.look('Signing, done');
  const takeHome = new TakeHome(program);
  await takeHome.open();
  await barriers.look('What the partner takes home');
  await page.keyboard.press('Escape');
  await expect(takeHome.dialog).toBeHidden();
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await program.goTo('Settings');
  for (const name of ['Set a PIN', 'Import your own certificate'])
    await lookIntoAny(program, barriers, { what: name, opener: page.getByRole('button', { name }) });
  expect(barriers.found).toEqual([]);
});

journey('nothing that opens in front puts a barrier in anybody’s way', async ({ openDevice }) => {
  const program = await withDemo(openDevice);
  const { page } = program;
  const barriers = new Barriers(page);
  const lookInto = (what: string, opener: Locator, meanwhile: () => Promise<void> = async () => undefined) =>
    lookIntoAny(program, barriers, { what, opener, meanwhile });
  const button = (name: string | RegExp, within: Locator = program.main) =>
    within.getByRole('button', { name, exact: typeof name === 'string' }).first();

  await page.keyboard.press('Control+K');
  await page.keyboard.type('nord');
  await expect(page.getByRole('option', { name: begun }).first()).toBeVisible();
  await barriers.look('Palette');
  await page.keyboard.press('Escape');
  await expect(inFront(program)).toBeHidden();
  await page.keyboard.press('?');
  await expect(program.dialog('Keys')).toBeVisible();
  await barriers.look('Keys');
  await page.keyboard.press('Escape');
  await lookInto('Menu of the colours', page.getByRole('button', { name: /^Colours/ }));

  await program.goTo('Partners');
  await lookInto('New partner', button('New partner'), async () => {
    const dialog = program.dialog('New partner');
    await button('Add partner', dialog).click();
    await expect(dialog.getByText('Give the legal name.').first()).toBeVisible();
    await barriers.look('New partner, refused');
    await dialog.getByRole('combobox', { name: 'Country' }).fill('nor');
    await expect(page.getByRole('option', { name: 'Norway' })).toBeVisible();
    await barriers.look('New partner, choosing the country');
    await page.keyboard.press('Escape');
    await button(/Kind of partner$/, dialog).click();
    await expect(page.getByRole('option').first()).toBeVisible();
    await barriers.look('New partner, choosing the kind');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('option')).toHaveCount(0);
  });

  await new Partners(program).open(begun);
  await lookInto('Plan a visit', button('Plan a visit'), async () => {
    await button(/^Calendar|Day$/, program.dialog('Plan a visit')).click();
    const calendar = page.locator('table[role=grid]');
    await expect(calendar).toBeVisible();
    await barriers.look('Plan a visit, calendar');
    await page.keyboard.press('Escape');
    await expect(calendar).toBeHidden();
  });
  await lookInto('Why', button('Why?'));
  await lookInto('Refuse the gate', button('Refuse…'));
  await new Partners(program).tab('Identity, people, risk');
  for (const opener of ['Correct', /^Rate/, 'Add a person', 'Add a site'])
    await lookInto(String(opener), button(opener));
  await lookInto('Person', page.getByRole('table', { name: 'People' }).getByRole('button').first());

  await new Partners(program).tab('Evidence');
  for (const kind of ['E1.1 Register extract', 'E1.2 Declaration of ownership', 'E8.3 Escalation drill']) {
    await new Evidence(program).openFor(kind);
    await barriers.look(`Evidence: ${kind}`);
    await page.keyboard.press('Escape');
    await expect(inFront(program)).toBeHidden();
  }
  await lookInto('Piece of evidence', page.getByRole('table', { name: 'Evidence' }).getByRole('button').first());

  await program.goTo('Documents');
  await lookInto('Menu of a document', button('What to do with it'));
  // The menu gave the focus back, and the button's name is shown above it: with the mouse one would have to wait.
  await button('What to do with it').press('Enter');
  await page.getByRole('menuitem', { name: 'Verify' }).click();
  await expect(page.getByRole('region', { name: 'Messages' }).getByRole('alertdialog')).toBeVisible();
  await barriers.look('Message');
  expect(barriers.found).toEqual([]);
});
