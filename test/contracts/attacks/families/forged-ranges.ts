import { asLatin, latin, type Victim } from '../../../builders/an-attack';
import { type Attack, type AttackFamily, forging, revising } from '../attack';

/** The signature dictionary of the manager, who certifies. */
const seal = (victim: Victim) => victim.entry(victim.field('Vendor1'), 'V');

/** Writes the dictionary of the seal anew, in a revision behind everything. */
const byUpdate = (what: string, from: string | RegExp, to: string): Attack =>
  revising(`a later revision gives the seal ${what}`, 'signatureReplaced', (victim) =>
    victim.replace(seal(victim), from, to),
  );

/** Writes over the bytes of the seal where they stand, keeping the length of the file. */
const inPlace = (
  what: string,
  because: Attack['because'],
  from: RegExp,
  to: (found: string) => string,
  differs: Partial<Attack> = {},
): Attack =>
  forging(
    `the bytes of the seal are written over: ${what}`,
    because,
    ({ bytes }) => {
      const text = asLatin(bytes);
      const found = from.exec(text);
      if (found === null) throw new Error(`${from.source} is not in the file`);
      const [old] = found;
      const put = to(old);
      if (put.length > old.length) throw new Error('does not fit');
      return latin(text.slice(0, found.index) + put.padEnd(old.length) + text.slice(found.index + old.length));
    },
    differs,
  );

const range = /\/ByteRange \[[\d ]*\]\s*/;
const contents = /\/Contents <[0-9a-f]+>/;
const numbers = (found: string) => (found.match(/\d+/g) ?? []).map(Number);
const rangeOf = (...given: readonly (number | string)[]) => `/ByteRange [${given.join(' ')}]`;
const changed = (found: string, change: (numbers: readonly number[]) => readonly (number | string)[]) =>
  rangeOf(...change(numbers(found)));

/** Universal signature forgery: the signature is left in no state to be checked, and the reader is to think it fine. */
export const forgedRanges: AttackFamily = {
  family: 'Universal signature forgery: a signature that cannot be checked',
  attacks: [
    byUpdate('no byte range', range, ''),
    byUpdate('an empty byte range', range, '/ByteRange [] '),
    byUpdate('a byte range that is null', range, '/ByteRange null '),
    byUpdate('a byte range that is a name', range, '/ByteRange /All '),
    byUpdate('no contents', contents, ''),
    byUpdate('empty contents', contents, '/Contents <>'),
    byUpdate('contents that are null', contents, '/Contents null'),
    byUpdate('contents of zeros', contents, '/Contents <00>'),
    byUpdate('no filter', '/Filter /Adobe.PPKLite', ''),
    byUpdate('no sub-filter', '/SubFilter /ETSI.CAdES.detached', ''),
    byUpdate('an unknown sub-filter', '/SubFilter /ETSI.CAdES.detached', '/SubFilter /Trust.Me'),
    byUpdate('another type', '/Type /Sig', '/Type /Nothing'),
    inPlace('the range is missing', 'rangeMissing', range, (old) => old.replace('/ByteRange', '/Other    ')),
    inPlace('the range is null', 'rangeMissing', range, () => '/ByteRange null'),
    inPlace('the range is empty', 'rangeOdd', range, () => rangeOf()),
    inPlace('the range has two numbers', 'rangeOdd', range, (old) => changed(old, ([a = 0, b = 0]) => [a, b])),
    inPlace('the range has six numbers', 'rangeOdd', range, (old) =>
      changed(old, ([, b = 0, c = 0]) => [0, 9, 10, b - 10, c, 99]),
    ),
    inPlace('the range is all zero', 'rangeOdd', range, () => rangeOf(0, 0, 0, 0)),
    inPlace('the range has a negative length', 'rangeOdd', range, (old) =>
      changed(old, ([, b = 0, c = 0]) => [0, b, c, -1]),
    ),
    inPlace('the range starts behind the start', 'rangeOdd', range, (old) =>
      changed(old, ([, b = 0, c = 0, d = 0]) => [9, b - 9, c, d]),
    ),
    inPlace('the range starts before the start', 'rangeOdd', range, (old) =>
      changed(old, ([, b = 0, c = 0, d = 0]) => [-9, b, c, d]),
    ),
    inPlace('the pieces of the range overlap', 'rangeOdd', range, (old) =>
      changed(old, ([, b = 0, , d = 0]) => [0, b, b - 100, d]),
    ),
    inPlace('the range leaves nothing out', 'rangeOdd', range, (old) =>
      changed(old, ([, b = 0, , d = 0]) => [0, b, b, d]),
    ),
    inPlace('the range goes beyond the file', 'rangeOdd', range, (old) =>
      changed(old, ([, b = 0, c = 0]) => [0, b, c, 99_999_999]),
    ),
    inPlace('the numbers of the range are broken fractions', 'rangeOdd', range, (old) =>
      changed(old, ([, b = 0, c = 0, d = 0]) => [0, b, c, `${d}.5`]),
    ),
    inPlace('the range ends one byte early', ['rangeNotToTheEnd', 'digestDiffers'], range, (old) =>
      changed(old, ([, b = 0, c = 0, d = 0]) => [0, b, c, d - 40]),
    ),
    inPlace('the numbers of the range are references', 'rangeOdd', range, () => rangeOf('12 0 R', '12 0 R')),
    inPlace('the contents have another name', 'contentsEmpty', contents, (old) =>
      old.replace('/Contents', '/Kontents'),
    ),
    inPlace('the contents are null', 'contentsEmpty', contents, () => '/Contents null'),
    inPlace('the contents are zeros', 'contentsEmpty', contents, (old) => old.replace(/[1-9a-f](?=[0-9a-f]*>)/g, '0')),
    inPlace(
      'the contents are a short string',
      ['messageMalformed', 'gapNotTheSignature'],
      contents,
      () => '/Contents <3003020101>',
    ),
    inPlace(
      'the contents are a text',
      'gapNotTheSignature',
      contents,
      (old) => `/Contents (${'a'.repeat(old.length - 14)})`,
    ),
    inPlace(
      'the sub-filter is unknown',
      'kindUnknown',
      /\/SubFilter \/ETSI\.CAdES\.detached/,
      () => '/SubFilter /Trust.Me',
      { judgement: 'undecided' },
    ),
    inPlace(
      'the sub-filter is one without attributes',
      ['kindUnknown', 'digestDiffers'],
      /\/SubFilter \/ETSI\.CAdES\.detached/,
      () => '/SubFilter /adbe.x509.rsa_sha1',
      { judgement: 'undecided' },
    ),
    inPlace(
      'the sub-filter says it is a time-stamp',
      'timeStampWrong',
      /\/SubFilter \/ETSI\.CAdES\.detached/,
      () => '/SubFilter /ETSI.RFC3161',
    ),
    inPlace('the name of the range is written with an escape', 'digestDiffers', /\/ByteRange (\[[\d ]*\]\s*)/, (old) =>
      old.replace('/ByteRange', '/By#74eRange').trimEnd(),
    ),
  ],
};
