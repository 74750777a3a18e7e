import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowOf } from '../../renderer/data/stored';
import { aRun } from './a-run';
import { gather } from './gather';
import { brokenPromises } from './invariants';
import { SimulatedDevice } from './simulated-device';
import type { LineFault } from './simulated-hq';
import { aVisit, comeToRest, endAll, judge, partner, play, type Visit, wholeVisit } from './visit';

let run: Awaited<ReturnType<typeof aRun>>;
beforeAll(async () => {
  run = await aRun();
});
afterAll(() => run.end());

async function afterTheVisit(): Promise<Visit> {
  const on = await aVisit(run.hq);
  await play(on, wholeVisit);
  return on;
}

const shownOn = async (device: SimulatedDevice, id: string) => {
  const stored = await device.workspace.database.rows.get(id);
  return stored ? rowOf(stored).fields : {};
};

describe('a bad line', { timeout: 60_000 }, () => {
  const faults: readonly { readonly fault: LineFault; readonly does: string }[] = [
    { fault: 'lost-request', does: 'loses a request' },
    { fault: 'lost-ack', does: 'loses an answer' },
    { fault: 'twice', does: 'delivers a request twice' },
    { fault: 'late', does: 'delivers a request once more after a later one' },
    { fault: 'cut-body', does: 'breaks off in the middle of an answer' },
    { fault: 'bad-gateway', does: 'answers with a fault of its own' },
    { fault: 'too-many', does: 'asks to come later' },
    { fault: 'portal', does: 'answers like a hotel' },
  ];
  test.for(faults)('that $does costs nothing, whichever request it is', async ({ fault }) => {
    const on = await afterTheVisit();
    for (const position of [0, 1, 2, 3]) {
      await on.ana.save('partner', partner(on), { note: `Ana ${position}`, legalName: `Ana’s ${position}` });
      await on.ben.save('partner', partner(on), { website: `ben${position}.example` });
      on.ana.faults = [...Array<null>(position).fill(null), fault];
      await on.ana.round();
      on.ana.faults = [];
      await on.ben.round();
    }
    await comeToRest(on);
    expect(await judge(on)).toEqual([]);
    endAll(on);
  });

  test('that is cut for days and then fails at every second request still brings everything home', async () => {
    const on = await afterTheVisit();
    for (let day = 0; day < 5; day += 1) {
      run.hq.pass(24 * 3_600_000);
      for (let edit = 0; edit < 8; edit += 1)
        await on.ana.save('partner', partner(on), { note: `day ${day}, edit ${edit}` });
    }
    const everySecond: LineFault[] = ['lost-request', 'lost-ack', 'bad-gateway', 'cut-body'];
    on.ana.faults = everySecond.flatMap((fault) => [null, fault]);
    for (let turn = 0; turn < 8; turn += 1) await on.ana.round();
    on.ana.faults = [];
    await comeToRest(on);
    expect(await judge(on)).toEqual([]);
    endAll(on);
  });
});

describe('two laptops of one person', { timeout: 60_000 }, () => {
  test('that edit the same record offline keep both values and agree', async () => {
    const on = await afterTheVisit();
    const second = await SimulatedDevice.make(run.hq, on.ana.person, on.territory, 60_000);
    await second.start();
    expect(await second.enrol()).toBe(true);
    await second.round();
    await on.ana.save('partner', partner(on), { legalName: 'on the first laptop' });
    await second.save('partner', partner(on), { legalName: 'on the second laptop' });
    for (const device of [second, on.ana, second]) await device.round();
    const values = (await shownOn(second, partner(on)))['legalName']?.map(({ value }) => value);
    expect([...(values ?? [])].sort()).toEqual(['on the first laptop', 'on the second laptop']);
    const space = on.ana.workspace.enrolment?.space.id ?? '';
    await on.ben.round();
    expect(brokenPromises(await gather(run.hq, [space], [on.ana, on.ben, second]))).toEqual([]);
    second.end();
    endAll(on);
  });
});

describe('a clock', { timeout: 60_000 }, () => {
  const years = 365 * 24 * 3_600_000;
  const clocks: readonly { readonly name: string; readonly skewOf: (now: number) => number }[] = [
    { name: 'set to 1970', skewOf: (now) => 86_400_000 - now },
    { name: 'set to 2099', skewOf: (now) => Date.parse('2099-12-31T00:00:00Z') - now },
    { name: 'an hour behind, as when summer time ends', skewOf: () => -3_600_000 },
    { name: 'three days ahead', skewOf: () => 3 * 86_400_000 },
    { name: 'ten years behind', skewOf: () => -10 * years },
  ];
  test.for(clocks)('$name refuses nothing, loses nothing, and gives no edit a time to come', async ({ skewOf }) => {
    const on = await afterTheVisit();
    on.ana.skew = skewOf(run.hq.time);
    await on.ana.save('partner', partner(on), { note: 'with a wrong clock' });
    await on.ana.round();
    await on.ana.save('partner', partner(on), { website: 'wrong.example' });
    // Somebody sets it right between the edit and the sync.
    on.ana.skew = 0;
    await on.ana.round();
    await comeToRest(on);
    expect(await judge(on)).toEqual([]);
    const heads = Object.values(await shownOn(on.ben, partner(on))).flat();
    expect(heads.filter(({ at }) => at < 0 || at > run.hq.time)).toEqual([]);
    endAll(on);
  });

  test('that jumps while the laptop runs does not change what is the later of two edits', async () => {
    const on = await afterTheVisit();
    await comeToRest(on);
    on.ana.skew = 0;
    await on.ana.save('partner', partner(on), { note: 'earlier' });
    run.hq.pass(60_000);
    await on.ben.save('partner', partner(on), { note: 'later' });
    on.ana.skew = 2 * 86_400_000;
    for (const device of [on.ben, on.ana, on.ben]) await device.round();
    expect((await shownOn(on.ben, partner(on)))['note']?.[0]?.value).toBe('later');
    endAll(on);
  });
});

describe('a newer program beside an older one', { timeout: 60_000 }, () => {
  test('may bring kinds of records, fields and words that the older keeps as they are and works on beside', async () => {
    const on = await afterTheVisit();
    const warehouse = `warehouse of ${on.territory}`;
    await on.ben.save(
      'warehouse' as 'site',
      warehouse,
      { partnerId: partner(on), shelves: 'forty' },
      { operation: 'create' },
    );
    await on.ben.save('partner', partner(on), { moonPhase: 'waning', archetype: 'a word of next year' });
    await on.ben.round();
    await on.ana.round();
    await on.ana.save('partner', partner(on), { note: 'beside the unknown' });
    await comeToRest(on);
    expect(await judge(on)).toEqual([]);
    for (const device of [on.ana, on.ben]) {
      const known = await shownOn(device, partner(on));
      const fields = ['moonPhase', 'archetype', 'note'].map((field) => known[field]?.[0]?.value);
      expect(fields.slice(0, 2)).toEqual(['waning', 'a word of next year']);
      expect((await shownOn(device, warehouse))['shelves']?.[0]?.value).toBe('forty');
    }
    endAll(on);
  });
});
