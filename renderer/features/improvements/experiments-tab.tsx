import { FlaskConical, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { NewExperiment } from '#shared/domain/improvements/experiment-commands';
import { experimentResult } from '#shared/domain/improvements/experiment-result';
import type { Experiment } from '#shared/domain/improvements/improvement';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { draftExperiment, startExperiment, stopExperiment } from '../../data/actions/experiment-actions';
import { type ParticipantsByExperiment, type Reckoning, useParticipants } from '../../data/queries/reckoning-queries';
import { useAllRecords } from '../../data/queries/record-queries';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { Skeleton } from '../../ui/skeleton';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { ExperimentCard } from './experiment-card';
import { ExperimentDialog } from './experiment-dialog';
import { refusalWords } from './improvement-words';
import styles from './improvements.module.css';
import { ReckoningLine } from './reckoning-line';
import { type Done, WordsDialog } from './words-dialog';

/** All experiments with where each stands. */
export function ExperimentsTab() {
  const text = useText();
  const experiments = useAllRecords('experiment');
  if (!experiments) return <Skeleton words={text('improvements.page.reading')} lines={6} />;
  return <KnownExperiments experiments={experiments} />;
}

function KnownExperiments({ experiments }: { readonly experiments: readonly Experiment[] }) {
  const text = useText();
  const workspace = useWorkspace();
  const reckoning = useParticipants(experiments);
  const start = async (experimentId: string): Done => {
    const started = await startExperiment(workspace, experimentId);
    if (!started.ok) showToast({ tone: 'refused', words: text(refusalWords(started.error.kind)) });
    return started;
  };
  return (
    <ExperimentsView
      experiments={experiments}
      reckoning={reckoning}
      index={usePlaybook()}
      today={dayOf(new Date(workspace.surroundings.now()).toISOString())}
      actions={{
        draft: (input) => draftExperiment(workspace, input),
        start,
        stop: (id, conclusion) => stopExperiment(workspace, id, conclusion),
      }}
    />
  );
}

export interface ExperimentActions {
  readonly draft: (input: NewExperiment) => Done;
  readonly start: (experimentId: string) => Done;
  readonly stop: (experimentId: string, conclusion: string) => Done;
}

export interface ExperimentsViewProps {
  readonly experiments: readonly Experiment[];
  readonly reckoning: Reckoning<ParticipantsByExperiment>;
  readonly index: PackIndex;
  readonly today: CalendarDate;
  readonly actions: ExperimentActions;
}

const rank = { running: 0, draft: 1, stopped: 2 } as const satisfies Record<Experiment['state'], number>;

/** The list without the machinery behind it. */
export function ExperimentsView({ experiments, reckoning, index, today, actions }: ExperimentsViewProps) {
  const text = useText();
  const [isNew, setNew] = useState(false);
  const [stopping, setStopping] = useState<Experiment | null>(null);
  const inOrder = useMemo(
    () =>
      experiments.toSorted(
        (left, right) => rank[left.state] - rank[right.state] || (left.startsOn < right.startsOn ? 1 : -1),
      ),
    [experiments],
  );
  const newButton = (
    <Button kind="filled" icon={Plus} onPress={() => setNew(true)}>
      {text('improvements.experiment.new')}
    </Button>
  );
  return (
    <div className={styles.parts}>
      <p className={styles.quiet}>{text('improvements.experiment.rule')}</p>
      {experiments.some(({ state }) => state !== 'draft') && (
        <ReckoningLine {...reckoning} label={text('improvements.experiment.reckoning')} />
      )}
      <Panel
        title={text('improvements.tab.experiments')}
        actions={experiments.length > 0 && newButton}
        flush={experiments.length > 0}
      >
        {experiments.length === 0 && (
          <EmptyState icon={FlaskConical} title={text('improvements.experiment.none')} action={newButton}>
            {text('improvements.experiment.none-hint')}
          </EmptyState>
        )}
        {inOrder.map((experiment) => (
          <ExperimentCard
            key={experiment.id}
            experiment={experiment}
            index={index}
            result={
              // Half of the partners would show a result that is none.
              reckoning.state === 'finished' && experiment.state !== 'draft'
                ? experimentResult(experiment, reckoning.value.get(experiment.id) ?? [], today)
                : null
            }
            onStart={() => void actions.start(experiment.id)}
            onStop={() => setStopping(experiment)}
          />
        ))}
      </Panel>
      {isNew && <ExperimentDialog index={index} today={today} onKeep={actions.draft} onClose={() => setNew(false)} />}
      {stopping && (
        <WordsDialog
          title={text('improvements.experiment.stop-title', { title: stopping.title })}
          label={text('improvements.experiment.conclusion')}
          description={text('improvements.experiment.conclusion-hint')}
          start=""
          lines="several"
          doWord={text('improvements.experiment.stop')}
          onKeep={(conclusion) => actions.stop(stopping.id, conclusion)}
          onClose={() => setStopping(null)}
        />
      )}
    </div>
  );
}
