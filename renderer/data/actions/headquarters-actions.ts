import { ok, refuse } from '#shared/base/result';
import type { LogEntry } from '#shared/contracts/hq-log';
import { confirmGate } from '#shared/domain/headquarters/confirm-gate';
import { decideQuarantine } from '#shared/domain/headquarters/decide-quarantine';
import type { QuarantineDecision } from '#shared/domain/headquarters/quarantine-decision';
import { creation } from '../edits';
import { laneOf, roleIn } from '../lanes';
import { allRecords, record, recordsOf } from '../reading';
import { saveCopy } from '../save-copy';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

/**
 * Decides about a change that HQ has set aside. It is a record of the territory in which the change stands, so it can
 * be made offline; HQ carries it out when it arrives.
 *
 * @param space the territory in whose log the change stands
 */
export function decideSetAside(
  workspace: Workspace,
  space: string,
  said: Pick<QuarantineDecision, 'changeId' | 'decision' | 'reason'>,
) {
  return write(workspace, async () => {
    const earlier = await allRecords(workspace.database, 'quarantineDecision');
    const role = roleIn(workspace.enrolment, laneOf(workspace.enrolment, space));
    const decided = decideQuarantine(said, { role, earlier }, contextOf(workspace));
    if (!decided.ok) return decided;
    const { decision } = decided.value;
    return ok({ value: decision, edits: [{ ...creation('quarantineDecision', decision), space }] });
  });
}

/** Countersigns a decision about a gate that was taken in the field. */
export function confirmGateDecision(workspace: Workspace, decisionId: string, reason: string) {
  return write(workspace, async () => {
    const taken = await record(workspace.database, 'gateDecision', decisionId);
    if (!taken) return refuse<NotHere>({ kind: 'not-here' });
    const decisions = await recordsOf(workspace.database, 'gateDecision', taken.partnerId);
    const confirmed = confirmGate(taken, decisions, reason, contextOf(workspace));
    if (!confirmed.ok) return confirmed;
    const { decision } = confirmed.value;
    return ok({ value: decision, edits: [creation('gateDecision', decision)] });
  });
}

/** Hands the person a territory's log, one entry in a line, as HQ gave it: everything that is needed to check it elsewhere. */
export function saveLog(workspace: Workspace, territory: string, entries: readonly LogEntry[]) {
  const content = new Blob(
    entries.map((entry) => `${JSON.stringify(entry)}\n`),
    { type: 'application/x-ndjson' },
  );
  const day = new Date(workspace.surroundings.now()).toISOString().slice(0, 10);
  const plain = territory
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase();
  return saveCopy(workspace, { name: `log-${plain}-${day}.jsonl`, mime: 'application/x-ndjson', content });
}
