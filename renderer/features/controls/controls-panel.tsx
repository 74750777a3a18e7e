import { ShieldCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import type { CalendarDate } from '#shared/base/calendar-date';
import { type ControlStanding, evidenceCoverage } from '#shared/domain/gates/control-rules';
import { controlStandings } from '#shared/domain/gates/evaluate-partner';
import { riskTiers } from '#shared/domain/partners/partner';
import type { PartnerFile } from '#shared/records/partner-file';
import { recordsFor } from '#shared/records/partner-records';
import { usePlaybook } from '../../data/use-playbook';
import { usePresentation } from '../../session/presentation';
import { Checkbox } from '../../ui/checkbox';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { ProgressBar } from '../../ui/progress-bar';
import { SearchField } from '../../ui/search-field';
import { Select } from '../../ui/select';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { riskTierWords } from '../../widgets/partner-words';
import { ConcessionDialog, type ConcessionRequest } from './concession-dialog';
import { ConcessionsPanel } from './concessions-panel';
import { type ControlFilters, familiesOf, isOrphan, noControlFilters } from './control-list';
import { ControlRow } from './control-row';
import { controlStateMarks, controlStates, controlStateWords, familyWord } from './control-words';
import styles from './controls-panel.module.css';

export interface ControlsPanelProps {
  readonly file: PartnerFile;
  readonly asOf: CalendarDate;
  /** Opens a piece of evidence that satisfies a control. */
  readonly onOpenEvidence?: ((evidenceId: string) => void) | undefined;
  /** Brings a piece of a kind that a control still needs. */
  readonly onBring?: ((typeId: string) => void) | undefined;
}

/** Every control of the playbook for one partner on a day: where it stands, by what, and what it protects. */
export function ControlsPanel({ file, asOf, onOpenEvidence, onBring }: ControlsPanelProps) {
  const index = usePlaybook();
  const isTurned = usePresentation();
  const [filters, setFilters] = useState(noControlFilters);
  const [request, setRequest] = useState<ConcessionRequest | null>(null);
  const standings = useMemo(() => controlStandings(recordsFor(file), index, { asOf }), [file, index, asOf]);
  const families = useMemo(() => familiesOf(standings, filters), [standings, filters]);
  const text = useText();
  return (
    <div className={styles.screen}>
      <Panel title={text('controls.title')} flush>
        <Coverage standings={standings} />
        <Filters standings={standings} filters={filters} onChange={setFilters} />
        {families.length === 0 && (
          <EmptyState icon={ShieldCheck} title={text('controls.none')}>
            {text('controls.none-hint')}
          </EmptyState>
        )}
        {families.map(({ family, controls }) => (
          <Family key={family} family={family} controls={controls}>
            {controls.map((standing) => (
              <ControlRow
                key={standing.control.id}
                standing={standing}
                file={file}
                onOpenEvidence={onOpenEvidence}
                onBring={onBring}
                // A concession is our own affair.
                onRequest={isTurned ? undefined : setRequest}
              />
            ))}
          </Family>
        ))}
      </Panel>
      {!isTurned && <ConcessionsPanel file={file} asOf={asOf} />}
      <ConcessionDialog
        file={file}
        asOf={asOf}
        request={request}
        satisfied={standings.filter(({ state }) => state === 'satisfied').map(({ control }) => control)}
        onClose={() => setRequest(null)}
      />
    </div>
  );
}

function Coverage({ standings }: { readonly standings: readonly ControlStanding[] }) {
  const text = useText();
  const { formatNumber } = useIntl();
  const { satisfied, applicable, share } = evidenceCoverage(standings);
  const counts = controlStates.flatMap((state) => {
    const count = standings.filter((each) => each.state === state).length;
    return count === 0 ? [] : [{ state, count }];
  });
  return (
    <div className={styles.coverage}>
      <ProgressBar
        label={text('controls.coverage.title')}
        done={satisfied}
        of={applicable}
        words={
          share === null
            ? text('controls.coverage.none')
            : text('controls.coverage.words', {
                satisfied,
                applicable,
                share: formatNumber(share, { style: 'percent', maximumFractionDigits: 0 }),
              })
        }
      />
      <ul className={styles.counts} aria-label={text('controls.counts')}>
        {counts.map(({ state, count }) => (
          <li key={state}>
            <StateMark
              state={controlStateMarks[state]}
              word={text('controls.count', { count, state: text(controlStateWords[state]) })}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Filters({
  standings,
  filters,
  onChange,
}: {
  readonly standings: readonly ControlStanding[];
  readonly filters: ControlFilters;
  readonly onChange: (filters: ControlFilters) => void;
}) {
  const text = useText();
  const orphans = standings.filter(({ control }) => isOrphan(control)).length;
  const states = controlStates.filter((state) => standings.some((each) => each.state === state));
  return (
    <div className={styles.tools}>
      <SearchField
        label={text('controls.filter.find')}
        placeholder={text('controls.filter.find-hint')}
        value={filters.text}
        onChange={(sought) => onChange({ ...filters, text: sought })}
      />
      <Select<(typeof states)[number] | 'all'>
        label={text('controls.filter.state')}
        hideLabel
        choices={[
          { id: 'all', label: text('controls.filter.any-state') },
          ...states.map((id) => ({ id, label: text(controlStateWords[id]) })),
        ]}
        value={filters.state ?? 'all'}
        onChange={(state) => onChange({ ...filters, state: state === 'all' ? null : state })}
      />
      <Select<(typeof riskTiers)[number] | 'all'>
        label={text('controls.filter.tier')}
        hideLabel
        choices={[
          { id: 'all', label: text('controls.filter.any-tier') },
          ...riskTiers.map((id) => ({ id, label: text(riskTierWords[id]) })),
        ]}
        value={filters.tier ?? 'all'}
        onChange={(tier) => onChange({ ...filters, tier: tier === 'all' ? null : tier })}
      />
      {orphans > 0 && (
        <Checkbox
          label={text('controls.filter.orphans', { count: orphans })}
          isSelected={filters.onlyOrphans}
          onChange={(onlyOrphans) => onChange({ ...filters, onlyOrphans })}
        />
      )}
    </div>
  );
}

function Family({
  family,
  controls,
  children,
}: {
  readonly family: string;
  readonly controls: readonly ControlStanding[];
  readonly children: React.ReactNode;
}) {
  const text = useText();
  const word = familyWord(family);
  const applicable = controls.filter(({ state }) => state !== 'notApplicable').length;
  const settled = controls.filter(({ state, settled: isSettled }) => isSettled && state !== 'notApplicable').length;
  const name = word ? text(word) : family;
  return (
    <section className={styles.family} aria-label={name}>
      <header className={styles.familyHead}>
        <h3 className={styles.familyName}>
          <span className={styles.code}>{family}</span> {name}
        </h3>
        <span className={styles.quiet}>{text('controls.family.settled', { settled, applicable })}</span>
      </header>
      <ul className={styles.rows}>{children}</ul>
    </section>
  );
}
