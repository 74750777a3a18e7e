import { deflate } from 'pako';
import { describe, expect, test } from 'vitest';
import { anOpenPdf, aPackedPdf, aPdf, fileOf, line, placedRows, type Row, refusalOf, WrittenPdf } from './written-pdf';

/** A PDF with this instead of that, once. */
function changed(written: WrittenPdf, from: string, to: string): WrittenPdf {
  if (!written.text.includes(from)) throw new Error(`no ${from}`);
  written.text = written.text.replace(from, to);
  return written;
}

const codeOf = (written: WrittenPdf) => refusalOf(written).code;

describe('a file is refused, with the place and the reason,', () => {
  test('when it is no PDF, or something stands before it', () => {
    expect(refusalOf(new WrittenPdf('hello'))).toEqual({ code: 'not-a-pdf', offset: 0, value: null });
    expect(refusalOf(new WrittenPdf(''))).toEqual({ code: 'not-a-pdf', offset: 0, value: null });
    expect(refusalOf(aPdf().put('').bytes.subarray(1)).code).toBe('not-a-pdf');
    expect(refusalOf(anOpenPdf('#!/bin/sh\n%PDF-1.7\n').table())).toEqual({
      code: 'bytes-before-header',
      offset: 0,
      value: 10,
    });
  });

  test('when it is of another version', () => {
    expect(refusalOf(anOpenPdf('%PDF-3.0\n').table())).toEqual({ code: 'other-version', offset: 0, value: '3.0' });
    expect(refusalOf(anOpenPdf('%PDF-1.9\n').table()).value).toBe('1.9');
    expect(fileOf(anOpenPdf('%PDF-2.0\n%\xe2\xe3\xcf\xd3\n').table()).version).toBe('2.0');
  });

  test('when it is encrypted', () => {
    expect(codeOf(anOpenPdf().object(5, '<< >>').table({ trailer: '/Encrypt 5 0 R' }))).toBe('encrypted');
    expect(codeOf(aPdf().object(5, '<< >>').table({ trailer: '/Encrypt 5 0 R' }))).toBe('encrypted');
  });

  test('when its end cannot be found or names no table', () => {
    expect(codeOf(anOpenPdf())).toBe('no-startxref');
    expect(codeOf(changed(aPdf(), '%%EOF', '%%EOX'))).toBe('bad-end');
    expect(codeOf(aPdf().put('startxref\n0\n%%EOF\n'))).toBe('bad-xref');
    expect(codeOf(aPdf().put('startxref\n99999999\n%%EOF\n'))).toBe('bad-xref');
    expect(codeOf(aPdf().put('startxref\n-5\n%%EOF\n'))).toBe('bad-startxref');
    expect(codeOf(aPdf().put('startxref\n12345678901234567890\n%%EOF\n'))).toBe('bad-startxref');
  });

  test('when a second end names the table of a first', () => {
    const written = aPdf();
    const table = written.text.lastIndexOf('xref\n0');
    expect(codeOf(written.put(`startxref\n${table}\n%%EOF\n`))).toBe('bad-startxref');
  });

  test('when a table is not line for line as it must be', () => {
    expect(codeOf(changed(aPdf(), ' 00000 n \n', ' 00000 n\n'))).toBe('bad-xref-entry');
    expect(codeOf(changed(aPdf(), ' 00000 n \n', ' 00000 x \n'))).toBe('bad-xref-entry');
    expect(codeOf(changed(aPdf(), '65535 f', '65535 n'))).toBe('bad-xref-entry');
    expect(codeOf(changed(aPdf(), 'xref\n0 1\n', 'xref\n0 9\n'))).toBe('bad-xref-entry');
    expect(codeOf(changed(aPdf(), 'xref\n0 1\n', 'xref\n0 0\n'))).toBe('bad-xref');
    expect(codeOf(changed(aPdf(), 'trailer', 'trailed'))).toBe('bad-trailer');
    expect(codeOf(changed(aPdf(), 'xref\n0 1\n', 'xref 0 1\n'))).toBe('bad-xref');
  });

  test('when a number is listed twice, or is beyond the size', () => {
    expect(codeOf(anOpenPdf().table({ lines: `1 1\n${line(9)}1 1\n${line(9)}` }))).toBe('number-listed-twice');
    expect(refusalOf(anOpenPdf().table({ size: 4 }))).toMatchObject({ code: 'number-beyond-size', value: 4 });
    expect(codeOf(anOpenPdf().table({ size: 0 }))).toBe('bad-size');
    expect(codeOf(aPdf().table({ lines: '', size: 4 }))).toBe('bad-size');
  });

  test('when the trailer names no root, or a key twice', () => {
    expect(codeOf(changed(aPdf(), '/Root 1 0 R', ''))).toBe('bad-trailer');
    expect(codeOf(anOpenPdf().table({ trailer: '/Root 2 0 R' }))).toBe('bad-trailer');
  });

  test('when its tables lead forward, round in a circle, or into another revision', () => {
    const written = aPdf();
    const table = written.text.lastIndexOf('xref\n0');
    expect(codeOf(changed(aPdf(), '/Root 1 0 R', `/Root 1 0 R /Prev ${table}`))).toBe('bad-prev');
    expect(codeOf(changed(aPdf(), '/Root 1 0 R', '/Root 1 0 R /Prev 9999999'))).toBe('bad-prev');
    expect(codeOf(changed(aPdf(), '/Root 1 0 R', '/Root 1 0 R /Prev -1'))).toBe('bad-prev');
    expect(codeOf(changed(aPdf(), '/Root 1 0 R', '/Root 1 0 R /Prev 1 0 R'))).toBe('bad-prev');
    expect(codeOf(changed(aPdf(), '/Root 1 0 R', '/Root 1 0 R /Prev 9'))).toBe('bad-xref');
  });

  test('when a table points to something else than the object it names', () => {
    const written = anOpenPdf();
    const swapped = `1 1\n${line(written.offset(2))}2 1\n${line(written.offset(1))}`;
    expect(refusalOf(written.table({ lines: swapped }))).toEqual({
      code: 'object-mismatch',
      offset: written.offset(2),
      value: 1,
    });
    expect(codeOf(anOpenPdf().table({ lines: `1 1\n${line(10)}` }))).toBe('bad-object-header');
    expect(codeOf(anOpenPdf().table({ lines: `1 1\n${line(9, 3)}` }))).toBe('object-mismatch');
  });

  test('when a revision points behind its own end', () => {
    const later = 1000;
    const written = anOpenPdf().table({ lines: `1 1\n${line(9)}5 1\n${line(later)}`, size: 6 });
    written.put(`${' '.repeat(later - written.text.length)}`).object(5, '5');
    expect(refusalOf(written.table())).toEqual({ code: 'object-outside-revision', offset: later, value: 5 });
  });

  test('when objects share bytes', () => {
    const written = anOpenPdf().stream(5, '6 0 obj 66 endobj');
    const inside = written.text.indexOf('6 0 obj 66');
    expect(refusalOf(written.table({ lines: `${written.lines()}6 1\n${line(inside)}`, size: 7 }))).toEqual({
      code: 'objects-overlap',
      offset: inside,
      value: null,
    });
  });

  test('when an object does not end as it must', () => {
    expect(codeOf(anOpenPdf().object(5, '5 6').table())).toBe('bad-object-end');
    expect(codeOf(anOpenPdf().object(5, '').table())).toBe('bad-keyword');
    expect(codeOf(changed(aPdf(), 'endobj', 'endob '))).toBe('bad-object-end');
  });

  test('when a stream is not as long as it says', () => {
    const stream = (length: string, rest = '\nstream\nHello\nendstream') =>
      codeOf(anOpenPdf().object(5, `<< /Length ${length} >>${rest}`).table({ size: 9 }));
    expect(['4', '3', '7', '99999', '-5', '(5)', '5.0', 'null'].map((length) => stream(length))).toEqual(
      Array.from({ length: 8 }, () => 'bad-length'),
    );
    expect(stream('5', '\nstream\rHello\nendstream')).toBe('bad-stream');
    expect(stream('5', '\nstream Hello\nendstream')).toBe('bad-stream');
    expect(stream('5 /Length 6')).toBe('bad-stream');
  });

  test('when a length leads to itself, to another stream or nowhere', () => {
    const body = (length: string) => `<< /Length ${length} >>\nstream\nHello\nendstream`;
    expect(codeOf(anOpenPdf().object(5, body('5 0 R')).table())).toBe('bad-length');
    expect(codeOf(anOpenPdf().object(5, body('6 0 R')).object(6, body('5 0 R')).table())).toBe('bad-length');
    expect(codeOf(anOpenPdf().object(5, body('4 0 R')).table())).toBe('bad-length');
    expect(codeOf(anOpenPdf().object(5, body('77 0 R')).table())).toBe('bad-length');
    expect(codeOf(anOpenPdf().object(5, body('3 0 R')).table())).toBe('bad-length');
  });

  test('when a stream of references does not keep to its widths', () => {
    const wrong = (from: string, to: string) => codeOf(changed(aPackedPdf(), from, to));
    expect(wrong('/W [1 4 2]', '/W [0 0 0]')).toBe('bad-xref');
    expect(wrong('/W [1 4 2]', '/W [1 4 9]')).toBe('bad-xref');
    expect(wrong('/W [1 4 2]', '/W [1 4]  ')).toBe('bad-xref');
    expect(wrong('/W [1 4 2]', '/W [1 4 1]')).toBe('bad-xref-entry');
    expect(wrong('/W [1 4 2]', '/W [7 0 0]')).toBe('bad-xref');
    expect(wrong('/Index [1 1', '/Index [1 9')).toBe('bad-xref');
    expect(wrong('/Index [1 1', '/Index [9 9')).toBe('number-beyond-size');
    expect(wrong('/Index [1 1 2 1', '/Index [1 1 1 1')).toBe('number-listed-twice');
    expect(wrong('/Type /XRef', '/Type /XRf ')).toBe('bad-xref');
    expect(wrong('/Size 10', '/Size 1e')).toBe('bad-number');
  });

  test('when a line of a stream of references is of an unknown kind, or uses number 0', () => {
    const file = anOpenPdf();
    expect(codeOf(file.references(9, { ...placedRows(file, [1, 2, 3, 4]), 5: [3, 8, 0] }))).toBe('bad-xref-entry');
    const nought = anOpenPdf();
    expect(codeOf(nought.references(9, { ...placedRows(nought, [1, 2, 3, 4]), 0: [1, 9, 0] }))).toBe('bad-xref-entry');
  });

  test('when packed objects are not where they should be', () => {
    expect(codeOf(aPackedPdf('5 0 6 3 9 6 10 20 30'))).toBe('object-stream-mismatch');
    expect(codeOf(aPackedPdf('5 0 6 3 10 20', '/N 2 /First 8'))).toBe('object-stream-mismatch');
    expect(codeOf(aPackedPdf('5 3 6 0 7 6 10 20 30'))).toBe('bad-object-stream');
    expect(codeOf(aPackedPdf('5 0 6 3 7 6 10 20 30 40'))).toBe('bad-object-stream');
    expect(codeOf(aPackedPdf('5 0 6 3 7 6 10 20 30', '/N 3 /First 99'))).toBe('bad-object-stream');
    expect(codeOf(aPackedPdf('5 0 6 3 7 6 10 20 30', '/N 1000000000 /First 12'))).toBe('bad-object-stream');
    expect(codeOf(aPackedPdf('5 0 6 3 7 6 10 20 30', '/N 3'))).toBe('bad-object-stream');
    expect(codeOf(aPackedPdf('5 0 6 3 7 6 10 20 30', '/N 3 /First 12 /Filter /FlateDecode'))).toBe('damaged-data');
    expect(codeOf(aPackedPdf('5 0 6 3 7 6 10 20 30', '/N 3 /First 12 /Filter /LZWDecode'))).toBe('unknown-filter');
  });

  test('when a packed object is a stream, or is packed in what is no stream', () => {
    expect(codeOf(aPackedPdf('5 0 6 3 7 6 10 20 <<>>stream\n\nendstream'))).toBe('bad-object-stream');
    const file = anOpenPdf();
    expect(codeOf(file.references(9, { ...placedRows(file, [1, 2, 3, 4]), 5: [2, 3, 0] }))).toBe('bad-object-stream');
    const packed = anOpenPdf();
    const rows = { ...placedRows(packed, [1, 2, 3, 4]), 5: [2, 6, 0], 6: [2, 5, 0] } as const;
    expect(codeOf(packed.references(9, rows))).toBe('bad-object-stream');
  });

  test('when the length of packed objects is among them', () => {
    const file = anOpenPdf().object(8, '<< /Type /ObjStm /N 1 /First 4 /Length 5 0 R >>\nstream\n5 0 6\nendstream');
    expect(codeOf(file.references(9, { ...placedRows(file, [1, 2, 3, 4, 8]), 5: [2, 8, 0] }))).toBe('bad-length');
  });

  test('when a table and its stream of references do not agree', () => {
    expect(codeOf(hybrid((file) => [1, file.offset(2), 0]))).toBe('hybrid-conflict');
  });
});

