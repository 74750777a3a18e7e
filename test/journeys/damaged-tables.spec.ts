import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allDamages, type DamageName, damages, silentDamages } from '../torture/damages';
import type { Device } from './hosts/device';
import { expect, journey } from './journey';
import { Partners } from './pages/partners';
import { Program } from './pages/program';
import { Tables } from './pages/tables';

/** `npm run torture -- tables` does everything that was ever seen; every run does what a program does not notice by itself. */
const long = process.env['FIELDPACT_TORTURE'] === 'long';
const alone = long ? allDamages : silentDamages;

journey(
  'whatever happens to the files of the tables, the program comes back with every record, says so, and is no first start',
  async ({ openDevice }) => {
    journey.setTimeout(600_000);
    const device = await openDevice({ person: null, demo: true });
    const program = new Program(device);
    await program.isOpen();
    const before = await atRest(device);
    await device.kill();
    const copy = copyOf(device);
    try {
      for (const name of alone)
        await journey.step(name, async () => {
          putBack(copy, device);
          await happens(name, device, before);
          await expect(program.page.getByRole('heading', { name: 'Welcome to Fieldpact' })).toHaveCount(0);
          await device.kill();
        });
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
    await device.startAgain();
    await program.isOpen();
  },
);

journey(
  'with its tables damaged a device gets back from headquarters what others wrote, and sends what was still waiting',
  async ({ mortalHeadquarters: at, openDevice }) => {
    const [anas, bens] = [await openDevice({ at }), await openDevice({ person: 'Ben Holt', at })];
    const [ana, ben] = [new Program(anas), new Program(bens)];
    for (const program of [ana, ben]) await program.begin();
    for (const legalName of ['Nordlicht Systemhaus GmbH', 'Havnebro Systems AS']) await addPartner(ben, legalName);
    await ben.isAtHq();
    await addPartner(ana, 'Bergbahn Digital AG');
    await ana.isAtHq();
    await expect.poll(() => valuesOn(anas)).toHaveLength(3);
    await anas.cutNetwork();
    await addPartner(ana, 'Westwerk Beratung GmbH');
    const before = await valuesOn(anas);
    await anas.kill();

    await anas.mendNetwork();
    await happens('MANIFEST cut by half', anas, before);
    await ana.isAtHq();
    expect(await valuesOn(anas)).toEqual(before);
    expect(await at.changesPerDevice()).toEqual([2, 2]);
    await expect.poll(() => valuesOn(bens)).toEqual(before);
  },
);

/** The files break, the program starts, and after a while everything is as it was. */
async function happens(name: DamageName, device: Device, before: readonly string[]): Promise<void> {
  damages[name](device.tables());
  await device.startAgain();
  const program = new Program(device);
  await program.isOpen();
  // What cannot be read is found a few seconds after the start, and the program starts anew; then these are no tables.
  const now = () => valuesOn(device).catch(() => []);
  await expect.poll(now, { message: name, timeout: 60_000, intervals: [1_000, 2_000] }).toEqual(before);
  await program.isOpen();
  if (!long) return;
  await program.page.waitForTimeout(9_000);
  await program.isOpen();
  expect(await valuesOn(device), name).toEqual(before);
}

/** Every value with the change it is of, without what the device knows for itself alone. */
async function valuesOn(device: Device): Promise<readonly string[]> {
  const rows = (await new Tables(device).rows()) as readonly StoredRow[];
  const plain = rows.map(({ id, entity, content }) => [id, entity, Object.entries(content).sort().map(valuesOf)]);
  return plain.map((row) => JSON.stringify(row)).sort();
}

interface StoredRow {
  readonly id: string;
  readonly entity: string;
  readonly content: { readonly [field: string]: readonly { readonly change: string; readonly value: unknown }[] };
}

const valuesOf = ([field, heads]: [string, StoredRow['content'][string]]) => [
  field,
  heads.map(({ change, value }) => [change, value]),
];

/** Until nothing more is written; then what notices a loss is written too. */
async function atRest(device: Device): Promise<readonly string[]> {
  let before: readonly string[] = [];
  for (;;) {
    await device.page.waitForTimeout(4_000);
    const now = await valuesOn(device);
    if (now.length > 0 && now.length === before.length) return now;
    before = now;
  }
}

function copyOf({ profile }: Device): string {
  const copy = mkdtempSync(join(tmpdir(), 'fieldpact-copy-'));
  // The marks of the program that was killed would have the next one believe that it still runs.
  cpSync(profile, copy, { recursive: true, filter: (path) => !/Singleton|DevToolsActivePort/.test(path) });
  return copy;
}

function putBack(copy: string, { profile }: Device): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  cpSync(copy, profile, { recursive: true });
}

async function addPartner(program: Program, legalName: string): Promise<void> {
  await program.goTo('Partners');
  await new Partners(program).add({ legalName, country: 'Austria' });
}
