import { createHash } from 'node:crypto';
import { readPem } from '#shared/proof/certificates/pem';
import { missingFor, pdfsigSays, qpdfSays } from '../contracts/signing/checks/judges';
import type { Device } from './hosts/device';
import { expect, journey } from './journey';
import { Agreements } from './pages/agreements';
import { CheckPage } from './pages/check-page';
import { demoPlaces, openAt } from './pages/demo';
import { type FileToCheck, genuine, type Told } from './pages/file-check';
import { Program } from './pages/program';
import { Signing } from './pages/signing';
import { StandAlonePage } from './pages/stand-alone-page';
import { TakeHome, type TakenHome, takenFile } from './pages/take-home';

const partner = 'Havnebro Systems AS';
const organisations: Readonly<Record<string, string>> = {
  'Ingrid Solheim': partner,
  'Emil Strand': partner,
  'Sten Falk': 'Tidvarv Software AB',
  'Priya Raman': 'Tidvarv Software AB',
};

/** Two of each side; Mara Lind, whose device it is, is among ours. */
const slaSigners = ['Mara Lind', 'Ingrid Solheim', 'Sten Falk', 'Emil Strand'];
/** Mara Lind only conducts. */
const planSigners = ['Ingrid Solheim', 'Sten Falk', 'Priya Raman', 'Emil Strand'];

