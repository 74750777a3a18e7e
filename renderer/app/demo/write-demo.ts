import { brand } from '#shared/base/brand';
import { dayOf } from '#shared/base/calendar-date';
import { ok, refuse } from '#shared/base/result';
import { passGate } from '#shared/domain/gates/gate-commands';
import type { PartnerId } from '#shared/domain/partners/partner';
import { recordsFor } from '#shared/records/partner-records';
import { parseRecord } from '#shared/records/records';
import { creation } from '../../data/edits';
import { gatherPartnerFile } from '../../data/partner-file';
import { allRecords, record } from '../../data/reading';
import { contextOf, type Workspace } from '../../data/workspace';
import { write } from '../../data/writer';
import { demoMoment } from './demo-moments';
import { type Demo, type DemoPartner, type DemoSurroundings, demoRecords } from './demo-records';

/** Writes a partner of the demo and decides its gate; false: it was here already and is left alone. */
export async function writeDemoPartner(workspace: Workspace, partner: DemoPartner, surroundings: DemoSurroundings) {
  const partnerId = demoPartnerId(partner);
  const written = await write(workspace, async () => {
    if (await record(workspace.database, 'partner', partnerId)) return ok({ value: false, edits: [] });
    return ok({ value: true, edits: creations(partner.records, surroundings) });
  });
  if (!written.ok || !written.value || !partner.gatePassed) return written;
  const at = demoMoment(partner.gatePassed.at, surroundings.now);
  return decideGate(workspace, partnerId, partner.gatePassed.gate, at);
}

/** Writes the ninety days and what holds partners up. Where a programme is here already, ours would run beside it. */
export function writeDemoProgramme(workspace: Workspace, programme: Demo['programme'], surroundings: DemoSurroundings) {
  return write(workspace, async () => {
    if ((await allRecords(workspace.database, 'programme')).length > 0) return ok({ value: false, edits: [] });
    return ok({ value: true, edits: creations(programme, surroundings) });
  });
}

/** Passes the gate on the evidence of that day, by the same rule as everywhere: the demo cannot claim what it cannot prove. */
function decideGate(workspace: Workspace, partnerId: string, gateId: string, at: string) {
  return write(workspace, async () => {
    const file = await gatherPartnerFile(workspace.database, partnerId);
    if (!file) return refuse({ kind: 'storage-failed' as const });
    const given = {
      records: recordsFor(file),
      index: workspace.playbooks.current(),
      decisions: [],
      moment: { asOf: dayOf(at), knownAt: at },
      provisional: false,
    };
    const passed = passGate(gateId, given, { ...contextOf(workspace), now: at });
    if (!passed.ok) throw new Error(`The demo's gate does not pass: ${JSON.stringify(passed.error)}`);
    return ok({ value: true, edits: [creation('gateDecision', passed.value.decision)] });
  });
}

function creations(records: Demo['programme'], surroundings: DemoSurroundings) {
  return demoRecords(records, surroundings).map((each) => creation(each.entity, parseRecord(each.entity, each.record)));
}

export function demoPartnerId(partner: DemoPartner): PartnerId {
  return brand<'Partner'>(String(partner.records.find(({ entity }) => entity === 'partner')?.record.id));
}
