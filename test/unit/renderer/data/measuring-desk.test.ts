import { describe, expect, test } from 'vitest';
import { ok } from '#shared/base/result';
import { readTable } from '#shared/domain/datasets/read-table';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import { draftSla } from '#shared/domain/slas/sla-rules';
import { type MeasuredByFiles, type MeasuringFile, openMeasuringDesk } from '../../../../renderer/data/measuring-desk';
import { aCompleteVisit } from '../../../builders/a-complete-visit';

const march = `checkedAt,status,responseMs
2026-03-01T00:00:00Z,up,120
2026-03-10T10:00:00Z,down,0
2026-03-10T12:00:00Z,up,110
2026-03-31T23:59:59Z,up,100
`;

function aFile(over: Partial<MeasuringFile> = {}): MeasuringFile {
  return {
    key: 'march',
    name: 'march.csv',
    content: new Blob([march]),
    table: 'checks',
    mapping: { at: 'checkedAt', up: 'status', responseMs: 'responseMs' },
    words: {},
    zone: null,
    service: 'desk',
    ...over,
  };
}

function anAgreement() {
  const sla = draftSla(aCompleteVisit('sla'));
  if (!sla.ok) throw new Error('The visit of a test is not complete.');
  return { ...measurable(sla.value), zone: 'UTC' };
}

const silent = () => {};

async function measure(
  desk: ReturnType<typeof openMeasuringDesk>,
  files: readonly MeasuringFile[],
  told: (done: number, of: number) => void = silent,
) {
  const question = { kind: 'measure', agreement: anAgreement(), files, from: '2026-03-01', to: '2026-04-01' } as const;
  const answer = await desk.answer(question, told);
  return answer as { ok: true; value: MeasuredByFiles } | { ok: false; error: unknown };
}

describe('looking at a file', () => {
  test('tells headings and first rows, and whether the times say their zone', async () => {
    const desk = openMeasuringDesk();
    const look = async (content: string) => desk.answer({ kind: 'look', file: { name: 'x', content } }, silent);
    const rows = [
      ['2026-03-01T00:00:00Z', 'up'],
      ['2026-03-02T00:00:00Z', 'down'],
    ];
    expect(await look('at,up\n2026-03-01T00:00:00Z,up\n2026-03-02T00:00:00Z,down\n')).toEqual(
      ok({ cameAs: 'csv', headings: ['at', 'up'], sample: rows, hasZones: true, findings: [] }),
    );
    expect(await look('[{"at":"2026-03-01 00:00","up":"up"}]')).toEqual(
      ok({
        cameAs: 'json',
        headings: ['at', 'up'],
        sample: [['2026-03-01 00:00', 'up']],
        hasZones: false,
        findings: [],
      }),
    );
  });

  test('says why something is no table at all', async () => {
    const look = await openMeasuringDesk().answer({ kind: 'look', file: { name: 'x', content: '  ' } }, silent);
    expect(look).toEqual(
      ok({ cameAs: 'csv', headings: [], sample: [], hasZones: true, findings: [{ code: 'empty' }] }),
    );
  });
});

describe('reading a file', () => {
  test('answers how much of it there is, and keeps the table for the next question', async () => {
    const desk = openMeasuringDesk();
    expect(await desk.answer({ kind: 'read', file: aFile() }, silent)).toEqual(
      ok({
        cameAs: 'csv',
        rows: 4,
        from: '2026-03-01T00:00:00.000Z',
        to: '2026-03-31T23:59:59.000Z',
        skipped: { columns: [], repeatedRows: 0, sortedRows: 0 },
      }),
    );
    // The bytes are gone, and still it can be measured by.
    const unreadable = aFile({ content: '' });
    expect((await measure(desk, [unreadable])).ok).toBe(true);
  });

  test('is refused with every row that is wrong, and nothing of it is kept', async () => {
    const desk = openMeasuringDesk();
    const file = aFile({ content: 'checkedAt,status,responseMs\n2026-03-01T00:00:00Z,P1,1\nyesterday,up,1\n' });
    expect(await desk.answer({ kind: 'read', file }, silent)).toEqual({
      ok: false,
      error: {
        kind: 'findings',
        files: [
          {
            key: 'march',
            name: 'march.csv',
            findings: [
              { code: 'unknownWord', row: 2, column: 'up', found: 'P1', words: ['up', 'down'] },
              { code: 'notAMoment', row: 3, column: 'at', found: 'yesterday' },
            ],
          },
        ],
      },
    });
    expect(desk.keptTables()).toBe(0);
  });
});

describe('measuring', () => {
  test('judges the month by what was read, and tells how far it has come', async () => {
    const steps: string[] = [];
    const desk = openMeasuringDesk();
    const measured = await measure(desk, [aFile()], (done: number, of: number) => steps.push(`${done}/${of}`));
    if (!measured.ok) throw new Error(JSON.stringify(measured.error));
    const availability = measured.value.measured.results.filter((result) => result.measure === 'S1');
    expect(availability.map(({ window, verdict, shown }) => [window.label, verdict, shown])).toEqual([
      ['2026-03', 'breach', availability[0]?.shown],
    ]);
    expect(Number(availability[0]?.shown)).toBeLessThan(99.85);
    expect(measured.value.measured.inputs).toEqual([{ table: 'checks', rows: 4 }]);
    expect(steps).toEqual(['0/2', '1/2', '2/2']);
  });

  test('measures nothing when one of the files cannot be read', async () => {
    const broken = aFile({ key: 'april', name: 'april.csv', content: 'checkedAt,status,responseMs\n' });
    expect(await measure(openMeasuringDesk(), [aFile(), broken])).toEqual({
      ok: false,
      error: { kind: 'findings', files: [{ key: 'april', name: 'april.csv', findings: [{ code: 'noRows' }] }] },
    });
  });

  test('lets go of tables that the latest question did not need, and reads a file anew that is read otherwise', async () => {
    const desk = openMeasuringDesk();
    await measure(desk, [aFile(), aFile({ key: 'again', service: 'mirror' })]);
    expect(desk.keptTables()).toBe(2);
    await measure(desk, [aFile({ service: 'other' })]);
    expect(desk.keptTables()).toBe(1);
  });

  test('counts a ticket once that a file and the log both know, and names it', async () => {
    const tickets = 'id,severity,openedAt\nT-1,s1,2026-03-10T10:00:00Z\nT-2,s2,2026-03-11T10:00:00Z\n';
    const file = aFile({ key: 'tickets', name: 'tickets.csv', content: tickets, table: 'cases', mapping: {} });
    const logged = readTable('cases', 'id,severity,openedAt\nT-1,s1,2026-03-10T10:00:00Z\n');
    if (!logged.ok) throw new Error('The tickets of a test are not readable.');
    const answer = await openMeasuringDesk().answer(
      {
        kind: 'measure',
        agreement: anAgreement(),
        files: [file, { ...file, key: 'again', service: 'other' }],
        extraTables: logged.value.tables,
        from: '2026-03-01',
        to: '2026-04-01',
      },
      silent,
    );
    expect(answer).toMatchObject({
      ok: true,
      value: { doubles: ['T-1'], measured: { inputs: [{ table: 'cases', rows: 3 }] } },
    });
  });
});
