import { describe, expect, test } from 'vitest';
import { nameOf } from '#shared/proof/reader/pdf-value';
import { anOpenPdf, aPackedPdf, aPdf, fileOf, line, placedRows, refusalOf, WrittenPdf } from './written-pdf';

/** What a revision shows under a number: how it is written there. */
const numberAt = (file: ReturnType<typeof fileOf>, revision: number, number: number) => {
  const value = file.revisions[revision - 1]?.object(number)?.value;
  return value?.kind === 'number' ? value.text : (value?.kind ?? null);
};

/** A file of two revisions: the second replaces the page's text and adds object 5. */
const twoRevisions = () => aPdf().stream(4, 'BT (Changed) Tj ET').object(5, '55').table();

describe('a file of one revision', () => {
  test('is read whole, with nothing left over', () => {
    const written = aPdf();
    const file = fileOf(written);
    expect({ ...file, bytes: null, revisions: file.revisions.length }).toEqual({
      bytes: null,
      version: '1.7',
      revisions: 1,
      trailing: null,
      unclaimed: [],
      oddities: [],
      linearized: false,
    });
    const [revision] = file.revisions;
    expect([revision?.start, revision?.end, revision?.markerEnd]).toEqual([
      0,
      written.text.length,
      written.text.length - 1,
    ]);
    expect([...(revision?.written.keys() ?? [])]).toEqual([1, 2, 3, 4]);
  });

  test('says where each object stands', () => {
    const written = aPdf();
    const object = fileOf(written).revisions[0]?.object(2);
    const start = written.offset(2);
    expect(object?.place).toEqual({ kind: 'file', start, end: written.text.indexOf('endobj', start) + 6 });
    expect([object?.revision, object?.role, object?.generation]).toEqual([1, 'object', 0]);
  });

  test('follows references, and gives null for what is not there or of another generation', () => {
    const file = fileOf(anOpenPdf().object(5, '[9 0 R 1 1 R 1 0 R 6 0 R]').object(6, '6 0 R').table());
    const revision = file.revisions[0];
    const list = revision?.object(5)?.value;
    const kinds = list?.kind === 'array' ? list.items.map((item) => revision?.resolve(item).kind) : [];
    expect(kinds).toEqual(['null', 'null', 'dict', 'null']);
    expect(file.oddities.map(({ code, value }) => [code, value])).toEqual([['generation', 1]]);
  });

  test('may have any of its ends of line', () => {
    const crlf = fileOf(bytesWith('%%EOF\n', '%%EOF\r\n'));
    const bare = fileOf(bytesWith('%%EOF\n', '%%EOF'));
    const end = aPdf().text.length;
    expect([crlf.revisions[0]?.end, bare.revisions[0]?.end]).toEqual([end + 1, end - 1]);
  });
});

function bytesWith(from: string, to: string): Uint8Array {
  const { text } = aPdf();
  if (!text.includes(from)) throw new Error(`no ${from}`);
  return Uint8Array.from(text.replace(from, to), (letter) => letter.charCodeAt(0));
}

