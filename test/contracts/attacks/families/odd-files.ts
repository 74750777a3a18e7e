import { deflate } from 'pako';
import { appendRevision, asLatin, joined, latin, overwritten, streamOf, Victim } from '../../../builders/an-attack';
import { type AttackFamily, type Bytes, forging, revising } from '../attack';
import { startOf } from './added-revisions';

const firstPage = (victim: Victim) => victim.pages[0] ?? 0;
const white = '1 1 1 rg 0 0 600 900 re f';
const undecided = { judgement: 'undecided' } as const;

/** A revision behind the file, written by hand: objects at places, and rows of a table that may lie. */
function byHand(bytes: Bytes, objects: string, rows: (at: number) => string, trailer = ''): Bytes {
  const victim = new Victim(bytes);
  const size = Math.max(...victim.last.numbers()) + 3;
  const xref = bytes.length + objects.length;
  const entries = `/Size ${size} /Root ${victim.catalog} 0 R /Info ${victim.info} 0 R /Prev ${startOf(bytes)} ${identityOf(bytes)} ${trailer}`;
  return joined(bytes, objects, `xref\n${rows(bytes.length)}trailer\n<< ${entries} >>\nstartxref\n${xref}\n%%EOF\n`);
}
/** As the trailer before has it. */
const identityOf = (bytes: Bytes) => {
  const text = asLatin(bytes);
  return /\/ID\s*\[[^\]]*\]/.exec(text.slice(text.lastIndexOf('trailer')))?.[0] ?? '';
};
const row = (number: number, at: number, generation = 0, kind = 'n') =>
  `${number} 1\n${String(at).padStart(10, '0')} ${String(generation).padStart(5, '0')} ${kind} \n`;
const contentOf = (bytes: Bytes) => {
  const victim = new Victim(bytes);
  return victim.entry(firstPage(victim), 'Contents');
};
const content = `<< /Length ${white.length} >>\nstream\n${white}\nendstream`;

/** A revision in the newer form with one object packed in a stream. */
function packed(bytes: Bytes, number: number, text: string): Bytes {
  const victim = new Victim(bytes);
  const size = Math.max(...victim.last.numbers()) + 1;
  const inside = `${number} 0 ${text}`;
  const first = inside.length - text.length;
  const container = joined(
    `${size} 0 obj\n`,
    streamOf(`/Type /ObjStm /N 1 /First ${first} /Filter /FlateDecode`, new Uint8Array(deflate(latin(inside)))),
    '\nendobj\n',
  );
  const xref = bytes.length + container.length;
  const places = [
    [2, size, 0],
    [1, bytes.length, 0],
    [1, xref, 0],
  ] as const;
  const data = Uint8Array.from(
    places.flatMap(([kind, offset, last]) => [kind, (offset >> 16) & 255, (offset >> 8) & 255, offset & 255, last]),
  );
  const entries = `/Type /XRef /Size ${size + 2} /W [1 3 1] /Index [${number} 1 ${size} 2] /Root ${victim.catalog} 0 R /Info ${victim.info} 0 R /Prev ${startOf(bytes)}`;
  return joined(
    bytes,
    container,
    `${size + 1} 0 obj\n`,
    streamOf(entries, data),
    `\nendobj\nstartxref\n${xref}\n%%EOF\n`,
  );
}

