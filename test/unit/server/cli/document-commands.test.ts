import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PerformanceReportData } from '#shared/domain/documents/performance-report-data';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import { measureAgreement } from '#shared/domain/measuring/measure-agreement';
import { fieldpact } from '../../../../server/cli/fieldpact';
import { aPlan } from '../../../builders/a-plan-under-way';
import { anSla } from '../../../builders/an-sla';

const now = '2026-11-21T09:00:00Z';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpact-documents-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: object): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const out = (name: string) => join(folder, name);

function aReport(): PerformanceReportData {
  const sla = anSla();
  return {
    format: 1,
    kind: 'report',
    language: 'en',
    agreement: { id: sla.agreementId, version: sla.version, dataSha256: null },
    vendor: sla.vendor,
    partner: sla.partner,
    measurable: measurable(sla),
    measured: measureAgreement(measurable(sla), {}, { from: '2026-12-01', to: '2027-01-01' }),
    incidents: [],
    causes: [],
    ratings: [],
    disputes: [],
    files: [],
    doubles: [],
    asOf: now,
  };
}

const render = (kind: string, data: string, to: string, ...more: readonly string[]) =>
  fieldpact(['document', 'render', '--kind', kind, '--data', data, '--out', to, ...more], now);

describe('document render', () => {
  test.each([
    ['sla', 'sla.json', () => anSla()],
    ['jsp', 'plan.json', () => aPlan()],
    ['report', 'report.json', () => aReport()],
  ])(
    'makes the PDF of a %s; its data comes out again, and gives the same bytes',
    async (kind, name, data) => {
      const first = out(`${kind}.pdf`);
      const facts = ['--created-at', '2026-11-20T08:00:00Z', '--author', 'Ines Kramer'];
      const made = await render(kind, file(name, data()), first, ...facts);
      expect(made).toMatchObject({ code: 0, problem: null });
      expect(made.text).toMatch(/\.pdf: [0-9]+ pages, SHA-256 [0-9a-f]{64}; of its data [0-9a-f]{64}\.$/);
      expect(readFileSync(first).subarray(0, 5).toString()).toBe('%PDF-');

      const back = out(`${kind}-back.json`);
      const extracted = await fieldpact(['document', 'extract', first, '--out', back], now);
      expect(extracted).toMatchObject({ code: 0, problem: null });
      expect(extracted.text).toContain('the PDF was made by Ines Kramer at 2026-11-20T08:00:00Z.');
      expect(JSON.parse(readFileSync(back, 'utf8'))).toEqual(JSON.parse(JSON.stringify(data())));

      const second = out(`${kind}-again.pdf`);
      expect(await render(kind, back, second, ...facts)).toMatchObject({ code: 0 });
      expect(readFileSync(second).equals(readFileSync(first))).toBe(true);
    },
    120_000,
  );

  test('in another language says that the data is other data', async () => {
    const plan = file('plan-de.json', aPlan());
    const told = await render('jsp', plan, out('plan-de.pdf'), '--language', 'de', '--json');
    const english = await render('jsp', plan, out('plan-en.pdf'), '--language', 'en', '--json');
    const hashOf = (text: string) => (JSON.parse(text) as { dataSha256: string }).dataSha256;
    expect(hashOf(told.text)).not.toBe(hashOf(english.text));
    expect((await render('jsp', plan, out('plan-de.pdf'), '--language', 'de')).text).toContain('in another language');
  }, 60_000);

  test.each([
    [['--kind', 'letter'], 2, 'There is no document “letter”. Say --kind sla, or --kind jsp, or --kind report.'],
    [['--language', 'fr'], 2, 'There are no words in “fr”. Say --language en, or --language de.'],
    [['--created-at', 'today'], 2, '“today” is not a moment.'],
    [['--kind', 'sla'], 3, 'is not the data of a service level agreement'],
    [['--kind', 'report'], 3, 'is not the data of a performance report'],
    [['--out', '/nowhere/at/all.pdf'], 3, '/nowhere/at/all.pdf cannot be written: there is no such file or folder.'],
  ])('%j is refused', async (more, code, words) => {
    const told = await render('jsp', file('plan.json', aPlan()), out('never.pdf'), ...more);
    expect(told).toMatchObject({ code, text: '' });
    expect(told.problem).toContain(words);
  });
});

test('an agreement measures the same out of its PDF as out of its JSON', async () => {
  const json = file('measured.json', anSla({ extraMeasures: ['S2', 'S3'] }));
  const pdf = out('measured.pdf');
  expect((await render('sla', json, pdf)).code).toBe(0);
  const records = [
    '--data',
    'test/data/monitoring/edition-data-service.csv',
    '--from',
    '2026-03-01',
    '--to',
    '2026-06-01',
  ];
  const measured = (agreement: string) =>
    fieldpact(['sla', 'measure', '--agreement', agreement, ...records, '--json'], now);
  expect(await measured(pdf)).toEqual(await measured(json));
}, 60_000);

describe('document extract', () => {
  test('says why nothing comes out', async () => {
    const json = file('no.pdf', { a: 1 });
    expect(await fieldpact(['document', 'extract', json], now)).toEqual({
      code: 3,
      text: '',
      problem: `${json} is not a PDF. Name the PDF that was signed.`,
    });
    expect((await fieldpact(['document', 'extract', out('nowhere.pdf')], now)).problem).toContain(
      'there is no such file',
    );
  });
});

describe('commands that are not understood', () => {
  test.each([
    [['sla']],
    [['sla', 'weigh']],
    [['sla', 'lint']],
    [['sla', 'measure', '--agreement', 'a.json']],
    [['sla', 'measure', 'more', '--agreement', 'a', '--data', 'b', '--from', '2026-01-01', '--to', '2026-02-01']],
    [['document']],
    [['document', 'render', '--kind', 'sla', '--data', 'a.json']],
    [['document', 'render', '--kind', 'sla', '--data', 'a', '--data', 'b', '--out', 'c']],
    [['document', 'extract']],
    [['document', 'extract', 'a.pdf', 'b.pdf']],
  ])('%j shows how it is used, and ends with 2', async (args) => {
    const told = await fieldpact(args, now);
    expect(told).toMatchObject({ code: 2, text: '' });
    expect(told.problem).toContain('npx fieldpact sla measure --agreement FILE');
  });
});
