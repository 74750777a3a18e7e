import type { Judgement, Reason } from '../file-report';
import type { PdfFile } from '../reader/pdf-file';
import type { ReadRefusal } from '../reader/read-refusal';
import type { OddityCode } from '../reader/reading';
import { reason, sayable } from './reason';

/** Why a file was not read, in the words of a check. */
export function refusalReason({ code, offset, value }: ReadRefusal): Reason {
  switch (code) {
    case 'too-large':
      return reason('fileTooLarge', { megabytes: Math.floor(Number(value) / 1024 / 1024) });
    case 'not-a-pdf':
      return reason('notPdf');
    case 'encrypted':
      return reason('encryptedFile');
    case 'other-version':
      return reason('otherVersion', { version: sayable(String(value ?? '?')) });
    case 'too-many-revisions':
    case 'too-many-objects':
    case 'too-many-values':
    case 'too-deep':
    case 'too-long':
    case 'too-much-data':
      return reason('tooMuchInside', { what: code });
    default:
      return reason('damagedFile', { what: `${code}, ${offset}` });
  }
}

/** What programs that open a file of others disagree about without any harm: what was signed is signed either way. */
const harmless: ReadonlySet<OddityCode> = new Set<OddityCode>(['generation', 'hybrid']);

/** What is odd about how the file is put together. `signedUpTo`: where the last signature ends. */
export function oddityReasons(file: PdfFile, isOurs: boolean, signedUpTo: number): readonly Reason[] {
  const outside = [...file.unclaimed, ...(file.trailing ? [file.trailing] : [])];
  const weighOutside = (start: number): Judgement => (isOurs ? 'invalid' : start < signedUpTo ? 'valid' : 'undecided');
  const isWhite = (start: number, end: number) =>
    file.bytes.subarray(start, end).every((byte) => byte === 10 || byte === 13 || byte === 32);
  const bytes = outside
    .filter(({ start, end }) => !(start >= signedUpTo && isWhite(start, end) && !isOurs))
    .slice(0, 3)
    .map(({ start, end }) => reason('bytesOutside', { where: `${start}–${end}` }, weighOutside(start)));
  const codes = [...new Set(file.oddities.map(({ code }) => code))].filter(
    (code) => code !== 'unclaimed-bytes' && code !== 'trailing-bytes',
  );
  const ways = codes
    .filter((code) => isOurs || !harmless.has(code))
    .map((code) => reason('readTwoWays', { what: code }, isOurs ? 'invalid' : 'undecided'));
  return [...bytes, ...ways].filter(({ weighs }) => weighs !== 'valid');
}
