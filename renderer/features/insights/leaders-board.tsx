import type { Insights } from '#shared/domain/metrics/insights';
import { type ProgramTier, programTiers } from '#shared/domain/partners/partner';
import { useFiguresPlace } from '../../data/insights-source';
import { EmptyState } from '../../ui/empty-state';
import { Link } from '../../ui/link';
import { RadioGroup } from '../../ui/radio-group';
import { useText } from '../../ui/use-text';
import { programTierWords } from '../../widgets/partner-words';
import { Headline } from './headline';
import styles from './insights.module.css';
import { metricGroups } from './metric-groups';
import { MetricTile } from './metric-tile';
import { useReadingWords } from './reading-words';

export type TierChoice = 'all' | ProgramTier;

export interface LeadersBoardProps {
  readonly insights: Insights;
  /** As it was asked; null: now. */
  readonly asOf: number | null;
  readonly tier: TierChoice;
  readonly onTier: (tier: TierChoice) => void;
  readonly nameOf: (partnerId: string) => string;
}

/** The headline, and every figure below it. */
export function LeadersBoard({ insights, asOf, tier, onTier, nameOf }: LeadersBoardProps) {
  const text = useText();
  const words = useReadingWords(insights.currency);
  // Of headquarters' figures it stands above already, with whose they are.
  const isOfHere = useFiguresPlace() === 'device';
  const { readings } = tier === 'all' ? insights.all : insights.byTier[tier];
  const scope = tier === 'all' ? ({ kind: 'all' } as const) : ({ kind: 'tier', tier } as const);
  const isEmpty = insights.all.readings.timeToFirstValue.n === 0 && insights.cohorts.every(({ n }) => n === 0);
  return (
    <>
      <div className={styles.bar}>
        <RadioGroup
          label={text('insights.tier.label')}
          orientation="horizontal"
          value={tier}
          onChange={onTier}
          choices={[
            { id: 'all', label: text('insights.tier.all') },
            ...programTiers.map((id) => ({ id, label: text(programTierWords[id]) })),
          ]}
        />
        {isOfHere && (
          <p className={styles.asOf}>
            {text('insights.look.of', { moment: words.moment(insights.asOf, insights.zone) })}
          </p>
        )}
      </div>
      {isEmpty && (
        <EmptyState
          title={text('insights.empty.title')}
          action={<Link href="/partners">{text('insights.empty.action')}</Link>}
        >
          {text('insights.empty.words')}
        </EmptyState>
      )}
      <Headline reading={readings.timeToValueGain} words={words} nameOf={nameOf} asOf={asOf} scope={scope} />
      {metricGroups.map(({ id, title, metrics }) => (
        <section key={id} className={styles.group} aria-labelledby={`insights-group-${id}`}>
          <h2 id={`insights-group-${id}`} className={styles.groupTitle}>
            {text(title)}
          </h2>
          <div className={styles.tiles}>
            {metrics.map((metric) => (
              <MetricTile
                key={metric}
                reading={readings[metric]}
                words={words}
                nameOf={nameOf}
                asOf={asOf}
                scope={scope}
              />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
