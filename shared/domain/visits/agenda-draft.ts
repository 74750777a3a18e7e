import type { NewAgendaItem } from './agenda-rules';

/** An agenda that is being put together before there is a visit: what was proposed, as the person wants it. */
export interface AgendaDraft {
  readonly items: readonly NewAgendaItem[];
  /** Names of what the person took off: it is not proposed again. */
  readonly takenOff: readonly string[];
  /** Names of what the person moved, gave other minutes or wrote themselves: it stays, whatever is proposed. */
  readonly own: readonly string[];
}

export const emptyDraft: AgendaDraft = { items: [], takenOff: [], own: [] };

/** By what two boxes are the same; what a person wrote has no reference, and its words are its name. */
export function nameOfItem({ kind, ref, title }: Pick<NewAgendaItem, 'kind' | 'ref' | 'title'>): string {
  return ref === '' ? `${kind} "${title}"` : `${kind} ${ref}`;
}

/**
 * The draft after something else is proposed, as when the visit became shorter: what is no longer proposed goes, what
 * is new comes behind the rest, and what the person did stays done.
 */
export function redraft(draft: AgendaDraft, proposals: readonly NewAgendaItem[]): AgendaDraft {
  const wanted = proposals.filter((one) => !draft.takenOff.includes(nameOfItem(one)));
  if (draft.own.length === 0) return { ...draft, items: wanted };
  const byName = new Map(wanted.map((one) => [nameOfItem(one), one]));
  const kept = draft.items.flatMap((item): readonly NewAgendaItem[] => {
    const name = nameOfItem(item);
    if (draft.own.includes(name)) return [item];
    const still = byName.get(name);
    return still ? [still] : [];
  });
  const there = new Set(kept.map(nameOfItem));
  return { ...draft, items: [...kept, ...wanted.filter((one) => !there.has(nameOfItem(one)))] };
}

/** Moves a box to a place, from 0; a place beyond an end is the end. */
export function moveInDraft(draft: AgendaDraft, name: string, place: number): AgendaDraft {
  const item = draft.items.find((one) => nameOfItem(one) === name);
  if (!item) return draft;
  const others = draft.items.filter((one) => one !== item);
  const at = Math.min(Math.max(0, place), others.length);
  // The order is the person's from now on, and with it every box that stands in it.
  const items = [...others.slice(0, at), item, ...others.slice(at)];
  return { ...draft, items, own: withName(draft.own, name) };
}

export function setDraftMinutes(draft: AgendaDraft, name: string, minutes: number): AgendaDraft {
  const items = draft.items.map((one) => (nameOfItem(one) === name ? { ...one, minutes } : one));
  return { ...draft, items, own: withName(draft.own, name) };
}

export function takeOffDraft(draft: AgendaDraft, name: string): AgendaDraft {
  return {
    items: draft.items.filter((one) => nameOfItem(one) !== name),
    takenOff: withName(draft.takenOff, name),
    own: draft.own.filter((one) => one !== name),
  };
}

/** Puts something on it that the person wants, proposed or not. */
export function addToDraft(draft: AgendaDraft, item: NewAgendaItem): AgendaDraft {
  const name = nameOfItem(item);
  if (draft.items.some((one) => nameOfItem(one) === name)) return draft;
  return {
    items: [...draft.items, item],
    takenOff: draft.takenOff.filter((one) => one !== name),
    own: withName(draft.own, name),
  };
}

export function draftMinutes({ items }: AgendaDraft): number {
  return items.reduce((sum, { minutes }) => sum + minutes, 0);
}

function withName(names: readonly string[], name: string): readonly string[] {
  return names.includes(name) ? names : [...names, name];
}
