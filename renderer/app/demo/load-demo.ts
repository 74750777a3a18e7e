import { brand } from '#shared/base/brand';
import { dayOf } from '#shared/base/calendar-date';
import { ok, type Result, refuse } from '#shared/base/result';
import type { FileReference } from '#shared/domain/evidence/evidence';
import { passGate } from '#shared/domain/gates/gate-commands';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { creation } from '../../data/edits';
import { type IntakeRefusal, takeIn } from '../../data/intake';
import { gatherPartnerFile } from '../../data/partner-file';
import { recordsFor } from '../../data/partner-records';
import { record } from '../../data/reading';
import { parseRecord } from '../../data/records';
import { contextOf, type Workspace } from '../../data/workspace';
import { type StorageRefusal, write } from '../../data/writer';
import { type DemoStopped, writeDemoAgreements } from './demo-agreements';
import {
  type DemoPartner,
  type DemoSurroundings,
  demoFileNames,
  demoMoment,
  demoRecords,
  readDemo,
} from './demo-records';

const fileAddresses = import.meta.glob<string>('../../../resources/demo/files/*', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** Where the loading is, for a progress line. */
export interface DemoProgress {
  readonly done: number;
  readonly of: number;
}

/**
 * Writes the three partners of the demo as if a colleague had worked for a while: through the one writer, so that
 * they have a history and travel like everything else. Partners that are here already are left alone.
 */
export async function loadDemo(
  workspace: Workspace,
  tell: (progress: DemoProgress) => void,
): Promise<Result<null, StorageRefusal | IntakeRefusal | DemoStopped>> {
  const { default: json } = await import('../../../resources/demo/workspace.json');
  const partners = readDemo(json);
  const names = demoFileNames(partners);
  const steps = names.length + partners.length;
  const files = new Map<string, FileReference>();
  for (const name of names) {
    const taken = await takeFile(workspace, name, ownerOf(name, partners));
    if (!taken.ok) return taken;
    files.set(name, taken.value);
    tell({ done: files.size, of: steps });
  }
  const { now, by: me } = contextOf(workspace);
  for (const [at, partner] of partners.entries()) {
    const written = await writePartner(workspace, partner, { now, me, files });
    if (!written.ok) return written;
    tell({ done: names.length + at + 1, of: steps });
  }
  return ok(null);
}

async function writePartner(workspace: Workspace, partner: DemoPartner, surroundings: DemoSurroundings) {
  const records = demoRecords(partner, surroundings);
  const partnerId = partnerIdOf(partner);
  const written = await write(workspace, async () => {
    if (await record(workspace.database, 'partner', partnerId)) return ok({ value: false, edits: [] });
    return ok({
      value: true,
      edits: records.map((each) => creation(each.entity, parseRecord(each.entity, each.record))),
    });
  });
  if (!written.ok || !written.value) return written;
  if (partner.gatePassed) {
    const at = demoMoment(partner.gatePassed.at, surroundings.now);
    const decided = await decideGate(workspace, partnerId, partner.gatePassed.gate, at);
    if (!decided.ok) return decided;
  }
  if (!partner.agreements) return written;
  return writeDemoAgreements(workspace, brand<'Partner'>(partnerId), partner.agreements);
}

/** Passes the gate on the evidence of that day, by the same rule as everywhere: the demo cannot claim what it cannot prove. */
function decideGate(workspace: Workspace, partnerId: string, gateId: string, at: string) {
  return write(workspace, async () => {
    const file = await gatherPartnerFile(workspace.database, partnerId);
    if (!file) return refuse({ kind: 'storage-failed' as const });
    const given = {
      records: recordsFor(file),
      index: builtInPack(),
      decisions: [],
      moment: { asOf: dayOf(at) },
      provisional: false,
    };
    const passed = passGate(gateId, given, { ...contextOf(workspace), now: at });
    if (!passed.ok) throw new Error(`The demo's gate does not pass: ${JSON.stringify(passed.error)}`);
    return ok({ value: true, edits: [creation('gateDecision', passed.value.decision)] });
  });
}

async function takeFile(
  workspace: Workspace,
  name: string,
  partnerId: string,
): Promise<Result<FileReference, IntakeRefusal>> {
  const address = Object.entries(fileAddresses).find(([path]) => path.endsWith(`/${name}`))?.[1];
  if (!address) return refuse({ kind: 'unreadable', name });
  const bytes = await (await fetch(address)).blob();
  const taken = await takeIn(workspace, new File([bytes], name, { type: 'image/jpeg' }), { partnerId });
  return taken.ok ? ok(taken.value.file) : taken;
}

function ownerOf(name: string, partners: readonly DemoPartner[]): string {
  const owner = partners.find((partner) => demoFileNames([partner]).includes(name));
  return owner ? partnerIdOf(owner) : '';
}

function partnerIdOf(partner: DemoPartner): string {
  return String(partner.records.find(({ entity }) => entity === 'partner')?.record.id);
}
