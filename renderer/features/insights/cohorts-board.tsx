import { Download } from 'lucide-react';
import { useState } from 'react';
import { cellOf } from '#shared/domain/metrics/compare-cohorts';
import { type CohortRow, cohortDays, cohortMilestones, type Insights } from '#shared/domain/metrics/insights';
import { type ProgramTier, programTiers } from '#shared/domain/partners/partner';
import { EmptyState } from '../../ui/empty-state';
import { IconButton } from '../../ui/icon-button';
import { Panel } from '../../ui/panel';
import { RadioGroup } from '../../ui/radio-group';
import { type Text, useText } from '../../ui/use-text';
import { programTierWords } from '../../widgets/partner-words';
import { useSaveCsv } from './chart-frame';
import { CohortCompare } from './cohort-compare';
import { CohortMap } from './cohort-map';
import styles from './cohorts.module.css';
import type { InsightTable } from './insight-csv';
import { milestoneWords } from './insight-words';
import { useReadingWords } from './reading-words';

type Shown = 'all' | ProgramTier | 'each';

/** Which month a partner is counted in. */
type By = 'signature' | 'kickoff';

const tableWords = { signature: 'insights.cohorts.table', kickoff: 'insights.cohorts.table-kickoff' } as const;
const fileNames = { signature: 'cohorts', kickoff: 'cohorts-by-kick-off' } as const;

/** Cohorts by month of signature or kick-off and by tier, and two of them against each other. */
export function CohortsBoard({ insights }: { readonly insights: Insights }) {
  const text = useText();
  const words = useReadingWords(insights.currency);
  const saveAs = useSaveCsv();
  const [shown, setShown] = useState<Shown>('all');
  const [by, setBy] = useState<By>('signature');
  const cohorts = by === 'signature' ? insights.cohorts : insights.kickoffCohorts;
  const title = text(tableWords[by]);
  if (insights.cohorts.every(({ n }) => n === 0))
    return <EmptyState title={text('insights.cohorts.empty')}>{text('insights.cohorts.empty-words')}</EmptyState>;
  return (
    <>
      <div className={styles.choices}>
        <RadioGroup
          label={text('insights.tier.label')}
          orientation="horizontal"
          value={shown}
          onChange={setShown}
          choices={[
            { id: 'all', label: text('insights.tier.all') },
            ...programTiers.map((id) => ({ id, label: text(programTierWords[id]) })),
            { id: 'each', label: text('insights.tier.each') },
          ]}
        />
        <RadioGroup
          label={text('insights.cohorts.by')}
          orientation="horizontal"
          value={by}
          onChange={setBy}
          choices={[
            { id: 'signature', label: text('insights.cohorts.by-signature') },
            { id: 'kickoff', label: text('insights.cohorts.by-kickoff') },
          ]}
        />
      </div>
      <Panel
        title={title}
        actions={
          <IconButton
            icon={Download}
            label={text('insights.chart.csv-of', { title })}
            onPress={() => void saveAs(fileNames[by], cohortTable(cohorts, text))}
          />
        }
      >
        {cohorts.length === 0 ? (
          <EmptyState title={text('insights.cohorts.empty')}>{text('insights.cohorts.empty-kickoff')}</EmptyState>
        ) : (
          <>
            <CohortMap key={`${by} ${shown}`} title={title} rows={shownRows(cohorts, shown)} words={words} />
            <p className={styles.legend}>{text('insights.cohorts.legend')}</p>
            {by === 'kickoff' && <p className={styles.legend}>{text('insights.cohorts.kickoff-words')}</p>}
          </>
        )}
      </Panel>
      <CohortCompare key={by} rows={cohorts.filter(({ n }) => n > 0)} words={words} />
    </>
  );
}

/** The newest month first; tiers in which nobody signed are left out where tiers stand on their own. */
function shownRows(cohorts: readonly CohortRow[], shown: Shown): readonly CohortRow[] {
  return cohorts
    .filter(({ tier, n }) => (shown === 'each' ? tier !== 'all' && n > 0 : tier === shown))
    .toSorted((left, right) => (left.month === right.month ? 0 : left.month < right.month ? 1 : -1));
}

/** Every cohort, whatever is shown: a row for each milestone and day. */
export function cohortTable(cohorts: readonly CohortRow[], text: Text): InsightTable {
  return {
    columns: [
      { id: 'month', header: text('insights.cohorts.month') },
      { id: 'tier', header: text('insights.metric.tier') },
      { id: 'n', header: text('insights.cohorts.n') },
      { id: 'milestone', header: text('insights.compare.milestone') },
      { id: 'day', header: text('insights.chart.day') },
      { id: 'share', header: text('insights.chart.share') },
      { id: 'low', header: text('insights.chart.low') },
      { id: 'high', header: text('insights.chart.high') },
      { id: 'watched', header: text('insights.chart.watched') },
    ],
    rows: cohorts.flatMap((row) =>
      cohortMilestones.flatMap((milestone) =>
        cohortDays.map((day) => {
          const cell = cellOf(row, milestone, day);
          return [
            row.month,
            row.tier,
            row.n,
            { shown: text(milestoneWords[milestone]), raw: milestone },
            day,
            cell?.share ?? '',
            cell?.interval?.low ?? '',
            cell?.interval?.high ?? '',
            cell?.watched ?? 0,
          ];
        }),
      ),
    ),
  };
}
