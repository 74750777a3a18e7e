import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import { type ProgrammeGoal, programmeGoalSchema } from './programme';

export type GoalState = ProgrammeGoal['state'];

/** The states in the order a goal goes through them. */
export const goalStates: readonly GoalState[] = ['toDo', 'inHand', 'done'];

/** `shown-missing`: done is said without saying what shows it. */
export type GoalRefusal = { readonly kind: 'shown-missing' } | { readonly kind: 'fields-refused' };

/**
 * Moves a goal. To be done it owes what was shown; to go back it owes nothing, and what had been shown stays in the
 * history of the goal.
 */
export function moveGoal(
  goal: ProgrammeGoal,
  to: GoalState,
  shown: string,
  context: Pick<CommandContext, 'now'>,
): Result<{ readonly goal: ProgrammeGoal }, GoalRefusal> {
  if (to !== 'done') return ok({ goal: { ...goal, state: to, shown: '', doneAt: null } });
  const said = shown.trim();
  if (said === '') return refuse({ kind: 'shown-missing' });
  return checked({ ...goal, state: 'done', shown: said, doneAt: goal.doneAt ?? context.now });
}

/** Says who sees to a goal. */
export function assignGoal(goal: ProgrammeGoal, owner: string): Result<{ readonly goal: ProgrammeGoal }, GoalRefusal> {
  return checked({ ...goal, owner: owner.trim() });
}

function checked(goal: ProgrammeGoal): Result<{ readonly goal: ProgrammeGoal }, GoalRefusal> {
  const parsed = programmeGoalSchema.safeParse(goal);
  return parsed.success ? ok({ goal: parsed.data }) : refuse({ kind: 'fields-refused' });
}

/** The goals of a sprint in the order of the board. */
export function goalsOfSprint(goals: readonly ProgrammeGoal[], sprint: number): readonly ProgrammeGoal[] {
  return goals
    .filter((goal) => goal.sprint === sprint)
    .sort((left, right) => left.place - right.place || (left.id < right.id ? -1 : 1));
}
