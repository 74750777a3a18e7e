import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import type { AgendaItem, Visit } from './visit';
import type { VisitStateRefusal } from './visit-commands';
import { visitState } from './visit-rules';

export type NewAgendaItem = Omit<AgendaItem, 'id' | 'doneAt'>;

export type AgendaRefusal =
  | VisitStateRefusal
  | { readonly kind: 'item-unknown' }
  /** The same thing is on the agenda and not done yet. */
  | { readonly kind: 'item-there-already'; readonly itemId: string }
  | { readonly kind: 'title-missing' }
  | { readonly kind: 'minutes-out-of-range'; readonly fewest: number; readonly most: number };

const fewestMinutes = 1;
const mostMinutes = 480;

/** Puts something at the end of a visit's agenda, with its time box. */
export function addToAgenda(
  visit: Visit,
  item: NewAgendaItem,
  context: Pick<CommandContext, 'newId'>,
): Result<{ readonly visit: Visit }, AgendaRefusal> {
  const title = item.title.trim();
  if (title === '') return refuse({ kind: 'title-missing' });
  const refusal = minutesRefusal(item.minutes);
  if (refusal) return refuse(refusal);
  const same = visit.agenda.find((other) => other.doneAt === null && isSameThing(other, { ...item, title }));
  if (same) return refuse({ kind: 'item-there-already', itemId: same.id });
  return changed(visit, (agenda) => [...agenda, { ...item, title, id: context.newId(), doneAt: null }]);
}

export function removeFromAgenda(visit: Visit, itemId: string): Result<{ readonly visit: Visit }, AgendaRefusal> {
  if (!itemOf(visit, itemId)) return refuse({ kind: 'item-unknown' });
  return changed(visit, (agenda) => agenda.filter(({ id }) => id !== itemId));
}

/** Moves an item to a place, from 0; a place beyond the end is the end. */
export function moveInAgenda(
  visit: Visit,
  itemId: string,
  place: number,
): Result<{ readonly visit: Visit }, AgendaRefusal> {
  const item = itemOf(visit, itemId);
  if (!item) return refuse({ kind: 'item-unknown' });
  return changed(visit, (agenda) => {
    const others = agenda.filter(({ id }) => id !== itemId);
    const at = Math.min(Math.max(0, place), others.length);
    return [...others.slice(0, at), item, ...others.slice(at)];
  });
}

export function setAgendaMinutes(
  visit: Visit,
  itemId: string,
  minutes: number,
): Result<{ readonly visit: Visit }, AgendaRefusal> {
  if (!itemOf(visit, itemId)) return refuse({ kind: 'item-unknown' });
  const refusal = minutesRefusal(minutes);
  if (refusal) return refuse(refusal);
  return changed(visit, (agenda) => agenda.map((item) => (item.id === itemId ? { ...item, minutes } : item)));
}

/** Ticks an item as done, or takes the tick back. Only during the visit: what is done is done in the room. */
export function tickAgendaItem(
  visit: Visit,
  itemId: string,
  isDone: boolean,
  context: Pick<CommandContext, 'now'>,
): Result<{ readonly visit: Visit }, AgendaRefusal> {
  const item = itemOf(visit, itemId);
  if (!item) return refuse({ kind: 'item-unknown' });
  const state = visitState(visit);
  if (state !== 'underWay') return refuse({ kind: 'visit-not-in-state', state });
  if ((item.doneAt !== null) === isDone) return ok({ visit });
  const doneAt = isDone ? context.now : null;
  return changed(visit, (agenda) => agenda.map((other) => (other.id === itemId ? { ...other, doneAt } : other)));
}

/** Proposals that are not on the agenda yet. */
export function stillProposed(visit: Visit, proposals: readonly AgendaItem[]): readonly AgendaItem[] {
  return proposals.filter((proposal) => !visit.agenda.some((item) => isSameThing(item, proposal)));
}

function changed(
  visit: Visit,
  change: (agenda: readonly AgendaItem[]) => readonly AgendaItem[],
): Result<{ readonly visit: Visit }, AgendaRefusal> {
  const state = visitState(visit);
  if (state === 'ended') return refuse({ kind: 'visit-not-in-state', state });
  return ok({ visit: { ...visit, agenda: [...change(visit.agenda)] } });
}

function itemOf({ agenda }: Visit, itemId: string): AgendaItem | undefined {
  return agenda.find(({ id }) => id === itemId);
}

// What a person wrote has no reference; then the words are what it is about.
function isSameThing(one: NewAgendaItem, other: NewAgendaItem): boolean {
  return one.kind === other.kind && one.ref === other.ref && (one.ref !== '' || one.title === other.title);
}

function minutesRefusal(minutes: number): AgendaRefusal | null {
  const fits = Number.isInteger(minutes) && minutes >= fewestMinutes && minutes <= mostMinutes;
  return fits ? null : { kind: 'minutes-out-of-range', fewest: fewestMinutes, most: mostMinutes };
}
