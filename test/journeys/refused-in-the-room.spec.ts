import { aCertificateFile } from '../builders/a-certificate-file';
import { hasOpenSsl } from '../builders/openssl';
import type { Device } from './hosts/device';
import { expect, journey } from './journey';
import { Agreements } from './pages/agreements';
import { Barriers } from './pages/barriers';
import { liveOn } from './pages/days';
import { demoPlaces, openAt } from './pages/demo';
import { type FileToCheck, genuine } from './pages/file-check';
import { Program } from './pages/program';
import { Signing } from './pages/signing';
import { StandAlonePage } from './pages/stand-alone-page';

const partner = 'Havnebro Systems AS';
const signers = ['Mara Lind', 'Ingrid Solheim'];
const pin = 'four candles';
const ownKey = 'Their own certificate file';

journey(
  'what must not be signed is not signed, and says why; then it is, and a device that was stolen signs for nobody',
  // The demo brings a programme, which is everybody's: a headquarters of its own.
  async ({ mortalHeadquarters: headquarters, openDevice, territory }) => {
    journey.setTimeout(300_000);
    journey.skip(!hasOpenSsl, 'OpenSSL 3 makes the certificate file of the guest; it is not installed.');
    const device = await openDevice({
      person: 'Mara Lind',
      demo: true,
      willBeWithdrawn: true,
      at: headquarters,
    });
    const program = new Program(device);
    await expect(program.page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible({ timeout: 60_000 });
    await program.isOpen();
    await program.isOnDevice();
    await program.isAtHq();
    await journey.step('a PIN is set while headquarters is there', () => setPin(program));
    await device.cutNetwork();
    const before = new Date().toISOString();

    await openAt(program, demoPlaces.far, partner);
    const agreements = new Agreements(program);
    await agreements.open('plan');
    await agreements.beginNextVersion('The first outcome is there.', 2);
    await agreements.lock();
    await journey.step('a clock that is days off, and a wrong PIN', () => prepare(program));
    await journey.step('somebody declines, with a reason', () => decline(program));
    await journey.step('own certificate files that do not open, or are too old', () => openOwnFiles(program));
    await journey.step('the device is full in the middle of it', () => fillUp(device, program));
    const file = await journey.step('it is signed after all', () => finish(device, program));

    await headquarters.withdrawDevices(territory, before);
    await journey.step('headquarters tells the device that it was withdrawn', async () => {
      await device.mendNetwork();
      await program.goTo('Sync');
      await program.page.getByRole('button', { name: 'Sync now' }).click();
      await expect(program.main).toContainText('HQ has withdrawn this device.', { timeout: 60_000 });
    });
    await journey.step('whoever asks headquarters hears that its signatures count for nothing', () =>
      isWithdrawn(headquarters.address, file),
    );
  },
);

async function setPin(program: Program): Promise<void> {
  const { page } = program;
  await program.goTo('Settings');
  await page.getByRole('button', { name: 'Set a PIN' }).click();
  const dialog = program.dialog('Set a PIN');
  await dialog.getByLabel(/^New PIN(?! again)/).fill(pin);
  await dialog.getByLabel('New PIN again').fill(pin);
  await dialog.getByRole('button', { name: 'Save the PIN' }).click();
  await program.hears('The PIN counts from now on');
  await expect(program.fact('On whose word')).toHaveText('Issued by headquarters');
  await expect(program.fact('PIN')).toHaveText('Set');
}

async function prepare(program: Program): Promise<void> {
  const { page } = program;
  const signing = new Signing(program);
  const today = new Date().toISOString().slice(0, 10);
  const inThreeDays = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await signing.name(signers, { pin });
  const make = page.getByRole('button', { name: 'Prepare the document' });
  await liveOn(program, inThreeDays);
  await make.click();
  await expect(page.getByText('The clock of this device is 3 days ahead of headquarters.')).toBeVisible();
  await liveOn(program, today);
  await signing.name(signers, { pin: 'fork handles' });
  await make.click();
  await expect(page.getByText('That is not the PIN. Nothing was signed. Try again.')).toBeVisible();
  await signing.prepare(signers, { pin });
}

async function decline(program: Program): Promise<void> {
  const signing = new Signing(program);
  const reason = 'The second milestone is too early for us.';
  await signing.agree('Mara Lind');
  await expect(program.page.getByText('All four conditions of an advanced signature hold.')).toBeVisible();
  await signing.draw('Mara Lind');
  await signing.press('Mara Lind');
  await signing.giveBack();
  await signing.turnTo('Ingrid Solheim');
  await signing.decline('Ingrid Solheim', reason);
  await expect(program.page.getByText(`Ingrid Solheim declined: ${reason}`)).toBeVisible();
}

async function openOwnFiles(program: Program): Promise<void> {
  const { page } = program;
  const signing = new Signing(program);
  const ingrid = { name: 'Ingrid Solheim', organisation: partner, password: 'fjord' };
  const asFile = async (name: string, from: string, until: string) => ({
    name,
    mimeType: 'application/x-pkcs12',
    buffer: Buffer.from(await aCertificateFile({ ...ingrid, from, until })),
  });
  await signing.prepare(signers, { pin, keys: { 'Ingrid Solheim': ownKey } });
  await signing.sign('Mara Lind');
  await signing.giveBack();
  await signing.turnTo('Ingrid Solheim');
  await signing.agree('Ingrid Solheim');
  await signing.openOwnFile(await asFile('old.p12', '2024-01-01', '2025-01-01'), 'fjord');
  await expect(page.getByText('The certificate was valid until January 1, 2025. Nothing was signed.')).toBeVisible();
  const own = await asFile('own.p12', '2026-01-01', '2028-01-01');
  await signing.openOwnFile(own, 'fjell');
  await expect(page.getByText('The password does not open the file. Nothing was signed.')).toBeVisible();
  await expect(signing.signButton).toBeDisabled();
  await signing.openOwnFile(own, 'fjord');
  await expect(page.getByText(/^Ingrid Solheim, issued by .*, valid until Jan 1, 2028$/)).toBeVisible();
  await signing.draw('Ingrid Solheim');
}

/** Nothing half is left: the signature before stands, and the drawing waits for room. */
async function fillUp(device: Device, program: Program): Promise<void> {
  const { page } = program;
  const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  await device.giveRoom(used + 1024 ** 2);
  await program.fillDisk();
  await new Signing(program).signButton.click();
  await expect(page.getByText('This device is full, so this could not be saved.')).toBeVisible({ timeout: 30_000 });
  await device.giveRoom(1024 ** 3);
}

async function finish(device: Device, program: Program): Promise<FileToCheck> {
  const signing = new Signing(program);
  await signing.press('Ingrid Solheim');
  await signing.isFrozen();
  const { name, bytes } = await device.saved(() => program.page.getByRole('button', { name: 'Save a copy' }).click());
  await program.page.getByRole('button', { name: 'Done', exact: true }).click();
  return { name, bytes };
}

async function isWithdrawn(headquarters: string, file: FileToCheck): Promise<void> {
  const asked = await fetch(`${headquarters}/verify`);
  const page = await StandAlonePage.open(new Uint8Array(await asked.arrayBuffer()));
  const [told] = await page.check(file);
  expect(told?.headline).not.toBe(genuine);
  const signatures = told?.signatures.map(({ title, judgement }) => ({ title, judgement }));
  expect(signatures).toEqual([
    { title: 'Certified by Mara Lind', judgement: 'Not valid' },
    { title: 'Signed by Ingrid Solheim', judgement: 'Cannot be decided' },
  ]);
  await expect(page.page.getByRole('main')).toContainText('The certificate of Mara Lind was withdrawn on ');
  const barriers = new Barriers(page.page);
  await barriers.look('The page that checks');
  expect(barriers.found).toEqual([]);
  await page.close();
}
