import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { allBugs } from '../torture/bugs';
import { dice } from '../torture/dice';
import { lasting, seedsOr } from '../torture/extent';
import { buildHeadquartersWithBug } from '../torture/laptops/headquarters-with-bug';
import { comeToRest, judge } from '../torture/laptops/judge';
import { Laptop } from '../torture/laptops/laptop';
import { Nemesis } from '../torture/laptops/nemesis';
import { buildWindowWithDoor } from '../torture/laptops/window-with-door';
import { workAway, workOnScreens } from '../torture/laptops/work';
import { openHeadquarters } from './hosts/headquarters';

/** `npm run torture -- processes --minutes 5 --seed 77`; in every run it is half a minute. */
const duration = lasting(30_000, 600_000);
const [seed = 0] = seedsOr([Date.now() % 1_000_000_000]);
/** The sentence of a bug to be built in, to see that it is caught. */
const wanted = process.env['FIELDPACT_BUG'] ?? '';
const bug = allBugs.find(({ wrong }) => wrong === wanted) ?? null;

const north = 'North';
const south = 'South';
const people = [
  { person: 'Ana Berg', territories: [north] },
  { person: 'Ben Holt', territories: [north] },
  { person: 'Cleo Marti', territories: [south] },
  { person: 'Dan Olsen', territories: [south] },
  { person: 'Eva Lindt', territories: [north, south] },
] as const;

test('five people work on while laptops, lines, headquarters and its database are killed, cut, frozen and sent everything twice: every promise is kept', async ({
  browserName: _,
}, { annotations }) => {
  test.setTimeout(duration + 240_000);
  if (wanted !== '' && bug === null) throw new Error(`There is no such bug: ${wanted}`);
  console.log(`  seed ${seed}: npm run torture -- processes --seed ${seed} throws the same dice`);
  const began = Date.now();
  const told = (what: string) => console.log(`  ${((Date.now() - began) / 1_000).toFixed(0).padStart(4)} s  ${what}`);
  const built = mkdtempSync(join(tmpdir(), 'fieldpact-torture-'));
  const window = join(built, 'window');
  const laptops: Laptop[] = [];
  const isOfServer = bug?.file.startsWith('server/');
  await buildWindowWithDoor(window, isOfServer ? null : bug);
  const headquarters = bug && isOfServer ? { program: await buildHeadquartersWithBug(join(built, 'hq'), bug) } : {};
  told(`the window is built${bug ? `, and in all of it one bug: ${bug.wrong}` : ''}`);
  const at = await openHeadquarters(undefined, { window, ...headquarters });
  try {
    const codes: string[] = [];
    for (const { person, territories } of people) {
      const [first, ...others] = territories;
      codes.push(await at.issueCode(person, first));
      for (const other of others) await at.issueCode(person, other);
    }
    // One after the other: five browsers that start at once on a small machine only wait for each other.
    for (const [number, { person }] of people.entries())
      laptops.push(await Laptop.open(at, person, codes[number] ?? ''));
    // Everybody begins with the same partners, so that they meet on them.
    for (const laptop of laptops)
      for (const space of [0, 1]) await laptop.act({ kind: 'add', name: `First, ${laptop.person} ${space}`, space });
    expect(await comeToRest(laptops, at.folder, 60_000)).toEqual([]);
    told('five laptops are connected and hold the same');

    const end = Date.now() + duration;
    const over = () => Date.now() > end;
    const all = dice(seed);
    const nemesis = new Nemesis({ at, laptops, dice: all.apart('nemesis') });
    await Promise.all([
      nemesis.rage(over),
      ...laptops.map((laptop, number) =>
        number === 0
          ? workOnScreens(laptop, all.apart(laptop.person), over)
          : workAway(laptop, all.apart(laptop.person), over, duration > 120_000 ? 400 : 200),
      ),
    ]);
    for (const [mischief, times] of nemesis.done) told(`${times} × ${mischief}`);
    for (const { person, acts, kills, saved } of laptops)
      told(`${person}: ${acts} acts, ${saved.length} texts called saved, ${kills} kills`);
    expect(nemesis.faults, 'what the nemesis could not do').toEqual([]);

    expect(await comeToRest(laptops, at.folder, 60_000)).toEqual([]);
    told('everybody is at rest');
    expect((await judge(laptops, at.folder)).broken).toEqual([]);
    // A replica can look well and be unable to go on: everybody works once more, on the same partners.
    for (const [number, laptop] of laptops.entries()) {
      await laptop.act({ kind: 'add', name: `Afterwards, ${laptop.person}`, space: 0 });
      await laptop.act({ kind: 'correct', at: 0, fields: { note: `Seen afterwards by ${laptop.person}` } });
      if (number === 4) await laptop.act({ kind: 'decide' });
    }
    expect(await comeToRest(laptops, at.folder, 60_000)).toEqual([]);
    told('everybody is at rest after new work');

    const { broken, entries, conflicts, decisions, undecided } = await judge(laptops, at.folder);
    expect(broken).toEqual([]);
    expect(
      laptops.flatMap(({ faults }) => faults),
      'what failed though nobody had killed it',
    ).toEqual([]);
    const troubles = laptops.flatMap(({ device }) => device.troubles());
    expect(
      troubles.filter((trouble) => !isOfTheLine(trouble)),
      'what went wrong where nobody looked',
    ).toEqual([]);
    const verified = await at.command('verify');
    expect(verified).toContain('All is as it was filed');
    told(
      `${entries} entries, ${conflicts} met another value, ${decisions} decided between values, ${undecided} are undecided; ${verified.trim()}`,
    );
    annotations.push({ type: 'seed', description: String(seed) });
  } finally {
    for (const laptop of laptops) await laptop.device.remove();
    await at.remove();
    rmSync(built, { recursive: true, force: true });
  }
});

/**
 * The browser itself writes down every answer that did not come, every 503 of a headquarters without its database, and
 * how headquarters tells a device that an upload is still held by a connection that broke, or gone with a process.
 */
function isOfTheLine(trouble: string): boolean {
  const status = 'the server responded with a status of';
  return (
    new RegExp(`^console: Failed to load resource: (net::ERR_|${status} 50\\d)`).test(trouble) ||
    new RegExp(`^console: Failed to load resource: ${status} (409|410|423) .*/v1/uploads/`).test(trouble)
  );
}
