import { type CalendarDate, daysBetween } from '#shared/base/calendar-date';
import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import type { ProgrammeTemplate } from '#shared/domain/playbook/pack-programme';
import { type Programme, type ProgrammeGoal, type ProgrammeId, programmeSchema } from './programme';
import { lastDayOf } from './programme-days';

export interface NewProgramme {
  readonly title: string;
  readonly startsOn: CalendarDate;
  readonly archetypes: Programme['archetypes'];
  readonly pilotIds: Programme['pilotIds'];
}

export type ProgrammeRefusal =
  | { readonly kind: 'fields-refused'; readonly fields: readonly string[] }
  /** Another one runs on that day. One at a time, or nobody knows which board counts. */
  | { readonly kind: 'runs-already'; readonly programmeId: ProgrammeId }
  | { readonly kind: 'pilot-twice' };

/** Starts a programme from the template: with its goals, and with nothing measured yet. */
export function startProgramme(
  input: NewProgramme,
  template: ProgrammeTemplate,
  known: readonly Programme[],
  context: CommandContext,
): Result<{ readonly programme: Programme; readonly goals: readonly ProgrammeGoal[] }, ProgrammeRefusal> {
  const running = known.find(
    (other) =>
      daysBetween(input.startsOn, lastDayOf(other, template)) >= 0 &&
      daysBetween(other.startsOn, lastDayOf(input, template)) >= 0,
  );
  if (running) return refuse({ kind: 'runs-already', programmeId: running.id });
  const programme = checked({
    ...input,
    title: input.title.trim() || template.title,
    id: context.newId() as ProgrammeId,
    baselines: {},
    outcomes: {},
    createdAt: context.now,
  });
  if (!programme.ok) return programme;
  const goals = template.sprints.flatMap(({ number, goals: own }) =>
    own.map(
      ({ title, proof }, place): ProgrammeGoal => ({
        id: context.newId() as ProgrammeGoal['id'],
        programmeId: programme.value.id,
        sprint: number,
        title,
        proof,
        state: 'toDo',
        owner: '',
        shown: '',
        doneAt: null,
        place,
      }),
    ),
  );
  return ok({ programme: programme.value, goals });
}

export type ProgrammeChange = Partial<Pick<Programme, 'title' | 'startsOn' | 'archetypes' | 'pilotIds'>>;

/** Corrects what a programme is called, when it began, for whom it is and with whom it is tried. */
export function correctProgramme(
  before: Programme,
  change: ProgrammeChange,
): Result<{ readonly programme: Programme }, ProgrammeRefusal> {
  const corrected = checked({ ...before, ...change, title: (change.title ?? before.title).trim() });
  return corrected.ok ? ok({ programme: corrected.value }) : corrected;
}

function checked(programme: Programme): Result<Programme, ProgrammeRefusal> {
  if (new Set(programme.pilotIds).size < programme.pilotIds.length) return refuse({ kind: 'pilot-twice' });
  const parsed = programmeSchema.safeParse(programme);
  if (parsed.success) return ok(parsed.data);
  const fields = parsed.error.issues.map(({ path }) => String(path[0] ?? ''));
  return refuse({ kind: 'fields-refused', fields: [...new Set(fields)] });
}
