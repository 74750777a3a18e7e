import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayIn, endOfDay } from '#shared/domain/measuring/zoned-days';
import { factsKnownAt } from '#shared/domain/metrics/ledger';
import { unpackLedger } from '#shared/domain/metrics/packed-ledger';
import { FiguresDesk, Stopped } from '../../../../server/insights/figures-desk';
import { openLedgerJob } from '../../../../server/insights/ledger-job';
import { keptLedgers } from '../../../../server/insights/ledger-store';
import { movePartner } from '../../../../server/sync/move-partner';
import { aField, aPlace, day, everybody, type Field, ledgersOf, promoterIn } from './a-field';

let field: Field;
beforeAll(async () => {
  field = await aField();
});
afterAll(() => field.hq.close());

const later = (ms = day) => {
  field.hq.clock.now += ms;
  return field.hq.clock.now;
};
const figures = (asOf: number | null = null, spaces: readonly string[] | null = null) =>
  field.desk.summary({ asOf, spaces });
const ledgers = (partner: string) => ledgersOf(field, partner);

const place = (name: string) => aPlace(field, name);

describe('the figures of headquarters', () => {
  test('are changed by a push, from when it was received on', async () => {
    const ada = await place('pushes');
    const spaces = [ada.space];
    const before = field.hq.clock.now;
    later();
    expect(promoterIn(await figures(null, spaces))).toEqual([1, 0, 'nothingYet']);
    later();
    field.answer(ada, 'pushes-p', 9);
    await field.send(ada);
    const received = field.hq.clock.now;
    expect(promoterIn(await figures(null, spaces))).toEqual([1, 1, 100]);
    expect(promoterIn(await figures(received - 1, spaces))).toEqual([1, 0, 'nothingYet']);
    expect(promoterIn(await figures(before, spaces))).toEqual([1, 0, 'nothingYet']);
    expect(promoterIn(await figures(before - 1, spaces))).toEqual([0, 0, 'nothingYet']);
  });

  test('are the same to the last letter when they are asked for twice', async () => {
    const asOf = later() - 1;
    const first = JSON.stringify(await figures(asOf));
    later();
    expect(JSON.stringify(await figures(asOf))).toBe(first);
  });

  test('of an earlier day stay as they were told, whatever arrives afterwards and however it is dated', async () => {
    const run = { count: 0 };
    const step = fc.record({
      of: fc.constantFrom('new', 'answer', 'gone', 'rename', 'merge'),
      partner: fc.nat({ max: 5 }),
      score: fc.nat({ max: 10 }),
      /** Days before the push at which its author says it was written. */
      late: fc.nat({ max: 60 }),
      wait: fc.constantFrom(0, 1, 3_600_000, day, 40 * day),
      told: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 9 }), async (steps) => {
        run.count += 1;
        const device = await field.hq.enrol(`Any ${run.count}`, `any ${run.count}`);
        const spaces = [device.space];
        const told: (readonly [number, string])[] = [];
        const made = new Set<string>();
        for (const { of, partner, score, late, wait, told: isTold } of steps) {
          const id = `any-${run.count}-${partner}`;
          const at = new Date(field.hq.clock.now - late * day).toISOString();
          if (!made.has(id)) field.partner(device, id, { createdAt: at });
          else if (of === 'gone') device.edit({ row: id, op: 'delete', fields: { _deleted: true } });
          else if (of === 'rename') device.edit({ row: id, fields: { programTier: 'gold' } });
          else if (of === 'merge') device.edit({ row: id, fields: { mergedInto: `any-${run.count}-0` } });
          else field.answer(device, id, score, { answeredAt: at, recordedAt: at });
          made.add(id);
          await field.send(device, 0);
          if (isTold) told.push([field.hq.clock.now, JSON.stringify(await figures(null, spaces))]);
          later(wait);
        }
        for (const [asOf, said] of told) expect(JSON.stringify(await figures(asOf, spaces))).toBe(said);
      }),
      { numRuns: 25 },
    );
  });

  test('do not know before it was told what was received before and stored afterwards', async () => {
    const ada = await place('slow');
    later();
    const asOf = field.hq.clock.now;
    const said = JSON.stringify(await figures(asOf, [ada.space]));
    field.answer(ada, 'slow-p', 10);
    // The push came in before the report was made, and was only stored after it.
    field.hq.clock.now = asOf - 5;
    await field.send(ada, 0);
    field.hq.clock.now = asOf + day;
    expect(JSON.stringify(await figures(asOf, [ada.space]))).toBe(said);
    expect(promoterIn(await figures(null, [ada.space]))).toEqual([1, 1, 100]);
  });

  test('follow a partner that is deleted and keep what was said of it', async () => {
    const ada = await place('deleted');
    const before = field.hq.clock.now;
    later();
    ada.edit({ row: 'deleted-p', op: 'delete', fields: { _deleted: true } });
    await field.send(ada);
    expect([
      promoterIn(await figures(null, [ada.space]))[0],
      promoterIn(await figures(before, [ada.space]))[0],
    ]).toEqual([0, 1]);
  });

  test('count a partner that was moved once, and in the territory it is in', async () => {
    const ada = await place('left');
    const bob = await field.hq.enrol('Manager reached', 'reached');
    field.answer(ada, 'left-p', 3);
    await field.send(ada);
    const before = field.hq.clock.now;
    await figures();
    const [first] = await ledgers('left-p');
    later();
    const { database, ownDevice, now, pokes } = field.hq.parts;
    const asked = { partner: 'left-p', from: ada.space, to: bob.space, by: 'somebody' };
    expect(await movePartner({ database, ownDevice, now, moved: pokes.poke }, asked)).toMatchObject({ ok: true });
    expect(promoterIn(await figures(null, [ada.space, bob.space]))).toEqual([1, 1, -100]);
    expect(promoterIn(await figures(null, [ada.space]))[0]).toBe(0);
    expect(promoterIn(await figures(before, [bob.space]))).toEqual([1, 1, -100]);
    expect(await ledgers('left-p')).toEqual([{ space: bob.space, begun: first?.begun }]);
  });

  test('count a partner that two territories brought under one name for themselves once, and only as one brought it', async () => {
    const [north, south] = [await field.hq.enrol('Ada', 'twin a'), await field.hq.enrol('Bea', 'twin b')];
    for (const [device, score] of [
      [north, 10],
      [south, 0],
    ] as const) {
      field.partner(device, 'twin');
      field.answer(device, 'twin', score);
      await field.send(device);
    }
    later();
    const told = promoterIn(await figures(null, [north.space, south.space]));
    const kept = await ledgers('twin');
    expect(kept).toHaveLength(1);
    expect(told).toEqual([1, 1, kept[0]?.space === north.space ? 100 : -100]);
  });

  test('follow a record that is about another partner from now on', async () => {
    const ada = await place('other');
    field.partner(ada, 'other-q');
    const at = new Date(field.hq.clock.now).toISOString();
    const desks = { openedAtDesk: 'partner', handledBy: 'partner' };
    const born = ada.edit({
      ...{ entity: 'serviceCase', row: 'the-case', op: 'create' },
      fields: { partnerId: 'other-p', subject: 'x', openedAt: at, ...desks, createdAt: at, createdBy: 'x' },
    });
    await field.send(ada);
    const casesOf = async (partner: string) => {
      await figures();
      const kept = await field.hq.database.transaction((tx) => keptLedgers(tx, partner));
      const open = kept.flatMap((ledger) => factsKnownAt(unpackLedger(ledger), field.hq.clock.now + 1));
      return open.flatMap((fact) => (fact.is === 'case' ? [fact.case] : []));
    };
    expect([await casesOf('other-p'), await casesOf('other-q')]).toEqual([['the-case'], []]);
    ada.edit({ entity: 'serviceCase', row: 'the-case', fields: { partnerId: 'other-q' }, parents: [born] });
    await field.send(ada);
    expect([await casesOf('other-p'), await casesOf('other-q')]).toEqual([[], ['the-case']]);
  });

  test('are asked with what the organisation had set then', async () => {
    const hedy = await field.hq.enrol('Hedy', 'settings', 'headquarters');
    const there = await field.organisation(hedy);
    const set = (currency: string, parents: readonly string[] = []) =>
      there.edit({
        ...{ entity: 'reportingSettings', row: 'settings', op: parents.length === 0 ? 'create' : 'set', parents },
        fields: { currency, createdAt: '2023-11-01T00:00:00.000Z' },
      });
    const first = set('CHF');
    await field.send(there);
    const before = field.hq.clock.now;
    expect((await figures()).currency).toBe('CHF');
    later();
    set('USD', [first]);
    await field.send(there);
    expect([
      (await figures()).currency,
      (await figures(before)).currency,
      (await figures(before - 1)).currency,
    ]).toEqual(['USD', 'CHF', 'EUR']);
  });

  test('keep to what was told when a setting received before is stored afterwards', async () => {
    const hedy = await field.hq.enrol('Hilda', 'slow settings', 'headquarters');
    const there = await field.organisation(hedy);
    later();
    const asOf = field.hq.clock.now;
    const told = (await figures(asOf)).all.readings.attachRate;
    there.edit({
      ...{ entity: 'soldDeal', row: 'a-deal', op: 'create' },
      fields: {
        ...{ reference: '1', closedOn: '2023-11-14', value: '1', currency: 'EUR', hasPartner: true },
        notedAt: '2023-11-14T00:00:00.000Z',
      },
    });
    field.hq.clock.now = asOf - 5;
    await field.send(there, 0);
    field.hq.clock.now = asOf + day;
    expect((await figures(asOf)).all.readings.attachRate).toEqual(told);
    expect(told).toMatchObject({ why: 'noFeed' });
    expect((await figures()).all.readings.attachRate).not.toMatchObject({ why: 'noFeed' });
  });

  test('give a trend as the reports at the ends of months would have said it', async () => {
    const ada = await place('trend');
    const spaces = [ada.space];
    const scores: (number | null)[] = [];
    for (const score of [10, 0, 0]) {
      field.answer(ada, 'trend-p', score);
      await field.send(ada);
      later(31 * day);
    }
    const asked = { asOf: null, spaces, metric: 'promoterScore', scope: everybody, months: 2 } as const;
    const points = await field.desk.trend(asked);
    for (const { asOf, reading } of points) {
      const { all } = await figures(asOf, spaces);
      expect(all.readings.promoterScore).toEqual(reading);
      scores.push(reading.state === 'measured' ? Math.round(reading.value) : null);
    }
    expect(points).toHaveLength(3);
    expect(scores.at(-1)).toBe(-33);
  });

  test('name everybody behind a metric, and every partner with its scorecard', async () => {
    const ada = await place('detail');
    field.answer(ada, 'detail-p', 10);
    await field.send(ada);
    const spaces = [ada.space];
    const asked = { asOf: null, spaces, metric: 'promoterScore', scope: everybody } as const;
    const detail = await field.desk.detail(asked);
    expect(detail.values.map(({ partnerId, value }) => [partnerId, value])).toEqual([['detail-p', 100]]);
    const lines = await field.desk.scorecards({ asOf: null, spaces });
    expect(lines.map(({ partnerId, tier }) => [partnerId, tier])).toEqual([['detail-p', 'entry']]);
  });

  test('stop when nobody wants them any more', async () => {
    await place('stopped');
    const stopping = new AbortController();
    stopping.abort();
    await expect(field.desk.summary({ asOf: null, spaces: null }, { signal: stopping.signal })).rejects.toThrow(
      Stopped,
    );
  });
});

