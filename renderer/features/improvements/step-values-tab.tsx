import { useState } from 'react';
import { useIntl } from 'react-intl';
import {
  leastAsked,
  playbookThings,
  type StepTally,
  type StepValue,
  type StepVerdict,
  stepValues,
} from '#shared/domain/improvements/step-value';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { type Reckoning, useStepTally } from '../../data/queries/reckoning-queries';
import { usePlaybook } from '../../data/use-playbook';
import { type DataColumn, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { Select } from '../../ui/select';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { stepVerdictTones, stepVerdictWords } from './improvement-words';
import styles from './improvements.module.css';
import { ReckoningLine } from './reckoning-line';

/** What each question and step of the playbook changed in the last twelve months, over all partners on this device. */
export function StepValuesTab() {
  return <StepValuesView index={usePlaybook()} reckoning={useStepTally()} />;
}

export interface StepValuesViewProps {
  readonly index: PackIndex;
  readonly reckoning: Reckoning<StepTally>;
}

/** The report without the machinery behind it. */
export function StepValuesView({ index, reckoning }: StepValuesViewProps) {
  const text = useText();
  const { formatNumber } = useIntl();
  const [moduleId, setModule] = useState('all');
  const [verdict, setVerdict] = useState<StepVerdict | 'all'>('all');
  // The tally grows where it is; it is read anew each time this is drawn.
  const values = stepValues(playbookThings(index), reckoning.value);
  const shown = values.filter(
    (one) => (moduleId === 'all' || one.thing.moduleId === moduleId) && (verdict === 'all' || one.verdict === verdict),
  );
  const candidates = values.filter((one) => one.verdict === 'candidate').length;
  const percent = (share: number) => formatNumber(share, { style: 'percent', maximumFractionDigits: 0 });
  const count = (id: string, header: string, of: (value: StepValue) => number): DataColumn<StepValue> => ({
    id,
    header,
    kind: 'number',
    cell: (value) => (value.thing.brings === null ? '–' : formatNumber(of(value))),
  });
  const columns: readonly DataColumn<StepValue>[] = [
    {
      id: 'thing',
      header: text('improvements.value.thing'),
      cell: ({ thing }) => (
        <span className={styles.thing}>
          {thing.title}
          <span className={styles.aside}>{thing.id}</span>
        </span>
      ),
    },
    {
      id: 'verdict',
      header: text('improvements.value.verdict'),
      cell: (value) => (
        <>
          <StateMark state={stepVerdictTones[value.verdict]} word={text(stepVerdictWords[value.verdict])} />
          {value.verdict !== 'tooFew' && value.mayChange !== null && value.asked > 0 && (
            <span className={styles.aside}>
              {text('improvements.value.may-change', { share: percent(value.mayChange) })}
            </span>
          )}
        </>
      ),
    },
    count('asked', text('improvements.value.asked'), ({ asked }) => asked),
    count('changed', text('improvements.value.changed'), ({ changed }) => changed),
    count('gate', text('improvements.value.gate'), ({ by }) => by.gate),
    count('control', text('improvements.value.control'), ({ by }) => by.control),
    count('sla', text('improvements.value.sla'), ({ by }) => by.sla),
    count('plan', text('improvements.value.plan'), ({ by }) => by.plan),
  ];
  return (
    <div className={styles.parts}>
      <p className={styles.quiet}>{text('improvements.value.rule', { least: leastAsked })}</p>
      <ReckoningLine {...reckoning} label={text('improvements.value.reckoning')} />
      <Panel title={text('improvements.value.candidates', { count: candidates })} flush>
        <ValueFilters index={index} filter={{ moduleId, verdict }} onModule={setModule} onVerdict={setVerdict} />
        <DataTable
          caption={text('improvements.tab.values')}
          columns={columns}
          rows={shown}
          keyOf={({ thing }) => thing.id}
          empty={<EmptyState title={text('improvements.backlog.no-match')} />}
        />
      </Panel>
    </div>
  );
}

interface ValueFiltersProps {
  readonly index: PackIndex;
  readonly filter: { readonly moduleId: string; readonly verdict: StepVerdict | 'all' };
  readonly onModule: (moduleId: string) => void;
  readonly onVerdict: (verdict: StepVerdict | 'all') => void;
}

function ValueFilters({ index, filter, onModule, onVerdict }: ValueFiltersProps) {
  const text = useText();
  return (
    <div className={styles.tools}>
      <Select
        label={text('improvements.form.module')}
        choices={[
          { id: 'all', label: text('improvements.backlog.all') },
          ...index.pack.modules.map(({ id, title }) => ({ id, label: `${id} ${title}` })),
        ]}
        value={filter.moduleId}
        onChange={onModule}
      />
      <Select
        label={text('improvements.value.verdict')}
        choices={[
          { id: 'all', label: text('improvements.backlog.all') },
          ...verdicts.map((id) => ({ id, label: text(stepVerdictWords[id]) })),
        ]}
        value={filter.verdict}
        onChange={onVerdict}
      />
    </div>
  );
}

const verdicts: readonly StepVerdict[] = ['candidate', 'tooFew', 'useful', 'notJudged'];
