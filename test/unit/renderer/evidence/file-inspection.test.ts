import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inspectFile, kindOf } from '../../../../renderer/data/file-inspection';
import { cleanFileName } from '../../../../renderer/data/file-name';

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]);
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const everythingDraws = async () => true;
const nothingDraws = async () => false;

function inspected(name: string, mime: string, content: Uint8Array | string, canDraw = everythingDraws) {
  return inspectFile({ name, mime, content: new Blob([content as BlobPart]) }, canDraw);
}

/** A PDF of some objects, as a program would write it. */
function aPdf(...objects: readonly string[]): string {
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('');
  return `%PDF-1.7\n${body}trailer\n<< /Root 1 0 R >>\n%%EOF\n`;
}

const page = '<< /Type /Page /Contents 9 0 R >>';

function inspectedPdf(...objects: readonly string[]) {
  return inspected('extract.pdf', 'application/pdf', aPdf(...objects));
}

describe('a photograph', () => {
  test('that is one has no mark', async () => {
    expect(await inspected('door.jpg', 'image/jpeg', jpeg)).toEqual([]);
    expect(await inspected('door', 'image/png', png)).toEqual([]);
  });

  test('that is something else by its first bytes is marked, whether its name says so or its type', async () => {
    expect(await inspected('door.jpg', 'image/jpeg', 'MZ a program')).toEqual(['otherThanNamed']);
    expect(await inspected('door.jpg', '', '<html></html>')).toEqual(['otherThanNamed']);
    expect(await inspected('door', 'image/png', jpeg)).toEqual(['otherThanNamed']);
    expect(await inspected('door.jpg', 'image/jpeg', png)).toEqual(['otherThanNamed']);
  });

  test('that begins like one and cannot be drawn is marked as damaged', async () => {
    expect(await inspected('door.jpg', 'image/jpeg', jpeg, nothingDraws)).toEqual(['damagedPicture']);
  });

  test('of a kind that no window draws is not called damaged', async () => {
    const heic = '\0\0\0\x18ftypheic';
    expect(await inspected('door.heic', 'image/heic', heic, nothingDraws)).toEqual([]);
  });
});

test('kinds are told from the first bytes alone', () => {
  const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  expect(kindOf(bytes('GIF89a'))).toBe('gif');
  expect(kindOf(bytes('RIFF\x01\x02\x03\x04WEBPVP8 '))).toBe('webp');
  expect(kindOf(bytes('\0\0\0\x1cftypavif'))).toBe('avif');
  expect(kindOf(bytes('junk before it\n%PDF-1.4'))).toBe('pdf');
  expect(kindOf(bytes('<?xml version="1.0"?>\n<svg onload="x()">'))).toBe('svg');
  expect(kindOf(bytes('plain words'))).toBeNull();
  expect(kindOf(new Uint8Array())).toBeNull();
});

describe('a PDF', () => {
  test('that only shows pages has no mark, also where it opens at a page', async () => {
    expect(await inspectedPdf('<< /Type /Catalog /OpenAction [2 0 R /FitH null] >>', page)).toEqual([]);
  });

  test('with a script that runs when it is opened is marked with both', async () => {
    const marks = await inspectedPdf('<< /Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>', page);
    expect(marks).toEqual(['script', 'actsWhenOpened']);
  });

  test('that starts a program, carries a file, or acts on its own is marked', async () => {
    expect(await inspectedPdf('<< /S /Launch /F (cmd.exe) >>')).toEqual(['launch']);
    expect(await inspectedPdf('<< /Names << /EmbeddedFiles 2 0 R >> >>')).toEqual(['embeddedFile']);
    expect(await inspectedPdf('<< /Type /Page /AA << /O 5 0 R >> >>')).toEqual(['actsWhenOpened']);
  });

  test('that spells a name out in numbers to hide it is marked', async () => {
    expect(await inspectedPdf('<< /S /J#61va#53cript /J#53 5 0 R >>')).toEqual(['script']);
  });

  test('that has a script in a compressed part is marked', async () => {
    const packed = deflateSync('1 0 << /S /JavaScript /JS 5 0 R >>').toString('latin1');
    const object = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`;
    const content = Buffer.from(aPdf(page, object), 'latin1');
    expect(await inspected('extract.pdf', 'application/pdf', content)).toEqual(['script']);
  });

  test('that only speaks of scripts, in its words or its pictures, has no mark', async () => {
    const marks = await inspectedPdf(
      '<< /Title (How /JavaScript and \\(nested\\) /Launch work) >> % /EmbeddedFile in a comment',
      '<< /Subtype /Image /Length 12 >>\nstream\nraw /JS bytes\nendstream',
      page,
    );
    expect(marks).toEqual([]);
  });

  test('cannot hide a script behind a lone bracket', async () => {
    expect(await inspectedPdf('<< /Title (never closed >>', '<< /S /JavaScript /JS 5 0 R >>')).toEqual(['script']);
  });

  test('that is locked, or packed in a way that is not read here, is told as not looked into', async () => {
    expect(await inspectedPdf('<< /Encrypt 5 0 R >>')).toEqual(['notInspected']);
    const odd = '<< /Type /ObjStm /Filter /LZWDecode >>\nstream\nxxxx\nendstream';
    expect(await inspectedPdf(odd)).toEqual(['notInspected']);
    const broken = '<< /Type /ObjStm /Filter /FlateDecode >>\nstream\nnot packed\nendstream';
    expect(await inspectedPdf(broken)).toEqual(['notInspected']);
  });

  test('under the name of a photograph is marked, and looked into all the same', async () => {
    expect(await inspected('door.jpg', 'image/jpeg', aPdf('<< /S /Launch >>'))).toEqual(['otherThanNamed', 'launch']);
  });
});

test('a file name loses its folders and what is not for the eye, and keeps its ending', () => {
  expect(
    [
      'extract.pdf',
      '../../etc/passwd',
      'C:\\Users\\mira\\extract.pdf',
      'a/b/',
      'invoice\u202Efdp.exe',
      'line\nbreak\0.png',
      '...hidden',
      'what? "so": <b>|*.txt',
      '   ',
      '..',
      '',
      `${'x'.repeat(300)}.pdf`,
    ].map(cleanFileName),
  ).toEqual([
    'extract.pdf',
    'passwd',
    'extract.pdf',
    'b',
    'invoicefdp.exe',
    'linebreak.png',
    'hidden',
    'what_ _so__ _b___.txt',
    'file',
    'file',
    'file',
    `${'x'.repeat(251)}.pdf`,
  ]);
});
