import { answerTo } from './answers';
import { expect, journey } from './journey';
import { Agreements } from './pages/agreements';
import { Evidence } from './pages/evidence';
import { questionOf } from './pages/interview';
import { Keyboard } from './pages/keyboard';
import { Program } from './pages/program';

const partner = 'Tastenwerk Systeme GmbH';
const officer = 'Eva Lindner';
const proof = 'Declaration of ownership';

journey('the visit with the keyboard alone: partner, person, visit, answers, proof, gate, plan', async ({ openDevice }) => {
  const program = new Program(await openDevice({ person: null }));
  const keyboard = new Keyboard(program);
  await program.begin();
  await addPartner(program, keyboard);
  await addPerson(program, keyboard);
  await beginVisit(program, keyboard);
  await answerQuestions(program, keyboard);
  await acceptProof(program, keyboard);
  await reachDecision(program, keyboard);
  await keyboard.activate(program.main.getByRole('button', { name: 'Draft the plan' }));
  await expect(program.page.getByRole('heading', { level: 1, name: 'Joint Success Plan' })).toBeVisible();
  await keyboard.isSomewhere();
  expect(keyboard.unseen).toEqual([]);
});

journey('both sides sign with the keyboard alone', async ({ openDevice }) => {
  const program = new Program(await openDevice({ person: null, demo: true }));
  const keyboard = new Keyboard(program);
  const { page, main } = program;
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible({ timeout: 60_000 });
  await keyboard.jump('havne', 'Havnebro Systems AS');
  await keyboard.activate(main.getByRole('link', { name: 'Joint Success Plan' }).first());
  await expect(page.getByRole('heading', { level: 1, name: 'Joint Success Plan' })).toBeVisible();
  await keyboard.take(page.getByRole('button', { name: 'More', exact: true }), 'Begin a new version');
  await expect(new Agreements(program).inTheWay).toContainText('Nothing. It can be signed.');
  await keyboard.activate(page.getByRole('button', { name: 'Lock and sign' }));
  await signBy(program, keyboard, 'Ingrid Solheim');
  await expect(page.getByRole('heading', { level: 1, name: /^Turn the screen to / })).toBeVisible({ timeout: 30_000 });
  await keyboard.activate(page.getByRole('button', { name: 'Go on', exact: true }));
  await signBy(program, keyboard, 'Mara Lind');
  await new Agreements(program).isFrozen();
  await keyboard.activate(page.getByRole('button', { name: 'Done', exact: true }));
  await expect(page.getByRole('heading', { level: 1, name: 'Joint Success Plan' })).toBeVisible();
  await keyboard.isSomewhere();
  expect(keyboard.unseen).toEqual([]);
});

async function addPartner(program: Program, keyboard: Keyboard): Promise<void> {
  const { page } = program;
  await keyboard.jump('partners', 'Partners');
  await expect(page.getByRole('heading', { level: 1, name: 'Partners' })).toBeVisible();
  // Opened and closed again: the focus is where it was.
  await keyboard.press('n');
  const dialog = program.dialog('New partner');
  await keyboard.isOn(dialog.getByRole('textbox', { name: 'Legal name' }));
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await keyboard.isSomewhere();
  await keyboard.press('n');
  await keyboard.isOn(dialog.getByRole('textbox', { name: 'Legal name' }));
  await keyboard.type(partner);
  await keyboard.find(dialog.getByRole('combobox', { name: 'Country' }), 'Austria');
  await keyboard.tabTo(dialog.getByRole('textbox', { name: 'Website' }));
  await keyboard.type('tastenwerk.example');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: partner })).toBeVisible();
  await keyboard.isSomewhere();
}

async function addPerson(program: Program, keyboard: Keyboard): Promise<void> {
  const { page } = program;
  await keyboard.tabTo(page.getByRole('tab', { name: 'Overview' }));
  await keyboard.press('ArrowRight');
  await keyboard.isOn(page.getByRole('tab', { name: 'Identity, people, risk' }));
  const opener = page.getByRole('button', { name: 'Add a person' });
  await keyboard.activate(opener);
  const dialog = program.dialog('Add a person');
  await keyboard.write(dialog.getByRole('textbox', { name: 'Name' }), officer);
  await keyboard.pick(dialog.getByRole('radiogroup', { name: 'Side' }), 'Partner’s side');
  await keyboard.choose(dialog.getByRole('button', { name: /Role$/ }), 'Sponsor');
  await keyboard.activate(dialog.getByRole('button', { name: 'Add person' }));
  await expect(page.getByRole('table', { name: 'People' }).getByRole('rowheader', { name: officer })).toBeVisible();
  await expect(dialog).toBeHidden();
  await keyboard.isOn(opener);
}

async function beginVisit(program: Program, keyboard: Keyboard): Promise<void> {
  const { page } = program;
  await keyboard.activate(program.main.getByRole('button', { name: 'Plan a visit' }).first());
  const dialog = program.dialog('Plan a visit');
  await keyboard.write(dialog.getByRole('textbox', { name: 'Purpose' }), 'Qualification');
  await keyboard.activate(dialog.getByRole('button', { name: 'Keep' }));
  await expect(page.getByRole('heading', { level: 1, name: /^Visit to / })).toBeVisible();
  await keyboard.isSomewhere();
  await keyboard.activate(page.getByRole('button', { name: 'Start the visit' }));
  await expect(page.getByRole('button', { name: 'End the visit' })).toBeVisible();
  await keyboard.isSomewhere();
}

