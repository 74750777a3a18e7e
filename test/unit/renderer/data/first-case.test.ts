import { expect, test } from 'vitest';
import { ok } from '#shared/base/result';
import { begunLedger } from '#shared/domain/metrics/begin-ledger';
import { factsKnownAt } from '#shared/domain/metrics/ledger';
import { unpackLedger } from '#shared/domain/metrics/packed-ledger';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { measurableOf } from '#shared/records/partner-records';
import { fieldsOf } from '#shared/records/records';
import { bringLedgersUp } from '../../../../renderer/data/ledger-keeper';
import { gatherPartnerFile } from '../../../../renderer/data/partner-file';
import type { Workspace } from '../../../../renderer/data/workspace';
import { type Edit, write } from '../../../../renderer/data/writer';
import { aPartner, aWorkspace, keepPartner } from '../../../builders/a-workspace';

const index = builtInPack();
const day = 86_400_000;
const began = Date.parse('2026-01-05T08:00:00Z');
const iso = (at: number) => new Date(at).toISOString();

function aCase(openedAt: number, resolvedAt: number | null) {
  return {
    ...{ id: 'case-1', partnerId: 'partner-1', reference: '', customerName: '', subject: 'Question', severity: null },
    ...{ openedAt: iso(openedAt), openedAtDesk: 'partner', rightDesk: null, handledBy: 'partner' },
    ...{ resolvedAt: resolvedAt && iso(resolvedAt), reopenedAt: null, createdAt: iso(openedAt), createdBy: 'Ida' },
  };
}

async function keep(workspace: Workspace, entity: Edit['entity'], record: { readonly id: string }): Promise<void> {
  const edits = [{ operation: 'create' as const, entity, id: record.id, fields: fieldsOf(record) }];
  const kept = await write(workspace, async () => ok({ value: null, edits }));
  if (!kept.ok) throw new Error(kept.error.kind);
}

test('the end of a case is not known in the months before it, where a ledger is begun from records that were there', async () => {
  const { workspace } = await aWorkspace({ now: () => began });
  await keepPartner(workspace, aPartner({ createdAt: iso(began) }));
  await keep(workspace, 'serviceCase', aCase(began + day, began + 60 * day));
  const file = await gatherPartnerFile(workspace.database, 'partner-1' as never);
  if (!file) throw new Error('The partner was not kept.');
  const ledger = begunLedger(measurableOf(file), index, began + 100 * day, 'UTC');
  const endsKnown = [40, 100].map((days) =>
    factsKnownAt(ledger, began + days * day).flatMap((fact) => (fact.is === 'case' ? fact.resolvedAt : [])),
  );
  expect(endsKnown).toEqual([[null], [began + 60 * day]]);
});

test('a case is not known before it was written, also when a piece of evidence ran out in between and nobody looked', async () => {
  let now = began;
  const { workspace } = await aWorkspace({ now: () => now });
  await keepPartner(workspace, aPartner({ createdAt: iso(began) }));
  await keep(workspace, 'evidence', {
    ...{ id: 'e', partnerId: 'partner-1', typeId: 'E1.1', alsoServes: [], title: 'Extract', ownerId: null },
    ...{ confidentiality: 'partner', questionId: null },
  } as never);
  await keep(workspace, 'evidenceRevision', {
    ...{ id: 'r', partnerId: 'partner-1', evidenceId: 'e', number: 1, source: 'file', files: [], capturedBy: 'Bo' },
    ...{ capturedAt: iso(began), siteId: null, place: null, attestation: null, facts: {} },
    ...{ effectiveFrom: iso(began).slice(0, 10), effectiveTo: iso(began + 5 * day).slice(0, 10) },
  } as never);
  await bringLedgersUp(workspace.database, { index, now, zone: 'UTC' });
  // Two changes on one day, long after the piece has run out.
  now = began + 20 * day;
  await keep(workspace, 'serviceCase', aCase(now, null));
  now += 3_600_000;
  await keep(workspace, 'surveyAnswer', {
    ...{ id: 'a', partnerId: 'partner-1', survey: 'promoter', score: 9, comment: '', personId: null, contact: 'x' },
    ...{
      engagementId: null,
      answeredAt: iso(now),
      how: 'told',
      reference: '',
      recordedBy: 'Ida',
      recordedAt: iso(now),
    },
  } as never);
  now += day;
  await bringLedgersUp(workspace.database, { index, now, zone: 'UTC' });
  const kept = await workspace.database.ledgers.get('partner-1');
  const entries = kept ? unpackLedger(kept) : [];
  const cases = entries.filter(({ fact }) => fact.is === 'case');
  expect(cases.map(({ since }) => since >= began + 20 * day)).toEqual([true]);
});
