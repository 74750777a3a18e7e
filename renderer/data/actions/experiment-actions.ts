import { ok, type Result, refuse } from '#shared/base/result';
import {
  type ExperimentRefusal,
  draftExperiment as experimentDrafted,
  startExperiment as experimentStarted,
  stopExperiment as experimentStopped,
  type NewExperiment,
} from '#shared/domain/improvements/experiment-commands';
import type { Experiment } from '#shared/domain/improvements/improvement';
import { correction, creation } from '../edits';
import { allRecords, record } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

export function draftExperiment(workspace: Workspace, input: NewExperiment) {
  return write(workspace, async () => {
    const drafted = experimentDrafted(input, workspace.playbooks.current(), contextOf(workspace));
    if (!drafted.ok) return drafted;
    return ok({ value: drafted.value, edits: [creation('experiment', drafted.value)] });
  });
}

export function startExperiment(workspace: Workspace, experimentId: string) {
  return changeExperiment(workspace, experimentId, async (before) =>
    experimentStarted(before, await allRecords(workspace.database, 'experiment'), contextOf(workspace)),
  );
}

export function stopExperiment(workspace: Workspace, experimentId: string, conclusion: string) {
  return changeExperiment(workspace, experimentId, async (before) =>
    experimentStopped(before, conclusion, contextOf(workspace)),
  );
}

function changeExperiment(
  workspace: Workspace,
  experimentId: string,
  change: (before: Experiment) => Promise<Result<Experiment, ExperimentRefusal>>,
) {
  return write(workspace, async () => {
    const before = await record(workspace.database, 'experiment', experimentId);
    if (!before) return refuse<NotHere>({ kind: 'not-here' });
    const changed = await change(before);
    if (!changed.ok) return changed;
    return ok({ value: changed.value, edits: correction('experiment', before, changed.value) });
  });
}
