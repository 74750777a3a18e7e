import { useMemo, useState } from 'react';
import type { ImprovementStep, NewImprovement } from '#shared/domain/improvements/improvement-commands';
import { type Ground, groupedNotes } from '#shared/domain/improvements/improvement-rules';
import {
  attachGrounds,
  correctImprovement,
  markSystemic,
  raiseImprovement,
  takeImprovementStep,
  voteForImprovement,
} from '../../data/actions/improvement-actions';
import type { Backlog } from '../../data/queries/improvement-queries';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { actorOf } from '../../data/workspace';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { BacklogView } from './backlog-view';
import { ImprovementDialog } from './improvement-dialog';
import { ImprovementSheet } from './improvement-sheet';
import { refusalWords } from './improvement-words';
import styles from './improvements.module.css';
import { LooseNotes, OfferedGrounds } from './loose-grounds';
import { TakeUpDialog } from './take-up-dialog';
import { useNames } from './use-names';
import type { Done } from './words-dialog';

type Asking =
  | { readonly kind: 'takeUp'; readonly grounds: readonly Ground[] }
  | { readonly kind: 'new'; readonly start: NewImprovement }
  | { readonly kind: 'correct' };

const nothing: NewImprovement = {
  title: '',
  problem: '',
  source: 'idea',
  restsOn: [],
  moduleId: '',
  stepId: '',
  owner: '',
};

/** The backlog, what is still loose, and what is offered to it. */
export function BacklogTab({ backlog }: { readonly backlog: Backlog }) {
  const workspace = useWorkspace();
  const index = usePlaybook();
  const names = useNames();
  const actions = useActions();
  const [openId, setOpen] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const { lines, improvements, notes, grounds, offered } = backlog;
  const groups = useMemo(() => groupedNotes(notes, improvements), [notes, improvements]);
  const line = lines.find(({ improvement }) => improvement.id === openId) ?? null;
  const close = () => setAsking(null);
  const takeUp = (some: readonly Ground[]) => setAsking({ kind: 'takeUp', grounds: some });
  const asNew = (some: readonly Ground[]) => setAsking({ kind: 'new', start: startFrom(some) });
  return (
    <div className={styles.parts}>
      <BacklogView
        lines={lines}
        index={index}
        openId={openId}
        onOpen={setOpen}
        onNew={() => setAsking({ kind: 'new', start: nothing })}
      />
      <div className={styles.columns}>
        <LooseNotes groups={groups} index={index} {...names} onTakeUp={takeUp} />
        <OfferedGrounds offered={offered} partnerOf={names.partnerOf} onTakeUp={takeUp} />
      </div>
      <ImprovementSheet
        line={line}
        grounds={grounds}
        me={actorOf(workspace)}
        {...names}
        actions={actions}
        onCorrect={() => setAsking({ kind: 'correct' })}
        onClose={() => setOpen(null)}
      />
      {asking?.kind === 'takeUp' && (
        <TakeUpDialog
          grounds={asking.grounds}
          standing={improvements.filter(({ resolvedAt }) => resolvedAt === null)}
          onAttach={(id) => attachGrounds(workspace, id, idsOf(asking.grounds))}
          onNew={() => asNew(asking.grounds)}
          onClose={close}
        />
      )}
      {asking?.kind === 'new' && (
        <ImprovementDialog
          isNew
          index={index}
          start={asking.start}
          onKeep={(input) => raiseImprovement(workspace, input)}
          onClose={close}
        />
      )}
      {asking?.kind === 'correct' && line && (
        <ImprovementDialog
          isNew={false}
          index={index}
          start={line.improvement}
          onKeep={({ title, problem, moduleId, stepId, owner }) =>
            correctImprovement(workspace, line.improvement.id, { title, problem, moduleId, stepId, owner })
          }
          onClose={close}
        />
      )}
    </div>
  );
}

/** Steps and votes; what is refused without a form to say it in is said in a toast. */
function useActions() {
  const text = useText();
  const workspace = useWorkspace();
  const told = async (done: Done): Done => {
    const result = await done;
    if (!result.ok) showToast({ tone: 'refused', words: text(refusalWords(result.error.kind)) });
    return result;
  };
  return {
    step: (id: string, step: ImprovementStep) => {
      const done = takeImprovementStep(workspace, id, step);
      return step.to === 'open' ? told(done) : done;
    },
    vote: (id: string, wants: boolean) => told(voteForImprovement(workspace, id, wants)),
    markSystemic: (id: string, because: string) => {
      const done = markSystemic(workspace, id, because);
      return because === '' ? told(done) : done;
    },
  };
}

const idsOf = (grounds: readonly Ground[]) => grounds.map(({ id }) => id);

/** A new improvement from what it rests on: the words of the worst, the module they share. */
function startFrom(grounds: readonly Ground[]): NewImprovement {
  const [worst] = grounds.toSorted((left, right) => right.degree - left.degree);
  if (!worst) return nothing;
  const shared = (of: (ground: Ground) => string) =>
    grounds.every((ground) => of(ground) === of(worst)) ? of(worst) : '';
  return {
    ...nothing,
    title: worst.title.slice(0, 200),
    problem:
      grounds.length > 1
        ? grounds
            .map(({ title }) => title)
            .join('\n')
            .slice(0, 4000)
        : '',
    source: worst.source,
    restsOn: idsOf(grounds),
    moduleId: shared(({ moduleId }) => moduleId),
    stepId: shared(({ stepId }) => stepId),
  };
}
