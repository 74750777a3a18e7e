import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Blocker, type BlockerId, blockerSchema } from './programme';

export interface NewBlocker {
  readonly partnerId: Blocker['partnerId'];
  readonly title: string;
  readonly owner: string;
  readonly severity: number;
  readonly reach: number;
}

/** `raised-already`: the same is open already, word for word. `fix-missing`: fixed without saying what was done. */
export type BlockerRefusal =
  | { readonly kind: 'fields-refused'; readonly fields: readonly string[] }
  | { readonly kind: 'raised-already'; readonly blockerId: BlockerId }
  | { readonly kind: 'fix-missing' };

type Changed = Result<{ readonly blocker: Blocker }, BlockerRefusal>;

export function raiseBlocker(input: NewBlocker, known: readonly Blocker[], context: CommandContext): Changed {
  const twin = known.find((other) => other.fixedAt === null && isSame(other, input));
  if (twin) return refuse({ kind: 'raised-already', blockerId: twin.id });
  return checked({
    ...input,
    id: context.newId() as BlockerId,
    raisedBy: context.by,
    raisedAt: context.now,
    fixedAt: null,
    fix: '',
  });
}

/** Corrects how bad it is, how far it reaches, what it is called and who sees to it. */
export function correctBlocker(before: Blocker, change: Partial<NewBlocker>): Changed {
  return checked({ ...before, ...change });
}

/** What was done is owed: the next partner must be spared it, not only this one. */
export function fixBlocker(before: Blocker, fix: string, context: Pick<CommandContext, 'now'>): Changed {
  if (fix.trim() === '') return refuse({ kind: 'fix-missing' });
  return checked({ ...before, fixedAt: context.now, fix: fix.trim() });
}

/** It came back. What was tried stays written down. */
export function reopenBlocker(before: Blocker): Changed {
  return ok({ blocker: { ...before, fixedAt: null } });
}

function checked(blocker: Blocker): Changed {
  const parsed = blockerSchema.safeParse({ ...blocker, title: blocker.title.trim(), owner: blocker.owner.trim() });
  if (parsed.success) return ok({ blocker: parsed.data });
  return refuse({ kind: 'fields-refused', fields: parsed.error.issues.map(({ path }) => String(path[0] ?? '')) });
}

export interface RankedBlocker {
  readonly blocker: Blocker;
  /** From 1. */
  readonly rank: number;
  /** Severity × reach. */
  readonly weight: number;
  readonly isTop: boolean;
}

/** So many are worked on at once; a longer list is a list nobody works on. */
export const topBlockers = 5;

/** Open blockers, the heaviest first; of two of one weight the older. */
export function rankBlockers(blockers: readonly Blocker[]): readonly RankedBlocker[] {
  return blockers
    .filter(({ fixedAt }) => fixedAt === null)
    .sort(
      (left, right) =>
        weightOf(right) - weightOf(left) ||
        compareText(left.raisedAt, right.raisedAt) ||
        compareText(left.id, right.id),
    )
    .map((blocker, index) => ({
      blocker,
      rank: index + 1,
      weight: weightOf(blocker),
      isTop: index < topBlockers,
    }));
}

/** Those that were fixed, the latest first. */
export function fixedBlockers(blockers: readonly Blocker[]): readonly Blocker[] {
  return blockers
    .filter(({ fixedAt }) => fixedAt !== null)
    .sort((left, right) => compareText(right.fixedAt ?? '', left.fixedAt ?? ''));
}

const weightOf = ({ severity, reach }: Blocker) => severity * reach;

/** The same words about the same partner, however they are written. */
export function isSame(
  left: Pick<Blocker, 'partnerId' | 'title'>,
  right: Pick<Blocker, 'partnerId' | 'title'>,
): boolean {
  return left.partnerId === right.partnerId && plain(left.title) === plain(right.title);
}

const plain = (title: string) => title.trim().replaceAll(/\s+/g, ' ').toLowerCase();
const compareText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
