import type { CalendarDate } from '#shared/base/calendar-date';
import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import { addWorkingDays } from '#shared/base/working-days';
import type { MeasurableAgreement } from '#shared/domain/measuring/measurable-agreement';
import { countedOf, familyOf } from './counted-records';
import { type PerformanceFile, performanceFileSchema } from './performance-file';
import { dayIn, endOfDay, holidaysOf } from './zone-day';

/** So many working days after it came in a file can be corrected; afterwards what was measured from it stands. */
export const correctionDays = 10;

export type FileTerms = Pick<MeasurableAgreement, 'zone' | 'calendars'>;

/** The last day on which a file can be corrected or withdrawn. Counted from the first version: a correction gains no time. */
export function correctableUntil(
  file: PerformanceFile,
  files: readonly PerformanceFile[],
  terms: FileTerms,
): CalendarDate {
  const first = familyOf(file, files, enteredAt)[0] ?? file;
  return addWorkingDays(dayIn(terms.zone, first.enteredAt), correctionDays, holidaysOf(terms.calendars));
}

export function isCorrectable(
  file: PerformanceFile,
  files: readonly PerformanceFile[],
  terms: FileTerms,
  asOf: string,
): boolean {
  return Date.parse(asOf) < Date.parse(endOfDay(terms.zone, correctableUntil(file, files, terms)));
}

/** The files that count for an agreement at an instant: each as corrected last, without those withdrawn. Oldest data first. */
export function countedFiles(
  agreementId: string | null,
  files: readonly PerformanceFile[],
  asOf: string,
): readonly PerformanceFile[] {
  const known = files.filter(
    (file) => file.agreementId === agreementId && Date.parse(file.enteredAt) <= Date.parse(asOf),
  );
  return countedOf(known, enteredAt)
    .filter(({ withdraws }) => !withdraws)
    .toSorted((left, right) => Date.parse(left.from) - Date.parse(right.from) || (left.id < right.id ? -1 : 1));
}

const enteredAt = (file: PerformanceFile) => file.enteredAt;

export type NewPerformanceFile = Omit<
  PerformanceFile,
  'id' | 'enteredBy' | 'enteredAt' | 'replacesId' | 'reason' | 'withdraws'
>;

export type FileRefusal =
  | { readonly kind: 'fields-refused'; readonly fields: readonly string[] }
  | { readonly kind: 'author-missing' }
  | { readonly kind: 'no-rows' }
  /** The very same bytes count already, for the same table. */
  | { readonly kind: 'brought-already'; readonly fileId: string };

/** Records that a file of performance data came in, and who stands for it. */
export function bringFile(
  input: NewPerformanceFile,
  files: readonly PerformanceFile[],
  context: CommandContext,
): Result<PerformanceFile, FileRefusal> {
  if (input.author.trim() === '') return refuse({ kind: 'author-missing' });
  if (input.rows === 0) return refuse({ kind: 'no-rows' });
  const twin = countedFiles(input.agreementId, files, context.now).find(
    ({ file, table }) => file.sha256 === input.file.sha256 && table === input.table,
  );
  if (twin) return refuse({ kind: 'brought-already', fileId: twin.id });
  return readFile({ ...input, replacesId: null, reason: '' }, context);
}

export type CorrectFileRefusal =
  | FileRefusal
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'replaced-already' }
  | { readonly kind: 'too-late'; readonly until: CalendarDate };

interface FileSituation {
  readonly files: readonly PerformanceFile[];
  /** Null for what was brought to a negotiation: nothing is agreed, so nothing runs out. */
  readonly terms: FileTerms | null;
}

/** Puts a corrected file in the place of one that came in before. The first stays in the history. */
export function replaceFile(
  file: PerformanceFile,
  input: NewPerformanceFile,
  reason: string,
  situation: FileSituation,
  context: CommandContext,
): Result<PerformanceFile, CorrectFileRefusal> {
  const refusal = whyNotCorrect(file, reason, situation, context);
  if (refusal) return refuse(refusal);
  if (input.author.trim() === '') return refuse({ kind: 'author-missing' });
  if (input.rows === 0) return refuse({ kind: 'no-rows' });
  return readFile({ ...input, replacesId: file.id, reason: reason.trim() }, context);
}

/** Takes a file back. It stays readable; it counts no more. */
export function withdrawFile(
  file: PerformanceFile,
  reason: string,
  situation: FileSituation,
  context: CommandContext,
): Result<PerformanceFile, CorrectFileRefusal> {
  const refusal = whyNotCorrect(file, reason, situation, context);
  if (refusal) return refuse(refusal);
  return readFile({ ...file, replacesId: file.id, reason: reason.trim(), withdraws: true }, context);
}

function whyNotCorrect(
  file: PerformanceFile,
  reason: string,
  { files, terms }: FileSituation,
  { now }: CommandContext,
): CorrectFileRefusal | null {
  if (reason.trim() === '') return { kind: 'reason-missing' };
  if (!countedFiles(file.agreementId, files, now).some(({ id }) => id === file.id)) return { kind: 'replaced-already' };
  if (terms !== null && !isCorrectable(file, files, terms, now))
    return { kind: 'too-late', until: correctableUntil(file, files, terms) };
  return null;
}

function readFile(fields: object, context: CommandContext): Result<PerformanceFile, FileRefusal> {
  const read = performanceFileSchema.safeParse({
    ...fields,
    id: context.newId(),
    enteredBy: context.by,
    enteredAt: context.now,
  });
  if (read.success) return ok({ ...read.data, author: read.data.author.trim() });
  return refuse({ kind: 'fields-refused', fields: [...new Set(read.error.issues.map(({ path }) => String(path[0])))] });
}
