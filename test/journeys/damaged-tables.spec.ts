import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  allDamages,
  allJournalDamages,
  commonDamages,
  commonJournalDamages,
  damages,
  journalDamages,
} from '../torture/damages';
import { isTorture, some } from '../torture/extent';
import type { Device } from './hosts/device';
import { expect, journey } from './journey';
import { Partners } from './pages/partners';
import { Program } from './pages/program';
import { Tables } from './pages/tables';

/** `npm run torture -- tables` does everything that was ever seen, and looks again after a while. */
const ofTablesToDo = isTorture ? some(allDamages) : commonDamages;
const ofJournalToDo = isTorture ? some(allJournalDamages) : commonJournalDamages;

/** What the person reads about the tables, and about the journal. */
const ofTables = /rebuilt from the journal|mended from the journal|came back from the journal/;
const ofJournal = /missing from the journal and (was|were) copied there/;

journey(
  'whatever happens to the files of the tables, the program comes back with every record, says so, and is no first start',
  async ({ openDevice }) => {
    journey.setTimeout(600_000);
    const device = await openDevice({ person: null, demo: true });
    await afterEach(device, ofTablesToDo, async (name, before) => {
      damages[name](device.tables());
      await comesBack(device, name, before);
      await saysSo(device, name === 'nothing' ? null : ofTables);
    });
  },
);

journey(
  'whatever happens to the files of the journal, it is written anew from the tables, and brings them back when they are lost next',
  async ({ openDevice }) => {
    journey.setTimeout(600_000);
    const device = await openDevice({ person: null, demo: true });
    await afterEach(device, ofJournalToDo, async (name, before) => {
      journalDamages[name](device.profile);
      await comesBack(device, name, before);
      await saysSo(device, ofJournal);
      await device.kill();
      damages['no folder at all'](device.tables());
      await comesBack(device, `${name}, then no tables`, before);
      await saysSo(device, ofTables);
    });
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
    damages['MANIFEST cut by half'](anas.tables());
    await comesBack(anas, 'MANIFEST cut by half', before);
    await saysSo(anas, ofTables);
    await ana.isAtHq();
    expect(await valuesOn(anas)).toEqual(before);
    expect(await at.changesPerDevice()).toEqual([2, 2]);
    await expect.poll(() => valuesOn(bens)).toEqual(before);
  },
);

/** Begins with the same files each time; the program runs when the work is done. */
async function afterEach<Name extends string>(
  device: Device,
  names: readonly Name[],
  work: (name: Name, before: readonly string[]) => Promise<void>,
): Promise<void> {
  // The demo is a year of work of three partners; on a busy machine it takes a while to be written.
  await expect(new Program(device).status).toBeVisible({ timeout: 120_000 });
  const before = await atRest(device);
  await device.kill();
  const copy = copyOf(device);
  try {
    for (const name of names) {
      await journey.step(name, async () => {
        putBack(copy, device);
        await work(name, before);
        await device.kill();
      });
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  await device.startAgain();
  await new Program(device).isOpen();
}

/** The program starts, and after a while everything is as it was; nothing looks like a first start. */
async function comesBack(device: Device, message: string, before: readonly string[]): Promise<void> {
  await device.startAgain();
  const program = new Program(device);
  await program.isOpen();
  // What cannot be read is found a few seconds after the start, and the program starts anew; then these are no tables.
  const now = () => valuesOn(device).catch(() => []);
  await expect.poll(now, { message, timeout: 60_000, intervals: [250, 500, 1_000] }).toEqual(before);
  await program.isOpen();
  await expect(program.page.getByRole('heading', { name: 'Welcome to Fieldpact' })).toHaveCount(0);
  if (!isTorture) return;
  await program.page.waitForTimeout(9_000);
  await program.isOpen();
  expect(await valuesOn(device), message).toEqual(before);
}

/** @param words null: there is nothing to say */
async function saysSo(device: Device, words: RegExp | null): Promise<void> {
  const program = new Program(device);
  await program.goTo('Sync');
  const notice = program.main.getByRole('region', { name: 'Put right when the program started' });
  if (words === null) await expect(notice).toHaveCount(0);
  else await expect(notice).toContainText(words, { timeout: 30_000 });
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
  for (const part of partsOf(profile)) cpSync(join(profile, part), join(copy, part), { recursive: true });
  return copy;
}

function putBack(copy: string, { profile }: Device): void {
  for (const part of new Set([...partsOf(profile), ...partsOf(copy)])) {
    rmSync(join(profile, part), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    if (existsSync(join(copy, part))) cpSync(join(copy, part), join(profile, part), { recursive: true });
  }
}

/** Where records may lie. The rest of a browser's profile, caches above all, is ten times as much and no matter here. */
function partsOf(profile: string): readonly string[] {
  const ofBrowser = ['IndexedDB', 'File System', 'WebStorage'].map((part) => join('Default', part));
  // The marks of the program that was killed would have the next one believe that it still runs.
  const ofDesktop = readdirSync(profile).filter((name) => !/Singleton|DevToolsActivePort/.test(name));
  return (existsSync(join(profile, 'Default')) ? ofBrowser : ofDesktop).filter((part) =>
    existsSync(join(profile, part)),
  );
}

async function addPartner(program: Program, legalName: string): Promise<void> {
  await program.goTo('Partners');
  await new Partners(program).add({ legalName, country: 'Austria' });
}
