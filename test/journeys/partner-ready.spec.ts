import { names, nordlicht, people, viennaOffice, wholeWayOf } from './answers';
import type { Device } from './hosts/device';
import { expect, journey } from './journey';
import { Agreements } from './pages/agreements';
import { liveOn } from './pages/days';
import { Deals } from './pages/deals';
import { Enablement } from './pages/enablement';
import { type Bringing, Evidence, evidenceTypeOf } from './pages/evidence';
import { choose } from './pages/fields';
import { Gates } from './pages/gates';
import { Interview } from './pages/interview';
import { Partners } from './pages/partners';
import { Program } from './pages/program';
import { Visits } from './pages/visits';

/** The day of the visit, and the day on which the register extract that was brought no longer holds. */
const visitDay = '2026-11-20';
const dayAfter = '2026-11-21';

/** What comes from our side alone: somebody else of us accepts it. */
const ours: readonly Bringing[] = [
  { typeId: 'E1.6', facts: { clear: true, lists: 'EU and Swiss lists of 19 November 2026' } },
  { typeId: 'E5.3', saidBy: 'yuki', facts: { by: 'yuki', deviationsAccepted: true, deviations: 0 } },
];

/** What the partner has with it when a question asks for it. The rest may follow. */
const atTheTable: Readonly<Record<string, Bringing>> = byTitle([
  { typeId: 'E1.1', until: visitDay },
  { typeId: 'E1.2', saidBy: 'eva' },
  { typeId: 'E2.2', facts: { person: 'eva' } },
  { typeId: 'E3.4' },
  { typeId: 'E4.2', facts: { calledBack: true, confirmedBy: 'sara', confirmedOn: '2026-11-18' } },
  { typeId: 'E7.2', facts: { count: 3 } },
]);

/** What no question asks for. */
const besides: readonly Bringing[] = [
  { typeId: 'E2.1', facts: { signer: 'eva', signedOn: '2026-11-18' } },
  { typeId: 'E3.1', saidBy: 'eva' },
  { typeId: 'E4.1', facts: { signer: 'eva', signedOn: '2026-11-18' } },
  {
    typeId: 'E6.3',
    saidBy: 'tomas',
    facts: { person: 'tomas', role: 'delivery', customer: 'Praxis Dr. Berger', on: '2026-11-17', bothSigned: true },
  },
];

const modules = [
  ['M1', 'Qualification'],
  ['M2', 'Contracting'],
  ['M3', 'Compliance and risk'],
  ['M4', 'Commercial setup'],
  ['M5', 'Technical integration'],
  ['M6', 'Enablement and certification'],
  ['M7', 'Go-to-market activation'],
  ['M8', 'Service and success'],
] as const;

/** Answers of this visit that differ: updates take longer than the control allows, and proofs brought in the form. */
const onThisVisit: Readonly<Record<string, ReturnType<typeof wholeWayOf>[number]['value']>> = {
  'M3.Q9': { patchDays: 45 },
  'M4.Q3': { acknowledged: ['eva'] },
  'M7.Q1': { shown: ['Joint message.txt'] },
};

const exception = {
  control: 'Critical updates are installed within thirty days',
  reason: 'The new way of installing updates begins in January; until then it takes forty-five days.',
  until: '2027-01-31',
  allowedBy: 'Ruth Baumann, Chief Operating Officer',
};

/** Who takes which exams: the baseline once, then that of each role. */
const exams: readonly (readonly [name: string, role: string, examId: string])[] = [
  ['Jonas Weiß', 'Sales', 'exam-baseline'],
  ['Jonas Weiß', 'Sales', 'exam-sales'],
  ['Tomáš Novák', 'Delivery', 'exam-baseline'],
  ['Tomáš Novák', 'Delivery', 'exam-delivery'],
  ['Tomáš Novák', 'Support', 'exam-support'],
  ['Lea Hofer', 'Delivery', 'exam-baseline'],
  ['Lea Hofer', 'Delivery', 'exam-delivery'],
  ['Sara Öztürk', 'Support', 'exam-baseline'],
  ['Sara Öztürk', 'Support', 'exam-support'],
];