/** A table with a stream of references beside it, which tells object 5 (free in the table) and this of object 1. */
function hybrid(first: (file: WrittenPdf) => readonly [number, number, number]): WrittenPdf {
  const file = anOpenPdf().object(5, '55');
  const at = file.text.length;
  const bytes = (value: number) => String.fromCharCode(value >>> 8, value & 255);
  const [kind, offset] = first(file);
  const data = `\x01${bytes(file.offset(5))}\x00${String.fromCharCode(kind)}${bytes(offset)}\x00`;
  file.stream(6, data, '/Type /XRef /W [1 2 1] /Index [5 1 1 1] /Size 7');
  const lines = [1, 2, 3, 4].map((number) => `${number} 1\n${line(file.offset(number))}`).join('');
  return file.table({ lines: `${lines}5 1\n${line(0, 0, 'f')}`, trailer: `/XRefStm ${at}` });
}

test('a table with a stream of references beside it is read, and noted', () => {
  const file = fileOf(hybrid((written) => [1, written.offset(1), 0]));
  expect(file.revisions[0]?.object(5)?.value).toEqual({ kind: 'number', text: '55', value: 55 });
  expect(file.oddities.map(({ code }) => code)).toEqual(['hybrid']);
});

describe('a file is refused before it costs much', () => {
  test('when it is larger than is read, without being looked at', () => {
    const huge = new Uint8Array(256 * 1024 * 1024 + 1);
    expect(refusalOf(huge)).toEqual({ code: 'too-large', offset: 0, value: huge.length });
  });

  test('when it has more revisions, objects or lines than are read', () => {
    const many = aPdf();
    for (let more = 0; more < 5; more += 1) many.object(5, `${more}`).table();
    expect(refusalOf(many, { revisions: 5 })).toMatchObject({ code: 'too-many-revisions', value: 5 });
    expect(fileOf(many, { revisions: 6 }).revisions.length).toBe(6);
    expect(refusalOf(aPdf(), { objects: 3 })).toMatchObject({ code: 'too-many-objects', value: 3 });
    expect(refusalOf(aPdf(), { entries: 4 })).toMatchObject({ code: 'too-many-objects', value: 4 });
    expect(refusalOf(aPdf(), { values: 10 })).toMatchObject({ code: 'too-many-values', value: 10 });
  });

  test('when packed objects unpack to more than is held', () => {
    const bomb = String.fromCharCode(...deflate(new Uint8Array(20_000_000)));
    expect(bomb.length).toBeLessThan(40_000);
    const written = aPackedPdf(bomb, '/N 3 /First 12 /Filter /FlateDecode');
    expect(refusalOf(written, { streamBytes: 1_000_000 }).code).toBe('too-much-data');
  });
});

