import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consoleInsights } from '#shared/contracts/hq-console';
import type { Insights } from '#shared/domain/metrics/insights';
import { tallyInsights } from '#shared/domain/metrics/insights-tally';
import { metricIds } from '#shared/domain/metrics/metric-list';
import { hqCommand } from '../../../../server/cli/hq-command';
import { parse } from '../../../../server/cli/hq-options';
import type { HqPlace } from '../../../../server/cli/hq-place';
import { reportCommand } from '../../../../server/cli/hq-report';
import { chosenFigures } from '../../../../server/cli/report-choice';
import { figuresCsv } from '../../../../server/cli/report-csv';
import { aFact, ago, aQuestion, aSigned, tallied } from '../../../builders/a-measured-partner';
import { readPdf } from '../../../builders/read-pdf';
import { aField, day, type Field } from '../insights/a-field';

let field: Field;
let folder: string;
/** The end of a day on which there were partners. */
const known = '2023-11-16';
beforeAll(async () => {
  field = await aField();
  folder = mkdtempSync(join(tmpdir(), 'fieldpact-report-'));
  const ada = await field.hq.enrol('Ada', 'North');
  field.hq.clock.now = Date.parse('2023-11-16T09:00:00Z');
  field.partner(ada, 'n1');
  field.partner(ada, 'n2', { programTier: 'gold' });
  field.answer(ada, 'n1', 10);
  await field.send(ada);
  field.hq.clock.now += 20 * day;
  field.answer(ada, 'n2', 0);
  await field.send(ada);
  field.hq.clock.now += day;
});
afterAll(async () => {
  await field.hq.close();
  rmSync(folder, { recursive: true });
});

const place = (): HqPlace => ({
  ...{ database: field.hq.database, folder: null, running: true },
  headquarters: async () => field.hq.parts.headquarters,
  files: async () => ({ ok: false, error: '' }),
  author: async () => ({ ok: false, error: '' }),
  close: async () => undefined,
});

async function run(...args: readonly string[]) {
  const { values, positionals } = parse(args);
  const asked = { words: positionals, values, now: field.hq.clock.now, progress: () => undefined };
  const lacks = reportCommand.lacks(asked);
  return lacks === null ? reportCommand.work(place(), asked) : { code: 2, text: '', problem: lacks };
}

