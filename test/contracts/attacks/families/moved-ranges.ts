import { readPdf } from '#shared/proof/reader/read-pdf';
import { asLatin, joined, latin, Victim } from '../../../builders/an-attack';
import { type AttackFamily, type Bytes, forging } from '../attack';

/** Where the seal stands in a file: its string, and the numbers of its range. */
function sealIn(bytes: Uint8Array) {
  const text = asLatin(bytes);
  const range = /\/ByteRange \[([\d ]*)\]\s*/.exec(text);
  const [, end = 0, next = 0, rest = 0] = (range?.[1] ?? '').split(' ').map(Number);
  return { text, range: range?.[0] ?? '', at: range?.index ?? 0, end, next, rest };
}

/**
 * Moves everything behind the seal further back and puts something into the gap. The range is written anew, so that
 * the signature still speaks of exactly the bytes it was made over.
 */
function wrapped(bytes: Bytes, stuffing: string): Bytes {
  const { text, range, at, end, next, rest } = sealIn(bytes);
  const moved = `/ByteRange [0 ${end} ${next + stuffing.length} ${rest}]`;
  return latin(
    text.slice(0, at) + moved.padEnd(range.length) + text.slice(at + range.length, next) + stuffing + text.slice(next),
  );
}

/** A copy of the signature dictionary with the range it had, in front of which the file was changed. */
const hexEnd = (text: string, from: number) => text.indexOf('>', from);

