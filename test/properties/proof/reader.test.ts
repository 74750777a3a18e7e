import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Cursor } from '#shared/proof/reader/cursor';
import { pagesOf } from '#shared/proof/reader/page-tree';
import { parseValue } from '#shared/proof/reader/parse-value';
import type { PdfValue } from '#shared/proof/reader/pdf-value';
import { reachableFrom } from '#shared/proof/reader/reachable-objects';
import { readPdf } from '#shared/proof/reader/read-pdf';
import { Reading } from '#shared/proof/reader/reading';
import { readingLimits } from '#shared/proof/reader/reading-limits';
import { sameMeaning } from '#shared/proof/verify/object-graph';
import { aDocumentPage } from '../../builders/a-document-page';
import { printedBytes } from '../../builders/printed';

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Small bounds, so that thousands of files are read in seconds. */
const bounds = { streamBytes: 4_000_000, decodedBytes: 16_000_000 };

/** Reads it to the last stream; whatever it is, the answer is a file or a refusal, and soon. */
function readToTheEnd(bytes: Uint8Array): 'read' | 'refused' {
  const read = readPdf(bytes, bounds);
  if (!read.ok) return 'refused';
  for (const revision of read.value.revisions) {
    pagesOf(revision);
    reachableFrom(revision, [revision.trailer]);
    for (const object of revision.written.values()) if (object.value.kind === 'stream') revision.decode(object.value);
  }
  return 'read';
}

const fixtures = ['by-hand', 'ghostscript', 'linearized-stream', 'linearized-table', 'mupdf', 'object-streams', 'skia'];
const files: Uint8Array[] = [];

beforeAll(async () => {
  const folder = new URL('../../unit/shared/proof/reader/fixtures/', import.meta.url);
  for (const name of fixtures) files.push(new Uint8Array(readFileSync(new URL(`${name}.pdf`, folder))));
  files.push((await printedBytes(aDocumentPage())).bytes);
});

const someFile = fc.nat({ max: fixtures.length }).map((place) => files[place] ?? new Uint8Array());

/** A change somewhere in a file, as a share of its length. */
const flip = fc.record({
  kind: fc.constant('flip' as const),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  bit: fc.nat(7),
});

const change = fc.oneof(
  { arbitrary: flip, weight: 8 },
  fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(400) }),
  fc.record({ kind: fc.constant('end' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    kind: fc.constant('copy' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(400),
  }),
  fc.record({
    kind: fc.constant('word' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    word: fc.constantFrom(
      'obj',
      'endobj',
      'stream\n',
      'endstream',
      'xref\n',
      '<<',
      '>>',
      '[',
      '9 0 R',
      '%%EOF\n',
      '/Length',
      '%',
      '(',
      '999999999999',
    ),
  }),
  fc.record({ kind: fc.constant('digit' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), digit: fc.nat(9) }),
);

type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function changed(bytes: Uint8Array, how: Change): Uint8Array {
  const at = Math.max(0, Math.floor(how.at * (bytes.length - 1)));
  const spliced = (length: number, put: Uint8Array) => {
    const end = Math.min(at + length, bytes.length);
    const made = new Uint8Array(bytes.length - (end - at) + put.length);
    made.set(bytes.subarray(0, at));
    made.set(put, at);
    made.set(bytes.subarray(end), at + put.length);
    return made;
  };
  switch (how.kind) {
    case 'flip':
      return spliced(1, Uint8Array.of((bytes[at] ?? 0) ^ (1 << how.bit)));
    case 'cut':
      return spliced(how.length, new Uint8Array());
    case 'end':
      return bytes.subarray(0, at);
    case 'copy': {
      const from = Math.floor(how.from * bytes.length);
      return spliced(0, bytes.subarray(from, from + how.length));
    }
    case 'word':
      return spliced(how.word.length, latin(how.word));
    case 'digit': {
      // The next digit from here on: numbers are what a file hangs by.
      const place = bytes.findIndex((byte, index) => index >= at && byte >= 0x30 && byte <= 0x39);
      const made = bytes.slice();
      if (place >= 0) made[place] = 0x30 + how.digit;
      return made;
    }
  }
}

describe('whatever is read', () => {
  test('random bytes are refused, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        expect(readToTheEnd(bytes)).toBe('refused');
      }),
      { numRuns: 500 },
    );
  });

  test('words of the format in any order are read or refused, and nothing is thrown', () => {
    const words = fc.constantFrom(
      ...[
        '1 0 obj\n',
        'endobj\n',
        '<<',
        '>>',
        '[',
        ']',
        '/Type',
        '/XRef',
        '/ObjStm',
        '/Length',
        '/W [1 1 1]',
        '/Size 3',
      ],
      ...['stream\n', '\nendstream', 'xref\n', '0 1\n', '0000000000 65535 f \n', '0000000009 00000 n \n', 'trailer\n'],
      ...[
        'startxref\n',
        '%%EOF\n',
        '9\n',
        ' 1 0 R ',
        '/Root',
        '/Prev',
        '(',
        ')',
        '<',
        '>',
        '/Index',
        '/N 1',
        '/First 4',
      ],
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (list) => {
        readToTheEnd(latin(`%PDF-1.7\n${list.join('')}`));
        readToTheEnd(latin(`%PDF-1.7\n${list.join('')}\nstartxref\n9\n%%EOF\n`));
      }),
      { numRuns: 1500 },
    );
  });

  test('a damaged file is read or refused, and nothing is thrown', () => {
    const outcomes = { read: 0, refused: 0 };
    fc.assert(
      fc.property(someFile, fc.array(change, { minLength: 1, maxLength: 4 }), (bytes, changes) => {
        outcomes[readToTheEnd(changes.reduce(changed, bytes))] += 1;
      }),
      { numRuns: 3000 },
    );
    expect(outcomes.read).toBeGreaterThan(0);
    expect(outcomes.refused).toBeGreaterThan(outcomes.read);
  });

  test('a file cut off anywhere is not taken for whole', () => {
    fc.assert(
      fc.property(someFile, fc.double({ min: 0, max: 0.99, noNaN: true }), (bytes, share) => {
        const last = bytes.length - 8;
        const cut = bytes.subarray(0, Math.min(last, Math.floor(bytes.length * share)));
        expect(readToTheEnd(cut)).toBe('refused');
      }),
      { numRuns: 500 },
    );
  });
});