/** Files put together so that one program reads this in them, and another that. */
export const oddFiles: AttackFamily = {
  family: 'Files that are read in two ways',
  attacks: [
    forging('bytes stand before it', 'damagedFile', ({ bytes }) => joined('#!/bin/sh\n', bytes), undecided),
    forging('white space stands before it', 'damagedFile', ({ bytes }) => joined('\n', bytes), undecided),
    forging('it is a picture as well', 'damagedFile', ({ bytes }) => joined('GIF89a', bytes), undecided),
    forging('it is an archive as well', ['bytesOutside', 'damagedFile'], ({ bytes }) =>
      joined(bytes, 'PK\u0005\u0006', new Uint8Array(18)),
    ),
    forging('a page for browsers follows', ['bytesOutside', 'damagedFile'], ({ bytes }) =>
      joined(bytes, '<html><script>alert(1)</script>'),
    ),
    forging('zeros follow', ['bytesOutside', 'damagedFile'], ({ bytes }) => joined(bytes, new Uint8Array(1024))),
    forging('it has two heads', 'damagedFile', ({ bytes }) => joined('%PDF-1.7\n', bytes), undecided),
    forging('its head says another version', ['digestDiffers', 'otherVersion'], ({ bytes }) =>
      overwritten(bytes, 5, '1.4'),
    ),
    forging(
      'its head says a version there is not',
      'otherVersion',
      ({ bytes }) => overwritten(bytes, 5, '9.9'),
      undecided,
    ),
    forging('its head is gone', 'notPdf', ({ bytes }) => overwritten(bytes, 0, '#PDF-'), undecided),
    forging('all lines end in another way', ['damagedFile', 'digestDiffers'], ({ bytes }) =>
      latin(asLatin(bytes).replaceAll('\nendobj\n', '\rendobj\r')),
    ),
    revising(
      'it is said to be encrypted',
      'encryptedFile',
      (victim) => victim.inTrailer({ Encrypt: '<< /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -4 >>' }),
      undecided,
    ),
    forging('an object is packed into a stream and replaces another', 'pageChanged', ({ bytes }) =>
      packed(bytes, firstPage(new Victim(bytes)), '<< /Type /Page /MediaBox [0 0 9 9] >>'),
    ),
    forging('a signature is packed into a stream', ['signatureReplaced', 'gapNotTheSignature'], ({ bytes }) => {
      const victim = new Victim(bytes);
      const seal = victim.entry(victim.field('Vendor1'), 'V');
      return packed(bytes, seal, victim.text(seal));
    }),
    forging(
      'an object comes back in another generation',
      ['damagedFile', 'readTwoWays', 'pageChanged'],
      ({ bytes }) => {
        const number = contentOf(bytes);
        return byHand(bytes, `${number} 1 obj\n${content}\nendobj\n`, (at) => row(number, at, 1));
      },
      undecided,
    ),
    forging(
      'an object lies about its number',
      ['damagedFile', 'bytesOutside'],
      ({ bytes }) => {
        const number = contentOf(bytes);
        return byHand(bytes, `${number + 1} 0 obj\n${content}\nendobj\n`, (at) => row(number, at));
      },
      undecided,
    ),
    forging(
      'an object is listed twice',
      ['damagedFile'],
      ({ bytes }) => {
        const number = contentOf(bytes);
        const object = `${number} 0 obj\n${content}\nendobj\n`;
        return byHand(bytes, object + object, (at) => row(number, at) + row(number, at + object.length));
      },
      undecided,
    ),
    forging('an object is written twice and listed once', 'bytesOutside', ({ bytes }) => {
      const number = contentOf(bytes);
      const object = `${number} 0 obj\n${content}\nendobj\n`;
      return byHand(bytes, object + object, (at) => row(number, at));
    }),
    forging('a freed object is written all the same', ['objectRemoved', 'bytesOutside'], ({ bytes }) => {
      const number = contentOf(bytes);
      return byHand(bytes, `${number} 0 obj\n${content}\nendobj\n`, () => row(number, 0, 1, 'f'));
    }),
    forging(
      'the first entry of the table is in use',
      ['damagedFile', 'unreachableAdded'],
      ({ bytes }) => byHand(bytes, `0 0 obj\n${content}\nendobj\n`, (at) => row(0, at)),
      undecided,
    ),
    forging(
      'objects overlap',
      ['damagedFile'],
      ({ bytes }) => {
        const number = contentOf(bytes);
        const inner = `${number} 0 obj\n${content}\nendobj\n`;
        const outer = `9000 0 obj\n(${inner})\nendobj\n`;
        return byHand(bytes, outer, (at) => row(number, at + outer.indexOf(inner)) + row(9000, at));
      },
      undecided,
    ),
    forging(
      'a stream is longer than it says',
      ['damagedFile', 'bytesOutside', 'pageChanged'],
      ({ bytes }) => {
        const number = contentOf(bytes);
        return byHand(bytes, `${number} 0 obj\n<< /Length 1 >>\nstream\n${white}\nendstream\nendobj\n`, (at) =>
          row(number, at),
        );
      },
      undecided,
    ),
    forging(
      'the length of a stream lies in another object',
      ['pageChanged', 'damagedFile'],
      ({ bytes }) => {
        const number = contentOf(bytes);
        const object = `${number} 0 obj\n<< /Length 9001 0 R >>\nstream\n${white}\nendstream\nendobj\n`;
        return byHand(
          bytes,
          `${object}9001 0 obj\n${white.length}\nendobj\n`,
          (at) => row(number, at) + row(9001, at + object.length),
        );
      },
      undecided,
    ),
    forging(
      'a comment hides an object',
      ['bytesOutside', 'damagedFile', 'savedAgain'],
      ({ bytes }) => byHand(bytes, `% 9000 0 obj\n% << /Type /Page >>\n% endobj\n`, () => '0 1\n0000000000 65535 f \n'),
      undecided,
    ),
    forging(
      'a table has rows of another width',
      'damagedFile',
      ({ bytes }) => byHand(bytes, '', () => '0 1\n0 65535 f\n'),
      undecided,
    ),
    forging(
      'a table says more rows than it has',
      'damagedFile',
      ({ bytes }) => byHand(bytes, '', () => '0 5\n0000000000 65535 f \n'),
      undecided,
    ),
    forging(
      'a trailer says a key twice',
      'damagedFile',
      ({ bytes }) => byHand(bytes, '', () => '0 1\n0000000000 65535 f \n', '/Info 1 0 R'),
      undecided,
    ),
    forging(
      'a trailer names its root with an escape',
      'damagedFile',
      ({ bytes }) => byHand(bytes, '', () => '0 1\n0000000000 65535 f \n', '/R#6fot 1 0 R'),
      undecided,
    ),
    forging(
      'a trailer says less objects than there are',
      ['damagedFile', 'trailerChanged'],
      ({ bytes }) =>
        latin(
          asLatin(byHand(bytes, '', () => '0 1\n0000000000 65535 f \n')).replace(
            /\/Size \d+(?=[\s\S]{0,200}$)/,
            '/Size 3',
          ),
        ),
      undecided,
    ),
    revising(
      'the seal is written anew with an escaped range',
      ['certificationNotFirst', 'gapNotTheSignature'],
      (victim) => victim.replace(victim.entry(victim.field('Vendor1'), 'V'), '/ByteRange', '/By#74eRange'),
    ),
    revising('the seal is written anew with a range in small letters', 'signatureReplaced', (victim) =>
      victim.replace(victim.entry(victim.field('Vendor1'), 'V'), '/ByteRange', '/byterange'),
    ),
    revising('the seal says its range twice', ['signatureReplaced', 'readTwoWays'], (victim) =>
      victim.replace(victim.entry(victim.field('Vendor1'), 'V'), '/ByteRange', '/ByteRange [0 1 2 3] /ByteRange'),
    ),
    forging(
      'a hundred empty revisions follow',
      ['savedAgain', 'tooMuchInside'],
      ({ bytes }) => {
        let made = bytes;
        for (let count = 0; count < 100; count += 1) made = appendRevision(made, { objects: new Map() });
        return made;
      },
      { ...undecided, stages: ['certified'] },
    ),
    forging('something stands between the objects of a revision', 'bytesOutside', ({ bytes }) =>
      new Victim(bytes).change(9000, '<< >>').revision('lorem ipsum\n'),
    ),
    forging(
      'a catalog of the newer form hides behind the old table',
      ['readTwoWays', 'catalogChanged', 'damagedFile', 'savedAgain', 'pagesChanged'],
      ({ bytes }) => {
        const victim = new Victim(bytes);
        return packed(
          bytes,
          victim.catalog,
          victim.text(victim.catalog).replace('/PageMode', '/Pages 9000 0 R /PageMode'),
        );
      },
    ),
    forging('it is empty', 'notPdf', () => new Uint8Array(), undecided),
    forging('it is the head only', ['damagedFile', 'notPdf'], ({ bytes }) => bytes.slice(0, 15), undecided),
    forging('half of it is gone', 'damagedFile', ({ bytes }) => bytes.slice(0, bytes.length >> 1), undecided),
  ],
};