describe('a file of several revisions', () => {
  test('shows each as it was when it was the last', () => {
    const file = fileOf(twoRevisions());
    expect(file.revisions.map((revision) => [...revision.written.keys()])).toEqual([
      [1, 2, 3, 4],
      [4, 5],
    ]);
    expect([numberAt(file, 1, 5), numberAt(file, 2, 5)]).toEqual([null, '55']);
    const texts = file.revisions.map((revision) => {
      const stream = revision.object(4)?.value;
      return stream?.kind === 'stream' ? String.fromCharCode(...stream.raw) : null;
    });
    expect(texts).toEqual(['BT (Hello) Tj ET', 'BT (Changed) Tj ET']);
    expect(file.revisions[1]?.start).toBe(file.revisions[0]?.end);
  });

  test('says what is gone, and what came back', () => {
    const written = anOpenPdf().object(5, '5').table();
    written.table({ lines: `5 1\n${line(0, 1, 'f')}`, size: 6 });
    const back = written.text.length;
    const file = fileOf(written.object(5, '6', 1).table({ lines: `5 1\n${line(back, 1)}` }));
    expect(file.revisions.map((revision) => [...revision.freed])).toEqual([[], [5], []]);
    expect([1, 2, 3].map((revision) => numberAt(file, revision, 5))).toEqual(['5', null, '6']);
    expect(file.oddities).toEqual([{ code: 'generation', offset: back, value: 5 }]);
  });

  test('does not count as written what a later table only repeats', () => {
    const written = aPdf();
    const repeated = [1, 2, 3, 4].map((number) => `${number} 1\n${line(written.offset(number))}`).join('');
    written.object(5, '5');
    const file = fileOf(written.table({ lines: repeated + written.lines() }));
    expect([...(file.revisions[1]?.written.keys() ?? [])]).toEqual([5]);
    expect(file.oddities).toEqual([]);
  });

  test('is noted when a later table points back to bytes that were there before', () => {
    const written = anOpenPdf().object(5, '5').object(6, '66').table();
    const hidden = written.offset(5);
    written
      .object(5, '7')
      .table()
      .table({ lines: `5 1\n${line(hidden)}` });
    const file = fileOf(written);
    expect([1, 2, 3].map((revision) => numberAt(file, revision, 5))).toEqual(['5', '7', '5']);
    expect(file.oddities).toEqual([{ code: 'old-bytes', offset: hidden, value: 5 }]);
  });

  test('keeps apart what stands behind the last and what belongs to nothing', () => {
    const written = aPdf().put('9 0 obj (hidden) endobj\n% a comment\n').object(5, '5').table().put('\ntail');
    const start = aPdf().text.length;
    const file = fileOf(written);
    expect(file.unclaimed).toEqual([{ start, end: start + '9 0 obj (hidden) endobj\n% a comment'.length }]);
    expect(file.trailing).toEqual({ start: written.text.length - 5, end: written.text.length });
    expect(file.oddities.map(({ code }) => code)).toEqual(['unclaimed-bytes', 'trailing-bytes']);
  });

  test('is not read when a revision is missing from the chain without its bytes being seen', () => {
    const first = aPdf();
    const middle = first.text.length;
    const written = aPdf().object(5, '5').table();
    const last = written.text.length;
    const at = written.text.length;
    written.put(
      `xref\n0 1\n${line(0, 65535, 'f')}trailer\n<< /Size 6 /Root 1 0 R /Prev ${first.text.lastIndexOf('xref\n0')} >>\n`,
    );
    const file = fileOf(written.close(at));
    expect(file.revisions.map(({ end }) => end)).toEqual([middle, written.text.length]);
    expect(file.unclaimed).toEqual([{ start: middle, end: last - 1 }]);
    expect(file.oddities.map(({ code }) => code)).toEqual(['unclaimed-bytes']);
  });
});

describe('a file with packed objects', () => {
  test('is read with them', () => {
    const file = fileOf(aPackedPdf());
    expect([5, 6, 7].map((number) => numberAt(file, 1, number))).toEqual(['10', '20', '30']);
    expect(file.revisions[0]?.object(6)?.place).toEqual({ kind: 'objectStream', container: 8, index: 1 });
    expect([8, 9, 4].map((number) => file.revisions[0]?.object(number)?.role)).toEqual([
      'objectStream',
      'xrefStream',
      'object',
    ]);
    expect(file.oddities).toEqual([]);
  });

  test('is noted when one of them is in no table', () => {
    const written = anOpenPdf().stream(8, '5 0 6 3 10 20', '/Type /ObjStm /N 2 /First 8');
    const file = fileOf(written.references(9, { ...placedRows(written, [1, 2, 3, 4, 8]), 5: [2, 8, 0] }));
    expect(file.oddities).toEqual([{ code: 'hidden-in-object-stream', offset: written.offset(8), value: 6 }]);
  });

  test('is refused when a later revision swaps the stream they are packed in', () => {
    const written = aPackedPdf();
    const swapped = '5 0 6 3 7 6 11 21 31';
    written.stream(8, swapped, '/Type /ObjStm /N 3 /First 12');
    written.references(10, placedRows(written, [8]));
    expect(refusalOf(written)).toEqual({ code: 'object-stream-replaced', offset: 0, value: 8 });
  });

  test('may be replaced in a later revision, together with the stream and under its number', () => {
    const written = aPackedPdf();
    written.stream(8, '5 0 6 3 7 6 11 21 31', '/Type /ObjStm /N 3 /First 12');
    const rows = { ...placedRows(written, [8]), 5: [2, 8, 0], 6: [2, 8, 1], 7: [2, 8, 2] } as const;
    const file = fileOf(written.references(10, rows));
    expect([1, 2].map((revision) => numberAt(file, revision, 6))).toEqual(['20', '21']);
    expect([...(file.revisions[1]?.written.keys() ?? [])].sort((one, other) => one - other)).toEqual([5, 6, 7, 8, 10]);
  });

  test('may be freed in a later revision', () => {
    const file = fileOf(aPackedPdf().references(10, { 5: [0, 0, 1], 6: [0, 0, 1], 7: [0, 0, 1] }));
    expect([...(file.revisions[1]?.freed ?? [])]).toEqual([5, 6, 7]);
    expect(numberAt(file, 2, 5)).toBeNull();
  });
});