async function answerQuestions(program: Program, keyboard: Keyboard): Promise<void> {
  const { page } = program;
  const module = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Qualification' }) });
  await keyboard.activate(module.getByRole('button', { name: 'Start the interview' }));
  await isAt(program, 'M1.Q1');
  await keyboard.isSomewhere();
  const form = page.locator('form');
  const field = (label: string) => form.getByRole('textbox', { name: label, exact: true });
  const { registerNumber, address } = answerTo('M1.Q1');
  await keyboard.write(field('Legal name'), partner);
  await keyboard.write(field('Register number'), String(registerNumber));
  await keyboard.find(form.getByRole('combobox', { name: 'Country of registration' }), 'Austria');
  await keyboard.write(field('Registered address'), String(address));
  await bringProof(program, keyboard);
  await keyboard.press('Control+Enter');
  await isAt(program, 'M1.Q2');
  await keyboard.isSomewhere();
  await keyboard.take(form.getByRole('button', { name: 'No answer' }), 'They would rather not say');
  await isAt(program, 'M1.Q3');
  await keyboard.press('Alt+ArrowDown');
  await isAt(program, 'M1.Q4');
  await keyboard.pick(
    form.getByRole('radiogroup', { name: 'Closest description' }),
    'Service provider: runs it for customers',
  );
  await keyboard.press('Control+Enter');
  await isAt(program, 'M1.Q5');
  await keyboard.activate(page.getByRole('button', { name: 'Leave the interview' }));
  await expect(page.getByRole('heading', { level: 1, name: /^Visit to / })).toBeVisible();
  await keyboard.isSomewhere();
}

async function bringProof(program: Program, keyboard: Keyboard): Promise<void> {
  const { page } = program;
  const proofs = page.getByRole('list', { name: 'Proofs this answer asks for' }).getByRole('listitem');
  const wanted = proofs.filter({ hasText: proof });
  await keyboard.activate(wanted.getByRole('button', { name: 'Bring the proof now' }));
  const { dialog, keepButton } = new Evidence(program);
  await expect(keepButton).toBeVisible();
  await keyboard.choose(dialog.getByRole('button', { name: /Who says so$/ }), officer);
  await keyboard.activate(keepButton);
  await expect(wanted).toContainText('Waits for review');
  await expect(keepButton).toBeHidden();
  await keyboard.isSomewhere();
}

async function acceptProof(program: Program, keyboard: Keyboard): Promise<void> {
  const { page } = program;
  await keyboard.jump('tasten', partner);
  await expect(page.getByRole('heading', { level: 1, name: partner })).toBeVisible();
  await keyboard.tabTo(page.getByRole('tab', { name: 'Overview' }));
  await keyboard.press('ArrowRight', 'ArrowRight');
  await keyboard.isOn(page.getByRole('tab', { name: 'Evidence' }));
  const piece = page.getByRole('table', { name: 'Evidence' }).getByRole('button', { name: proof });
  await keyboard.activate(piece);
  const dialog = program.dialog(proof);
  await keyboard.activate(dialog.getByRole('button', { name: 'Accept', exact: true }));
  await expect(dialog.getByText('Accepted').first()).toBeVisible();
  await keyboard.isSomewhere();
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await keyboard.isOn(piece);
}

async function reachDecision(program: Program, keyboard: Keyboard): Promise<void> {
  const { page, main } = program;
  await keyboard.tabTo(page.getByRole('tab', { name: 'Evidence' }), 'Shift+Tab');
  await keyboard.press('Home');
  await keyboard.isOn(page.getByRole('tab', { name: 'Overview' }));
  for (const [opener, title] of [
    ['Why?', /^Why /],
    ['Refuse…', /^Refuse /],
  ] as const) {
    const button = main.getByRole('button', { name: opener, exact: true });
    await keyboard.activate(button);
    await expect(program.dialog(title)).toBeVisible();
    await keyboard.isSomewhere();
    await keyboard.press('Escape');
    await expect(program.dialog(title)).toBeHidden();
    await keyboard.isOn(button);
  }
}

async function signBy(program: Program, keyboard: Keyboard, name: string): Promise<void> {
  const { page } = program;
  await expect(page.getByRole('heading', { level: 1, name: /^Who signs for / })).toBeVisible({ timeout: 30_000 });
  await keyboard.activate(page.getByRole('listitem').getByRole('button', { name: new RegExp(`^${name}`) }));
  const pad = page.getByRole('application', { name: `Signature of ${name}` });
  const sign = page.getByRole('button', { name: 'Sign', exact: true });
  await keyboard.tabTo(pad);
  // Down, two long strokes and a few short ones, up; a second stroke from elsewhere.
  await keyboard.press('Space', 'Shift+ArrowRight', 'Shift+ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'Space');
  await keyboard.press('ArrowRight', 'ArrowRight', 'Space', 'Shift+ArrowDown', 'Shift+ArrowRight', 'Space');
  await expect(page.getByText('The pen is up. The arrows move it.')).toBeVisible();
  await expect(sign).toBeEnabled();
  await keyboard.activate(sign);
  await expect(pad).toBeHidden({ timeout: 30_000 });
}

async function isAt(program: Program, questionId: string): Promise<void> {
  await expect(program.page.getByRole('heading', { level: 1, name: questionOf(questionId).text })).toBeVisible();
  await expect(program.page.locator('form')).toBeVisible();
}
