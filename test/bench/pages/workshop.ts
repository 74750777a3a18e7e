import '../../../renderer/strict-page';
import { ok, type Result } from '#shared/base/result';
import type { AgreementKind } from '#shared/domain/agreements/agreement';
import { agreementText } from '#shared/domain/documents/agreement-document';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { openWorkspace } from '../../../renderer/data/open-workspace';
import type { Workspace } from '../../../renderer/data/workspace';
import { write } from '../../../renderer/data/writer';
import { printPage } from '../../../renderer/documents/print-page';
import { browserHost } from '../../../renderer/host/browser-host';
import { connect } from '../../../renderer/sync/access-token';
import { enrol } from '../../../renderer/sync/enrol';
import { pullAll } from '../../../renderer/sync/pull';
import { pushAll } from '../../../renderer/sync/push';
import { reach } from '../../../renderer/sync/reach';
import { realSyncWorld } from '../../../renderer/sync/sync-world';
import { aCompleteVisit } from '../../builders/a-complete-visit';
import { packedPartnerOfMany } from '../../builders/a-measured-population';
import { rawSaves } from './raw-saves';
import { editsOfLapses, editsOfPartners, editsOfVisit, partnerIdOf } from './seed';

/**
 * A page beside the program, on the same tables and files: it fills them through the program's own writer, and
 * measures parts that no screen shows by themselves. It is in no build but that of the bench.
 */
let opened: Promise<Workspace> | null = null;

function workspace(): Promise<Workspace> {
  opened ??= openWorkspace(browserHost(window));
  return opened;
}

async function seedPartners(count: number): Promise<void> {
  const on = await workspace();
  for (let from = 0; from < count; from += 500)
    demand(await write(on, async () => ok({ value: null, edits: editsOfPartners(from, Math.min(count, from + 500)) })));
}

/** Visits in which everything was answered; answers the ids of their open interviews. */
async function seedVisits(count: number): Promise<string[]> {
  const on = await workspace();
  const interviews: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const { edits, interviewId } = editsOfVisit(at);
    demand(await write(on, async () => ok({ value: null, edits })));
    interviews.push(interviewId);
  }
  return interviews;
}

/** Five years of figures of so many partners, as the device keeps them once they were reckoned. */
async function seedFigures(count: number): Promise<void> {
  const { database } = await workspace();
  for (let from = 0; from < count; from += 500)
    await database.ledgers.bulkPut(
      Array.from({ length: Math.min(500, count - from) }, (_, at) => ({
        ...packedPartnerOfMany(from + at),
        partnerId: partnerIdOf(from + at),
        begunAt: 0,
      })),
    );
  // Nothing is due: the playbook in force is the one they were kept with.
  await database.dueLedgers.clear();
  await database.meta.put({ key: 'ledgers/playbook', value: builtInPack().pack.version });
}

/** Of each of so many partners a proof that lapses within a month: a long day. */
async function seedLapses(count: number): Promise<void> {
  const on = await workspace();
  for (let from = 0; from < count; from += 500)
    demand(await write(on, async () => ok({ value: null, edits: editsOfLapses(from, Math.min(count, from + 500)) })));
}

interface Printed {
  readonly milliseconds: number;
  readonly pages: number;
  readonly bytes: number;
}

/** From the answers to the file, with everything between. */
async function print(kind: AgreementKind): Promise<Printed> {
  const began = performance.now();
  const inputs = aCompleteVisit(kind);
  const text = demand(agreementText(inputs));
  const page = text.pages({ agreement: inputs.agreement, signatories: [] });
  const printed = demand(await printPage(page, { createdAt: '2026-11-20T12:00:00Z', author: 'Ines Kramer' }));
  return { milliseconds: performance.now() - began, pages: printed.pages, bytes: printed.bytes.byteLength };
}

async function enrolWith(hqAddress: string, code: string): Promise<void> {
  demand(await enrol(await workspace(), { hqAddress, code, deviceName: 'Workshop' }));
}

/** All that waits to HQ, or all that HQ has to here; answers how many and how long it took. */
async function sync(way: 'push' | 'pull'): Promise<{ readonly count: number; readonly milliseconds: number }> {
  const on = await workspace();
  const client = await connect(on, { world: realSyncWorld, stop: new AbortController().signal });
  if (!client) throw new Error('This device is not enrolled.');
  const { hello } = demand(await reach(on, client));
  const progress = async () => undefined;
  const began = performance.now();
  const count =
    way === 'push'
      ? demand(await pushAll(on, client, { hello, progress })).changes
      : demand(await pullAll(on, client, { hello, progress })).rows;
  return { count, milliseconds: performance.now() - began };
}

/** Reads the chosen file to its end and does nothing with it. */
async function readFile(): Promise<number> {
  const file = document.querySelector<HTMLInputElement>('#file')?.files?.[0];
  if (!file) throw new Error('No file was chosen.');
  const began = performance.now();
  const reader = file.stream().getReader();
  while (!(await reader.read()).done);
  return performance.now() - began;
}

function demand<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const workshop = { seedPartners, seedFigures, seedLapses, seedVisits, print, enrolWith, sync, readFile, rawSaves };

export type Workshop = typeof workshop;

Object.assign(globalThis, { workshop });
