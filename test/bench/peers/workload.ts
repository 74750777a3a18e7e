import { type Device, openDevice, type WrittenEdit } from './device';
import { editedValue } from './partner-documents';
import type { EditedField, Found } from './sync-page';
import type { RunningSystem, System } from './systems';

export interface Amounts {
  readonly documents: number;
  readonly edits: number;
  /** Records that two devices edit at the same time. */
  readonly shared: number;
}

/** What one step took, and whether everything was there afterwards. A time without its gate is no time. */
export interface Step {
  readonly milliseconds: number;
  readonly up: number;
  readonly down: number;
  /** Processor time, ms: unlike the time it hardly depends on what else the machine does. */
  readonly processor: { readonly page: number; readonly server: number };
  readonly gate: Gate;
}

/** Of all edits a step was about: how many stand on the record, how many beside it, how many nowhere. */
export interface Gate {
  readonly shown: number;
  readonly kept: number;
  readonly lost: number;
}

export interface Round {
  readonly steps: Readonly<Record<StepName, Step>>;
  /** From the key on A to the value on B, for each edit. */
  readonly edits: readonly number[];
  readonly serverMemory: number | null;
  readonly pageMemory: number;
}

export const stepNames = [
  'insert',
  'push',
  'pull',
  'update',
  'push of updates',
  'pull of updates',
  'different fields',
  'same field',
] as const;
export type StepName = (typeof stepNames)[number];

/** One system through all steps, from nothing: two devices, one after the other and then at the same time. */
export async function runRound(system: System, round: number, amounts: Amounts): Promise<Round> {
  const running = await system.start(round);
  const first = await openDevice(running, 'first');
  const all = { from: 0, to: amounts.documents };
  const insert = await timed(first, running, () => first.ask('insert', all.from, all.to));
  const push = await timed(first, running, () => first.ask('push'));
  const second = await openDevice(running, 'second');
  const pull = await timed(second, running, () => second.ask('pull'));
  const arrived = await complete(second, amounts.documents);

  const update = await timed(first, running, () => first.ask('update', { ...all, field: 'website', round: 1 }));
  const pushUpdates = await timed(first, running, () => first.ask('push'));
  const pullUpdates = await timed(second, running, () => second.ask('pull'));
  const updated = await gateOf([second], sample(amounts.documents, 'website', 1));

  const pageMemory = Math.max(await first.memory(), await second.memory());
  const edits = await roundTrips(first, second, amounts.edits);
  const different = await concurrently(first, second, running, {
    from: 0,
    to: amounts.shared,
    fields: ['note', 'website'],
    round: 3,
  });
  const same = await concurrently(first, second, running, {
    from: amounts.shared,
    to: amounts.shared * 2,
    fields: ['legalName', 'legalName'],
    round: 5,
  });
  const serverMemory = running.server.peakMemory();
  await first.remove();
  await second.remove();
  await running.end();
  return {
    steps: {
      insert: { ...insert, gate: arrived },
      push: { ...push, gate: arrived },
      pull: { ...pull, gate: arrived },
      update: { ...update, gate: updated },
      'push of updates': { ...pushUpdates, gate: updated },
      'pull of updates': { ...pullUpdates, gate: updated },
      'different fields': different,
      'same field': same,
    },
    edits,
    serverMemory,
    pageMemory,
  };
}

async function timed(
  device: Device,
  { processorTime }: RunningSystem,
  work: () => Promise<number>,
): Promise<Omit<Step, 'gate'>> {
  const before = { ...device.wire.bytes(), page: await device.processorTime(), server: processorTime() };
  const milliseconds = await work();
  const after = { ...device.wire.bytes(), page: await device.processorTime(), server: processorTime() };
  return {
    milliseconds,
    up: after.up - before.up,
    down: after.down - before.down,
    processor: { page: after.page - before.page, server: after.server - before.server },
  };
}

async function complete(device: Device, documents: number): Promise<Gate> {
  const there = await device.ask('count');
  return { shown: Math.min(there, documents), kept: 0, lost: Math.max(0, documents - there) };
}

/** At most a thousand of all, evenly. */
function sample(documents: number, field: EditedField, round: number): readonly WrittenEdit[] {
  const step = Math.max(1, Math.floor(documents / 1_000));
  return Array.from({ length: Math.floor(documents / step) }, (_, index) => ({
    at: index * step,
    field,
    value: editedValue(round, index * step),
  }));
}

const worst: readonly Found[] = ['shown', 'kept', 'lost'];

/** An edit counts as what it is on the device where it fared worst. */
async function gateOf(devices: readonly Device[], edits: readonly WrittenEdit[]): Promise<Gate> {
  const found = await Promise.all(devices.map((device) => device.find(edits)));
  const fates = edits.map((_, at) => worst[Math.max(...found.map((each) => worst.indexOf(each[at] ?? 'lost')))]);
  const count = (fate: Found) => fates.filter((each) => each === fate).length;
  return { shown: count('shown'), kept: count('kept'), lost: count('lost') };
}

async function roundTrips(first: Device, second: Device, count: number): Promise<readonly number[]> {
  await first.ask('startLive');
  await second.ask('startLive');
  const took: number[] = [];
  // The first ones open connections and are not counted.
  for (let edit = -3; edit < count; edit += 1) {
    const at = 500 + edit;
    const value = editedValue(2, at);
    const seen = second.ask('seen', at, 'website', value);
    const began = await first.ask('edit', at, 'website', value);
    const shown = await inTime(seen);
    if (edit >= 0) took.push(shown - began);
  }
  await first.ask('stopLive');
  await second.ask('stopLive');
  return took;
}

function inTime(seen: Promise<number>): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('An edit was not seen within a minute.')), 60_000);
  });
  return Promise.race([seen, late]).finally(() => clearTimeout(timer));
}

interface Meeting {
  readonly from: number;
  readonly to: number;
  readonly fields: readonly [EditedField, EditedField];
  readonly round: number;
}

/** Two devices write to the same records without knowing of each other, and then sync until both have everything. */
async function concurrently(
  first: Device,
  second: Device,
  { processorTime }: RunningSystem,
  meeting: Meeting,
): Promise<Step> {
  const devices = [first, second] as const;
  for (const [index, device] of devices.entries())
    await device.ask('update', {
      from: meeting.from,
      to: meeting.to,
      field: meeting.fields[index] ?? 'note',
      round: meeting.round + index,
    });
  const pages = async () => (await first.processorTime()) + (await second.processorTime());
  const before = devices.map(({ wire }) => wire.bytes());
  const used = { page: await pages(), server: processorTime() };
  const began = performance.now();
  for (const device of [first, second, first, second]) await device.ask('settle');
  const milliseconds = performance.now() - began;
  const after = devices.map(({ wire }) => wire.bytes());
  const written = meeting.fields.flatMap((field, index) =>
    Array.from({ length: meeting.to - meeting.from }, (_, offset): WrittenEdit => {
      const at = meeting.from + offset;
      return { at, field, value: editedValue(meeting.round + index, at) };
    }),
  );
  const sum = (way: 'up' | 'down') =>
    after.reduce((bytes, each, index) => bytes + each[way] - (before[index]?.[way] ?? 0), 0);
  const processor = { page: (await pages()) - used.page, server: processorTime() - used.server };
  return { milliseconds, up: sum('up'), down: sum('down'), processor, gate: await gateOf(devices, written) };
}
