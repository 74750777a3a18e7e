import { createHash } from 'node:crypto';
import { readPdf } from '../builders/read-pdf';
import { answersOf, names, nordlicht, people, viennaOffice } from './answers';
import type { Device } from './hosts/device';
import { expect, journey } from './journey';
import { Agreements, type Decisions } from './pages/agreements';
import { Evidence } from './pages/evidence';
import { choose, fillNumber, find } from './pages/fields';
import { Interview } from './pages/interview';
import { Partners } from './pages/partners';
import { Program } from './pages/program';
import { Visits } from './pages/visits';

const aboutUs: Decisions = {
  text: {
    'Our legal name': 'Bogenwerk Software AG',
    'Our register number': 'CHE-123.456.789',
    'Our registered address': 'Hafenstrasse 12, 8005 Zürich',
    'Base agreement, with its date': 'Reseller Agreement of 2 December 2026',
  },
  country: { 'Our country': 'Switzerland' },
};

interface Signed {
  readonly title: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

journey(
  'a whole visit without a network, from the first question to the signed files; then headquarters has it all',
  async ({ openDevice }) => {
    journey.setTimeout(600_000);
    const device = await openDevice();
    const program = new Program(device);
    await program.begin();
    await program.isAtHq();
    await device.cutNetwork();

    await journey.step('the partner, the people of both sides and the place', () => meetPartner(program));
    await journey.step('the visit begins', () => beginVisit(program));
    await journey.step('qualification: every question, every proof at once', () =>
      hold(program, 'Qualification', 'M1'),
    );
    await journey.step('service: every question, every proof at once', () =>
      hold(program, 'Service and success', 'M8'),
    );
    await journey.step('the evidence is looked at, the risk accepted, the gate explains itself', () => review(program));
    const signed = [
      await journey.step('the plan is drafted, completed and signed', () => signPlan(device, program)),
      await journey.step('the agreement is drafted, completed and signed', () => signSla(device, program)),
    ];
    await journey.step('with the network back everything goes to headquarters', async () => {
      await program.isOffline();
      await device.mendNetwork();
      await program.isAtHq();
    });
    await journey.step('a second device of the same person shows it all', async () => {
      await showsItAll(await openDevice(), signed);
    });
  },
);

async function meetPartner(program: Program): Promise<void> {
  const partners = new Partners(program);
  await program.goTo('Partners');
  await partners.add(nordlicht);
  await partners.tab('Identity, people, risk');
  for (const person of people) await partners.addPerson(person);
  await partners.addSite(viennaOffice);
}

async function beginVisit(program: Program): Promise<void> {
  const visits = new Visits(program);
  await visits.plan({
    purpose: 'Qualification and service',
    site: viennaOffice.name,
    attendees: ['Eva Lindner', 'Ines Kramer'],
  });
  await visits.start();
}

async function hold(program: Program, module: string, moduleId: string): Promise<void> {
  const interview = new Interview(program, names);
  await new Partners(program).startInterview(module);
  for (const { questionId, value } of answersOf(moduleId)) {
    await interview.isAt(questionId);
    await interview.fill(questionId, value);
    for (const title of await interview.missingProofs()) await bring(program, interview, title);
    await interview.goOn();
  }
  await interview.finish();
}

async function bring(program: Program, interview: Interview, title: string): Promise<void> {
  const evidence = new Evidence(program);
  await interview.proofs.filter({ hasText: title }).getByRole('button', { name: 'Bring the proof now' }).click();
  const { dialog } = evidence;
  await expect(evidence.keepButton).toBeVisible();
  switch (title) {
    case 'Declaration of ownership':
      await choose(dialog, 'Who says so', names.person('eva'));
      break;
    case 'Picture of the premises':
      await evidence.photograph();
      break;
    case 'Escalation drill':
      await find(dialog, 'Who was called', 'Tomáš Novák');
      await fillNumber(dialog, 'Minutes until answered (minutes)', 12);
      break;
    default:
      await evidence.pick({
        name: `${title}.txt`,
        mimeType: 'text/plain',
        buffer: Buffer.from(`${title} of Nordlicht`),
      });
      await expect(evidence.file(`${title}.txt`)).toBeVisible();
  }
  await evidence.keep();
  await expect(interview.proofs.filter({ hasText: title })).toContainText('Waits for review');
}

async function review(program: Program): Promise<void> {
  const partners = new Partners(program);
  const evidence = new Evidence(program);
  await partners.open(nordlicht.legalName);
  await partners.tab('Identity, people, risk');
  await partners.acceptRisk({
    'Which data will they see?': 'Confidential',
    'How deeply are they connected?': 'Files by hand',
    'What may they do in our or our customers’ systems?': 'Read as an ordinary user',
    'What happens to customers if they fail?': 'Work slows down',
    'Who else could do it?': 'A few, with effort',
  });
  await partners.tab('Evidence');
  for (const title of await evidence.waiting()) await evidence.accept(title);
  await partners.tab('Overview');
  const gate = program.main.getByRole('region', { name: 'Gate 1' });
  await expect(gate).toContainText(/criteria are met/);
  // What is missing, whose it is, and that it cannot be made here.
  const proofs = gate.getByRole('listitem').filter({ hasText: 'Outcome of the sanctions screening' });
  await expect(proofs.filter({ hasText: 'our side' }).last()).toContainText('not in this room');
}

async function signPlan(device: Device, program: Program): Promise<Signed> {
  const agreements = new Agreements(program);
  await agreements.draft('plan');
  await expect(agreements.inTheWay).toContainText(/stand between this draft and its signatures/);
  await agreements.decide(aboutUs);
  await agreements.decide({ date: { 'Start of the plan': '2026-11-20' } });
  return sign(device, program, 'Joint Success Plan');
}

async function signSla(device: Device, program: Program): Promise<Signed> {
  await new Partners(program).open(nordlicht.legalName);
  const agreements = new Agreements(program);
  await agreements.draft('SLA');
  await agreements.decide({
    text: { 'Where data is kept': 'Data centres in Vienna and Frankfurt' },
    date: { 'Takes effect on': '2027-01-01' },
  });
  return sign(device, program, 'Service Level Agreement');
}

async function sign(device: Device, program: Program, title: string): Promise<Signed> {
  const agreements = new Agreements(program);
  await agreements.lock();
  const sha256 = await agreements.signBy('Eva Lindner', 'Ruth Baumann');
  const copy = await device.saved(() => program.page.getByRole('button', { name: 'Save a copy' }).click());
  expect(copy.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(createHash('sha256').update(copy.bytes).digest('hex')).toBe(sha256);
  const { pages } = readPdf(copy.bytes);
  expect(pages.length).toBeGreaterThan(3);
  for (const name of ['Eva Lindner', 'Ruth Baumann']) expect(pages.join('\n')).toContain(name);
  await program.page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(program.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  return { title, sha256, bytes: copy.bytes };
}

async function showsItAll(device: Device, signed: readonly Signed[]): Promise<void> {
  const program = new Program(device);
  const partners = new Partners(program);
  const evidence = new Evidence(program);
  const interview = new Interview(program, names);
  await program.begin();
  await program.isAtHq();
  await program.goTo('Documents');
  for (const { title, sha256, bytes } of signed) {
    const row = program.main.getByRole('listitem').filter({ hasText: title }).filter({ hasText: sha256 });
    await expect(row).toBeVisible();
    await expect(row).toContainText('At HQ', { timeout: 60_000 });
    await row.getByRole('button', { name: 'What to do with it' }).click();
    const save = () => program.page.getByRole('menuitem', { name: 'Save a copy' }).click();
    const copy = await device.saved(save);
    // What was signed, and behind it what headquarters has added meanwhile, as far as it is here.
    expect(bytes.equals(copy.bytes.subarray(0, bytes.length))).toBe(true);
  }
  await partners.open(nordlicht.legalName);
  await partners.tab('Evidence');
  const picture = await evidence.open('Picture of the premises');
  await expect(picture.getByRole('img')).toBeVisible({ timeout: 60_000 });
  await evidence.close();
  await partners.tab('Overview');
  await partners.startInterview('Qualification');
  await program.page.getByRole('navigation', { name: 'Questions' }).getByRole('link').nth(4).click();
  await interview.isAt('M1.Q5');
  await expect(interview.form.getByRole('textbox', { name: 'Success in one sentence' })).toHaveValue(
    'Forty practices order without paper by the end of 2027.',
  );
}