/** Signature wrapping: the signed bytes are all there, in another place, and others take their part. */
export const movedRanges: AttackFamily = {
  family: 'Signature wrapping: the signed bytes are moved',
  attacks: [
    forging(
      'the second piece is moved behind objects',
      ['digestDiffers', 'damagedFile', 'gapNotTheSignature'],
      ({ bytes }) => wrapped(bytes, '\n4000 0 obj\n<< /Type /Page >>\nendobj\n'),
      { judgement: 'undecided' },
    ),
    forging(
      'the gap is widened by white space',
      ['digestDiffers', 'damagedFile', 'gapNotTheSignature'],
      ({ bytes }) => wrapped(bytes, ' '.repeat(64)),
      { judgement: 'undecided' },
    ),
    forging(
      'the whole tail is put behind a catalog of its own',
      ['damagedFile', 'digestDiffers'],
      ({ bytes }) => {
        const own =
          '\n3 0 obj\n<< /Type /Catalog /Pages 4000 0 R >>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 >>\n';
        return wrapped(bytes, own);
      },
      { judgement: 'undecided' },
    ),
    forging('the gap takes in white space before the string', 'gapNotTheSignature', ({ bytes }) => {
      const { text, at, range, end, next, rest } = sealIn(bytes);
      const wide = `/ByteRange [0 ${end - 1} ${next} ${rest}]`.padEnd(range.length);
      return latin(text.slice(0, at) + wide + text.slice(at + range.length));
    }),
    forging('the gap takes in the entries behind the string', 'gapNotTheSignature', ({ bytes }) => {
      const { text, at, range, end, next, rest } = sealIn(bytes);
      const wide = `/ByteRange [0 ${end} ${next + 20} ${rest - 20}]`.padEnd(range.length);
      return latin(text.slice(0, at) + wide + text.slice(at + range.length));
    }),
    forging('the gap is shifted into the string', 'gapNotTheSignature', ({ bytes }) => {
      const { text, at, range, end, next, rest } = sealIn(bytes);
      const other = `/ByteRange [0 ${end + 1} ${next} ${rest}]`.padEnd(range.length);
      return latin(text.slice(0, at) + other + text.slice(at + range.length));
    }),
    forging(
      'white space stands between the digits of the string',
      ['gapNotTheSignature', 'paddingNotEmpty'],
      ({ bytes }) => {
        const { text, next } = sealIn(bytes);
        return latin(`${text.slice(0, next - 3)}  ${text.slice(next - 1)}`);
      },
    ),
    forging('one blank stands for a digit of the padding', 'gapNotTheSignature', ({ bytes }) => {
      const { text, next } = sealIn(bytes);
      return latin(`${text.slice(0, next - 40)} ${text.slice(next - 39)}`);
    }),
    forging('words stand in the padding of the string', ['paddingNotEmpty'], ({ bytes }) => {
      const { text, next } = sealIn(bytes);
      return latin(`${text.slice(0, next - 9)}deadbeef${text.slice(next - 1)}`);
    }),
    forging(
      'a comment stands in the padding of the string',
      ['damagedFile', 'gapNotTheSignature'],
      ({ bytes }) => {
        const { text, next } = sealIn(bytes);
        return latin(`${text.slice(0, next - 9)}%%EOF\n00${text.slice(next - 1)}`);
      },
      { judgement: 'undecided' },
    ),
    forging(
      'the string ends early and objects take the rest of its place',
      ['damagedFile', 'gapNotTheSignature'],
      ({ bytes }) => {
        const { text, next } = sealIn(bytes);
        const put = '> /JS (app.alert) /Rest <';
        return latin(text.slice(0, next - 41) + put + text.slice(next - 41 + put.length));
      },
    ),
    forging('a digit of the string changes its case', 'gapNotTheSignature', ({ bytes }) => {
      const { text, end, next } = sealIn(bytes);
      const at = end + text.slice(end, next).search(/[a-f]/);
      return latin(text.slice(0, at) + text.charAt(at).toUpperCase() + text.slice(at + 1));
    }),
    forging(
      'one digit of the string is left off',
      ['gapNotTheSignature', 'damagedFile', 'digestDiffers'],
      ({ bytes }) => {
        const { text, next } = sealIn(bytes);
        return latin(`${text.slice(0, next - 2)}> ${text.slice(next)}`);
      },
      { judgement: 'undecided' },
    ),
    forging(
      'the seal is copied to the end with the range it had',
      ['signatureReplaced', 'unreachableAdded', 'rangeNotToTheEnd'],
      ({ bytes }) => {
        const victim = new Victim(bytes);
        const seal = victim.entry(victim.field('Vendor1'), 'V');
        const copy = victim.add(victim.text(seal));
        return victim.replace(victim.field('Vendor1'), `/V ${seal} 0 R`, `/V ${copy} 0 R`).revision();
      },
    ),
    forging(
      'the seal is copied beside itself and used by nobody',
      ['unreachableAdded', 'hiddenSignature'],
      ({ bytes }) => {
        const victim = new Victim(bytes);
        victim.add(victim.text(victim.entry(victim.field('Vendor1'), 'V')));
        return victim.revision();
      },
    ),
    forging(
      'the signed revision is put behind another document',
      ['damagedFile', 'notPdf'],
      ({ bytes, plan }) => joined(plan.unsigned, bytes),
      { judgement: 'undecided' },
    ),
    forging(
      'another document is put behind the signed one',
      ['bytesOutside', 'damagedFile', 'noSignature', 'readTwoWays'],
      ({ bytes, plan }) => joined(bytes, plan.unsigned),
      { judgement: 'undecided' },
    ),
    forging(
      'the end of the signed revision is cut off',
      ['damagedFile', 'rangeOdd', 'rangeNotToTheEnd'],
      ({ bytes }) => {
        const read = readPdf(bytes);
        const first = read.ok ? read.value.revisions[1] : undefined;
        return new Uint8Array(bytes.slice(0, (first?.markerEnd ?? 0) - 12));
      },
      { judgement: 'undecided' },
    ),
    forging(
      'the string of the seal holds another string’s end',
      ['damagedFile', 'gapNotTheSignature'],
      ({ bytes }) => {
        const { text, end } = sealIn(bytes);
        return latin(`${text.slice(0, hexEnd(text, end) - 4)}>><<${text.slice(hexEnd(text, end))}`);
      },
      { judgement: 'undecided' },
    ),
  ],
};