const aName = fc.string({
  unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)),
  maxLength: 8,
});

const { value: someValue } = fc.letrec<{ value: PdfValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constant<PdfValue>({ kind: 'null' }),
    fc.boolean().map((value): PdfValue => ({ kind: 'boolean', value })),
    fc
      .oneof(
        fc.integer(),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value.toFixed(4)),
      )
      .map(String)
      .map((text): PdfValue => ({ kind: 'number', text, value: Number(text) })),
    aName.map((name): PdfValue => ({ kind: 'name', name })),
    fc
      .record({ bytes: fc.uint8Array({ maxLength: 20 }), hex: fc.boolean() })
      .map(({ bytes, hex }): PdfValue => ({ kind: 'string', bytes, hex, start: 0, end: 0 })),
    fc
      .record({ number: fc.nat(), generation: fc.nat(65535) })
      .map(({ number, generation }): PdfValue => ({ kind: 'ref', number, generation })),
    fc.array(tie('value'), { maxLength: 5 }).map((items): PdfValue => ({ kind: 'array', items })),
    fc
      .array(fc.tuple(aName, tie('value')), { maxLength: 5 })
      .map((entries): PdfValue => ({ kind: 'dict', entries: new Map(entries), duplicates: [] })),
  ),
}));

const printedName = (name: string) =>
  `/${[...name].map((letter) => (/[A-Za-z0-9]/.test(letter) ? letter : `#${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)).join('')}`;

function print(value: PdfValue): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'boolean':
      return String(value.value);
    case 'number':
      return value.text;
    case 'name':
      return printedName(value.name);
    case 'string':
      return value.hex
        ? `<${[...value.bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}>`
        : `(${[...value.bytes].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')})`;
    case 'ref':
      return `${value.number} ${value.generation} R`;
    case 'array':
      return `[${value.items.map(print).join(' ')}]`;
    case 'dict':
      return `<<${[...value.entries].map(([key, entry]) => `${printedName(key)} ${print(entry)}`).join('\n')}>>`;
    case 'stream':
      throw new Error('A stream is no direct value.');
  }
}

test('a value that is written and read again is the same', () => {
  fc.assert(
    fc.property(someValue, (value) => {
      const text = print(value);
      const cursor = new Cursor(latin(text), 0);
      expect(sameMeaning(parseValue(cursor, new Reading(readingLimits)), value)).toBe(true);
      expect(cursor.at).toBe(text.length);
    }),
    { numRuns: 1500 },
  );
});