describe('report', () => {
  test('prints the figures as they were known at the end of a day, the same ones every time', async () => {
    const first = await run('--as-of', known);
    const insights = consoleInsights.parse(JSON.parse(first.text));
    expect([first.code, insights.all.partners, insights.all.readings.promoterScore.n]).toEqual([0, 2, 1]);
    expect(new Date(insights.asOf).toISOString()).toBe('2023-11-16T23:59:59.999Z');
    expect((await run('--as-of', known)).text).toBe(first.text);
    const now = consoleInsights.parse(JSON.parse((await run()).text));
    expect([now.asOf, now.all.readings.promoterScore.n]).toEqual([field.hq.clock.now, 2]);
  });

  test('prints only the metrics and tiers that are asked for', async () => {
    const some = JSON.parse((await run('--metric', 'promoterScore', '--tier', 'gold')).text);
    expect(Object.keys(some)).toEqual(['asOf', 'zone', 'currency', 'byTier']);
    expect(Object.keys(some.byTier.gold.readings)).toEqual(['promoterScore']);
  });

  test('as a table has a line for every metric of every group, every cell of the cohorts and every scorecard', async () => {
    const file = join(folder, 'figures.csv');
    expect(await run('--format', 'csv', '--out', file)).toMatchObject({ code: 0, problem: null });
    const { data, errors } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(data.filter(({ figure }) => figure === 'metric')).toHaveLength(4 * metricIds.length);
    expect(data.filter(({ figure }) => figure === 'scorecard').map(({ group }) => group)).toEqual([
      'all',
      'entry',
      'silver',
      'gold',
    ]);
    const gold = data.find(({ group, metric }) => group === 'gold' && metric === 'promoterScore');
    expect([gold?.['value'], gold?.['n'], gold?.['unit']]).toEqual(['-100', '1', 'points']);
    const one = await run('--format', 'csv', '--metric', 'ease', '--tier', 'all');
    expect(one.text.split('\r\n')).toHaveLength(2);
  });

  test('as a PDF is the quarterly review beside the one before, and the same moment gives the same bytes', async () => {
    const print = async (name: string) => {
      const file = join(folder, name);
      const moment = ['--created-at', '2023-12-08T09:00:00Z', '--author', 'Ada', '--language', 'de'];
      expect(await run('--format', 'pdf', '--out', file, ...moment)).toMatchObject({ code: 0, problem: null });
      return readFileSync(file);
    };
    const first = await print('one.pdf');
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await print('two.pdf')).equals(first)).toBe(true);
    const text = readPdf(first).pages.join(' ');
    expect(text).toContain('Test HQ');
    expect(text.replaceAll(/\s+/g, ' ')).toContain('Zeit bis zum ersten Ergebnis');
  });

  test.each([
    [['--as-of', '2099-01-01'], '2099-01-01 is a day to come; its figures are not known.'],
    [['--as-of', 'soon'], '“soon” is not a day. Write --as-of 2026-11-21.'],
    [['--format', 'xlsx'], 'There is no report as “xlsx”. Say --format json, or csv, or pdf.'],
    [['--metric', 'luck'], /^There is no metric “luck”\. There are timeToValueGain, /],
    [['--tier', 'tin'], 'There is no tier “tin”. Say --tier all, or entry, or silver, or gold.'],
    [['--format', 'pdf'], /^Where to\? Name the PDF with --out\.$/],
    [
      ['--format', 'pdf', '--out', 'x.pdf', '--tier', 'gold'],
      'A PDF holds all figures; leave --metric and --tier out.',
    ],
    [['--language', 'de'], '--language, --author and --created-at belong to --format pdf.'],
    [['extra'], '“extra” was not expected.'],
  ])('says in a sentence what is wrong with %j', async (args, sentence) => {
    const { code, problem } = await run(...args);
    expect([code, problem]).toEqual([2, expect.stringMatching(sentence)]);
  });

  test('says when nobody was known yet, and where nothing can be written', async () => {
    expect(await run('--as-of', '2023-11-01')).toEqual({
      ...{ code: 1, problem: null },
      text: 'On 2023-11-01 no partner was known yet.',
    });
    expect((await run('--out', join(folder, 'nowhere', 'x.json'))).problem).toMatch(
      /x\.json cannot be written: there is no such/,
    );
  });

  test('wants to know which headquarters', async () => {
    const world = { now: field.hq.clock.now, progress: () => undefined };
    const asked = await hqCommand(['report', '--data-dir', join(folder, 'no-such')], world);
    expect(asked).toMatchObject({ code: 3, problem: expect.stringContaining('There is no folder') });
    const within = join(folder, 'program', 'hq');
    mkdirSync(join(within, 'database', 'cluster'), { recursive: true });
    const above = await hqCommand(['report', '--data-dir', join(folder, 'program')], world);
    expect(above.problem).toMatch(
      /^There is no headquarters in .*program, but there is one in .*hq: name that folder\.$/,
    );
    const beside = await hqCommand(['report', '--data-dir', folder], world);
    expect(beside.problem).toMatch(/name it with --database-url as well\.$/);
  });
});

test('a headquarters without partners has no figures', async () => {
  const empty = await aField();
  const { values } = parse([]);
  const asked = { words: [], values, now: empty.hq.clock.now, progress: () => undefined };
  const said = await reportCommand.work({ ...place(), database: empty.hq.database }, asked);
  expect(said).toEqual({ code: 1, problem: null, text: 'There are no partners yet, and so no figures.' });
  await empty.hq.close();
});

test('cohorts by month of signature and of kick-off are told apart in a table', () => {
  const facts = [aFact('module', { startedAt: ago(130) }), aFact('gate', { passedAt: ago(95) })];
  const insights = tallied(tallyInsights(aQuestion()), [aSigned('p', 100, facts)]);
  const lines = (figure: string) =>
    figuresCsv(insights, { metrics: null, tiers: ['all'] })
      .split('\r\n')
      .filter((line) => line.startsWith(`${figure},`));
  expect(lines('cohort')[0]).toMatch(/^cohort,all,,2026-03,gate1,30,measured,,1,true,1,share,/);
  expect(lines('kickoffCohort')[0]).toMatch(/^kickoffCohort,all,,2026-02,gate1,30,measured,,1,true,1,share,/);
  expect([lines('cohort'), lines('kickoffCohort')].map(({ length }) => length)).toEqual([19, 19]);
  expect(chosenFigures(insights, { metrics: null, tiers: ['gold'] })).toMatchObject({
    cohorts: [],
    kickoffCohorts: [],
  });
});

test('text in a table is never taken for a formula', async () => {
  const { values } = parse([]);
  const asked = { words: [], values, now: field.hq.clock.now, progress: () => undefined };
  const insights = JSON.parse((await reportCommand.work(place(), asked)).text) as Insights;
  const [row] = insights.cohorts;
  const forged = { month: '=HYPERLINK("x")', tier: 'all', n: 1, isSmall: true, cells: [] } as const;
  const timeToFirstValue = row?.timeToFirstValue ?? insights.all.readings.timeToFirstValue;
  const table = figuresCsv({ ...insights, kickoffCohorts: [], cohorts: [{ ...forged, timeToFirstValue }] });
  expect(table).toContain(`"'=HYPERLINK(""x"")"`);
});