describe('ledgers', () => {
  test('are brought up beside the pushes by a job, and wait for whoever asks when it is stopped', async () => {
    const ada = await place('job');
    const job = openLedgerJob({ desk: field.desk, log: field.hq.parts.log }, 1_000_000);
    await job.run();
    expect(await ledgers('job-p')).toHaveLength(1);
    await job.stop();
    field.partner(ada, 'job-q');
    await field.send(ada);
    await job.run();
    expect(await ledgers('job-q')).toEqual([]);
    expect(promoterIn(await figures(null, [ada.space]))[0]).toBe(2);
  });

  test('of partners from before there were any are put together from the log, by when it was received', async () => {
    const ada = await place('older');
    const first = field.hq.clock.now;
    later(40 * day);
    field.answer(ada, 'older-p', 10);
    await field.send(ada);
    const second = field.hq.clock.now;
    later(40 * day);
    const { database } = field.hq;
    // As a database is to which the tables were only just added.
    for (const table of ['partner_ledger', 'due_ledger', 'figures_told']) await database.query(`delete from ${table}`);
    await database.query(`delete from headquarters where key = 'ledgers-playbook'`);
    await database.query(`delete from counter where name = 'figures-told'`);
    await database.query('update row_state set partner_id = null');
    const desk = new FiguresDesk(field.hq.parts);
    const said = async (asOf: number | null) => promoterIn(await desk.summary({ asOf, spaces: [ada.space] }));
    expect([
      await said(null),
      await said(second),
      await said(second - 1),
      await said(first),
      await said(first - 1),
    ]).toEqual([
      [1, 1, 100],
      [1, 1, 100],
      [1, 0, 'nothingYet'],
      [1, 0, 'nothingYet'],
      [0, 0, 'nothingYet'],
    ]);
  });

  test('turn with the day when nothing is written', async () => {
    const ada = await place('turns');
    await figures();
    // A day that has come is looked at whether or not anything changed on it.
    await field.hq.database.query(`update partner_ledger set next_turn = '2023-01-01' where partner_id = 'turns-p'`);
    later();
    await figures();
    const [row] = await field.hq.database.query<{ turn: string | null }>(
      `select next_turn as turn from partner_ledger where partner_id = 'turns-p'`,
    );
    expect(row?.turn ?? '9999').not.toBe('2023-01-01');
    expect(promoterIn(await figures(null, [ada.space]))[0]).toBe(1);
  });
});

