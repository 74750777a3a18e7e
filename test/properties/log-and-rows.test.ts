import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { movePartner } from '../../server/sync/move-partner';
import type { FieldDevice } from '../unit/server/field-device';
import { foldOf, standing } from '../unit/server/fold';
import { openTestHq, type TestHq } from '../unit/server/open-hq';

let hq: TestHq;
beforeAll(async () => {
  hq = await openTestHq();
});
afterAll(() => hq.close());

/** What two people in each of two territories do with one partner and its sites, and headquarters with where it is. */
const story = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: edit() },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('push' as const), who: fc.nat(3) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('pull' as const), who: fc.nat(3) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const) }) },
  ),
  { minLength: 5, maxLength: 40 },
);

function edit() {
  return fc.record({
    kind: fc.constant('edit' as const),
    who: fc.nat(3),
    row: fc.constantFrom('partner', 'site', 'answer'),
    field: fc.constantFrom('legalName', 'note', '_deleted'),
    value: fc.nat(9),
    knowing: fc.boolean(),
  });
}

type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never;

/** A device with the last page it was given, from which it names parents. */
interface Person {
  readonly device: FieldDevice;
  readonly dots: Map<string, readonly string[]>;
  sent: number;
}

let stories = 0;

async function play(steps: Story): Promise<readonly FieldDevice[]> {
  stories += 1;
  const territories = [`story ${stories} old`, `story ${stories} new`];
  const people: Person[] = [];
  for (const at of [0, 1, 2, 3]) {
    const device = await hq.enrol(`Person ${at} of story ${stories}`, territories[at % 2] ?? '');
    people.push({ device, dots: new Map(), sent: 0 });
  }
  const partner = `partner-${stories}`;
  const [first, second] = people;
  for (const row of ['partner', 'site'] as const) {
    if (first) write(first, partner, { kind: 'edit', who: 0, row, field: 'note', value: 0, knowing: false });
  }
  if (first && second) await Promise.all([push(first), pull(second)]);
  for (const step of steps) {
    if (step.kind === 'move') await move(people, partner);
    const person = step.kind === 'move' ? undefined : people[step.who];
    if (!person) continue;
    if (step.kind === 'edit') write(person, partner, step);
    if (step.kind === 'push') await push(person);
    if (step.kind === 'pull') await pull(person);
  }
  for (const person of people) await push(person);
  return people.slice(0, 2).map(({ device }) => device);
}

/** To the other side, whichever it is on. */
async function move(people: readonly Person[], partner: string): Promise<void> {
  const [first = '', second = ''] = people.map(({ device }) => device.space);
  const { database, ownDevice, pokes, now } = hq.parts;
  const parts = { database, ownDevice, now, moved: pokes.poke };
  const there = await movePartner(parts, { partner, from: first, to: second, by: 'the story' });
  if (!there.ok) await movePartner(parts, { partner, from: second, to: first, by: 'the story' });
}

function write({ device, dots }: Person, partner: string, step: Extract<Story[number], { kind: 'edit' }>): void {
  const isPartner = step.row === 'partner';
  const row = isPartner ? partner : `${step.row}-of-${partner}`;
  const fields = {
    [step.field]: step.field === '_deleted' ? true : step.value,
    ...(!isPartner && { partnerId: partner }),
  };
  const parents = step.knowing ? (dots.get(row) ?? []) : [];
  const dot = device.edit({ entity: step.row, row, fields, parents });
  dots.set(row, [...(dots.get(row) ?? []), dot]);
}

async function push(person: Person): Promise<void> {
  if (person.sent === person.device.changes.length) return;
  const reply = await hq.push(person.device, person.device.push(person.sent + 1));
  expect(reply.statusCode).toBe(200);
  person.sent = person.device.changes.length;
}

async function pull({ device, dots }: Person): Promise<void> {
  for (const { row } of (await hq.pull(device)).rows) {
    dots.set(
      row.id,
      Object.values(row.fields).flatMap((heads) => heads.map(({ dot }) => dot)),
    );
  }
}

test('whatever is written and wherever it is moved, the log alone gives back every record as it stands', async () => {
  let carriedOver = 0;
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      for (const { space } of await play(steps)) {
        expect(await foldOf(hq.database, space)).toEqual(await standing(hq.database, space));
        const [count] = await hq.database.query<{ carried: number }>(
          `select count(*) as carried from change_log where space_id = $1 and device_id like '%@%'`,
          [space],
        );
        carriedOver += count?.carried ?? 0;
      }
    }),
    { numRuns: 40, endOnFailure: true },
  );
  // The stories do reach what they are about.
  expect(carriedOver).toBeGreaterThan(20);
}, 240_000);
