import type { Locator } from '@playwright/test';
import { expect, journey } from './journey';
import { demoPlaces, openAt, withDemo } from './pages/demo';
import { choose, fillText } from './pages/fields';
import { pickFiles } from './pages/files';
import { questionOf } from './pages/interview';
import { Program } from './pages/program';
import { WithoutMouse } from './pages/without-mouse';

const farPartner = 'Havnebro Systems AS';
const midwayPartner = 'Gipfelwerk Service GmbH';
const rubs = 'Nobody at the partner knows which hours are meant';
const better = 'Ask for the hours with a calendar beside it';
const outcome = 'The question shows a week to be filled in.';

journey(
  'what rubs in an interview is noted with three keys and a few words, wanted by two, done in a version, and credited',
  async ({ openDevice }) => {
    journey.setTimeout(300_000);
    const ana = new Program(await openDevice({ person: 'Ana Berg', demo: true }));
    await expect(ana.page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible({ timeout: 60_000 });
    await ana.isOpen();

    await journey.step('in the interview: three keys and the words', async () => {
      await openAt(ana, `${demoPlaces.service}/M8.Q1`, questionOf('M8.Q1').text);
      await ana.page.keyboard.press('Control+j');
      const dialog = ana.dialog('What rubs?');
      await expect(dialog.getByRole('textbox', { name: 'In a few words' })).toBeFocused();
      await expect(dialog).toContainText(`Noted with: ${midwayPartner} · Service and success`);
      await ana.page.keyboard.type(rubs);
      await ana.page.keyboard.press('Alt+3');
      await ana.page.keyboard.press('Enter');
      await ana.hears('Noted. It waits in the backlog of the playbook.');
      await expect(dialog).toBeHidden();
      await expect(ana.page.getByRole('heading', { level: 1, name: questionOf('M8.Q1').text })).toBeVisible();
    });
    await journey.step('and without a keyboard, by its button, also where a survey fills the screen', async () => {
      const button = ana.page.getByRole('button', { name: 'Note friction' });
      await expect(button).toHaveCount(1);
      await openAt(ana, `${demoPlaces.midway}/survey`, /./);
      await button.click();
      await expect(ana.dialog('What rubs?')).toBeVisible();
      await ana.page.keyboard.press('Escape');
      await expect(ana.dialog('What rubs?')).toBeHidden();
      const [line, work] = await Promise.all([button.boundingBox(), ana.main.boundingBox()]);
      expect((line?.y ?? 0) + (line?.height ?? 0)).toBeLessThanOrEqual(work?.y ?? 0);
    });
    await openAt(ana, '/product', 'The playbook as a product');
    await ana.isAtHq();

    const ben = new Program(await openDevice({ person: 'Ben Holt' }));
    await ben.begin();
    await ben.isAtHq();
    await journey.step('a colleague takes it up into the backlog', async () => {
      await openAt(ben, '/product', 'The playbook as a product');
      const loose = ben.main.getByRole('listitem').filter({ hasText: rubs });
      await expect(loose).toContainText('Stops the work');
      await expect(loose).toContainText(midwayPartner);
      await ben.main.getByRole('button', { name: `Take up: ${rubs}` }).click();
      await ben
        .dialog(/^Take up/)
        .getByRole('button', { name: 'Make a new one…' })
        .click();
      const dialog = ben.dialog('New improvement');
      await fillText(dialog, 'What is to be better', better);
      await dialog.getByRole('button', { name: 'Raise' }).click();
      await expect(dialog).toBeHidden();
      await expect(loose).toHaveCount(0);
      await expect(line(ben)).toContainText('M8');
      await ben.isAtHq();
    });
    await journey.step('who noted it wants it too', async () => {
      await ana.isAtHq();
      await openLine(ana);
      await sheet(ana).getByRole('button', { name: 'I want this' }).click();
      await expect(sheet(ana)).toContainText('2 people × degree 3 × 1 partner = 6');
      await ana.isAtHq();
    });
    await journey.step('it is planned, taken in hand, done in a version, and helps all partners', async () => {
      await ben.isAtHq();
      await openLine(ben);
      await expect(sheet(ben)).toContainText('2 people × degree 3 × 1 partner = 6');
      await step(ben, 'Plan…', { 'For which version': '2.3.0', do: 'Plan it' });
      await step(ben, 'Take in hand…', { 'Who takes it in hand': 'Ben Holt', do: 'Take in hand' });
      await step(ben, 'More than one partner has it…', {
        'How do you know that others have it too?': 'Two others asked the same on the phone.',
        do: 'Mark it',
      });
      await step(ben, 'Done…', { 'What was done': outcome, do: 'It is done' });
      await expect(sheet(ben)).toContainText('2.3.0');
      await expect(sheet(ben)).toContainText('For all partners');
      await ben.page.keyboard.press('Escape');
      await expect(sheet(ben)).toHaveCount(0);
      await ben.isAtHq();
    });
    await journey.step('both see whose credit it is', async () => {
      for (const [program, who] of [
        [ben, 'You'],
        [ana, 'Ben Holt'],
      ] as const) {
        await program.isAtHq();
        await openAt(program, '/product/credits', 'The playbook as a product');
        const credit = program.main
          .getByRole('table', { name: 'Credits' })
          .getByRole('row')
          .filter({ hasText: better });
        await expect(credit).toContainText(`${who}2`);
      }
    });
  },
);

journey(
  'a survey is answered on the turned screen with the keyboard alone, and the score knows it',
  async ({ openDevice }) => {
    const program = await withDemo(openDevice);
    const { page } = program;
    const keys = new WithoutMouse(program);
    await openAt(program, '/insights/promoterScore', 'Partner NPS');
    await expect(program.main.getByRole('region', { name: 'Partner NPS', exact: true })).toContainText('+27.3 points');

    for (const [person, score, shown] of [
      ['Ingrid Solheim', ['1', '0'], '10'],
      ['Emil Strand', ['6'], '6'],
      ['Kaja Nilsen', ['9'], '9'],
    ] as const) {
      await openAt(program, `${demoPlaces.far}/survey`, 'Ask here');
      await keys.choose(page.getByRole('button', { name: /Who answers$/ }), person);
      await keys.activate(page.getByRole('button', { name: 'Turn the screen' }));
      const question = 'How likely is it that you would recommend working with us?';
      await expect(page.getByRole('heading', { level: 1, name: question })).toBeFocused();
      // Nothing of ours is on the screen.
      await expect(page.getByText(farPartner)).toHaveCount(0);
      await keys.press(...score);
      await expect(page.getByRole('radio', { checked: true })).toHaveAttribute('value', shown);
      await keys.press('Enter');
      await expect(page.getByRole('textbox', { name: 'In your own words' })).toBeFocused();
      await keys.type('They answer the telephone.');
      await keys.activate(page.getByRole('button', { name: 'Hand in' }));
      await expect(page.getByRole('heading', { level: 1, name: 'Thank you' })).toBeFocused();
      await keys.activate(page.getByRole('button', { name: 'Hand back' }));
      await expect(page.getByText('The answer is kept')).toBeVisible();
      await keys.activate(page.getByRole('button', { name: 'Back to the partner' }));
      await expect(page.getByRole('heading', { level: 1, name: farPartner })).toBeVisible();
    }
    const answers = program.main.getByRole('table', { name: 'Survey answers' });
    await expect(answers.getByRole('row', { name: /Emil Strand Recommendation 6/ })).toContainText('6 of 10');

    await openAt(program, '/insights', 'Insights');
    // Of eleven there were five less two. One is new, and of two the later answer counts: six less three of twelve.
    const tile = program.main.getByRole('region', { name: 'Partner NPS', exact: true });
    await expect(tile).toContainText('+25 points');
    await expect(tile).toContainText('12 answers');
    expect(keys.unseen).toEqual([]);
  },
);

const headings = 'Unternehmen;Worum es geht;Eingang;Bei wem;Wer hat es gemacht;Erledigt;Nummer';
const columns = {
  Partner: 'Unternehmen',
  Subject: 'Worum es geht',
  'Opened at': 'Eingang',
  'Opened at desk': 'Bei wem',
  'Handled by': 'Wer hat es gemacht',
  'Resolved at': 'Erledigt',
  Reference: 'Nummer',
} as const;
const firstTable = [
  headings,
  `${farPartner};Berth sensor silent;2026-09-01T08:00;partner;partner;2026-09-01T10:00;T-1`,
  `${farPartner};Tides wrong by an hour;2026-09-03T08:00;us;partner;2026-09-04T10:00;T-2`,
  `${farPartner};Resolved before it began;2026-09-05T08:00;partner;partner;2026-09-04T10:00;T-3`,
  `Nobody GmbH;Whose is this;2026-09-06T08:00;partner;partner;;T-4`,
].join('\n');
const secondTable = [
  headings,
  `${farPartner};Tides wrong by an hour;2026-09-03T08:00;us;partner;2026-09-04T10:00;T-2`,
  `${farPartner};Crane list empty;2026-10-01T08:00;partner;partner;;T-5`,
].join('\n');

journey(
  'cases are taken in from a table: each row has its fate, and the next table of the same source is read by itself',
  async ({ openDevice }) => {
    const program = await withDemo(openDevice);
    const { main } = program;
    await openAt(program, '/import', 'Take in a table');
    await choose(main, 'What the table lists', 'Cases');
    await bring(program, 'desk-september.csv', firstTable);
    for (const [ours, theirs] of Object.entries(columns)) {
      const label = ['Resolved at', 'Reference'].includes(ours) ? ours : `${ours} (needed)`;
      await choose(main, label, theirs);
    }
    await main.getByRole('button', { name: 'Remember…' }).click();
    await fillText(program.dialog('Remember…'), 'Name of the source', 'Desk of the partner');
    await program.dialog('Remember…').getByRole('button', { name: 'Keep' }).click();
    await program.hears('Remembered as “Desk of the partner”.');

    await expect(main.getByRole('status').filter({ hasText: 'to add' })).toHaveText(
      '2 to add · 0 known already · 2 cannot be taken',
    );
    await fate(program, 'Berth sensor silent', 'Added', '');
    await fate(program, 'Tides wrong by an hour', 'Added', '');
    await fate(program, 'Resolved before it began', 'Not taken', 'lies before');
    await fate(program, 'Whose is this', 'Not taken', 'There is no partner “Nobody GmbH” here.');
    await main.getByRole('button', { name: /^Add 2 rows/ }).click();
    await expect(main).toContainText('2 rows were added');

    await main.getByRole('button', { name: 'Take in another table' }).click();
    await bring(program, 'desk-october.csv', secondTable);
    await expect(main.getByRole('button', { name: /^Desk of the partner\b.*How the columns are read$/ })).toBeVisible();
    await fate(program, 'Tides wrong by an hour', 'Here already', 'The same as');
    await fate(program, 'Crane list empty', 'Added', '');
    await main.getByRole('button', { name: /^Add (one|1) row/ }).click();
    await expect(main).toContainText('One row was added');

    await openAt(program, `${demoPlaces.far}/delivery`, farPartner);
    const cases = main.getByRole('table', { name: 'Cases' });
    await expect(cases.getByRole('row').filter({ hasText: 'T-' })).toHaveCount(3);
    await expect(cases.getByRole('row').filter({ hasText: 'Crane list empty' })).toContainText('Open');
    await openAt(program, '/insights', 'Insights');
    const tile = main.getByRole('region', { name: 'Time to first case resolution', exact: true });
    await expect(tile).toContainText('A case itself took');
  },
);

function line(program: Program): Locator {
  return program.main.getByRole('grid', { name: 'Backlog' }).getByRole('row').filter({ hasText: better });
}

function sheet(program: Program): Locator {
  return program.dialog(better).first();
}

async function openLine(program: Program): Promise<void> {
  await line(program).click();
  await expect(sheet(program)).toBeVisible();
}

/** A button of the sheet, and what the dialog behind it asks for. */
async function step(program: Program, button: string, asked: Readonly<Record<string, string>>): Promise<void> {
  const { do: done = '', ...fields } = asked;
  await sheet(program).getByRole('button', { name: button }).click();
  const dialog = program.page.getByRole('dialog', { name: better }).last();
  for (const [label, words] of Object.entries(fields)) await fillText(dialog, label, words);
  await dialog.getByRole('button', { name: done, exact: true }).click();
  await expect(program.page.getByRole('dialog', { name: better })).toHaveCount(1);
}

async function bring(program: Program, name: string, table: string): Promise<void> {
  const choosing = program.main.getByRole('button', { name: 'Choose files' });
  await pickFiles(program, choosing, [{ name, mimeType: 'text/csv', buffer: Buffer.from(table) }]);
  await expect(program.main.getByRole('heading', { name: `Columns of ${name}` })).toBeVisible();
}

async function fate(program: Program, subject: string, word: string, why: string): Promise<void> {
  const row = program.main
    .getByRole('grid', { name: 'Rows of the table' })
    .getByRole('row')
    .filter({ hasText: subject });
  await expect(row).toContainText(word);
  await expect(row).toContainText(why);
}
