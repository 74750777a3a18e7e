import { answerTo, names, nordlicht, people } from './answers';
import { expect, journey } from './journey';
import { pick } from './pages/fields';
import { Interview, questionOf } from './pages/interview';
import { Partners } from './pages/partners';
import { Playbook } from './pages/playbook';
import { Program } from './pages/program';

const retired = { field: 'capacity', label: 'Named people, part of their time' };
const before = questionOf('M1.Q4').text;
const reworded = 'What kind of partner do you want to be for us, and where do you already work like that?';
const added = 'Which language do your people want our courses in?';

journey(
  'an interview in flight is moved to a new version of the playbook, and every answer is still there',
  // A playbook goes to everybody: a headquarters of its own, so that no other journey gets it.
  async ({ mortalHeadquarters: at, openDevice }) => {
    journey.setTimeout(300_000);
    const program = new Program(await openDevice({ person: 'Ines Kramer', at }));
    const colleague = new Program(await openDevice({ person: 'Ruth Baumann', role: 'headquarters', at }));
    await program.begin();
    await colleague.begin();
    const finished = await journey.step('a short interview is finished, a longer one stands in its middle', () =>
      beginInterviews(program),
    );
    await journey.step('headquarters publishes a new version', () => publish(colleague));
    await journey.step('the interview stays in its version and says what moving it would mean', () =>
      seesNotice(program),
    );
    await journey.step('it is moved: every answer stands, and what no longer fits is asked for again', () =>
      move(program),
    );
    await journey.step('what was finished before is read in the words in which it was asked', async () => {
      await program.page.goto(finished);
      await expect(program.page.getByRole('heading', { level: 1, name: questionOf('M5.Q1').text })).toBeVisible();
      await expect(program.page.getByText('This interview is finished.')).toBeVisible();
      await program.page.getByRole('button', { name: 'Leave the interview' }).click();
    });
    await program.isAtHq();
    await colleague.isAtHq();
  },
);

/** Answers the address of the finished one. */
async function beginInterviews(program: Program): Promise<string> {
  const partners = new Partners(program);
  const interview = new Interview(program, names);
  await program.goTo('Partners');
  await partners.add(nordlicht);
  await partners.tab('Identity, people, risk');
  for (const person of people.filter(({ side }) => side === 'Partner’s side')) await partners.addPerson(person);
  await partners.tab('Overview');
  await partners.startInterview('Technical integration');
  await interview.isAt('M5.Q1');
  const address = program.page.url();
  await interview.fill('M5.Q1', { needed: false });
  await interview.goOn();
  await interview.finish();
  await partners.open(nordlicht.legalName);
  await partners.startInterview('Qualification');
  for (const questionId of ['M1.Q1', 'M1.Q2', 'M1.Q3', 'M1.Q4']) {
    await interview.isAt(questionId);
    await interview.fill(questionId, answerTo(questionId));
    await interview.goOn();
  }
  await interview.isAt('M1.Q5');
  return address;
}

async function publish(program: Program): Promise<void> {
  const playbook = new Playbook(program);
  await playbook.openVersions();
  await playbook.beginDraft('2.1.0');
  await playbook.openPart('M1.Q3');
  await playbook.retireOption(retired.field, retired.label);
  await playbook.openPart('M1.Q4');
  await playbook.reword(reworded);
  await playbook.addQuestion('M1.Q9', added, 'Language');
  await playbook.openPart('M5.Q1');
  await playbook.reword('Which interfaces do you want with us?');
  const changes = await playbook.compare();
  await expect(changes).toContainText('Retired');
  await expect(changes).toContainText('Reworded');
  await expect(changes).toContainText('New');
  await playbook.publish('2.1.0', 'The pilots did not understand two questions.');
  await program.isAtHq();
}

async function seesNotice(program: Program): Promise<void> {
  const interview = new Interview(program, names);
  const notice = program.page.getByRole('region', { name: 'Version of the playbook' });
  await expect(notice).toContainText('held in version 2.0.0 of the playbook; version 2.1.0 is in force', {
    timeout: 60_000,
  });
  // Nothing has moved by itself: the old words are still asked.
  await interview.goTo(before);
  await interview.isAt('M1.Q4');
  await notice.getByRole('button', { name: 'See what changes' }).click();
  const preview = program.dialog('From version 2.0.0 to 2.1.0');
  await expect(preview).toContainText('To look at again: 1');
  await expect(preview).toContainText('New to ask: 1');
  await expect(preview).toContainText('Stays as it is: 3');
  await expect(preview).toContainText('The question is worded differently; the answer counts.');
}

async function move(program: Program): Promise<void> {
  const interview = new Interview(program, names);
  await program.dialog('From version 2.0.0 to 2.1.0').getByRole('button', { name: 'Move to 2.1.0' }).click();
  await program.hears('The interview goes on in version 2.1.0. Every answer is kept.');
  await expect(program.page.getByRole('heading', { level: 1, name: reworded })).toBeVisible();
  await expect(interview.form.getByRole('radio', { name: /^Reseller: / })).toBeChecked();
  await expect(interview.outline.getByRole('link', { name: added })).toContainText('Open');

  await interview.goTo(questionOf('M1.Q1').text);
  await expect(interview.form.getByRole('textbox', { name: 'Registered address' })).toHaveValue(
    String(answerTo('M1.Q1')['address']),
  );

  // The retired option is no longer offered, is still what was said, and another is chosen.
  const third = questionOf('M1.Q3').text;
  await expect(interview.outline.getByRole('link', { name: third })).toContainText('Open');
  await interview.goTo(third);
  await expect(program.page.getByText('in a form that no longer fits')).toBeVisible();
  await program.page.getByText('History: 1 answer').click();
  await expect(program.page.getByText(/playbook 2\.0\.0/).first()).toBeVisible();
  await expect(program.page.getByRole('listitem').filter({ hasText: 'playbook 2.0.0' })).toContainText(retired.label);
  await pick(interview.form, 'Time set aside for this each month', 'Named people, most of their time');
  await interview.goOn();
  await interview.isAt('M1.Q5');
  await expect(interview.outline.getByRole('link', { name: third })).toContainText('Answered');
}