journey(
  'a partner comes from nothing to partner-ready through all eight modules, in a room without a network',
  async ({ headquartersOn, openDevice }) => {
    journey.setTimeout(900_000);
    const at = await headquartersOn(visitDay);
    const device = await openDevice({ person: 'Ines Kramer', at });
    const program = new Program(device);
    await liveOn(program, visitDay);
    await program.begin();
    await journey.step('the partner, its people, its place, its risk', () => meetPartner(program));
    await journey.step('what comes from our side is accepted by somebody else of us', async () => {
      await bringOurs(program);
      await program.isAtHq();
      await acceptOurs(await openDevice({ person: 'Ruth Baumann', at }));
      for (const { typeId } of ours) await new Evidence(program).stands(evidenceTypeOf(typeId).title, 'Accepted');
    });
    await device.cutNetwork();

    await journey.step('the visit begins', () => beginVisit(program));
    for (const [moduleId, title] of modules) {
      await journey.step(`${title}: every question`, () => hold(program, moduleId, title));
    }
    await journey.step('what no question asks for is brought; a proof is rejected, brought again, accepted', () =>
      completeShelf(program),
    );
    await journey.step('people are named, learn, and pass their exams', () => certify(program));
    await journey.step('the ladder is called with the clock running', () => drill(program));
    await journey.step('the first deal is registered', () => registerDeal(program));
    await journey.step('a control stays open for a while, and the first gate is passed', () => passFirstGate(program));
    await journey.step('the plan and the agreement are signed', () => signBoth(program));
    await journey.step('the second gate is passed, and the partner is ready', () => becomeReady(program));
    await journey.step('a day later the register extract has run out: the gates lapse, and stand again', async () => {
      await liveOn(program, dayAfter);
      await lapseAndRepair(program);
    });
    await journey.step('with the network back headquarters has it all, and so has a colleague', async () => {
      await program.isOffline();
      await device.mendNetwork();
      await program.isAtHq();
      await seeFromAfar(await openDevice({ person: 'Marc Odermatt', at }));
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
  await partners.acceptRisk({
    'Which data will they see?': 'Public or internal',
    'How deeply are they connected?': 'Not at all',
    'What may they do in our or our customers’ systems?': 'Read as an ordinary user',
    'What happens to customers if they fail?': 'A nuisance',
    'Who else could do it?': 'Some others',
  });
}

async function bringOurs(program: Program): Promise<void> {
  await new Partners(program).tab('Evidence');
  for (const bringing of ours) await new Evidence(program).add(bringing, names);
}

async function acceptOurs(device: Device): Promise<void> {
  const program = new Program(device);
  const evidence = new Evidence(program);
  await liveOn(program, visitDay);
  await program.begin();
  await program.isAtHq();
  await new Partners(program).open(nordlicht.legalName);
  await new Partners(program).tab('Evidence');
  for (const { typeId } of ours) await evidence.accept(evidenceTypeOf(typeId).title);
  await program.isAtHq();
}

async function beginVisit(program: Program): Promise<void> {
  const visits = new Visits(program);
  await visits.plan({ purpose: 'The whole way', site: viennaOffice.name, attendees: ['Eva Lindner', 'Ines Kramer'] });
  await visits.start();
}

async function hold(program: Program, moduleId: string, title: string): Promise<void> {
  const interview = new Interview(program, names);
  const evidence = new Evidence(program);
  await new Partners(program).open(nordlicht.legalName);
  await new Partners(program).startInterview(title);
  for (const { questionId, value } of wholeWayOf(moduleId)) {
    await interview.isAt(questionId);
    await interview.fill(questionId, { ...value, ...onThisVisit[questionId] });
    for (const wanted of await interview.missingProofs()) {
      const bringing = atTheTable[wanted];
      if (!bringing) continue;
      await interview.proofs.filter({ hasText: wanted }).getByRole('button', { name: 'Bring the proof now' }).click();
      await evidence.bring(bringing, names);
    }
    await interview.goOn();
  }
  await interview.finish();
}

async function completeShelf(program: Program): Promise<void> {
  const evidence = new Evidence(program);
  const { title } = evidenceTypeOf('E2.2');
  await openTab(program, 'Evidence');
  for (const bringing of besides) await evidence.add(bringing, names);
  await evidence.reject(title, 'The second page is missing.');
  await evidence.renew({ typeId: 'E2.2', facts: { person: 'eva' } }, names);
  for (const waiting of await evidence.waiting()) await evidence.accept(waiting);
  expect(await evidence.waiting()).toEqual([]);
}

async function certify(program: Program): Promise<void> {
  const enablement = new Enablement(program);
  await openTab(program, 'People and credentials');
  await enablement.takeOverNamed(5);
  for (const [name, role, examId] of exams) await enablement.passExam(name, role, examId);
}

async function drill(program: Program): Promise<void> {
  await openTab(program, 'People and credentials');
  const drillTitle = 'Call the ladder';
  await new Enablement(program).drill(drillTitle, names.name('tomas'));
  await openTab(program, 'Evidence');
  await new Evidence(program).accept(drillTitle);
}

async function registerDeal(program: Program): Promise<void> {
  const deals = new Deals(program);
  await openTab(program, 'Commercial');
  await deals.register({
    customer: 'Praxis Dr. Berger',
    domain: 'praxis-berger.example',
    product: 'Ordering platform',
    value: '24000.00',
  });
  await deals.step('Submit', 'Submitted');
  await deals.step('Approve', 'Approved');
}

async function passFirstGate(program: Program): Promise<void> {
  const gates = new Gates(program);
  await openTab(program, 'Gates');
  // Before that is conceded, a hard criterion is not met: the smallest set of controls is not settled.
  await expect(gates.gate('Gate 1')).toContainText('5 of 6 criteria are met.');
  await openTab(program, 'Controls');
  await gates.askToLeaveOpen(exception);
  await gates.noteAllowed(exception);
  await openTab(program, 'Gates');
  await expect(gates.gate('Gate 1')).toContainText('All 6 criteria are met.');
  await gates.pass('Gate 1', 'lapses today');
}

async function signBoth(program: Program): Promise<void> {
  const agreements = new Agreements(program);
  await openTab(program, 'Overview');
  await agreements.draft('plan');
  await agreements.decide({
    text: {
      'Our legal name': 'Bogenwerk Software AG',
      'Our register number': 'CHE-123.456.789',
      'Our registered address': 'Hafenstrasse 12, 8005 Zürich',
      'Base agreement, with its date': 'Reseller Agreement of 18 November 2026',
    },
    country: { 'Our country': 'Switzerland' },
    date: { 'Start of the plan': visitDay },
  });
  await sign(program);
  await openTab(program, 'Overview');
  await agreements.draft('SLA');
  await agreements.decide({
    text: { 'Where data is kept': 'Data centres in Vienna and Frankfurt' },
    date: { 'Takes effect on': '2027-01-01' },
  });
  await sign(program);
}

async function sign(program: Program): Promise<void> {
  const agreements = new Agreements(program);
  await agreements.lock();
  await agreements.signBy('Eva Lindner', 'Ruth Baumann');
  await program.page.getByRole('button', { name: 'Done', exact: true }).click();
}

async function becomeReady(program: Program): Promise<void> {
  const gates = new Gates(program);
  await openTab(program, 'Gates');
  await expect(gates.gate('Gate 2')).toContainText('All 7 criteria are met.');
  await gates.pass('Gate 2', 'lapses today');
  await openTab(program, 'Readiness');
  const { main } = program;
  await expect(main.getByText('3 things short of ready')).toBeVisible();
  for (const capability of ['Sell', 'Implement', 'Support']) {
    await expect(main.getByText(`${capability}: we still look after it`)).toBeVisible();
    await choose(main, `Our part in ${capability}`, 'We help when asked');
  }
  await isReady(program);
}

async function lapseAndRepair(program: Program): Promise<void> {
  const gates = new Gates(program);
  const evidence = new Evidence(program);
  await openTab(program, 'Gates');
  await gates.stands('Gate 1', 'lapsed');
  await gates.stands('Gate 2', 'lapsed');
  await expect(gates.gate('Gate 1')).toContainText('Not met since November 21, 2026.');
  await openTab(program, 'Readiness');
  await expect(program.main.getByText('Gate 2 is not passed')).toBeVisible();
  await openTab(program, 'Evidence');
  await evidence.renew({ typeId: 'E1.1' }, names);
  await evidence.accept(evidenceTypeOf('E1.1').title);
  await openTab(program, 'Gates');
  await gates.stands('Gate 1', 'passed');
  await gates.stands('Gate 2', 'passed');
  await isReady(program);
}

async function seeFromAfar(device: Device): Promise<void> {
  const program = new Program(device);
  const gates = new Gates(program);
  await liveOn(program, dayAfter);
  await program.begin();
  await program.isAtHq();
  await openTab(program, 'Gates');
  await gates.stands('Gate 1', 'passed');
  await gates.stands('Gate 2', 'passed');
  await expect(gates.gate('Gate 1')).toContainText('Ines Kramer');
  await isReady(program);
}

async function isReady(program: Program): Promise<void> {
  await openTab(program, 'Readiness');
  await expect(program.main.getByText(/^Ready: markets, sells, delivers and supports/)).toBeVisible();
}

async function openTab(program: Program, name: string): Promise<void> {
  const partners = new Partners(program);
  await partners.open(nordlicht.legalName);
  await partners.tab(name);
}

function byTitle(pieces: readonly Bringing[]): Readonly<Record<string, Bringing>> {
  return Object.fromEntries(pieces.map((piece) => [evidenceTypeOf(piece.typeId).title, piece]));
}