describe('a stream', () => {
  test('may have its length in another object, before it or behind it', () => {
    const written = anOpenPdf().object(5, '<< /Length 6 0 R >>\nstream\nHello\nendstream').object(6, '5').table();
    const value = fileOf(written).revisions[0]?.object(5)?.value;
    expect(value?.kind === 'stream' ? String.fromCharCode(...value.raw) : null).toBe('Hello');
  });

  test('may have its length among packed objects', () => {
    const file = anOpenPdf().object(10, '<< /Length 5 0 R >>\nstream\n0123456789\nendstream');
    file.stream(8, '5 0 10', '/Type /ObjStm /N 1 /First 4');
    const read = fileOf(file.references(9, { ...placedRows(file, [1, 2, 3, 4, 8, 10]), 5: [2, 8, 0] }));
    expect(read.revisions[0]?.object(10)?.value.kind).toBe('stream');
  });

  test('is refused when a later revision changes its length from afar', () => {
    const written = anOpenPdf().object(5, '<< /Length 6 0 R >>\nstream\nHello\nendstream').object(6, '5').table();
    expect(refusalOf(written.object(6, '4').table()).code).toBe('bad-length');
  });
});

describe('a name in the trailer', () => {
  test('leads to the catalogue', () => {
    const revision = fileOf(aPdf()).revisions[0];
    if (!revision) throw new Error('none');
    expect(nameOf(revision.entry(revision.entry(revision.trailer, 'Root'), 'Type'))).toBe('Catalog');
  });
});

/** A file made to be shown while it arrives: its tables name places behind them, so it is written until they agree. */
function linearized(): WrittenPdf {
  let [catalog, rest, length] = [0, 0, 0];
  const write = () => {
    const file = new WrittenPdf().object(3, `<< /Linearized 1 /L ${String(length).padStart(6, '0')} >>`);
    const first = file.text.length;
    file.put(`xref\n3 2\n${line(file.offset(3))}${line(catalog)}`);
    file.put(`trailer\n<< /Size 5 /Root 4 0 R /Prev ${String(rest).padStart(6, '0')} >>\nstartxref\n0\n%%EOF\n`);
    catalog = file.text.length;
    file.object(4, '<< /Type /Catalog /Pages 1 0 R >>').object(1, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>');
    file.object(2, '<< /Type /Page /Parent 1 0 R >>');
    rest = file.text.length;
    const lines = `${line(0, 65535, 'f')}${line(file.offset(1))}${line(file.offset(2))}`;
    file.put(`xref\n0 3\n${lines}trailer\n<< /Size 3 >>\n`).close(first);
    length = file.text.length;
    return file;
  };
  write();
  return write();
}

describe('a file made to be shown while it arrives', () => {
  test('is one revision, though it has two tables', () => {
    const file = fileOf(linearized());
    expect([file.linearized, file.revisions.length, file.oddities]).toEqual([true, 1, []]);
    expect([...(file.revisions[0]?.numbers() ?? [])].sort()).toEqual([1, 2, 3, 4]);
  });

  test('may have revisions behind it', () => {
    const written = linearized();
    const file = fileOf(written.object(5, '55').table({ trailer: '', size: 6 }));
    expect(file.revisions.map((revision) => revision.written.size)).toEqual([4, 1]);
  });

  test('is refused when it is not as long as it says', () => {
    const written = linearized();
    written.text = written.text.replace(/\/L \d+/, '/L 000099');
    expect(refusalOf(written).code).toBe('bad-prev');
  });
});
