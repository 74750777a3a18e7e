import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import { type FrictionNote, frictionNoteSchema } from './improvement';

/** Where somebody is in the program. */
export type FrictionPlace = Pick<FrictionNote, 'partnerId' | 'place' | 'moduleId' | 'stepId' | 'packVersion'>;

export type NewFriction = FrictionPlace & Pick<FrictionNote, 'what' | 'degree' | 'side'>;

export type FrictionRefusal =
  | { readonly kind: 'words-missing' }
  | { readonly kind: 'fields-refused'; readonly fields: readonly string[] };

/** Notes what rubs. A word is enough: whoever has to explain more does not note it. */
export function noteFriction(input: NewFriction, context: CommandContext): Result<FrictionNote, FrictionRefusal> {
  const what = input.what.trim();
  if (what === '') return refuse({ kind: 'words-missing' });
  const parsed = frictionNoteSchema.safeParse({
    ...input,
    what,
    id: context.newId(),
    notedBy: context.by,
    notedAt: context.now,
  });
  if (parsed.success) return ok(parsed.data);
  return refuse({ kind: 'fields-refused', fields: parsed.error.issues.map(({ path }) => String(path[0] ?? '')) });
}

/** Parts of an address that say what is looked at, and not whose it is; every other part that was filled in is an id. */
const telling: ReadonlySet<string> = new Set(['tab', 'section', 'moduleId', 'questionId', 'examId']);

/** The address of a screen without ids, from its pattern: `/partners/:partnerId/:tab` at gates is `/partners/:id/gates`. */
export function placeOf(pattern: string, filled: { readonly [part: string]: string | undefined }): string {
  return pattern
    .split('/')
    .map((part) => {
      if (!part.startsWith(':')) return part;
      const name = part.slice(1);
      return telling.has(name) ? (filled[name] ?? ':id') : ':id';
    })
    .join('/')
    .slice(0, 200);
}
