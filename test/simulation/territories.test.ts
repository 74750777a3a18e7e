import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countOf, seedsOr } from '../torture/extent';
import { aRun } from './a-run';
import { gather } from './gather';
import { brokenPromises } from './invariants';
import type { LineFault } from './simulated-hq';
import { type Happening, Territories } from './territories';

const [seed = 0] = seedsOr([20_261_121]);

let run: Awaited<ReturnType<typeof aRun>>;
beforeAll(async () => {
  run = await aRun();
});
afterAll(() => run.end());

const who = fc.nat(2);
const where = fc.nat(2);
const which = fc.nat(5);
const fault = fc.constantFrom<(LineFault | null)[]>(
  ...([null, null, null, 'lost-request', 'lost-ack', 'twice', 'late', 'cut-body', 'bad-gateway', 'portal'] as const),
);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('add' as const), who, which, text: fc.nat(9) }) },
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('edit' as const), who, which, text: fc.nat(9) }) },
  {
    weight: 7,
    arbitrary: fc.record({ kind: fc.constant('sync' as const), who, faults: fc.array(fault, { maxLength: 6 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('grant' as const), who, where }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), who, where }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), which, where }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('restart' as const),
      who,
      how: fc.constantFrom('graceful' as const, 'brutal' as const),
    }),
  },
);

test(
  'whatever is granted, withdrawn and moved, every device holds what the tables say is its person’s, and so does a new one',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 12, maxLength: 40, size: 'max' }), async (happenings) => {
        const territories = await Territories.open(run.hq);
        for (const each of happenings) await territories.happen(each);
        await territories.comeToRest();
        const fresh = await territories.freshDevices();
        const devices = [...territories.devices, ...fresh];
        const evidence = await gather(run.hq, await territories.spaces(), devices);
        const left = evidence.replicas.filter(({ waiting }) => waiting > 0);
        expect({
          broken: brokenPromises(evidence),
          left: left.map(({ name, waiting, reason }) => `${name}: ${waiting} wait, ${reason}`),
        }).toEqual({ broken: [], left: [] });
        for (const [at, device] of territories.devices.entries()) {
          const spaces = device.workspace.enrolment?.spaces.map(({ id }) => id).sort();
          expect(spaces).toEqual(await territories.granted(at));
        }
        territories.end(devices);
      }),
      { numRuns: countOf(16, 1_000), seed },
    );
  },
  30 * 60_000,
);
