import type { Device } from './hosts/device';
import { expect, journey } from './journey';
import { Agreements } from './pages/agreements';
import { Barriers } from './pages/barriers';
import { fillText } from './pages/fields';
import { Partners } from './pages/partners';
import { Program } from './pages/program';
import { WithoutMouse } from './pages/without-mouse';

const partner = 'Nordlicht Systemhaus GmbH';
const reason = 'Agreed with the partner on the telephone this morning.';
const term = 'Start of the plan';

journey(
  'two days for one term block an agreement until one is chosen with a reason, with the keyboard alone',
  async ({ openDevice }) => {
    const devices = [await openDevice({ person: 'Dana Kern' }), await openDevice({ person: 'Emil Roth' })] as const;
    const [ana, ben] = [new Program(devices[0]), new Program(devices[1])];
    await ana.begin();
    await ana.goTo('Partners');
    await new Partners(ana).add({ legalName: partner, country: 'Austria' });
    await new Partners(ana).tab('Identity, people, risk');
    await new Partners(ana).addPerson({
      name: 'Eva Lindner',
      side: 'Partner’s side',
      role: 'Sponsor',
      title: 'Director',
      phone: '',
    });
    await new Partners(ana).tab('Overview');
    await new Agreements(ana).draft('plan');
    await new Agreements(ana).decide({ date: { [term]: '2027-01-04' } });
    await ana.isAtHq();
    await ben.begin();
    await openAgreement(ben);
    await isSetTo(ben, '01/04/2027');
    await ben.isAtHq();

    await journey.step('both set another day; one removes a person whom the other corrects', async () => {
      for (const device of devices) await device.cutNetwork();
      await new Agreements(ana).decide({ date: { [term]: '2027-02-01' } });
      await ana.isSaved();
      await openPerson(ana);
      await ana.dialog('Correct a person').getByRole('button', { name: 'Remove' }).click();
      await expect(personRow(ana)).toHaveCount(0);
      await ana.isSaved();
      await openAgreement(ben);
      await new Agreements(ben).decide({ date: { [term]: '2027-03-01' } });
      await openPerson(ben);
      const dialog = ben.dialog('Correct a person');
      await fillText(dialog, 'Title', 'Managing director');
      await dialog.getByRole('button', { name: 'Keep' }).click();
      await expect(dialog).toBeHidden();
      await together(devices, [ana, ben]);
    });

    const barriers = new Barriers(ben.page);
    const keys = new WithoutMouse(ben);
    await journey.step('the text can be neither locked nor saved', async () => {
      await openAgreement(ben);
      const agreements = new Agreements(ben);
      await expect(agreements.inTheWay).toContainText('Set differently by two people');
      await barriers.look('An agreement with two values');
      await expect(ben.page.getByRole('button', { name: 'Save PDF' })).toBeDisabled();
      await ben.page.getByRole('button', { name: 'Lock and sign' }).click();
      await expect(ben.page.getByRole('region', { name: 'Messages' }).getByRole('alertdialog')).toBeVisible();
    });
    await journey.step('both values stand beside each other, and one is chosen with its reason', async () => {
      await expect(agreementLink(ben)).toHaveAttribute('href', /#\/sync\/differences\//);
      // Not by its role: a list that opens on the way hides what is beside it from roles.
      await keys.activate(ben.main.locator('a:visible').filter({ hasText: 'Look and decide' }));
      await expect(ben.main.getByRole('button', { name: /^Keep “.*2027”/ })).toHaveCount(2);
      await barriers.look('Differences of a partner');
      await keys.activate(ben.main.getByRole('button', { name: /^Keep “(1 Feb|Feb 1, )/ }));
      await keys.type(reason);
      await keys.press('Enter');
      await expect(ben.page.getByText('Settled.').first()).toBeVisible();
      await keys.isSomewhere();
      await keys.activate(ben.main.getByRole('button', { name: 'Keep it with the edits' }));
      await keys.type(reason);
      await keys.press('Enter');
      await keys.isSomewhere();
      await expect(ben.page.getByText('Settled.').last()).toBeVisible();
      await keys.isSomewhere();
      expect(barriers.found).toEqual([]);
      expect(keys.unseen).toEqual([]);
    });
    for (const program of [ben, ana]) {
      await program.isAtHq();
      await expect(program.status).not.toContainText('your decision');
      await openAgreement(program);
      await isSetTo(program, '02/01/2027');
      await openPerson(program);
      await expect(program.dialog('Correct a person').getByRole('textbox', { name: 'Title' })).toHaveValue(
        'Managing director',
      );
    }
  },
);

function agreementLink(program: Program) {
  return new Agreements(program).inTheWay.getByRole('link', { name: term });
}

/** As the program writes a day before it is told a country: month, day, year. */
async function isSetTo(program: Program, day: string): Promise<void> {
  await expect(new Agreements(program).decided.getByRole('group', { name: term })).toContainText(day);
}

async function openAgreement(program: Program): Promise<void> {
  await new Partners(program).open(partner);
  await new Partners(program).tab('Overview');
  await new Agreements(program).open('plan');
}

async function openPerson(program: Program): Promise<void> {
  await new Partners(program).open(partner);
  await new Partners(program).tab('Identity, people, risk');
  await personRow(program).getByRole('button').first().click();
}

function personRow(program: Program) {
  return program.page.getByRole('table', { name: 'People' }).getByRole('row').filter({ hasText: 'Eva Lindner' });
}

async function together(devices: readonly Device[], programs: readonly Program[]): Promise<void> {
  for (const [at, device] of devices.entries()) {
    await device.mendNetwork();
    await programs[at]?.isAtHq();
  }
  for (const program of programs) await program.isAtHq();
}