journey(
  'both agreements are signed by two of each side without a network, taken home, checked there, and strengthened later',
  async ({ openDevice, headquarters }) => {
    journey.setTimeout(400_000);
    const device = await openDevice({ person: 'Mara Lind', demo: true });
    const program = new Program(device);
    await expect(program.page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible({ timeout: 60_000 });
    await program.isOpen();
    await program.isOnDevice();
    await program.hasTheCheckToHandOut();
    await program.isAtHq();
    await device.cutNetwork();

    const sla = await journey.step('the manager signs the agreement first, one of the guests in German', () =>
      signSla(device, program),
    );
    const plan = await journey.step('the plan is sealed by whoever conducts, and one signature is interrupted', () =>
      signPlan(device, program),
    );
    const taken = await journey.step('what the partner takes home is whole', () => takeHome(device, program));
    await journey.step('a computer without a network calls both genuine, and not older than they can be', () =>
      checkAtHome(taken, [sla, plan], /^Signed not before .*; how long after cannot be proven yet$/),
    );
    const root = await rootOf(headquarters.address);
    await journey.step('programs of others agree', () => askOthers(taken, root));
    await journey.step('with the network back both are strengthened by themselves', () => strengthen(device, program));
    const later = await journey.step(
      'they are taken home again, each a longer version of what was signed',
      async () => {
        await openAgreement(program, 'plan');
        const files = await new TakeHome(program).save(device);
        for (const signed of [sla, plan]) isLonger(agreementOf(files, signed.title), signed.bytes);
        return files;
      },
    );
    await journey.step('both are called genuine again, signed between two moments', () =>
      checkAtHome(later, [sla, plan], /^Signed between .* and /),
    );
    await journey.step('so they are by the program, which makes them again from their data', () =>
      checkHere(program, later),
    );
    await journey.step('and by programs of others', () => askOthers(later, root));
  },
);

interface Signed {
  readonly title: string;
  readonly bytes: Buffer;
  /** Titles of the signatures, in the order of the file. */
  readonly signatures: readonly string[];
}

async function signSla(device: Device, program: Program): Promise<Signed> {
  const signing = new Signing(program);
  await beginAnew(program, 'SLA');
  await signing.prepare(slaSigners, { languages: { 'Emil Strand': 'German' } });
  await expect(signing.title).toHaveText('Mara Lind');
  await signing.sign('Mara Lind');
  await signing.giveBack();
  await signing.turnTo('Ingrid Solheim', {
    how: 'A passport or another official document was shown',
    looked: 'Norwegian passport',
  });
  await signing.sign('Ingrid Solheim');
  await signing.giveBack();
  await signing.turnTo('Sten Falk');
  await signing.sign('Sten Falk', { by: 'keyboard' });
  await signing.giveBack();
  await signing.turnTo('Emil Strand');
  await signing.agree('Emil Strand');
  await expect(signing.consent).toHaveAttribute('lang', 'de');
  await expect(signing.consent).toContainText('Ich');
  await signing.draw('Emil Strand');
  await signing.press('Emil Strand');
  return done(device, program, {
    title: 'Service Level Agreement',
    first: 'Certified by Mara Lind',
    rest: slaSigners.slice(1),
  });
}

async function signPlan(device: Device, program: Program): Promise<Signed> {
  const signing = new Signing(program);
  await beginAnew(program, 'plan');
  await signing.prepare(planSigners);
  await signing.turnTo('Ingrid Solheim');
  await signing.agree('Ingrid Solheim');
  // The screen goes dark in the middle of it: what was read and noted is still there, and nobody can go on unseen.
  await program.page.reload();
  await signing.isHere('Ingrid Solheim');
  await signing.sign('Ingrid Solheim', { hasRead: true });
  for (const name of planSigners.slice(1)) {
    await signing.giveBack();
    await signing.turnTo(name);
    await signing.sign(name);
  }
  return done(device, program, { title: 'Joint Success Plan', first: 'Certified by Mara Lind', rest: planSigners });
}

/** A new version of what stands signed, locked and ready to be prepared. */
async function beginAnew(program: Program, kind: 'plan' | 'SLA'): Promise<void> {
  const agreements = new Agreements(program);
  await openAgreement(program, kind);
  await agreements.beginNextVersion('The first outcome is there.', 2);
  await agreements.lock();
}

async function openAgreement(program: Program, kind: 'plan' | 'SLA'): Promise<void> {
  await openAt(program, demoPlaces.far, partner);
  await new Agreements(program).open(kind);
}

async function done(
  device: Device,
  program: Program,
  { title, first, rest }: { readonly title: string; readonly first: string; readonly rest: readonly string[] },
): Promise<Signed> {
  const sha256 = await new Signing(program).isFrozen();
  const { bytes } = await device.saved(() => program.page.getByRole('button', { name: 'Save a copy' }).click());
  expect(sha256Of(bytes)).toBe(sha256);
  return { title, bytes, signatures: [first, ...rest.map((name) => `Signed by ${name} (${organisations[name]})`)] };
}

async function takeHome(device: Device, program: Program): Promise<TakenHome> {
  const files = await new TakeHome(program).save(device);
  expect([...files.keys()].toSorted().map((name) => name.replace(/ (JSP|SLA)-.*\.pdf$/, '.pdf'))).toEqual([
    'Certificate of completion.pdf',
    'Certificate of completion.pdf',
    'Joint Success Plan.pdf',
    'READ-ME.html',
    'SHA256SUMS',
    'Service Level Agreement.pdf',
    'commitments.ics',
    'evidence.csv',
    'verify.html',
  ]);
  const sums = takenFile(files, /^SHA256SUMS$/).bytes.toString();
  const expected = [...files].filter(([name]) => name !== 'SHA256SUMS');
  expect(new Set(sums.trim().split('\n'))).toEqual(
    new Set(expected.map(([name, bytes]) => `${sha256Of(bytes)}  ${name}`)),
  );
  return files;
}

/** By the stand-alone page that was taken home, on a computer that has only what was taken home. */
async function checkAtHome(taken: TakenHome, all: readonly Signed[], when: RegExp): Promise<void> {
  const page = await StandAlonePage.open(takenFile(taken, /^verify\.html$/).bytes);
  const files = all.map(({ title }) => agreementOf(taken, title));
  const told = await page.check(...files);
  for (const [at, one] of told.entries()) isGenuine(one, all[at]?.signatures ?? [], when);
  await page.close();
}

function isGenuine({ judgement, headline, signatures }: Told, titles: readonly string[], when: RegExp): void {
  expect({ judgement, headline }).toEqual({ judgement: 'valid', headline: genuine });
  const people = signatures.filter(({ title }) => !title.startsWith('Time-stamp'));
  expect(people.map(({ title, judgement: each }) => ({ title, judgement: each }))).toEqual(
    titles.map((title) => ({ title, judgement: 'Valid' })),
  );
  for (const one of people) expect(one.when).toMatch(when);
}

async function checkHere(program: Program, files: TakenHome): Promise<void> {
  const page = new CheckPage(program);
  await page.open();
  for (const title of ['Joint Success Plan', 'Service Level Agreement']) {
    const file = agreementOf(files, title);
    expect(await page.check(file)).toMatchObject({ judgement: 'valid', headline: genuine });
    await expect(page.result(file.name)).toContainText(
      'made again, the unsigned document is the same to the last byte',
    );
  }
}

async function strengthen(device: Device, program: Program): Promise<void> {
  await program.page.getByRole('button', { name: 'Done', exact: true }).click();
  await device.mendNetwork();
  await program.isAtHq();
  await program.goTo('Documents');
  for (const title of ['Joint Success Plan', 'Service Level Agreement']) {
    const row = program.main.getByRole('listitem').filter({ hasText: title }).filter({ hasText: 'Version 2' });
    await expect(row.first()).toContainText(/Strengthened on .*, holds until /, { timeout: 90_000 });
    await expect(row.first()).toContainText(/Signed between .* and /);
  }
}

/** Poppler trusts every signature of every PDF but knows no time-stamps; qpdf has nothing against any. */
function askOthers(taken: TakenHome, root: Uint8Array): void {
  for (const [name, bytes] of taken) {
    if (!name.endsWith('.pdf')) continue;
    const exhibit = { bytes, root, between: [] };
    if (missingFor('qpdf') === null) expect(qpdfSays(exhibit), name).toBe('');
    if (missingFor('pdfsig') !== null) continue;
    const signatures = pdfsigSays(exhibit).filter((one) => !one['Signature Field Name']?.startsWith('Timestamp'));
    const said = signatures.map((one) => [one['Signature Validation'], one['Certificate Validation']]);
    expect(said.length, name).toBeGreaterThan(0);
    for (const one of said) expect(one, name).toEqual(['Signature is Valid.', 'Certificate is Trusted.']);
  }
}

function agreementOf(files: TakenHome, title: string): FileToCheck {
  return takenFile(files, new RegExp(`^${title} .*\\.pdf$`));
}

function isLonger({ bytes }: FileToCheck, before: Buffer): void {
  expect(bytes.length).toBeGreaterThan(before.length);
  expect(before.equals(bytes.subarray(0, before.length))).toBe(true);
}

async function rootOf(headquarters: string): Promise<Uint8Array> {
  const [root] = readPem(await (await fetch(`${headquarters}/ca/root.pem`)).text());
  if (!root) throw new Error('Headquarters shows no root.');
  return root;
}

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
