import type { CalendarDate } from '#shared/base/calendar-date';
import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import { type ProgrammeId, type WeekNote, type WeekNoteId, weekNoteSchema } from './programme';
import { mondayOf } from './programme-days';

/** What a person says of a week. A second note of the same week replaces the words of the first. */
export function noteWeek(
  input: {
    readonly programmeId: ProgrammeId;
    readonly day: CalendarDate;
    readonly said: string;
    readonly asks: string;
  },
  known: readonly WeekNote[],
  context: Pick<CommandContext, 'newId'>,
): Result<{ readonly note: WeekNote; readonly before: WeekNote | null }, { readonly kind: 'fields-refused' }> {
  const { programmeId, day, said, asks } = input;
  const before = weekNoteOf(known, programmeId, day);
  const parsed = weekNoteSchema.safeParse({
    id: before?.id ?? (context.newId() as WeekNoteId),
    programmeId,
    week: mondayOf(day),
    said: said.trim(),
    asks: asks.trim(),
  });
  return parsed.success ? ok({ note: parsed.data, before }) : refuse({ kind: 'fields-refused' });
}

/** The note of the week a day lies in. Of two that were written apart, the one with the smaller id, on every device. */
export function weekNoteOf(notes: readonly WeekNote[], programmeId: ProgrammeId, day: CalendarDate): WeekNote | null {
  const week = mondayOf(day);
  const own = notes.filter((note) => note.programmeId === programmeId && note.week === week);
  return own.sort((left, right) => (left.id < right.id ? -1 : 1))[0] ?? null;
}
