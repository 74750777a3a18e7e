import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import type { AgreementMeasured } from '#shared/domain/measuring/measurement';
import type { Sla } from '#shared/domain/slas/sla';
import { fieldpact } from '../../../../server/cli/fieldpact';
import { anSla } from '../../../builders/an-sla';

const now = '2026-11-21T09:00:00Z';
const monitoring = 'test/data/monitoring/edition-redirect.csv';

let folder: string;
let agreement: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpact-sla-'));
  agreement = agreementWith('sla.json', {});
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function agreementWith(name: string, terms: { readonly [termId: string]: Json }, change = (sla: Sla): object => sla) {
  return file(name, JSON.stringify(change(anSla(terms))));
}

const measure = (...more: readonly string[]) =>
  fieldpact(['sla', 'measure', '--agreement', agreement, '--from', '2026-03-01', '--to', '2026-08-01', ...more], now);

describe('sla measure', () => {
  test('recognises the monitor’s own file, says what came of each month, and ends with 0 without a breach', async () => {
    const told = await measure('--data', monitoring);
    expect(told).toMatchObject({ code: 0, problem: null });
    expect(told.text).toContain('edition-redirect.csv: 367 rows of checks (left out: httpStatus).');
    expect(told.text).toMatch(/\nS1 Availability: at least 99\.9 %, tolerance 0\.05\n {2}2026-03: 99\.[0-9]+ %, /);
    expect(told.text).toMatch(/\nMet 4, deviation 1, breach 0, not judged [0-9]+\.$/);
  });

  test('ends with 1 when a target is breached, and says what it costs', async () => {
    const dear = agreementWith('dear.json', {
      monthlyFee: { amount: '5000.00', currency: 'EUR' },
      commitments: { S1: { target: '99.99', tolerance: '0.00', minimumSample: 1 } },
    });
    const args = ['--agreement', dear, '--data', monitoring, '--from', '2026-03-01', '--to', '2026-04-01'];
    const told = await fieldpact(['sla', 'measure', ...args], now);
    expect(told.code).toBe(1);
    expect(told.text).toMatch(/\n {2}2026-03: 99\.[0-9]+ %, breach /);
    expect(told.text).toMatch(/\nCredit for 2026-03: [0-9.]+ % of the month’s fee, [0-9.]+ EUR/);
  });

  test('says the same to a program', async () => {
    const { code, text } = await measure('--data', monitoring, '--json');
    const json = JSON.parse(text) as { ok: boolean; data: unknown; measured: AgreementMeasured };
    expect(code).toBe(0);
    expect(json).toMatchObject({
      ok: true,
      data: [{ file: 'edition-redirect.csv', table: 'checks', rows: 367, skipped: { columns: ['httpStatus'] } }],
    });
    const verdicts = json.measured.results.filter(({ measure }) => measure === 'S1').map(({ verdict }) => verdict);
    expect(verdicts).toEqual(['deviation', 'met', 'met', 'met', 'met']);
    expect(json.measured.inputs).toEqual([{ table: 'checks', rows: 367 }]);
  });

  test('takes several files of several tables together', async () => {
    const cases = file(
      'cases.csv',
      'id,openedAt,severity,acknowledgedAt\nA,2026-03-02T10:00:00Z,s3,2026-03-02T10:05:00Z\n',
    );
    const { text } = await measure('--data', monitoring, '--data', cases, '--json');
    const { measured } = JSON.parse(text) as { measured: AgreementMeasured };
    expect(measured.inputs).toEqual([
      { table: 'checks', rows: 367 },
      { table: 'cases', rows: 1 },
    ]);
  });

  test('ends with 1 where nothing could be judged', async () => {
    const orders = file('orders.csv', 'id,at,corrected\nA,2026-03-02T10:00:00Z,no\n');
    const told = await measure('--data', orders);
    expect(told).toMatchObject({ code: 1, problem: null });
    expect(told.text).toContain('Met 0, deviation 0, breach 0,');
  });

  test('a table without rows counts where somebody watched until a moment', async () => {
    const quiet = file('outages.csv', 'id,from,to\n');
    expect((await measure('--data', quiet)).code).toBe(3);
    const told = await measure('--data', quiet, '--watched-until', '2026-08-01T00:00:00Z');
    expect(told.text).toContain('outages.csv: 0 rows of outages.');
  });

  test('takes nothing in where anything is wrong, and tells it by row', async () => {
    const broken = file('broken.csv', 'at;up\n2026-03-01 10:00;up\n2026-03-01 11:00;perhaps\n');
    const told = await measure('--data', monitoring, '--data', broken);
    expect(told).toEqual({
      code: 3,
      text: '',
      problem: [
        `${broken} is not taken in, as checks:`,
        '  Row 2, at: “2026-03-01 10:00” does not say in which zone. Write an offset behind it (Z, +01:00), or name the zone of the file.',
        '  Row 3, at: “2026-03-01 11:00” does not say in which zone. Write an offset behind it (Z, +01:00), or name the zone of the file.',
        '  Row 3, up: “perhaps” is not known. Write up or down, or say which of these it means.',
      ].join('\n'),
    });
    const zoned = file('zoned.csv', 'at;up\n2026-03-01 10:00;up\n');
    expect((await measure('--data', zoned, '--zone', 'Europe/Vienna')).problem).toBe(null);
  });

  test('reads what an older spreadsheet saved, and UTF-16', async () => {
    const content = 'from;to;why\n2026-03-01T01:00Z;2026-03-01T02:00Z;Übung\n';
    const old = join(folder, 'old.csv');
    writeFileSync(old, Buffer.from(content, 'latin1'));
    expect((await measure('--data', old)).text).toContain('old.csv: 1 row of exclusions.');
    const wide = join(folder, 'wide.csv');
    writeFileSync(wide, Buffer.from(`\uFEFF${content}`, 'utf16le'));
    expect((await measure('--data', wide)).text).toContain('wide.csv: 1 row of exclusions.');
  });

  test.each([
    [['--from', '1.3.2026'], '“1.3.2026” is not a day. Write year, month and day: --from 2026-03-01.'],
    [
      ['--to', '2026-03-01'],
      '--to 2026-03-01 does not lie after --from 2026-03-01. The day of --to no longer belongs to the time.',
    ],
    [['--zone', 'Vienna'], '“Vienna” is no time zone. Name one as in --zone Europe/Vienna.'],
    [['--table', 'tickets'], 'There is no table “tickets”.'],
    [['--table', 'checks', '--table', 'cases'], 'There are 2 --table for 1 --data. Give one for all, or one for each.'],
    [['--watched-until', 'now'], '“now” is not a moment.'],
  ])('%j is not understood, and ends with 2', async (args, words) => {
    const told = await measure('--data', monitoring, ...args);
    expect(told).toMatchObject({ code: 2, text: '' });
    expect(told.problem).toContain(words);
  });

  test.each([
    [
      'of unknown headings',
      'a,b\n1,2\n',
      'it cannot be told which table this is, from its headings a, b. Say it with --table: checks, ',
    ],
    ['empty', '', 'The file is empty. Export it again.'],
    ['a list of numbers', '[1, 2]', 'It begins like JSON and is not'],
  ])('says so when the records are %s', async (_, content, words) => {
    const told = await measure('--data', file('odd.csv', content));
    expect(told).toMatchObject({ code: 3, text: '' });
    expect(told.problem).toContain(words);
  });

  test.each([
    ['missing', () => join(folder, 'nowhere.json'), 'there is no such file'],
    ['no JSON', () => file('half.json', '{"kind": "sla"'), 'is not JSON'],
    ['a plan', () => file('plan.json', '{"kind": "plan", "format": 2}'), 'is not a service level agreement'],
    ['half a PDF', () => file('half.pdf', '%PDF-1.7\nnothing'), 'cannot be read: it is damaged'],
  ])('says so when the agreement is %s', async (_, path, words) => {
    const args = ['--agreement', path(), '--data', monitoring, '--from', '2026-03-01', '--to', '2026-04-01'];
    const told = await fieldpact(['sla', 'measure', ...args], now);
    expect(told).toMatchObject({ code: 3, text: '' });
    expect(told.problem).toContain(words);
  });
});

describe('sla lint', () => {
  test('is content with a sound agreement', async () => {
    expect(await fieldpact(['sla', 'lint', agreement], now)).toEqual({
      code: 0,
      text: 'Nothing stands in the way of signing.',
      problem: null,
    });
  });

  test('names code, clause and cure of what is wrong, and ends with 1; and the same for a program', async () => {
    const faulty = agreementWith('faulty.json', {}, (sla) => ({
      ...sla,
      serviceLevels: sla.serviceLevels.map((level) => (level.id === 'S1' ? { ...level, source: '' } : level)),
    }));
    const told = await fieldpact(['sla', 'lint', faulty], now);
    expect(told).toMatchObject({ code: 1, problem: null });
    expect(told.text).toMatch(/^E01, clause [0-9]+: S1 Availability has no source or no way to check it\. /);
    expect(told.text).toMatch(/\n1 in the way of signing, 0 to talk about\.$/);
    const json = JSON.parse((await fieldpact(['sla', 'lint', faulty, '--json'], now)).text) as {
      ok: boolean;
      findings: { code: string; measure: string }[];
    };
    expect(json).toMatchObject({ ok: false, findings: [{ code: 'E01', measure: 'S1', severity: 'error' }] });
  });
});