describe('a file that is made to take long', () => {
  test('may have two hundred thousand small objects', () => {
    const parts = ['%PDF-1.7\n'];
    const lines = [line(0, 65535, 'f')];
    let at = 9;
    for (let number = 1; number <= 200_000; number += 1) {
      const object = `${number} 0 obj\n<< /N ${number} >>\nendobj\n`;
      lines.push(line(at));
      parts.push(object);
      at += object.length;
    }
    parts.push(`xref\n0 200001\n${lines.join('')}trailer\n<< /Size 200001 /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`);
    const bytes = new TextEncoder().encode(parts.join(''));
    expect(fileOf(bytes).revisions[0]?.written.size).toBe(200_000);
  });

  test('may have a chain of ten thousand tables', () => {
    const written = aPdf();
    for (let more = 0; more < 10_000; more += 1) written.table({ lines: '', size: 5 });
    expect(refusalOf(written).code).toBe('too-many-revisions');
  });

  test('may claim two thousand million numbers', () => {
    expect(fileOf(anOpenPdf().table({ size: 2_000_000_000 })).revisions[0]?.written.size).toBe(4);
    expect(codeOf(changed(aPackedPdf(), '/Index [1 1', '/Index [1 1999999999'))).toBe('number-beyond-size');
  });

  test('may have packed streams that extend each other in a circle', () => {
    fileOf(aPackedPdf('5 0 6 3 7 6 10 20 30', '/N 3 /First 12 /Extends 8 0 R'));
  });

  test('may have objects that hold one another in strings, or share one end behind a comment', () => {
    const nested = (open: (number: number) => string, close: string) => {
      const written = new WrittenPdf();
      const count = 20_000;
      const parts: string[] = [];
      let at = written.text.length;
      for (let number = 1; number <= count; number += 1) {
        written.offsets.set(number, at);
        parts.push(open(number));
        at += open(number).length;
      }
      written.put(parts.join('')).put(close === '' ? '\n5 endobj\n' : close.repeat(count));
      const lines = [...written.offsets.values()].map((offset) => line(offset)).join('');
      return written.table({ lines: `1 ${count}\n${lines}` });
    };
    expect(codeOf(nested((number) => `${number} 0 obj (`, ') endobj '))).toBe('objects-overlap');
    expect(codeOf(nested((number) => `${number} 0 obj %`, ''))).toBe('objects-overlap');
  });

  test('may have packed streams that each unpack to much, and together to too much', () => {
    const written = anOpenPdf();
    const rows: Record<number, Row> = {};
    const empty = ' '.repeat(500_000);
    for (let number = 10; number < 110; number += 2) {
      const packed = String.fromCharCode(...deflate(`${number + 1} 0 null${empty}`));
      written.stream(number, packed, '/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode');
      rows[number + 1] = [2, number, 0];
    }
    const containers = Object.keys(rows).map((number) => Number(number) - 1);
    written.references(9, { ...placedRows(written, [1, 2, 3, 4, ...containers]), ...rows });
    expect(fileOf(written).revisions[0]?.object(11)?.value.kind).toBe('null');
    expect(refusalOf(written, { decodedBytes: 5_000_000 }).code).toBe('too-much-data');
  });

  test('may be one long row of brackets, of strings, or of words that look like its end', () => {
    const text = (body: string) => anOpenPdf().object(5, body).table();
    expect(codeOf(text('['.repeat(500_000)))).toBe('too-deep');
    expect(codeOf(text('('.repeat(500_000)))).toBe('bad-string');
    expect(codeOf(text('<</A'.repeat(500_000)))).toBe('too-deep');
    expect(codeOf(aPdf().put('startxref'.repeat(200_000)))).toBe('bad-startxref');
  });
});
