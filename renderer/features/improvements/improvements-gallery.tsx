import { refuse } from '#shared/base/result';
import { groupedNotes } from '#shared/domain/improvements/improvement-rules';
import { StepTally } from '#shared/domain/improvements/step-value';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { GalleryGroup } from '../../ui/gallery-group';
import { AdoptionView } from './adoption-tab';
import { BacklogView } from './backlog-view';
import { CreditsTab } from './credits-tab';
import { ExperimentsView } from './experiments-tab';
import styles from './improvements.module.css';
import { LooseNotes, OfferedGrounds } from './loose-grounds';
import {
  sampleExperiments,
  sampleGrounds,
  sampleImprovements,
  sampleInterviews,
  sampleLines,
  sampleNames,
  sampleNotes,
  sampleParticipants,
  sampleTally,
} from './sample-improvements';
import { StepValuesView } from './step-values-tab';

const nothing = () => undefined;
// Nothing is stored from the gallery; the dialogs show what a refusal looks like.
const refused = async () => refuse({ kind: 'storage-full' } as const);
const standing = { done: 40, of: 40, state: 'finished', stop: nothing, again: nothing } as const;

function drawBacklog(lines: typeof sampleLines) {
  return (
    <div className={styles.tab}>
      <BacklogView lines={lines} index={builtInPack()} openId={null} onOpen={nothing} onNew={nothing} />
    </div>
  );
}

function drawLoose() {
  const groups = groupedNotes(sampleNotes, sampleImprovements.slice(0, 0));
  return (
    <div className={styles.tab}>
      <div className={styles.columns}>
        <LooseNotes groups={groups} index={builtInPack()} {...sampleNames} onTakeUp={nothing} />
        <OfferedGrounds
          offered={[...sampleGrounds.values()].map((one) => ({ ...one, source: 'interview' as const }))}
          partnerOf={sampleNames.partnerOf}
          onTakeUp={nothing}
        />
      </div>
    </div>
  );
}

function drawExperiments() {
  const index = builtInPack();
  const experiments = sampleExperiments(index);
  return (
    <div className={styles.tab}>
      <ExperimentsView
        experiments={experiments}
        reckoning={{ ...standing, value: sampleParticipants(experiments) }}
        index={index}
        today="2026-11-20"
        actions={{ draft: refused, start: refused, stop: refused }}
      />
    </div>
  );
}

function drawNoExperiments() {
  return (
    <div className={styles.tab}>
      <ExperimentsView
        experiments={[]}
        reckoning={{ ...standing, value: new Map() }}
        index={builtInPack()}
        today="2026-11-20"
        actions={{ draft: refused, start: refused, stop: refused }}
      />
    </div>
  );
}

function drawValues(state: 'finished' | 'running' | 'failed') {
  const index = builtInPack();
  const value = state === 'finished' ? sampleTally(index) : new StepTally();
  return (
    <div className={styles.tab}>
      <StepValuesView index={index} reckoning={{ ...standing, state, done: state === 'finished' ? 40 : 7, value }} />
    </div>
  );
}

function drawAdoption(isEmpty: boolean) {
  return (
    <div className={styles.tab}>
      <AdoptionView
        versions={[
          { version: '2.1.0', releasedOn: '2026-09-01' },
          { version: '2.0.0', releasedOn: null },
        ]}
        inForce="2.1.0"
        interviews={isEmpty ? [] : sampleInterviews}
        improvements={isEmpty ? [] : sampleImprovements}
        today="2026-11-20"
        partnerOf={sampleNames.partnerOf}
      />
    </div>
  );
}

export const improvementsGallery: GalleryGroup = {
  id: 'improvements',
  title: 'The playbook as a product',
  samples: [
    { name: 'backlog, empty', wide: true, draw: () => drawBacklog([]) },
    { name: 'backlog', wide: true, draw: () => drawBacklog(sampleLines) },
    { name: 'loose notes and what is offered', wide: true, draw: drawLoose },
    { name: 'credits, none', wide: true, draw: () => <CreditsTab lines={[]} {...sampleNames} /> },
    { name: 'credits', wide: true, draw: () => <CreditsTab lines={sampleLines} {...sampleNames} /> },
    { name: 'step values, while they are reckoned', wide: true, draw: () => drawValues('running') },
    { name: 'step values, failed', wide: true, draw: () => drawValues('failed') },
    { name: 'step values', wide: true, draw: () => drawValues('finished') },
    { name: 'experiments, none', wide: true, draw: drawNoExperiments },
    { name: 'experiments', wide: true, draw: drawExperiments },
    { name: 'versions, nothing yet', wide: true, draw: () => drawAdoption(true) },
    { name: 'versions', wide: true, draw: () => drawAdoption(false) },
  ],
};
