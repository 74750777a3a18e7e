import type { Device } from './hosts/device';
import { expect, journey } from './journey';
import { fillText } from './pages/fields';
import { Partners } from './pages/partners';
import { Program } from './pages/program';
import { Tables } from './pages/tables';

const atHq = 'Nordlicht Systemhaus GmbH';
const onlyHere = 'Südwind Datentechnik GmbH';
const afterwards = 'Westwerk Beratung GmbH';

const lost = 'The tables of this device were lost and have been rebuilt from the journal';

journey(
  'tables of a newer program are left as they are, and nothing of them is lost to HQ',
  async ({ mortalHeadquarters: at, openDevice }) => {
    const device = await openDevice({ at });
    const program = new Program(device);
    const tables = new Tables(device);
    await writeTwoPartners(device);
    const before = await tables.rows();
    await tables.raiseVersion(100_000);
    await device.quit();

    await device.startAgain();
    await expect(program.page.getByText('They were written by a newer version of Fieldpact.')).toBeVisible();
    await program.page.reload();
    await expect(program.page.getByText('They were written by a newer version of Fieldpact.')).toBeVisible();
    expect(await tables.version()).toBe(100_000);
    expect(await tables.rows()).toEqual(before);

    // Nobody has the newer program: the journal alone brings everything back.
    await tables.delete();
    await program.page.reload();
    await isRebuilt(program);
    await device.mendNetwork();
    await program.isAtHq();
    expect(await at.changesPerDevice()).toEqual([2]);
    await isTheSameOn(await openDevice({ at }), device);
  },
);

journey(
  'with its tables deleted a device keeps its name and its enrolment, and HQ gets what it did not have',
  async ({ mortalHeadquarters: at, openDevice }) => {
    const device = await openDevice({ at });
    const program = new Program(device);
    await writeTwoPartners(device);
    const mark = await markOf(program);
    await device.quit();
    new Tables(device).removeFromDisk();

    await device.startAgain();
    await isRebuilt(program);
    expect(await markOf(program)).toBe(mark);
    await device.mendNetwork();
    await program.isAtHq();
    await addPartner(program, afterwards);
    await program.isAtHq();
    // One chain of one device, nothing twice.
    expect(await at.changesPerDevice()).toEqual([3]);
    await isTheSameOn(await openDevice({ at }), device);
  },
);

journey(
  'with every database lost the journal brings all work back, and HQ takes it after a new code',
  async ({ mortalHeadquarters: at, openDevice, territory }) => {
    const device = await openDevice({ at });
    const program = new Program(device);
    await writeTwoPartners(device);
    const mark = await markOf(program);
    await device.quit();
    new Tables(device).removeAllFromDisk();

    await device.startAgain();
    await isRebuilt(program);
    await device.mendNetwork();
    // In a browser the key lay in a database too. On the desktop it lies with the system, and nothing more is to be done.
    if (device.kind === 'browser') {
      await expect(program.status).toContainText('Not connected with an HQ');
      await connect(program, { address: device.line.address, code: await at.issueCode('Ana Berg', territory) });
      expect(await markOf(program)).not.toBe(mark);
    }
    await program.isAtHq();
    await addPartner(program, afterwards);
    await program.isAtHq();
    // What was written before came under the old name, what is written now under the new one.
    expect(await at.changesPerDevice()).toEqual(device.kind === 'browser' ? [2, 1] : [3]);
    await isTheSameOn(await openDevice({ at }), device);
  },
);

/** One partner is at HQ, the other was added after the network was gone. */
async function writeTwoPartners(device: Device): Promise<void> {
  const program = new Program(device);
  await program.begin();
  await addPartner(program, atHq);
  await program.isAtHq();
  await device.cutNetwork();
  await addPartner(program, onlyHere);
  await program.isSaved();
}

async function addPartner(program: Program, legalName: string): Promise<void> {
  await program.goTo('Partners');
  await new Partners(program).add({ legalName, country: 'Austria' });
}

async function isRebuilt(program: Program): Promise<void> {
  await program.isOpen();
  await expect(program.page.getByRole('heading', { level: 1, name: 'Sync' })).toBeVisible();
  await expect(program.main.getByText(`${lost}: 2 changes.`)).toBeVisible();
  await program.goTo('Partners');
  for (const name of [atHq, onlyHere]) await expect(new Partners(program).row(name)).toHaveCount(1);
}

async function markOf(program: Program): Promise<string> {
  await program.goTo('Settings');
  return program.fact('Mark in every change').innerText();
}

async function connect(program: Program, to: { readonly address: string; readonly code: string }): Promise<void> {
  await program.goTo('Settings');
  await fillText(program.main, 'Address of HQ', to.address);
  await fillText(program.main, 'One-time code', to.code);
  await program.main.getByRole('button', { name: 'Connect', exact: true }).click();
}

/** HQ has given the second device the same rows, field by field. */
async function isTheSameOn(second: Device, first: Device): Promise<void> {
  const program = new Program(second);
  await program.begin();
  await program.isAtHq();
  expect(await new Tables(second).rows()).toEqual(await new Tables(first).rows());
}
