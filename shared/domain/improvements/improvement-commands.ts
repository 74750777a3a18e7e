import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import {
  type Improvement,
  type ImprovementState,
  type ImprovementVote,
  type ImprovementVoteId,
  improvementSchema,
} from './improvement';
import { wantedBy } from './improvement-rules';

export type NewImprovement = Pick<
  Improvement,
  'title' | 'problem' | 'source' | 'restsOn' | 'moduleId' | 'stepId' | 'owner'
>;

/** What may be corrected while it is in the backlog. */
export type ImprovementChange = Partial<Pick<Improvement, 'title' | 'problem' | 'moduleId' | 'stepId' | 'owner'>>;

/** A step of an improvement, with what it owes. */
export type ImprovementStep =
  | { readonly to: 'open' }
  | { readonly to: 'planned'; readonly inVersion: string }
  | { readonly to: 'inHand'; readonly owner: string }
  | { readonly to: 'done'; readonly outcome: string }
  | { readonly to: 'declined'; readonly reason: string };

export type ImprovementRefusal =
  | { readonly kind: 'fields-refused'; readonly fields: readonly string[] }
  | { readonly kind: 'no-such-step'; readonly from: ImprovementState; readonly to: ImprovementState }
  | { readonly kind: 'version-missing' }
  | { readonly kind: 'owner-missing' }
  | { readonly kind: 'outcome-missing' }
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'attached-already' }
  | { readonly kind: 'wanted-already' }
  | { readonly kind: 'not-wanted' };

type Changed = Result<Improvement, ImprovementRefusal>;

const steps: Readonly<Record<ImprovementState, readonly ImprovementState[]>> = {
  open: ['planned', 'inHand', 'done', 'declined'],
  planned: ['open', 'planned', 'inHand', 'done', 'declined'],
  inHand: ['open', 'planned', 'done', 'declined'],
  // What was done or declined can come back; from there it goes its way again.
  done: ['open'],
  declined: ['open'],
};

/** The steps that can be taken from a state. */
export function stepsFrom(state: ImprovementState): readonly ImprovementState[] {
  return steps[state];
}

export function raiseImprovement(input: NewImprovement, context: CommandContext): Changed {
  return checked({
    ...input,
    restsOn: [...new Set(input.restsOn)],
    id: context.newId() as Improvement['id'],
    isSystemic: false,
    systemicBecause: '',
    state: 'open',
    inVersion: '',
    outcome: '',
    raisedBy: context.by,
    raisedAt: context.now,
    resolvedBy: '',
    resolvedAt: null,
  });
}

export function correctImprovement(before: Improvement, change: ImprovementChange): Changed {
  return checked({ ...before, ...change });
}

/** Lets an improvement rest on more: notes, cases, reviews, answers. */
export function attachTo(before: Improvement, ids: readonly string[]): Changed {
  const fresh = ids.filter((id) => !before.restsOn.includes(id));
  if (fresh.length === 0) return refuse({ kind: 'attached-already' });
  return checked({ ...before, restsOn: [...before.restsOn, ...new Set(fresh)] });
}

/** Marks it as something that more than one partner has, though only one is known to; an empty reason takes that back. */
export function markSystemic(before: Improvement, because: string): Changed {
  const reason = because.trim();
  return checked({ ...before, isSystemic: reason !== '', systemicBecause: reason });
}

export function takeStep(before: Improvement, step: ImprovementStep, context: CommandContext): Changed {
  if (!steps[before.state].includes(step.to)) return refuse({ kind: 'no-such-step', from: before.state, to: step.to });
  switch (step.to) {
    case 'open':
      return checked({ ...before, state: 'open', inVersion: '', resolvedBy: '', resolvedAt: null });
    case 'planned': {
      const inVersion = step.inVersion.trim();
      if (!/^[0-9]+\.[0-9]+\.[0-9]+$/.test(inVersion)) return refuse({ kind: 'version-missing' });
      return checked({ ...before, state: 'planned', inVersion });
    }
    case 'inHand':
      if (step.owner.trim() === '') return refuse({ kind: 'owner-missing' });
      return checked({ ...before, state: 'inHand', owner: step.owner });
    case 'done':
      if (step.outcome.trim() === '') return refuse({ kind: 'outcome-missing' });
      return resolved(before, 'done', step.outcome, context);
    case 'declined':
      if (step.reason.trim() === '') return refuse({ kind: 'reason-missing' });
      return resolved({ ...before, inVersion: '' }, 'declined', step.reason, context);
  }
}

/** One wish a person: who wants it already cannot want it twice, and only who wants it can stop wanting it. */
export function voteFor(
  improvement: Improvement,
  wants: boolean,
  votes: readonly ImprovementVote[],
  context: CommandContext,
): Result<ImprovementVote, ImprovementRefusal> {
  const isWanted = wantedBy(improvement, votes).has(context.by);
  if (isWanted === wants) return refuse({ kind: wants ? 'wanted-already' : 'not-wanted' });
  return ok({
    id: context.newId() as ImprovementVoteId,
    improvementId: improvement.id,
    wants,
    by: context.by,
    at: context.now,
  });
}

function resolved(
  before: Improvement,
  state: 'done' | 'declined',
  outcome: string,
  { by, now }: CommandContext,
): Changed {
  return checked({ ...before, state, outcome: outcome.trim(), resolvedBy: by, resolvedAt: now });
}

function checked(improvement: Improvement): Changed {
  const { title, problem, owner } = improvement;
  const parsed = improvementSchema.safeParse({
    ...improvement,
    title: title.trim(),
    problem: problem.trim(),
    owner: owner.trim(),
  });
  if (parsed.success) return ok(parsed.data);
  return refuse({ kind: 'fields-refused', fields: parsed.error.issues.map(({ path }) => String(path[0] ?? '')) });
}
