import { conflictsOf } from '#shared/sync/conflict';
import { rowOf } from '../../renderer/data/stored';
import type { NamedAwait } from './boundary';
import { gather } from './gather';
import { brokenPromises, type Evidence } from './invariants';
import { SimulatedDevice } from './simulated-device';
import type { SimulatedHq } from './simulated-hq';

/** One thing that somebody does. It can be done again, by a program that ended in the middle of it. */
export interface Act {
  readonly who: 'ana' | 'ben';
  readonly does: (on: Visit) => Promise<unknown>;
}

/** Two people who work on one partner, far from headquarters. */
export interface Visit {
  readonly hq: SimulatedHq;
  readonly ana: SimulatedDevice;
  readonly ben: SimulatedDevice;
  readonly territory: string;
}

let visits = 0;
const hours = 3_600_000;

export async function aVisit(hq: SimulatedHq): Promise<Visit> {
  visits += 1;
  const territory = `territory ${visits}`;
  const ana = await SimulatedDevice.make(hq, `Ana ${visits}`, territory, 2 * 24 * hours);
  const ben = await SimulatedDevice.make(hq, `Ben ${visits}`, territory, -3 * 24 * hours);
  return { hq, ana, ben, territory };
}

export const partner = ({ territory }: Visit) => `partner of ${territory}`;

async function enrolled({ hq }: Visit, device: SimulatedDevice): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    hq.pass(2_000);
    if (await device.enrol()) return;
  }
  throw new Error(`${device.person} was not enrolled.`);
}

/** Takes the first value of everything that waits for a decision. */
export async function decideAll(device: SimulatedDevice): Promise<void> {
  for (const stored of await device.workspace.database.rows.where('conflicted').equals(1).toArray()) {
    for (const { entity, rowId, field, heads } of conflictsOf(rowOf(stored)))
      await device.save(entity as 'partner', rowId, { [field]: heads[0]?.value ?? null }, { operation: 'resolve' });
  }
}

/** From the first note without a network to a conflict that was decided, and a signed document. */
export const wholeVisit: readonly Act[] = [
  {
    who: 'ana',
    does: (on) => on.ana.save('partner', partner(on), { legalName: 'Harbour', note: 'first' }, { operation: 'create' }),
  },
  {
    who: 'ana',
    does: (on) =>
      on.ana.save(
        'interview',
        `interview of ${on.territory}`,
        { partnerId: partner(on), interviewers: ['ana'] },
        { operation: 'create' },
      ),
  },
  { who: 'ana', does: (on) => enrolled(on, on.ana) },
  { who: 'ana', does: (on) => on.ana.round() },
  { who: 'ben', does: (on) => enrolled(on, on.ben) },
  { who: 'ben', does: (on) => on.ben.round() },
  {
    who: 'ben',
    does: (on) => on.ben.save('partner', partner(on), { legalName: 'Harbour plc', website: 'harbour.example' }),
  },
  { who: 'ben', does: (on) => on.ben.round() },
  { who: 'ana', does: async (on) => on.hq.pass(5 * 24 * hours) },
  { who: 'ana', does: (on) => on.ana.save('partner', partner(on), { legalName: 'Harbour Ltd', country: 'PT' }) },
  { who: 'ana', does: (on) => on.ana.round() },
  { who: 'ana', does: (on) => decideAll(on.ana) },
  {
    who: 'ana',
    does: (on) =>
      on.ana.save(
        'signedDocument',
        `signed in ${on.territory}`,
        { partnerId: partner(on), sha256: 'aa' },
        { operation: 'create' },
      ),
  },
  { who: 'ana', does: (on) => on.ana.round() },
];

/** Plays acts; whoever's program ends on the way starts it again and does the act once more. */
export async function play(
  on: Visit,
  acts: readonly Act[],
  anaEndsAt = 0,
  named: NamedAwait | null = null,
): Promise<void> {
  if (!on.ben.runs) await on.ben.start();
  await startAgain(on.ana, anaEndsAt, named);
  for (const { who, does } of acts) {
    const device = on[who];
    try {
      await does(on);
    } catch (error) {
      if (!device.boundary.dead) throw error;
    }
    if (!device.boundary.dead) continue;
    device.end();
    await startAgain(device);
    await does(on);
  }
}

async function startAgain(device: SimulatedDevice, endsAt = 0, named: NamedAwait | null = null): Promise<void> {
  try {
    await device.start(endsAt, named);
  } catch (error) {
    if (!device.boundary.dead) throw error;
  }
  if (!device.boundary.dead) return;
  device.end();
  await device.start(0);
}

/** A good line for everybody until all stand at the head. */
export async function lieStill(on: Visit): Promise<void> {
  for (const device of [on.ana, on.ben]) await enrolled(on, device);
  await calm(on);
}

/** The same, and then new work, because a replica can look well and be unable to go on. */
export async function comeToRest(on: Visit): Promise<void> {
  await lieStill(on);
  for (const device of [on.ana, on.ben])
    await device.save('partner', partner(on), {
      note: `${device.person} was here at rest`,
      programTier: device.person,
    });
  await calm(on);
  await decideAll(on.ben);
  await calm(on);
}

async function calm({ ana, ben }: Visit): Promise<void> {
  for (const device of [ana, ben, ana]) await device.round();
}

/** What is broken after a visit. */
export async function judge(on: Visit, also: (evidence: Evidence) => readonly string[] = () => []) {
  const space = on.ana.workspace.enrolment?.space.id ?? '';
  const evidence = await gather(on.hq, [space], [on.ana, on.ben]);
  const left = evidence.replicas.flatMap(({ name, waiting, reason }) =>
    waiting > 0 ? [`I10 ${name}: ${waiting} changes wait on a good line: ${reason}`] : [],
  );
  const setAside = evidence.territories.flatMap(({ log }) =>
    log.flatMap(({ seq, state, why }) =>
      state === 'quarantined' && why !== 'immutable' ? [`${seq} was set aside: ${why}`] : [],
    ),
  );
  return [...brokenPromises(evidence), ...left, ...setAside, ...also(evidence)];
}

export function endAll({ ana, ben }: Visit): void {
  for (const device of [ana, ben]) if (device.runs) device.end();
}
