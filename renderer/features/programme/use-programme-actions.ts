import type { CalendarDate } from '#shared/base/calendar-date';
import type { Result } from '#shared/base/result';
import type { GoalState } from '#shared/domain/programme/goal-rules';
import type { Programme, ProgrammeGoal } from '#shared/domain/programme/programme';
import type { NewProgramme } from '#shared/domain/programme/programme-commands';
import {
  assignGoal,
  correctBlocker,
  correctProgramme,
  fixBlocker,
  moveGoal,
  noteFigure,
  noteWeek,
  raiseBlocker,
  reopenBlocker,
} from '../../data/actions/programme-actions';
import { useWorkspace } from '../../data/use-workspace';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import type { BlockerActions } from './blockers-panel';
import type { NoteFigure } from './figures-panel';
import { refusalWords } from './programme-words';
import type { WeekWords } from './week-panel';

type Done = Promise<Result<unknown, { readonly kind: string }>>;

/** Everything that can be done to a programme. What is refused without a form to say it in is said in a toast. */
export interface ProgrammeActions {
  readonly correct: (input: NewProgramme) => Promise<Result<Programme, { readonly kind: string }>>;
  readonly noteFigure: NoteFigure;
  readonly move: (goal: ProgrammeGoal, to: GoalState, shown: string) => Done;
  readonly assign: (goal: ProgrammeGoal, owner: string) => Done;
  readonly noteWeek: (words: WeekWords) => Done;
  readonly blockers: BlockerActions;
}

export function useProgrammeActions(programme: Programme, today: CalendarDate): ProgrammeActions {
  const text = useText();
  const workspace = useWorkspace();
  const told = async (done: Done): Done => {
    const result = await done;
    if (!result.ok) showToast({ tone: 'refused', words: text(refusalWords(result.error.kind)) });
    return result;
  };
  return {
    correct: (input) => correctProgramme(workspace, programme.id, input),
    noteFigure: (noted) => noteFigure(workspace, programme.id, noted),
    move: (goal, to, shown) => {
      const moved = moveGoal(workspace, goal.id, to, shown);
      return to === 'done' ? moved : told(moved);
    },
    assign: (goal, owner) => assignGoal(workspace, goal.id, owner),
    noteWeek: (words) => noteWeek(workspace, { ...words, programmeId: programme.id, day: today }),
    blockers: {
      raise: (input) => raiseBlocker(workspace, input),
      correct: (blockerId, change) => correctBlocker(workspace, blockerId, change),
      fix: (blockerId, fix) => fixBlocker(workspace, blockerId, fix),
      reopen: (blockerId) => told(reopenBlocker(workspace, blockerId)),
    },
  };
}
