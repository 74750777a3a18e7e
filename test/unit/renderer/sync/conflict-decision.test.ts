import { describe, expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import { fieldsOf } from '#shared/records/records';
import { readChangeBody } from '#shared/sync/change';
import { conflictsOf } from '#shared/sync/conflict';
import { deletedField, type Head, type RowState } from '#shared/sync/row';
import { resolveConflict } from '../../../../renderer/data/actions/conflict-actions';
import { readEarlierValues } from '../../../../renderer/data/queries/decision-queries';
import { rowOf, storedRow } from '../../../../renderer/data/stored';
import type { Workspace } from '../../../../renderer/data/workspace';
import { anAgreement } from '../../../builders/a-complete-visit';
import { aPartner, aWorkspace } from '../../../builders/a-workspace';

function head(by: string, n: number, value: Json, over: Partial<Head> = {}): Head {
  const tag = by === 'ana' ? 'aaaaaa' : 'bbbbbb';
  return { dot: `${tag}:${n}`, change: `${by}-${n}`, value, by, dev: `device-${by}`, at: n, ...over };
}

function aRow(entity: string, record: { readonly id: string }, apart: RowState['fields']): RowState {
  const fields = Object.entries(fieldsOf(record)).map(([field, value]) => [field, [head('ana', 1, value)]] as const);
  return { entity, id: record.id, fields: { ...Object.fromEntries(fields), ...apart } };
}

async function holding(row: RowState): Promise<Workspace> {
  const { workspace } = await aWorkspace();
  await workspace.database.rows.put(storedRow(row, ''));
  return workspace;
}

async function standing(workspace: Workspace, rowId: string, field: string) {
  const stored = await workspace.database.rows.get(rowId);
  const row = stored && rowOf(stored);
  return { values: row?.fields[field]?.map(({ value }) => value), open: row ? conflictsOf(row).length : 0 };
}

async function lastReason(workspace: Workspace): Promise<string | undefined> {
  const line = (await workspace.database.history.toArray()).at(-1);
  const body = line && readChangeBody(line.content.body);
  return body?.ok ? body.value.why : undefined;
}

const twoNames = aRow('partner', aPartner(), {
  legalName: [head('ana', 3, 'Nordlys ASA'), head('ben', 2, 'Nordlys Group')],
});
const twoTexts = aRow('agreement', anAgreement('sla'), {
  'term.escalation': [head('ana', 3, 'Call Ana first.'), head('ben', 2, 'Call Ben first.')],
});
const met = aRow('partner', aPartner(), {
  website: [head('ben', 4, 'https://nordlys.example')],
  [deletedField]: [head('ana', 3, true, { saw: ['aaaaaa:1'] })],
});
const about = (row: RowState, field: string) => ({ rowId: row.id, field });

describe('a decision between two values', () => {
  test('of a partner needs no reason', async () => {
    const workspace = await holding(twoNames);
    const decided = await resolveConflict(workspace, {
      ...about(twoNames, 'legalName'),
      ...{ keep: { dot: 'bbbbbb:2' }, why: '' },
    });

    expect(decided).toEqual({ ok: true, value: null });
    expect(await standing(workspace, twoNames.id, 'legalName')).toEqual({ values: ['Nordlys Group'], open: 0 });
  });

  test('of an agreement is refused without its reason, and keeps it', async () => {
    const workspace = await holding(twoTexts);
    const decide = (why: string) =>
      resolveConflict(workspace, { ...about(twoTexts, 'term.escalation'), keep: { dot: 'aaaaaa:3' }, why });

    expect(await decide('  ')).toEqual({ ok: false, error: { kind: 'reason-missing' } });
    expect(await standing(workspace, twoTexts.id, 'term.escalation')).toMatchObject({ open: 1 });
    expect(await decide('Agreed with Ben on the telephone.')).toEqual({ ok: true, value: null });
    expect(await lastReason(workspace)).toBe('Agreed with Ben on the telephone.');
  });

  test('may be a third value, unless such a record could not be read with it', async () => {
    const workspace = await holding(twoNames);
    const write = (value: Json) =>
      resolveConflict(workspace, { ...about(twoNames, 'legalName'), keep: { value }, why: '' });

    expect(await write('x'.repeat(300))).toEqual({ ok: false, error: { kind: 'does-not-fit' } });
    expect(await write('Nordlys Holding')).toEqual({ ok: true, value: null });
    expect(await standing(workspace, twoNames.id, 'legalName')).toEqual({ values: ['Nordlys Holding'], open: 0 });
  });
});

describe('a deletion that met edits', () => {
  test('waits for somebody to decide', async () => {
    expect(conflictsOf(met).map(({ field, edits }) => [field, edits.map((edit) => edit.field)])).toEqual([
      [deletedField, ['website']],
    ]);
  });

  test.each([
    ['is carried out after all', true],
    ['gives way to the edits', false],
  ])('%s, with the reason', async (_what, value) => {
    const workspace = await holding(met);
    const decide = (why: string) => resolveConflict(workspace, { ...about(met, deletedField), keep: { value }, why });

    expect(await decide('')).toEqual({ ok: false, error: { kind: 'reason-missing' } });
    expect(await decide('Ben visits them again.')).toEqual({ ok: true, value: null });
    expect(await standing(workspace, met.id, deletedField)).toEqual({ values: [value], open: 0 });
  });
});

describe('values of a field about which nobody has to decide', () => {
  test('that are not the one shown can still be found', async () => {
    const websites = [head('ana', 3, 'https://one.example'), head('ben', 2, 'https://two.example')];
    const workspace = await holding(aRow('partner', aPartner(), { website: websites }));

    expect(await readEarlierValues(workspace.database, 'partner-1')).toEqual([
      { rowId: 'partner-1', entity: 'partner', field: 'website', heads: websites },
    ]);
  });
});
