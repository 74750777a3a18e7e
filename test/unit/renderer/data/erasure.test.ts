import { expect, test } from 'vitest';
import { ok } from '#shared/base/result';
import { unpackLedger } from '#shared/domain/metrics/packed-ledger';
import { respondentMark } from '#shared/domain/metrics/respondent-mark';
import { fieldsOf } from '#shared/records/records';
import { acceptPage } from '../../../../renderer/data/accepted-page';
import { InsightsDesk } from '../../../../renderer/data/insights-desk';
import type { Workspace } from '../../../../renderer/data/workspace';
import { type Edit, write } from '../../../../renderer/data/writer';
import { aPartner, aWorkspace, keepPartner } from '../../../builders/a-workspace';

const day = 86_400_000;
const began = Date.parse('2026-01-05T08:00:00Z');
const who = 'zenobia@palmyra.example';

/** A partner with two answers, one of them corrected, and figures that were told. */
async function aTellingDevice() {
  let now = began;
  const { workspace } = await aWorkspace({ now: () => now });
  const desk = new InsightsDesk(workspace.database);
  const ask = (asOf: number | null = null) =>
    desk.answer({ kind: 'summary', asOf }, { now, signal: new AbortController().signal, progress: () => undefined });
  await keepPartner(workspace, aPartner({ createdAt: new Date(now).toISOString() }));
  await keep(workspace, answer('erased', 3, who, now));
  await keep(workspace, answer('other', 10, 'odainat@palmyra.example', now));
  now += day;
  await ask();
  await edit(workspace, {
    operation: 'set',
    entity: 'surveyAnswer',
    id: 'erased',
    fields: { comment: 'Never again.' },
  });
  now += day;
  await ask();
  return { workspace, ask, past: began + day };
}

function answer(id: string, score: number, contact: string, at: number) {
  const moment = new Date(at).toISOString();
  return {
    ...{ id, partnerId: 'partner-1', survey: 'promoter', score, comment: '', personId: null, contact },
    ...{ engagementId: null, answeredAt: moment, how: 'told', reference: '', recordedBy: 'Ida', recordedAt: moment },
  };
}

const keep = (workspace: Workspace, record: { readonly id: string }) =>
  edit(workspace, { operation: 'create', entity: 'surveyAnswer', id: record.id, fields: fieldsOf(record) });

async function edit(workspace: Workspace, one: Edit): Promise<void> {
  const kept = await write(workspace, async () => ok({ value: null, edits: [one] }));
  if (!kept.ok) throw new Error(kept.error.kind);
}

async function erase(workspace: Workspace, entity: string, id: string): Promise<void> {
  await acceptPage(workspace, {
    ...{ rows: [], gone: [{ seq: 1, entity, id, why: 'erased' }], people: [], devices: [], after: 1, more: false },
    ...{ durable: 0, time: 0, head: { seq: 1, hash: 'a'.repeat(64) } },
  } as never);
}

/** Tables in which a text can still be read. Numbers of ledgers are unpacked. */
async function tablesWith({ database }: Workspace, text: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const table of database.tables)
    for (const row of await table.toArray()) {
      const readable = table.name === 'ledgers' ? unpackLedger(row) : row;
      if (JSON.stringify(readable).includes(text)) found.push(table.name);
    }
  return [...new Set(found)].filter((name) => name !== 'history' && name !== 'outbox');
}

const scoresIn = async ({ database }: Workspace) =>
  (await database.ledgers.toArray())
    .flatMap(unpackLedger)
    .flatMap(({ fact }) => (fact.is === 'promoter' ? fact.score : []));

test('an answer that is erased is in no table any more, neither as a row of the past nor as a score nor as a kept figure', async () => {
  const { workspace, ask, past } = await aTellingDevice();
  expect(await tablesWith(workspace, who)).toEqual(['rows', 'pastRows']);
  expect(await scoresIn(workspace)).toEqual([3, 10]);
  expect((await ask(past)).all.readings.promoterScore).toMatchObject({ n: 2 });
  await erase(workspace, 'surveyAnswer', 'erased');
  expect(await tablesWith(workspace, who)).toEqual([]);
  expect(await tablesWith(workspace, respondentMark(who))).toEqual([]);
  expect(await scoresIn(workspace)).toEqual([10]);
  expect(await workspace.database.keptFigures.count()).toBe(0);
  expect((await ask(past)).all.readings.promoterScore).toMatchObject({ n: 1, value: 100 });
  expect(await scoresIn(workspace)).toEqual([10]);
});

test('a record that had left the tables before it was erased leaves their past too', async () => {
  const { workspace } = await aTellingDevice();
  const row = await workspace.database.rows.get('erased');
  await workspace.database.rows.delete('erased');
  expect(row).toBeDefined();
  expect(await workspace.database.pastRows.where('id').equals('erased').count()).toBe(2);
  await erase(workspace, 'surveyAnswer', 'erased');
  expect(await workspace.database.pastRows.where('id').equals('erased').count()).toBe(0);
  expect(await scoresIn(workspace)).toEqual([10]);
});

test('a partner that is erased has no ledger, no past and no figure on an earlier day', async () => {
  const { workspace, ask, past } = await aTellingDevice();
  for (const id of ['erased', 'other']) await erase(workspace, 'surveyAnswer', id);
  await erase(workspace, 'partner', 'partner-1');
  expect(await tablesWith(workspace, 'partner-1')).toEqual([]);
  expect((await ask(past)).all.partners).toBe(0);
});
