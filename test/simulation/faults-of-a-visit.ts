import { Boundary } from './boundary';
import { backUp, restore } from './restored-hq';
import type { LineFault, SimulatedHq } from './simulated-hq';
import { type Act, aVisit, comeToRest, endAll, judge, lieStill, partner, play, type Visit, wholeVisit } from './visit';

/** What goes wrong in a visit besides what its people do. */
export interface Faulty {
  readonly name: string;
  readonly acts: readonly Act[];
  /** The await at which Ana's program ends, found by its name and how manieth it is; null: it lives. */
  readonly anaEndsAt?: { readonly where: string; readonly time: number };
  readonly serverEndsAt?: { readonly where: string; readonly time: number };
}

const edit = (on: Visit, who: 'ana' | 'ben', fields: { readonly [field: string]: string }) =>
  on[who].save('partner', partner(on), fields);

/** The next requests of a device, each with its fault. */
function overABadLine(who: 'ana' | 'ben', ...faults: readonly (LineFault | null)[]): Act {
  return {
    who,
    does: async (on) => {
      on[who].faults = [...faults];
      await on[who].round();
      on[who].faults = [];
    },
  };
}

/** The next delivery of a device does not arrive, or its answer does not. */
function aLostDelivery(who: 'ana' | 'ben', fault: LineFault): Act {
  return {
    who,
    does: async (on) => {
      on[who].pushFaults = [fault];
      await on[who].round();
      on[who].pushFaults = [];
    },
  };
}

/** Somebody writes while rows are on their way, and sees what they wrote whatever comes. */
const writtenMeanwhile: Act = {
  who: 'ana',
  does: async (on) => {
    await edit(on, 'ben', { website: 'on-its-way.example' });
    await on.ben.round();
    on.ana.meanwhile = () => edit(on, 'ana', { note: 'while it came' });
    await on.ana.round();
    const shown = await on.ana.workspace.database.rows.get(partner(on));
    const values = ['note', 'website'].map((field) => shown?.content[field]?.[0]?.value);
    if (values.join() !== 'while it came,on-its-way.example')
      throw new Error(`The record shows ${values.join(' and ')}.`);
  },
};

const tablesLost: Act = {
  who: 'ana',
  does: async (on) => {
    await on.ana.loseTables();
  },
};

/** The second half of a visit in which headquarters goes back to what it was before the last two rounds. */
const restoredOnTheWay: readonly Act[] = [
  {
    who: 'ben',
    does: async (on) => {
      const space = on.ben.workspace.enrolment?.space.id ?? '';
      const backup = await backUp(on.hq, space);
      await edit(on, 'ben', { note: 'after the backup', website: 'after.example' });
      await on.ben.round();
      await on.ana.round();
      await edit(on, 'ana', { legalName: 'Harbour & Sons' });
      await on.ana.round();
      await restore(on.hq, backup, `restored of ${on.territory}`);
      await edit(on, 'ana', { country: 'ES' });
    },
  },
  overABadLine('ana', null, null, 'lost-ack'),
];

/** Ben has the whole record before him and writes below it, so that a value may be replaced by who saw it. */
const apart: readonly Act[] = [
  { who: 'ben', does: (on) => on.ben.round() },
  { who: 'ana', does: (on) => edit(on, 'ana', { legalName: 'by Ana', note: 'by Ana' }) },
  { who: 'ben', does: (on) => edit(on, 'ben', { legalName: 'by Ben', note: 'by Ben' }) },
  {
    who: 'ana',
    does: (on) => on.ana.save('interview', `interview of ${on.territory}`, { interviewers: ['ana', 'cho'] }),
  },
  {
    who: 'ben',
    does: (on) => on.ben.save('interview', `interview of ${on.territory}`, { interviewers: ['ana', 'dia'] }),
  },
  { who: 'ben', does: (on) => on.ben.save('signedDocument', `signed in ${on.territory}`, { sha256: 'forged' }) },
  { who: 'ana', does: (on) => on.ana.round() },
  { who: 'ben', does: (on) => on.ben.round() },
  { who: 'ana', does: (on) => on.ana.round() },
];

/** Visits that meet most of what can go wrong; each takes a fraction of a second. */
export const faultyVisits: readonly Faulty[] = [
  { name: 'a good day', acts: [...wholeVisit, ...apart, writtenMeanwhile] },
  {
    name: 'deliveries that never arrive',
    acts: [
      ...wholeVisit,
      { who: 'ana', does: (on) => edit(on, 'ana', { note: 'not delivered' }) },
      aLostDelivery('ana', 'lost-request'),
    ],
  },
  {
    name: 'a save that ended before the journal, and tables that are lost after it',
    acts: [...wholeVisit, { who: 'ana', does: (on) => edit(on, 'ana', { note: 'cut short' }) }, tablesLost],
    anaEndsAt: { where: 'journal.append', time: 6 },
  },
  {
    name: 'answers that get lost, and requests that come twice or late',
    acts: [
      ...[...wholeVisit, ...apart],
      { who: 'ana', does: (on) => edit(on, 'ana', { note: 'a', website: 'b' }) },
      overABadLine('ana', null, 'lost-ack'),
      overABadLine('ana', null, 'late'),
      { who: 'ana', does: (on) => edit(on, 'ana', { note: 'c', country: 'NO' }) },
      overABadLine('ana', null, 'twice', 'lost-ack'),
      overABadLine('ben', null, 'twice', 'cut-body'),
    ],
  },
  {
    name: 'tables that are lost',
    acts: [...wholeVisit, ...apart, { who: 'ana', does: (on) => edit(on, 'ana', { note: 'x' }) }, tablesLost],
  },
  { name: 'a headquarters that was restored from a backup', acts: [...wholeVisit, ...restoredOnTheWay] },
  {
    name: 'a program that ends between tables and journal',
    acts: [...wholeVisit, ...apart],
    anaEndsAt: { where: 'journal.append', time: 3 },
  },
  {
    name: 'a program that ends with an answer in its hands',
    acts: wholeVisit,
    anaEndsAt: { where: 'answer /v1/push', time: 1 },
  },
  {
    name: 'a server that ends between commit and answer',
    acts: wholeVisit,
    serverEndsAt: { where: 'commit done', time: 3 },
  },
];

/** Plays a faulty visit and says what is broken afterwards. */
export async function brokenBy(hq: SimulatedHq, faulty: Faulty): Promise<readonly string[]> {
  const on = await aVisit(hq);
  hq.boundary = new Boundary(0, faulty.serverEndsAt);
  await play(on, faulty.acts, 0, faulty.anaEndsAt);
  hq.boundary = new Boundary();
  await lieStill(on);
  // Before anybody writes again: what was forgotten would be asked for with the next change.
  const still = await judge(on);
  await comeToRest(on);
  const broken = [...still, ...(await judge(on))];
  endAll(on);
  return broken;
}
