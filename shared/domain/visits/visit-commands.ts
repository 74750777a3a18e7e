import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import type { AgendaItem, Visit, VisitId } from './visit';
import { type VisitState, visitState, visitUnderWay } from './visit-rules';

export type NewVisit = Pick<Visit, 'partnerId' | 'plannedFor'> &
  Partial<Pick<Visit, 'siteId' | 'purpose' | 'attendeeIds' | 'plannedMinutes'>> & {
    /** What to get done, in order. */
    readonly agenda?: readonly Omit<AgendaItem, 'id' | 'doneAt'>[];
  };

/** Plans a visit. A visit may be planned for a time gone by: it is noted down afterwards. */
export function planVisit(
  input: NewVisit,
  context: CommandContext,
): Result<{ readonly visit: Visit }, { readonly kind: 'time-missing' }> {
  if (Number.isNaN(Date.parse(input.plannedFor))) return refuse({ kind: 'time-missing' });
  return ok({
    visit: {
      id: context.newId() as VisitId,
      partnerId: input.partnerId,
      siteId: input.siteId ?? null,
      purpose: input.purpose?.trim() ?? '',
      plannedFor: input.plannedFor,
      startedAt: null,
      endedAt: null,
      agenda: (input.agenda ?? []).map((item) => ({ ...item, id: context.newId(), doneAt: null })),
      attendeeIds: input.attendeeIds ?? [],
      ...(input.plannedMinutes === undefined ? {} : { plannedMinutes: input.plannedMinutes }),
    },
  });
}

/** The visit is not in the state from which this can be done. */
export interface VisitStateRefusal {
  readonly kind: 'visit-not-in-state';
  readonly state: VisitState;
}

/** Another visit to the same partner has not been ended. */
export interface OtherVisitRefusal {
  readonly kind: 'other-visit-under-way';
  readonly visitId: VisitId;
}

/** Begins a planned visit. */
export function startVisit(
  visit: Visit,
  others: readonly Visit[],
  context: Pick<CommandContext, 'now'>,
): Result<{ readonly visit: Visit }, VisitStateRefusal | OtherVisitRefusal> {
  const state = visitState(visit);
  if (state !== 'planned') return refuse({ kind: 'visit-not-in-state', state });
  const other = visitUnderWay(others.filter(({ id, partnerId }) => id !== visit.id && partnerId === visit.partnerId));
  if (other) return refuse({ kind: 'other-visit-under-way', visitId: other.id });
  return ok({ visit: { ...visit, startedAt: context.now } });
}

/** Ends a visit under way. */
export function endVisit(
  visit: Visit,
  context: Pick<CommandContext, 'now'>,
): Result<{ readonly visit: Visit }, VisitStateRefusal> {
  const state = visitState(visit);
  if (state !== 'underWay') return refuse({ kind: 'visit-not-in-state', state });
  return ok({ visit: { ...visit, endedAt: context.now } });
}

/** Changes when, where, why and with whom, until the visit has ended. */
export function replanVisit(
  visit: Visit,
  change: Partial<Pick<Visit, 'plannedFor' | 'siteId' | 'purpose' | 'attendeeIds' | 'plannedMinutes'>>,
): Result<{ readonly visit: Visit }, VisitStateRefusal> {
  const state = visitState(visit);
  if (state === 'ended') return refuse({ kind: 'visit-not-in-state', state });
  return ok({ visit: { ...visit, ...change } });
}
