import type { CalendarDate } from '#shared/base/calendar-date';
import { ok, type Result, refuse } from '#shared/base/result';
import type { ProgrammeTemplate } from '#shared/domain/playbook/pack-programme';
import {
  type BlockerRefusal,
  correctBlocker as blockerCorrected,
  fixBlocker as blockerFixed,
  raiseBlocker as blockerRaised,
  reopenBlocker as blockerReopened,
  type NewBlocker,
} from '#shared/domain/programme/blocker-rules';
import {
  type GoalRefusal,
  type GoalState,
  assignGoal as goalAssigned,
  moveGoal as goalMoved,
} from '#shared/domain/programme/goal-rules';
import type { Blocker, Programme, ProgrammeGoal } from '#shared/domain/programme/programme';
import {
  type NewProgramme,
  type ProgrammeChange,
  correctProgramme as programmeCorrected,
  startProgramme as programmeStarted,
} from '#shared/domain/programme/programme-commands';
import { noteFigure as figureNoted, type MeasuredWhen } from '#shared/domain/programme/programme-figures';
import { noteWeek as weekNoted } from '#shared/domain/programme/week-rules';
import { correction, creation } from '../edits';
import { allRecords, record } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

/** The playbook in force has no programme. */
export interface NoTemplate {
  readonly kind: 'no-template';
}

export function startProgramme(workspace: Workspace, input: NewProgramme) {
  return write(workspace, async () => {
    const template = templateOf(workspace);
    if (!template) return refuse<NoTemplate>({ kind: 'no-template' });
    const known = await allRecords(workspace.database, 'programme');
    const started = programmeStarted(input, template, known, contextOf(workspace));
    if (!started.ok) return started;
    const { programme, goals } = started.value;
    const edits = [creation('programme', programme), ...goals.map((goal) => creation('programmeGoal', goal))];
    return ok({ value: programme, edits });
  });
}

export function correctProgramme(workspace: Workspace, programmeId: string, change: ProgrammeChange) {
  return write(workspace, async () => {
    const before = await record(workspace.database, 'programme', programmeId);
    if (!before) return refuse<NotHere>({ kind: 'not-here' });
    const changed = programmeCorrected(before, change);
    if (!changed.ok) return changed;
    return ok({ value: changed.value.programme, edits: correction('programme', before, changed.value.programme) });
  });
}

/** Notes what was measured before the start or at the end; empty text takes it back. */
export function noteFigure(
  workspace: Workspace,
  programmeId: string,
  noted: { readonly when: MeasuredWhen; readonly figureId: string; readonly value: string },
) {
  return write(workspace, async () => {
    const template = templateOf(workspace);
    if (!template) return refuse<NoTemplate>({ kind: 'no-template' });
    const before = await record(workspace.database, 'programme', programmeId);
    if (!before) return refuse<NotHere>({ kind: 'not-here' });
    const changed = figureNoted(before, template, noted);
    if (!changed.ok) return changed;
    return ok({ value: changed.value.programme, edits: correction('programme', before, changed.value.programme) });
  });
}

export function moveGoal(workspace: Workspace, goalId: string, to: GoalState, shown: string) {
  return changeGoal(workspace, goalId, (goal) => goalMoved(goal, to, shown, contextOf(workspace)));
}

export function assignGoal(workspace: Workspace, goalId: string, owner: string) {
  return changeGoal(workspace, goalId, (goal) => goalAssigned(goal, owner));
}

export function raiseBlocker(workspace: Workspace, input: NewBlocker) {
  return write(workspace, async () => {
    const known = await allRecords(workspace.database, 'blocker');
    const raised = blockerRaised(input, known, contextOf(workspace));
    if (!raised.ok) return raised;
    return ok({ value: raised.value.blocker, edits: [creation('blocker', raised.value.blocker)] });
  });
}

export function correctBlocker(workspace: Workspace, blockerId: string, change: Partial<NewBlocker>) {
  return changeBlocker(workspace, blockerId, (blocker) => blockerCorrected(blocker, change));
}

export function fixBlocker(workspace: Workspace, blockerId: string, fix: string) {
  return changeBlocker(workspace, blockerId, (blocker) => blockerFixed(blocker, fix, contextOf(workspace)));
}

export function reopenBlocker(workspace: Workspace, blockerId: string) {
  return changeBlocker(workspace, blockerId, blockerReopened);
}

/** Keeps what is said of the week a day lies in. */
export function noteWeek(
  workspace: Workspace,
  input: {
    readonly programmeId: Programme['id'];
    readonly day: CalendarDate;
    readonly said: string;
    readonly asks: string;
  },
) {
  return write(workspace, async () => {
    const known = await allRecords(workspace.database, 'weekNote');
    const noted = weekNoted(input, known, contextOf(workspace));
    if (!noted.ok) return noted;
    const { note, before } = noted.value;
    return ok({ value: note, edits: before ? correction('weekNote', before, note) : [creation('weekNote', note)] });
  });
}

function changeGoal(
  workspace: Workspace,
  goalId: string,
  change: (goal: ProgrammeGoal) => Result<{ readonly goal: ProgrammeGoal }, GoalRefusal>,
) {
  return write(workspace, async () => {
    const before = await record(workspace.database, 'programmeGoal', goalId);
    if (!before) return refuse<NotHere>({ kind: 'not-here' });
    const changed = change(before);
    if (!changed.ok) return changed;
    return ok({ value: changed.value.goal, edits: correction('programmeGoal', before, changed.value.goal) });
  });
}

function changeBlocker(
  workspace: Workspace,
  blockerId: string,
  change: (blocker: Blocker) => Result<{ readonly blocker: Blocker }, BlockerRefusal>,
) {
  return write(workspace, async () => {
    const before = await record(workspace.database, 'blocker', blockerId);
    if (!before) return refuse<NotHere>({ kind: 'not-here' });
    const changed = change(before);
    if (!changed.ok) return changed;
    return ok({ value: changed.value.blocker, edits: correction('blocker', before, changed.value.blocker) });
  });
}

function templateOf(workspace: Workspace): ProgrammeTemplate | undefined {
  return workspace.playbooks.current().pack.programme;
}