// Last, for the zone is set for everybody.
describe('figures of a programme in another zone', () => {
  test('end a day in the reporting zone, however late they are reckoned', async () => {
    const hedy = await field.hq.enrol('Hine', 'zones', 'headquarters');
    const there = await field.organisation(hedy);
    // The settings that count are those with the smallest id.
    there.edit({
      ...{ entity: 'reportingSettings', row: '0-zone', op: 'create' },
      fields: { currency: 'EUR', zone: 'Pacific/Auckland', createdAt: '2023-11-01T00:00:00.000Z' },
    });
    await field.send(there);
    const ada = await place('zoned');
    await figures();
    const morning = Math.ceil(field.hq.clock.now / day) * day + day + 8 * 3_600_000;
    field.hq.clock.now = morning;
    field.answer(ada, 'zoned-p', 10);
    await field.send(ada, 0);
    // In Auckland it is the next day, in UTC it is not.
    field.hq.clock.now = morning + 8 * 3_600_000;
    field.answer(ada, 'zoned-p', 0);
    await field.send(ada, 0);
    const end = endOfDay(dayIn(morning, 'Pacific/Auckland'), 'Pacific/Auckland');
    later();
    expect(promoterIn(await figures(end, [ada.space]))).toEqual([1, 1, 100]);
  });
});
