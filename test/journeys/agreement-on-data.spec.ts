import { createHash } from 'node:crypto';
import type { Device } from './hosts/device';
import { expect, journey } from './journey';
import { Agreements } from './pages/agreements';
import { liveOn } from './pages/days';
import { demoPlaces, openAt } from './pages/demo';
import { choose, fillNumber, fillText } from './pages/fields';
import { MappingDialog } from './pages/mapping-dialog';
import { NegotiationPage } from './pages/negotiation-page';
import { PerformancePage } from './pages/performance-page';
import { PlanUnderWayPage } from './pages/plan-under-way-page';
import { Program } from './pages/program';
import { readDocument } from './pages/read-document';
import { monitoringFile, monthOfChecks, ticketFile } from './six-months';

const partner = 'Havnebro Systems AS';
const availability = 'S1 Availability';

journey(
  'an agreement is negotiated on six real months, mended, printed, signed, and kept count of, all without a network',
  async ({ openDevice }) => {
    journey.setTimeout(400_000);
    const device = await openDevice({ person: null, demo: true });
    const program = new Program(device);
    await expect(program.page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible({ timeout: 60_000 });
    await program.isOpen();
    await program.isOnDevice();
    await device.cutNetwork();

    await journey.step('the next version is begun', () => begin(program));
    await journey.step('six months are brought: what is wrong is told by row, and cured', () => bringMonths(program));
    await journey.step('a target nobody can keep is found, and cannot be signed', () => promiseTooMuch(program));
    await journey.step('a target that the months carry is agreed on', () => promiseLess(program));
    await journey.step('it is printed in two languages, and in one again', () => printInTwoLanguages(device, program));
    await journey.step('both sign, and the file is what was hashed', () => sign(device, program));
    await liveOn(program, '2027-01-05');
    await program.page.reload();
    await program.isOpen();
    await journey.step('a month later it is measured', () => measure(program));
    await journey.step('an incident is lived through, learned from and cured', () => liveThroughIncident(program));
    await journey.step('the report is printed', () => report(device, program));
    await journey.step('a milestone of the plan is closed by its proof alone', () => closeMilestone(device, program));
  },
);

async function begin(program: Program): Promise<void> {
  const agreements = new Agreements(program);
  await openAt(program, demoPlaces.far, partner);
  await agreements.open('SLA');
  await agreements.beginNextVersion('The last six months are known now.', 2);
  const dependencies = agreements.decided.getByRole('group', { name: 'Services of others we stand on' });
  await dependencies.getByRole('button', { name: 'Add a row' }).click();
  await fillText(dependencies, 'Service', 'Hosting');
  await fillText(dependencies, 'Provided by', 'Cloud provider');
  await fillNumber(dependencies, 'Availability it promises', 99.95);
  await agreements.decide({ date: { 'Takes effect on': '2026-12-01' } });
  await expect(agreements.clause('It takes effect on 1 December 2026')).toBeVisible();
  await expect(agreements.inTheWay).toContainText('Nothing. It can be signed.');
}

async function bringMonths(program: Program): Promise<void> {
  const negotiation = new NegotiationPage(program);
  const mapping = new MappingDialog(program);
  await new Agreements(program).side('Negotiate');
  await negotiation.bring(monitoringFile(), ticketFile());
  await mapping.isAbout('edition-data-service.csv');
  await mapping.say({ author: 'Aksel Dahl' });
  await mapping.read();

  await mapping.isAbout('tickets-2026.csv');
  await mapping.say({ author: 'Aksel Dahl', table: 'Cases' });
  await mapping.read();
  await expect(mapping.findings).toContainText('The column openedAt of cases is missing.');
  await mapping.say({ columns: { openedAt: 'Raised' } });
  await mapping.read();
  await expect(mapping.findings).toContainText('Row 6, severity: “Blocker” is not known.');
  await expect(mapping.findings).toContainText('Row 9, openedAt: “2026-03-29 02:30” does not exist in Europe/Oslo');
  await mapping.say({ zone: 'UTC', words: { 'severity: Blocker': 's1' } });
  await mapping.read();
  await mapping.isDone();

  for (const month of ['March', 'April', 'May', 'June', 'July', 'August']) {
    await expect(negotiation.cell(availability, `${month} 2026`)).toBeVisible();
    await expect(negotiation.cell('S8 First response in time', `${month} 2026`)).toContainText('Met');
  }
  await expect(negotiation.cell(availability, 'April 2026')).toHaveText(/99\.3569.*Breach/);
}

async function promiseTooMuch(program: Program): Promise<void> {
  const agreements = new Agreements(program);
  const negotiation = new NegotiationPage(program);
  await negotiation.moveByKeys('Target', availability, 'ArrowRight', '99.99');
  await negotiation.takeOver();
  await agreements.side('Text');
  await expect(agreements.clause('at least 99.99 %')).toBeVisible();
  await expect(agreements.inTheWay).toContainText(
    'An availability of 99.99 % cannot be kept: what it stands on (Hosting) comes to 99.9500 % together',
  );
  await agreements.inTheWay.getByRole('button', { name: 'E06 · 3 Services, exclusions and dependencies' }).click();
  await expect(program.main.getByRole('heading', { name: /Services, exclusions and dependencies$/ })).toBeInViewport();
  await program.page.getByRole('button', { name: 'Lock and sign' }).click();
  await program.hears('Some values do not go together.');
}

async function promiseLess(program: Program): Promise<void> {
  const agreements = new Agreements(program);
  const negotiation = new NegotiationPage(program);
  await agreements.side('Negotiate');
  const before = await negotiation.cost.innerText();
  await negotiation.moveByKeys('Target', availability, 'ArrowLeft', '99.5');
  await expect(negotiation.cell(availability, 'April 2026')).toContainText('Breach');
  const between = await negotiation.cost.innerText();
  await negotiation.moveByKeys('Tolerance', availability, 'ArrowRight', '0.2');
  await expect(negotiation.cell(availability, 'April 2026')).toContainText('Deviation');
  const costs = [before, between, await negotiation.cost.innerText()].map(percentOf);
  expect(costs).toEqual(costs.toSorted((left, right) => right - left));
  expect(new Set(costs).size).toBe(3);

  await negotiation.cell(availability, 'April 2026').click();
  const why = program.dialog(`${availability}, 2026-04`);
  await expect(why).toContainText('Met from 99.50 % up. Below it is a deviation, below 99.30 % a breach.');
  await expect(why).toContainText('Down 76.40 of 11880 promised minutes.');
  await program.page.keyboard.press('Escape');
  await negotiation.takeOver();
  await agreements.side('Text');
  await expect(agreements.clause('at least 99.50 %')).toBeVisible();
  await expect(agreements.inTheWay).toContainText('Nothing. It can be signed.');
}

async function printInTwoLanguages(device: Device, program: Program): Promise<void> {
  const agreements = new Agreements(program);
  await choose(agreements.decided, 'Second language beside it', 'German');
  await expect(agreements.clause('Servicelevel-Vereinbarung')).toBeVisible();
  const both = await readDocument(await savePdf(device, program));
  for (const words of ['Met, deviation, breach', 'Erfüllt, Abweichung, Verletzung'])
    expect(both.pages.join('\n')).toContain(words);
  await choose(agreements.decided, 'Second language beside it', 'None');
  await expect(agreements.clause('Servicelevel-Vereinbarung')).toHaveCount(0);
  const one = await readDocument(await savePdf(device, program));
  expect(one.pages.join('\n')).not.toContain('Abweichung');
  expect(one.pages.length).toBeLessThan(both.pages.length);
}

async function sign(device: Device, program: Program): Promise<void> {
  const agreements = new Agreements(program);
  await agreements.lock();
  const sha256 = await agreements.signBy('Ingrid Solheim', 'Mara Lind');
  await program.page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(program.page.getByRole('heading', { level: 1, name: 'Service Level Agreement' })).toBeVisible();
  const pages = await readSigned(device, program, { embedded: 'sla.json', sha256 });
  for (const words of ['at least 99.50 %', 'Ingrid Solheim', 'Mara Lind']) expect(pages.join('\n')).toContain(words);
}

async function measure(program: Program): Promise<void> {
  const performance = new PerformancePage(program);
  await new Agreements(program).side('Under way');
  await performance.tab('Data');
  const outage = { from: '2026-12-10T10:00:00Z', to: '2026-12-10T10:45:00Z' };
  await performance.bring(monthOfChecks('2026-12', outage), 'Aksel Dahl');
  await performance.tab('Results');
  await expect(performance.result('Availability', '2026-12')).toHaveAccessibleName(
    'Availability, 2026-12: Met 99.6376',
  );
  await performance.result('Availability', '2026-12').click();
  const why = program.dialog('Availability, 2026-12');
  await expect(why).toContainText('Met from 99.50 % up.');
  await expect(why).toContainText('Down 45 of 12420 promised minutes.');
  await program.page.keyboard.press('Escape');
}

async function liveThroughIncident(program: Program): Promise<void> {
  const performance = new PerformancePage(program);
  const title = 'No sign-in since nine';
  const who = 'Emil Strand';
  await performance.tab('Incidents');
  await performance.log(title);
  const incident = await performance.open(title);
  await performance.step(incident, 'Acknowledge', 'Acknowledged', { who });
  await performance.step(incident, 'Status update sent', 'Status update sent', { who, note: 'A certificate ran out.' });
  await performance.step(incident, 'Service is back', 'Service back', { who });
  await expect(incident.getByRole('row').filter({ hasText: 'Acknowledgement' })).toContainText('In time');
  await expect(incident.getByRole('row').filter({ hasText: 'Service back' })).toContainText('In time');
  await performance.step(incident, 'Resolved', 'Resolved', { who });
  await performance.step(incident, 'Close the incident', 'Closed', { who });
  await program.page.keyboard.press('Escape');

  await performance.tab('Reviews and actions');
  await performance.review(
    {
      'What happened': 'Nobody could sign in for an hour.',
      'Root cause': 'A certificate had run out.',
      'The cause in a word or two': 'certificate',
      'First cure': 'A new certificate.',
      'Lasting cure': 'A calendar of certificates.',
    },
    who,
  );
  await performance.promise({ what: 'Calendar of certificates', owner: who, due: '2027-01-29' });
  await performance.close('Calendar of certificates', 'Seen in the calendar that both sides share.');
}

async function report(device: Device, program: Program): Promise<void> {
  const performance = new PerformancePage(program);
  await performance.tab('Results');
  await expect(performance.result('Availability', '2026-12')).toBeVisible();
  const { pages, embedded } = await readDocument(await performance.report(device));
  expect(embedded.name).toBe('report.json');
  for (const words of ['Results at a glance', '1 December 2026 to 31 December 2026', 'checks-2026-12.csv'])
    expect(pages.join('\n')).toContain(words);
}

async function closeMilestone(device: Device, program: Program): Promise<void> {
  const agreements = new Agreements(program);
  const underWay = new PlanUnderWayPage(program);
  await openAt(program, demoPlaces.far, partner);
  await agreements.open('plan');
  const pages = await readSigned(device, program, { embedded: 'jsp.json' });
  expect(pages.join('\n')).toContain('First verified customer outcome');

  await agreements.side('Under way');
  const unproven = await underWay.openMilestone('D60');
  await expect(unproven).toContainText('The review was not held.');
  await expect(underWay.closing(unproven)).toHaveCount(0);
  await program.page.keyboard.press('Escape');
  const names = { vendor: 'Mara Lind', partner: 'Emil Strand' };
  await underWay.hold({ milestone: 'D60', said: 'Half-way: one port runs, the second waits for its data.', ...names });
  await underWay.close(await underWay.openMilestone('D60'));
  await expect(program.main.getByRole('button', { name: /^D60 / })).toContainText('Done');

  const { name, bytes } = await underWay.calendar(device);
  expect(name).toBe(`Plan with ${partner}.ics`);
  const calendar = bytes.toString();
  expect(calendar.split('\r\n').slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
  expect(calendar).toContain('/milestone/D90@');
  // What is kept needs no day any more.
  expect(calendar).not.toContain('/milestone/D60@');
}

/** The frozen file of an agreement: as it was hashed, with the data that its page names. */
async function readSigned(
  device: Device,
  program: Program,
  expected: { readonly embedded: string; readonly sha256?: string },
): Promise<readonly string[]> {
  const copy = await device.saved(() => program.page.getByRole('button', { name: 'Save a copy' }).click());
  const [file = '', data = ''] = await program.main.locator('code').allInnerTexts();
  expect(sha256Of(copy.bytes)).toBe(expected.sha256 ?? file.trim());
  const { pages, embedded } = await readDocument(copy.bytes);
  expect({ name: embedded.name, sha256: sha256Of(Buffer.from(embedded.text)) }).toEqual({
    name: expected.embedded,
    sha256: data.trim(),
  });
  return pages;
}

async function savePdf(device: Device, program: Program): Promise<Buffer> {
  const { bytes } = await device.saved(() => program.page.getByRole('button', { name: 'Save PDF' }).click());
  return bytes;
}

/** `EUR 600.00 · 5.00 % of a month’s fee` */
const percentOf = (cost: string) => Number(/([\d.]+) %/.exec(cost)?.[1]);

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
