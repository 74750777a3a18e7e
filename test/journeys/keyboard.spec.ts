import type { Locator } from '@playwright/test';
import { expect, journey, type OpenDevice } from './journey';
import { Agreements } from './pages/agreements';
import { Program } from './pages/program';
import { Signing } from './pages/signing';
import { WithoutMouse } from './pages/without-mouse';

// The partner of the demo that has signed everything once.
const partner = 'Havnebro Systems AS';

journey('the focus is seen at every stop, and comes back from whatever was in front', async ({ openDevice }) => {
  const { program, keyboard } = await withDemo(openDevice);
  const { page, main } = program;
  const button = (name: string | RegExp) => main.getByRole('button', { name, exact: typeof name === 'string' }).first();
  const goTo = async (tab: string, ...keys: readonly string[]) => {
    await keyboard.tabTo(page.getByRole('tab', { selected: true }));
    await keyboard.press(...keys);
    await keyboard.isOn(page.getByRole('tab', { name: tab }));
  };
  await keyboard.press('Control+K');
  await expect(program.dialog('Find anything')).toBeVisible();
  await keyboard.press('Escape');
  await expect(program.dialog('Find anything')).toBeHidden();
  await keyboard.isSomewhere();

  for (const [opener, title] of [
    ['Plan a visit', 'Plan a visit'],
    ['Why?', /^Why /],
    ['Refuse…', /^Refuse /],
  ] as const) {
    await comesBack(program, keyboard, { opener: button(opener), title });
  }
  await goTo('Identity, people, risk', 'End', 'ArrowLeft');
  for (const [opener, title] of [
    ['Correct', 'Correct'],
    [/^Rate/, 'Risk'],
    ['Add a site', 'Add a site'],
  ] as const) {
    await comesBack(program, keyboard, { opener: button(opener), title });
  }
  await addPerson(program, keyboard);
  await goTo('Evidence', 'Home', 'ArrowRight', 'ArrowRight');
  await comesBack(program, keyboard, { opener: button('Add evidence'), title: 'Add evidence' });
  const piece = page.getByRole('table', { name: 'Evidence' }).getByRole('button').first();
  await comesBack(program, keyboard, { opener: piece, title: /./ });
  await goTo('Overview', 'Home');
  expect(keyboard.unseen).toEqual([]);
});

journey('both sides sign with the keyboard alone', async ({ openDevice }) => {
  const { program, keyboard } = await withDemo(openDevice);
  const { page, main } = program;
  await keyboard.activate(main.getByRole('link', { name: 'Joint Success Plan' }).first());
  await expect(page.getByRole('heading', { level: 1, name: 'Joint Success Plan' })).toBeVisible();
  await keyboard.take(page.getByRole('button', { name: 'More', exact: true }), 'Begin a new version');
  const amending = program.dialog('Begin a new version');
  await keyboard.write(amending.getByRole('textbox', { name: 'Why it is changed' }), 'The first outcome is there.');
  await keyboard.activate(amending.getByRole('button', { name: 'Begin it' }));
  await expect(new Agreements(program).inTheWay).toContainText('Nothing. It can be signed.');
  await keyboard.activate(page.getByRole('button', { name: 'Lock and sign' }));
  const prepare = page.getByRole('button', { name: 'Prepare the document' });
  await expect(prepare).toBeEnabled({ timeout: 30_000 });
  await keyboard.write(page.getByRole('textbox', { name: 'Your name' }), 'Nina Falk');
  await expect(new Signing(program).signers.locator('strong')).toHaveText(['Ingrid Solheim', 'Sten Falk']);
  await keyboard.activate(prepare);
  await signBy(program, keyboard, 'Ingrid Solheim');
  await expect(page.getByRole('heading', { level: 1, name: /^Thank you, Ingrid Solheim/ })).toBeVisible({
    timeout: 30_000,
  });
  await keyboard.activate(page.getByRole('button', { name: 'Go on', exact: true }));
  await signBy(program, keyboard, 'Sten Falk');
  await new Signing(program).isFrozen();
  await keyboard.activate(page.getByRole('button', { name: 'Done', exact: true }));
  await expect(page.getByRole('heading', { level: 1, name: 'Joint Success Plan' })).toBeVisible();
  await keyboard.isSomewhere();
  expect(keyboard.unseen).toEqual([]);
});

/** Opened with Enter and closed with Escape: the focus went in, and is back on what opened it. */
async function comesBack(
  program: Program,
  keyboard: WithoutMouse,
  { opener, title }: { readonly opener: Locator; readonly title: string | RegExp },
): Promise<void> {
  const dialog = program.dialog(title);
  await keyboard.activate(opener);
  await expect(dialog).toBeVisible();
  await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await keyboard.isOn(opener);
}

async function addPerson(program: Program, keyboard: WithoutMouse): Promise<void> {
  const { page } = program;
  const opener = page.getByRole('button', { name: 'Add a person' });
  await keyboard.activate(opener);
  const dialog = program.dialog('Add a person');
  await keyboard.write(dialog.getByRole('textbox', { name: 'Name' }), 'Eva Lindner');
  await keyboard.pick(dialog.getByRole('radiogroup', { name: 'Side' }), 'Partner’s side');
  await keyboard.choose(dialog.getByRole('button', { name: /Role$/ }), 'Sponsor');
  await keyboard.activate(dialog.getByRole('button', { name: 'Add person' }));
  await expect(
    page.getByRole('table', { name: 'People' }).getByRole('rowheader', { name: 'Eva Lindner' }),
  ).toBeVisible();
  await expect(dialog).toBeHidden();
  await keyboard.isOn(opener);
}

async function withDemo(
  openDevice: OpenDevice,
): Promise<{ readonly program: Program; readonly keyboard: WithoutMouse }> {
  const program = new Program(await openDevice({ person: null, demo: true }));
  const keyboard = new WithoutMouse(program);
  await expect(program.page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible({ timeout: 60_000 });
  await keyboard.jump('havne', partner);
  await expect(program.page.getByRole('heading', { level: 1, name: partner })).toBeVisible();
  return { program, keyboard };
}

async function signBy(program: Program, keyboard: WithoutMouse, name: string): Promise<void> {
  const { page } = program;
  await expect(page.getByRole('heading', { level: 1, name: `Before ${name} signs` })).toBeVisible({ timeout: 60_000 });
  await keyboard.pick(page.getByRole('radiogroup', { name: 'How do you know who this is?' }), 'I know this person');
  await keyboard.activate(page.getByRole('button', { name: `Turn the screen to ${name}` }));
  await keyboard.activate(page.getByRole('button', { name: `I am ${name}, continue` }));
  // The paging keys turn the pages although the focus is on the name beside them.
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeFocused();
  await keyboard.press('PageDown', 'End');
  await expect(page.getByText('You have seen the text to its end')).toBeVisible();
  await keyboard.tabTo(page.getByRole('checkbox', { name: 'I have read this and agree to it' }));
  await keyboard.press('Space');
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
