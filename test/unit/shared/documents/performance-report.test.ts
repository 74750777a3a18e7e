import { describe, expect, test } from 'vitest';
import { evidencePack } from '#shared/domain/documents/evidence-pack';
import type { Block, DocumentPage } from '#shared/domain/documents/page';
import { performanceReport } from '#shared/domain/documents/performance-report';
import { composeReport } from '#shared/domain/documents/performance-report-data';
import { aPerformanceReport, reportInputs } from '../../../builders/a-performance-report';
import { printed } from '../../../builders/printed';

const report = performanceReport(aPerformanceReport(), { dataSha256: 'cd'.repeat(32) });

const tablesOf = (page: DocumentPage) =>
  page.blocks.filter((block): block is Extract<Block, { kind: 'table' }> => block.kind === 'table');
const said = (block: Block) => JSON.stringify(block);

describe('the performance report', () => {
  test('tells every window of every measure as it was measured, with its verdict', () => {
    const availability = tablesOf(report)[0];
    expect(
      availability?.rows.map((row) =>
        row
          .slice(0, 3)
          .flat()
          .map((cell) => (typeof cell === 'string' ? cell : cell.text)),
      ),
    ).toEqual([
      ['January 2026', '99.9820', 'Met'],
      ['February 2026', '99.9503', 'Met'],
      ['March 2026', '99.8767', 'Deviation'],
      ['April 2026', '99.6990', 'Breach'],
      ['May 2026', '99.9327', 'Met'],
      ['June 2026', '99.3981', 'Breach'],
    ]);
  });

  test('adds the credits up to what the months say', () => {
    const { credits } = aPerformanceReport().measured;
    const sum = credits.reduce((total, { amount }) => total + Math.round(Number(amount) * 100), 0);
    const printedSum = report.blocks.map(said).find((text) => text.includes('Altogether: '));
    expect(printedSum).toContain(`EUR\u00a0${String(sum / 100).replace(/(\d)(\d{3})$/, '$1\u00a0$2')}.00`);
  });

  test('names every file with its author and its SHA-256, and everything that was not measured', () => {
    const text = report.blocks.map(said).join('\n');
    expect(text).toContain('3f'.repeat(32));
    expect(text).toContain('Omar Reyes');
    expect(text).toMatch(/Response time of the service, 95th percentile.*no data was supplied/);
  });

  test('carries the data it was made from, and is made again from it alone', () => {
    const data = report.embedded?.data as unknown as ReturnType<typeof composeReport>;
    expect(performanceReport(data, { dataSha256: 'cd'.repeat(32) })).toEqual(report);
  });

  test('has no figure without words for those who do not see it', () => {
    const figures = report.blocks.filter((block) => block.kind === 'figure');
    expect(figures.length).toBeGreaterThan(3);
    expect(figures.filter((block) => block.kind === 'figure' && block.alt.length < 20)).toEqual([]);
  });

  test('says so where nothing happened: no window, no incident, no dispute, no file', () => {
    const inputs = reportInputs();
    const quiet = composeReport({
      ...inputs,
      measured: { ...inputs.measured, results: [], credits: [], consequences: [] },
      records: { ...inputs.records, incidents: [], jointReviews: [] },
      files: [],
      disputes: [],
    });
    const text = performanceReport(quiet, { dataSha256: null }).blocks.map(said).join('\n');
    expect(text).toContain('Nothing was measured in this time.');
    expect(text).toContain('No incident was written down in this time.');
    expect(text).toContain('No dispute was raised.');
    expect(text).toContain('No file counts for this time');
  });

  test('leaves out what lies outside of the time', () => {
    const inputs = reportInputs();
    const measured = { ...inputs.measured, from: '2026-05-01', to: '2026-06-01' };
    expect(composeReport({ ...inputs, measured }).incidents).toEqual([]);
  });

  test('is printed in German without an English word of its own', async () => {
    const page = performanceReport(aPerformanceReport('de'), { dataSha256: 'cd'.repeat(32) });
    const text = page.blocks.map(said).join('\n');
    expect(text).toContain('Versprochen: mindestens');
    expect(text).toContain('99,6990');
    expect(text).not.toMatch(/Promised|Left out|Met"|Breach"/);
    const { pages } = await printed(page);
    expect(pages.join(' ')).toContain('Leistungsbericht');
  }, 60_000);
});

describe('the evidence pack', () => {
  const data = {
    format: 1 as const,
    kind: 'evidencePack' as const,
    language: 'en' as const,
    parties: report.parties,
    asOf: '2026-07-03',
    accepted: [
      {
        typeId: 'E1.1',
        typeTitle: 'Register extract',
        title: 'Extract of March',
        revision: 1,
        from: '2026-03-01',
        until: null,
        acceptedAt: '2026-03-02T08:00:00Z',
        attestation: null,
        files: [{ name: 'extract.pdf', sha256: '1a'.repeat(32) }],
      },
    ],
    decisions: [],
    documents: [],
    files: [],
    publicCommitments: [],
  };

  test('lists each piece with the hash of each file, and says what there is none of', () => {
    const page = evidencePack(data, { dataSha256: null });
    const text = page.blocks.map(said).join('\n');
    expect(text).toContain('E1.1 Register extract');
    expect(text).toContain('1a'.repeat(32));
    expect(text).toContain('No gate has been decided yet.');
    expect(text).toContain('Nothing has been signed yet.');
    expect(page.embedded?.data).toEqual(data);
  });

  test('can be printed', async () => {
    const { pages } = await printed(evidencePack(data, { dataSha256: null }));
    expect(pages.join(' ')).toContain('Evidence pack');
  }, 60_000);
});
