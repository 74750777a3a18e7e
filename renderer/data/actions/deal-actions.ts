import { dayOf } from '#shared/base/calendar-date';
import { ok, refuse } from '#shared/base/result';
import type { Deal, DealEvent } from '#shared/domain/commercial/deal';
import {
  type DealCorrection,
  type DealStep,
  correctDeal as dealCorrected,
  registerDeal as dealRegistered,
  takeDealStep as dealStepTaken,
  type NewDeal,
} from '#shared/domain/commercial/deal-commands';
import { duplicatesOf } from '#shared/domain/commercial/deal-key';
import { dealStanding } from '#shared/domain/commercial/deal-rules';
import { credentialsOf } from '#shared/domain/enablement/credential-rules';
import { hasDealPrivilege } from '#shared/domain/enablement/privileges';
import { piecesOf } from '#shared/domain/evidence/evidence-rules';
import { correction, creation } from '../edits';
import { gatherPartnerFile } from '../partner-file';
import { allRecords, record, recordsOf } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

/** The playbook in force has no commercial rules, so nothing can be decided by them. */
export interface NoRules {
  readonly kind: 'no-rules';
}

/** Writes an opportunity down as a draft, and tells who else has registered it. */
export function registerDeal(workspace: Workspace, input: NewDeal) {
  return write(workspace, async () => {
    const known = await allRecords(workspace.database, 'deal');
    const registered = dealRegistered({ ...input, known }, contextOf(workspace));
    if (!registered.ok) return registered;
    return ok({ value: registered.value, edits: [creation('deal', registered.value.deal)] });
  });
}

export function correctDeal(workspace: Workspace, dealId: string, fields: DealCorrection) {
  return write(workspace, async () => {
    const deal = await record(workspace.database, 'deal', dealId);
    if (!deal) return refuse<NotHere>({ kind: 'not-here' });
    const rules = workspace.playbooks.current().pack.commercial?.deals;
    if (!rules) return refuse<NoRules>({ kind: 'no-rules' });
    const events = await eventsOf(workspace, deal);
    const corrected = dealCorrected(deal, dealStanding(deal, events, rules, contextOf(workspace).now), fields);
    if (!corrected.ok) return corrected;
    return ok({ value: corrected.value.deal, edits: correction('deal', deal, corrected.value.deal) });
  });
}

/** Takes one step with a deal: submits, decides, appeals, extends, closes. */
export function takeDealStep(workspace: Workspace, dealId: string, step: DealStep) {
  return write(workspace, async () => {
    const { database, playbooks } = workspace;
    const deal = await record(database, 'deal', dealId);
    const file = deal && (await gatherPartnerFile(database, deal.partnerId));
    if (!deal || !file) return refuse<NotHere>({ kind: 'not-here' });
    const { pack, evidenceTypeById } = playbooks.current();
    if (!pack.commercial) return refuse<NoRules>({ kind: 'no-rules' });
    const context = contextOf(workspace);
    const ground = { pieces: piecesOf(file), evidenceTypeById, asOf: dayOf(context.now) };
    const holders = credentialsOf(pack.curricula, file.learners, ground).filter(({ holds }) => holds);
    const situation = {
      deal,
      events: file.dealEvents.filter(({ dealId: of }) => of === deal.id),
      rules: pack.commercial.deals,
      twins: await twinsOf(workspace, deal),
      hasPrivilege: hasDealPrivilege(pack.curricula, holders),
    };
    const taken = dealStepTaken(step, situation, context);
    if (!taken.ok) return taken;
    return ok({ value: taken.value.event, edits: [creation('dealEvent', taken.value.event)] });
  });
}

async function twinsOf(workspace: Workspace, deal: Deal) {
  const twins = duplicatesOf(deal, await allRecords(workspace.database, 'deal'));
  return Promise.all(twins.map(async (twin) => ({ deal: twin, events: await eventsOf(workspace, twin) })));
}

async function eventsOf(workspace: Workspace, deal: Deal): Promise<readonly DealEvent[]> {
  const events = await recordsOf(workspace.database, 'dealEvent', deal.partnerId);
  return events.filter(({ dealId }) => dealId === deal.id);
}
