import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { ok } from '#shared/base/result';
import { fieldsOf } from '#shared/records/records';
import { InsightsDesk, Stopped } from '../../../../renderer/data/insights-desk';
import { summaryKey } from '../../../../renderer/data/summary-key';
import type { Workspace } from '../../../../renderer/data/workspace';
import { type Edit, write } from '../../../../renderer/data/writer';
import { aPartner, aWorkspace } from '../../../builders/a-workspace';

const day = 86_400_000;
const began = Date.parse('2026-01-05T08:00:00Z');

async function aDesk(partners: readonly string[]) {
  let now = began;
  const { workspace } = await aWorkspace({ now: () => now });
  for (const id of partners)
    await keep(workspace, 'partner', {
      ...aPartner({ id: brand<'Partner'>(id), legalName: id, createdAt: new Date(began).toISOString() }),
    });
  return {
    workspace,
    desk: new InsightsDesk(workspace.database),
    on: (signal = new AbortController().signal) => ({ now, signal, progress: () => undefined }),
    wait: (days: number) => {
      now += days * day;
    },
    answered: async (partnerId: string, score: number, name = `${score}@example.com`) => {
      const at = new Date(now).toISOString();
      await keep(workspace, 'surveyAnswer', {
        ...{
          id: `answer-${partnerId}-${score}-${name}`,
          partnerId,
          survey: 'promoter',
          score,
          comment: '',
          personId: null,
        },
        ...{ contact: name, engagementId: null, answeredAt: at, how: 'told', reference: '', recordedBy: 'Ida' },
        recordedAt: at,
      });
    },
  };
}

async function keep(
  workspace: Workspace,
  entity: Edit['entity'],
  record: { readonly id: string; readonly [field: string]: unknown },
) {
  const edits = [{ operation: 'create' as const, entity, id: record.id, fields: fieldsOf(record) }];
  const kept = await write(workspace, async () => ok({ value: null, edits }));
  if (!kept.ok) throw new Error(kept.error.kind);
}

const now = { kind: 'summary', asOf: null } as const;

describe('figures of a device', () => {
  test('know what has just been written', async () => {
    const { desk, on, answered } = await aDesk(['one', 'two']);
    await answered('one', 10);
    await answered('two', 9);
    await answered('two', 3);
    const { all } = await desk.answer(now, on());
    expect(all.partners).toBe(2);
    expect(all.readings.promoterScore).toMatchObject({ state: 'measured', n: 3, isSmall: true });
    expect(all.readings.promoterScore).toMatchObject({ value: expect.closeTo(33.3, 1) });
  });

  test('of an earlier day stay what they were, whatever came since', async () => {
    const { desk, on, wait, answered } = await aDesk(['one']);
    await answered('one', 10);
    wait(1);
    const then = began + day;
    const told = await desk.answer({ kind: 'summary', asOf: then }, on());
    wait(30);
    await answered('one', 0);
    await desk.answer(now, on());
    expect(await desk.answer({ kind: 'summary', asOf: then }, on())).toEqual(told);
    expect((await desk.answer(now, on())).all.readings.promoterScore).toMatchObject({ value: 0, n: 2 });
  });

  test('of an earlier day do not know a partner that came later, whatever dates its records carry', async () => {
    const { desk, on, wait, workspace } = await aDesk(['one']);
    wait(40);
    const then = began + 40 * day;
    const told = await desk.answer({ kind: 'summary', asOf: then }, on());
    wait(1);
    await keep(workspace, 'partner', {
      ...aPartner({
        id: brand<'Partner'>('late'),
        legalName: 'late',
        createdAt: new Date(began - 100 * day).toISOString(),
      }),
    });
    wait(40);
    expect((await desk.answer(now, on())).all.partners).toBe(2);
    expect(await desk.answer({ kind: 'summary', asOf: then }, on())).toEqual(told);
    const soonAfter = await desk.answer({ kind: 'summary', asOf: then + 30 * day }, on());
    expect(soonAfter.all.partners).toBe(2);
  });

  test('of now are kept, so that the next look can be painted at once', async () => {
    const { desk, on, workspace } = await aDesk(['one']);
    const summary = await desk.answer(now, on());
    expect((await workspace.database.keptFigures.get(summaryKey))?.figures).toEqual(summary);
  });

  test('of a trend are one reading for each month and one for now', async () => {
    const { desk, on, wait, answered } = await aDesk(['one']);
    await answered('one', 10);
    wait(70);
    await answered('one', 0);
    const trend = await desk.answer(
      { kind: 'trend', asOf: null, metric: 'promoterScore', scope: { kind: 'all' }, months: 3 },
      on(),
    );
    expect(trend.map(({ reading }) => (reading.state === 'measured' ? reading.value : null))).toEqual([
      null,
      100,
      100,
      0,
    ]);
  });

  test('name the partners behind a metric', async () => {
    const { desk, on, answered } = await aDesk(['one', 'two']);
    await answered('two', 2);
    const detail = await desk.answer(
      { kind: 'detail', asOf: null, metric: 'promoterScore', scope: { kind: 'partner', partnerId: 'two' } },
      on(),
    );
    expect(detail.values.map(({ partnerId }) => partnerId)).toEqual(['two']);
  });

  test('are not reckoned on once nobody waits for them', async () => {
    const { desk, on } = await aDesk(['one']);
    const stop = new AbortController();
    stop.abort();
    await expect(desk.answer(now, on(stop.signal))).rejects.toBeInstanceOf(Stopped);
  });

  test('of no partner at all are not measured, each for a reason', async () => {
    const { desk, on } = await aDesk([]);
    const { all } = await desk.answer(now, on());
    expect(all.partners).toBe(0);
    for (const reading of Object.values(all.readings)) expect(reading.state).toBe('notMeasured');
  });
});
