import { expect, journey } from './journey';
import { Barriers } from './pages/barriers';
import { demoPlaces, openAt } from './pages/demo';
import { Evidence } from './pages/evidence';
import { fillText } from './pages/fields';
import { Gates } from './pages/gates';
import { Program } from './pages/program';

/** The partners of the demo that are furthest and only begun; the deal of a third was turned down. */
const far = 'Havnebro Systems AS';
const begun = 'Quai Nord SARL';
const spoken = 'We may ask for proof and look for ourselves';
const asked = 'Owners are known and screened';
const why = 'A certificate ran out that customers rely on.';

journey(
  'what the field could only prepare is decided at headquarters: evidence, exceptions, a gate, an appeal',
  async ({ mortalHeadquarters: at, openDevice }) => {
    journey.setTimeout(300_000);
    const mara = new Program(await openDevice({ person: 'Mara Lind', demo: true, at }));
    await expect(mara.page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible({ timeout: 60_000 });
    await mara.isOpen();
    await journey.step('the manager asks for two exceptions, and notes that one was allowed by phone', async () => {
      await openAt(mara, `${demoPlaces.begun}/controls`, begun);
      const gates = new Gates(mara);
      for (const control of [asked, spoken])
        await gates.askToLeaveOpen({ control, reason: 'The second provider signs in March.', until: inDays(40) });
      await gates.noteAllowed({ control: spoken, allowedBy: 'Sten Falk, Chief Operating Officer' });
    });
    await journey.step('and takes a gate back', async () => {
      await openAt(mara, `${demoPlaces.far}/gates`, far);
      await new Gates(mara).suspend('Gate 1', why);
      await mara.isAtHq();
    });

    const ruth = new Program(await openDevice({ person: 'Ruth Baumann', role: 'headquarters', at }));
    await ruth.begin();
    const barriers = new Barriers(ruth.page);
    await journey.step('headquarters sees all that waits, each by its name', async () => {
      await openAt(ruth, '/headquarters/decisions', 'Headquarters');
      for (const kind of ['Evidence to review', 'Request', 'Approved by word of mouth', 'Provisional gate decision'])
        await expect(ruth.main.getByText(kind, { exact: true }).first()).toBeVisible({ timeout: 60_000 });
      await expect(waiting(ruth, 'Appeal about a deal')).toHaveCount(1);
      await expect(waiting(ruth, asked)).toHaveCount(1);
      await barriers.look('What waits for a decision');
    });
    await journey.step('confirms what was spoken, and the gate', async () => {
      await confirm(ruth, spoken);
      await confirm(ruth, `${far} · Gate 1`);
    });
    await journey.step('allows the other exception where its control stands', async () => {
      await waiting(ruth, asked).getByRole('link', { name: 'Look at it' }).click();
      await ruth.main.getByRole('button', { name: `Decide: ${asked}` }).click();
      const dialog = ruth.dialog('Decide about an exception');
      await fillText(dialog, 'Reason', 'No customer depends on it until April.');
      await dialog.getByRole('button', { name: 'Keep the decision' }).click();
      await expect(dialog).toBeHidden();
    });
    await journey.step('accepts the evidence where it lies', async () => {
      for (const partner of [far, begun]) {
        await openDecisions(ruth);
        const line = waiting(ruth, 'Evidence to review').filter({ hasText: partner });
        const title = (await line.locator('p').first().innerText()).replace(`${partner} · `, '');
        await line.getByRole('link', { name: 'Look at it' }).click();
        await new Evidence(ruth).accept(title);
      }
    });
    await journey.step('grants the appeal on the page of the deal', async () => {
      await openDecisions(ruth);
      await waiting(ruth, 'Appeal about a deal').getByRole('link', { name: 'Look at it' }).click();
      await ruth.main.getByRole('button', { name: 'Decide the appeal' }).click();
      const dialog = ruth.dialog('Decide the appeal');
      await fillText(dialog, 'Why', 'They had been to the customer first.');
      await dialog.getByRole('button', { name: 'Decide the appeal' }).click();
      await expect(dialog).toBeHidden();
    });
    await journey.step('then nothing waits, and the field sees every decision', async () => {
      await openDecisions(ruth);
      await expect(ruth.page.getByText('Nothing waits for a decision')).toBeVisible();
      await ruth.isAtHq();
      await openAt(mara, `${demoPlaces.begun}/controls`, begun);
      const exceptions = mara.page.getByRole('table', { name: 'Exceptions asked for' });
      for (const control of [asked, spoken]) {
        const row = exceptions.getByRole('row').filter({ hasText: control });
        await expect(row).toContainText('Allowed', { timeout: 60_000 });
        await expect(row).not.toContainText('Provisional');
      }
      await openAt(mara, `${demoPlaces.far}/gates`, far);
      const decisions = mara.main.getByRole('region', { name: 'Gate 1', exact: true });
      await expect(decisions).toContainText(why);
      await openAt(mara, `${demoPlaces.far}/evidence`, far);
      expect(await new Evidence(mara).waiting()).toEqual([]);
      await openAt(mara, demoPlaces.midwayDeal, /./);
      await expect(mara.main.getByText('On appeal').first()).toBeVisible();
      expect(barriers.found).toEqual([]);
    });
  },
);

/** A line of what waits for a decision. */
function waiting(program: Program, words: string) {
  return program.main.getByRole('listitem').filter({ hasText: words });
}

async function confirm(program: Program, words: string): Promise<void> {
  await waiting(program, words)
    .getByRole('button', { name: /^Confirm: / })
    .click();
  const dialog = program.dialog('Confirm a decision');
  await expect(dialog).toContainText(words);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await program.hears('Put on record.');
  await expect(waiting(program, words)).toHaveCount(0);
}

async function openDecisions(program: Program): Promise<void> {
  await openAt(program, '/headquarters/decisions', 'Headquarters');
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
