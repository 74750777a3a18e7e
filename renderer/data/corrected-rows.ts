import { brand } from '#shared/base/brand';
import type { CommandContext } from '#shared/base/command-context';
import type { DealEventId } from '#shared/domain/commercial/deal';
import { correctDeal } from '#shared/domain/commercial/deal-commands';
import { dealStanding } from '#shared/domain/commercial/deal-rules';
import { correctCase, correctDefect, correctEngagement } from '#shared/domain/delivery/delivery-commands';
import { missingEvents } from '#shared/domain/imports/import-changes';
import type { KnownThing } from '#shared/domain/imports/import-identity';
import type { RowFate } from '#shared/domain/imports/import-plan';
import type { ImportedRecord } from '#shared/domain/imports/imported-record';
import { correctPartner } from '#shared/domain/partners/partner-commands';
import { personSchema } from '#shared/domain/partners/person';
import { soldDealSchema } from '#shared/domain/reporting/reporting';
import { correction, creation } from './edits';
import { record, recordsOf } from './reading';
import { contextOf, type Workspace } from './workspace';
import type { Edit } from './writer';

type Changed = Extract<RowFate, { state: 'changed' }>;

/**
 * The edits that bring what is here to what a row says, by the rules of whoever corrects it by hand. Null where it is
 * gone meanwhile or its rule refuses.
 */
export async function correctionEdits(
  workspace: Workspace,
  { record: told, changes }: Changed,
  known: KnownThing | null,
): Promise<readonly Edit[] | null> {
  const id = known !== null && 'id' in known.record ? String(known.record.id) : null;
  if (id === null) return null;
  const context = contextOf(workspace);
  const input: Readonly<Record<string, unknown>> = { ...told.input };
  const fields = Object.fromEntries(
    changes.filter(({ field }) => field in input && field !== 'history').map(({ field }) => [field, input[field]]),
  );
  const { database } = workspace;
  switch (told.kind) {
    case 'partners': {
      const before = await record(database, 'partner', id);
      const after = before ? correctPartner(before, fields) : null;
      return before && after?.ok ? correction('partner', before, after.value.partner) : null;
    }
    case 'people': {
      const before = await record(database, 'person', id);
      const after = before ? personSchema.safeParse({ ...before, ...fields }) : null;
      return before && after?.success ? correction('person', before, after.data) : null;
    }
    case 'deals':
      return dealCorrections(workspace, { id, input: told.input, fields }, context);
    case 'engagements': {
      const before = await record(database, 'engagement', id);
      const after = before ? correctEngagement(before, fields, context) : null;
      return before && after?.ok ? correction('engagement', before, after.value.engagement) : null;
    }
    case 'defects': {
      const before = await record(database, 'defect', id);
      const after = before ? correctDefect(before, fields, context) : null;
      return before && after?.ok ? correction('defect', before, after.value.defect) : null;
    }
    case 'cases': {
      const before = await record(database, 'serviceCase', id);
      const after = before ? correctCase(before, fields, context) : null;
      return before && after?.ok ? correction('serviceCase', before, after.value.serviceCase) : null;
    }
    case 'soldDeals': {
      const before = await record(database, 'soldDeal', id);
      const after = before ? soldDealSchema.safeParse({ ...before, ...fields }) : null;
      return before && after?.success ? correction('soldDeal', before, after.data) : null;
    }
    // Written once: the plan refuses what would change them.
    case 'surveys':
    case 'examResults':
    case 'monthlyRates':
      return null;
  }
}

interface ToldDeal {
  readonly id: string;
  readonly input: Extract<ImportedRecord, { kind: 'deals' }>['input'];
  readonly fields: object;
}

/** What happened to the deal since it was noted is added to its course; what is noted of that stays. */
async function dealCorrections(
  { database, playbooks, surroundings }: Workspace,
  { id, input, fields }: ToldDeal,
  context: CommandContext,
): Promise<readonly Edit[] | null> {
  const rules = playbooks.current().pack.commercial?.deals;
  const before = await record(database, 'deal', id);
  if (!before || !rules) return null;
  const { partnerId } = before;
  const events = (await recordsOf(database, 'dealEvent', partnerId)).filter(({ dealId }) => dealId === id);
  const standing = dealStanding(before, events, rules, new Date(surroundings.now()).toISOString());
  const after = correctDeal(before, standing, fields);
  if (!after.ok) return null;
  const added = missingEvents(input.history, events).map((event) => {
    const made = { id: brand<'DealEvent'>(context.newId()) satisfies DealEventId, partnerId, dealId: before.id };
    return creation('dealEvent', { ...event, ...made, code: '', by: context.by });
  });
  return [...correction('deal', before, after.value.deal), ...added];
}
