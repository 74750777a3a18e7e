import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ColumnType } from '#shared/domain/datasets/dataset-columns';
import { datasetFormats } from '#shared/domain/datasets/dataset-formats';
import { readTable } from '#shared/domain/datasets/read-table';
import { recogniseTable } from '#shared/domain/datasets/suggest-mapping';
import { type TableName, tableNames } from '#shared/domain/datasets/tables';
import { writeTable } from '#shared/domain/datasets/write-table';

const document = 'docs/data-formats.md';
const seam = /<!-- Below this line .*-->\n/;

const dayWords = { refused: '', start: ', or a day: its beginning', end: ', or a day: its end' } as const;

function typeWords(type: ColumnType): string {
  switch (type.kind) {
    case 'instant':
      return `moment${dayWords[type.day]}`;
    case 'instants':
      return 'list of moments';
    case 'number':
      return `${type.whole ? 'whole number' : 'number'} ${rangeWords(type.least, type.most)}`;
    case 'decimal':
      return `decimal ${rangeWords(type.least, type.most)}`;
    case 'words':
      return Object.keys(type.words)
        .map((word) => `\`${word}\``)
        .join(', ');
    case 'severityChanges':
      return 'list of changes';
    case 'pauses':
      return 'list of pauses';
    case 'text':
      return 'text';
  }
}

function rangeWords(least: number | string, most: number | string | null): string {
  return most === null ? `from ${least}` : `from ${least} to ${most}`;
}

const cell = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('|', '\\|');

function section(name: TableName): string {
  const { title, meaning, columns } = datasetFormats[name];
  const rows = columns.map(({ name: column, meaning: what, type, unit, required, blank }) => {
    const empty = blank === null ? 'may not be' : blank;
    return `| \`${column}\` | ${required ? 'yes' : 'no'} | ${cell(typeWords(type))} | ${unit} | ${cell(what)} | ${cell(empty)} |`;
  });
  return [
    `## ${title}: \`${name}\``,
    '',
    `${meaning} Example: [examples/${name}.csv](examples/${name}.csv).`,
    '',
    '| Column | Needed | What it says | Unit | Meaning | Empty |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

test('docs/data-formats.md says of every table and column what the reader does', async () => {
  const written = readFileSync(document, 'utf8');
  const [head = ''] = written.split(seam);
  const [mark = ''] = seam.exec(written) ?? [];
  const whole = `${head}${mark}\n${tableNames.map(section).join('\n\n')}\n`;
  await expect(whole).toMatchFileSnapshot('../../../../../docs/data-formats.md');
});

describe('the examples', () => {
  test('are there for every table, and for nothing else', () => {
    const names = readdirSync('docs/examples').filter((name) => name.endsWith('.csv'));
    expect(names.sort()).toEqual(tableNames.map((name) => `${name}.csv`).sort());
  });

  test.each(tableNames)('docs/examples/%s.csv is recognised, read, and written again as the same', (name) => {
    const text = readFileSync(`docs/examples/${name}.csv`, 'utf8');
    const [headings = ''] = text.split('\n');
    expect(recogniseTable(headings.split(','))).toBe(name);
    const read = readTable(name, text);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value.skipped).toEqual({ columns: [], repeatedRows: 0, sortedRows: 0 });
    expect(read.value.rows).toBe(text.trimEnd().split('\n').length - 1);
    const again = readTable(name, writeTable(name, read.value.tables));
    expect(again.ok && again.value.tables).toEqual(read.value.tables);
  });
});
