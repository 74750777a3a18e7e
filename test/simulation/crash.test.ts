import Dexie from 'dexie';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { some } from '../torture/extent';
import { aRun } from './a-run';
import { Boundary } from './boundary';
import { backUp, restore } from './restored-hq';
import { aVisit, comeToRest, endAll, judge, partner, play, type Visit, wholeVisit } from './visit';

let run: Awaited<ReturnType<typeof aRun>>;
beforeAll(async () => {
  run = await aRun();
});
afterAll(() => run.end());

/** The visit, with an end of Ana's program and one of the server at the given awaits; what is broken afterwards. */
async function visitWith(ends: { readonly ana?: number; readonly server?: number }) {
  const { hq } = run;
  const on = await aVisit(hq);
  hq.boundary = new Boundary(ends.server ?? 0);
  await play(on, wholeVisit, ends.ana ?? 0);
  const passed = { ana: [...on.ana.firstLife], server: [...hq.boundary.passed] };
  hq.boundary = new Boundary();
  await comeToRest(on);
  const broken = await judge(on);
  endAll(on);
  return { broken, passed };
}

test('wherever in a visit the laptop’s program ends, nothing is lost and everybody agrees', async ({ annotate }) => {
  const calm = await visitWith({});
  expect(calm.broken).toEqual([]);
  const ends = some(calm.passed.ana.map((_, at) => at + 1));
  expect(calm.passed.ana.length).toBeGreaterThan(20);
  // In the middle of saving, of sending and of receiving.
  const middles = ['journal.append', 'request /v1/push', 'answer /v1/push', 'request /v1/pull', 'answer /v1/pull'];
  expect(middles.filter((where) => !calm.passed.ana.includes(where))).toEqual([]);
  const broken: unknown[] = [];
  for (const ana of ends) {
    const visit = await visitWith({ ana });
    if (visit.broken.length > 0) broken.push([ana, visit.passed.ana.at(-1), visit.broken]);
  }
  await annotate(`${ends.length} ends`);
  expect(broken).toEqual([]);
}, 900_000);

test('wherever in a visit the server ends, nothing is lost and everybody agrees', async ({ annotate }) => {
  const calm = await visitWith({});
  const ends = some(calm.passed.server.map((_, at) => at + 1));
  expect(calm.passed.server.length).toBeGreaterThan(20);
  expect(['commit', 'commit done'].filter((where) => !calm.passed.server.includes(where))).toEqual([]);
  const broken: unknown[] = [];
  for (const server of ends) {
    const visit = await visitWith({ server });
    if (visit.broken.length > 0) broken.push([server, calm.passed.server[server - 1], visit.broken]);
  }
  await annotate(`${ends.length} ends`);
  expect(broken).toEqual([]);
}, 900_000);

/** What a program has to mend or to go through when it starts again. */
const recoveries: readonly { readonly from: string; readonly before: (on: Visit) => Promise<void> }[] = [
  {
    from: 'the loss of its tables',
    before: async (on) => {
      await on.ana.save('partner', partner(on), { note: 'only in the journal' });
      on.ana.end();
      await Dexie.delete(on.ana.tables);
    },
  },
  {
    from: 'a restore of headquarters',
    before: async (on) => {
      const space = on.ana.workspace.enrolment?.space.id ?? '';
      const backup = await backUp(on.hq, space);
      await on.ana.save('partner', partner(on), { note: 'after the backup', legalName: 'after it as well' });
      await on.ana.round();
      await on.ben.round();
      await on.ana.save('partner', partner(on), { country: 'ES' });
      await restore(on.hq, backup, `restored of ${on.territory}`);
      on.ana.end();
    },
  },
];

async function recoveryWith(before: (on: Visit) => Promise<void>, endsAt: number) {
  const on = await aVisit(run.hq);
  await play(on, wholeVisit);
  await before(on);
  await play(on, [{ who: 'ana', does: () => on.ana.round() }], endsAt);
  const passed = [...on.ana.boundary.passed];
  await comeToRest(on);
  const broken = await judge(on);
  endAll(on);
  return { broken, passed };
}

test.for(recoveries)(
  'wherever the program ends while it recovers from $from, it recovers the next time',
  { timeout: 600_000 },
  async ({ before }, { annotate }) => {
    const calm = await recoveryWith(before, 0);
    expect(calm.broken).toEqual([]);
    const ends = some(calm.passed.map((_, at) => at + 1));
    expect(calm.passed.length).toBeGreaterThan(10);
    const broken: unknown[] = [];
    for (const end of ends) {
      const recovery = await recoveryWith(before, end);
      if (recovery.broken.length > 0) broken.push([end, calm.passed[end - 1], recovery.broken]);
    }
    await annotate(`${ends.length} ends`);
    expect(broken).toEqual([]);
  },
);
