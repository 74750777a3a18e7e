import { useNavigate } from 'react-router';
import type { MetricDetail, Scope, TrendPoint } from '#shared/domain/metrics/insights';
import { isOfPartners, metricFacts } from '#shared/domain/metrics/metric-list';
import { useText } from '../../ui/use-text';
import { programTierWords } from '../../widgets/partner-words';
import { DistributionChart } from './distribution-chart';
import { GroupChart } from './group-chart';
import { metricWords } from './insight-words';
import styles from './insights.module.css';
import { ModuleChart } from './module-chart';
import { PartnerValues } from './partner-values';
import { ReadingStory } from './reading-story';
import { useReadingWords } from './reading-words';
import { RegionChart } from './region-chart';
import { SurvivalChart } from './survival-chart';
import { TrendChart } from './trend-chart';

export interface MetricBoardProps {
  readonly detail: MetricDetail;
  /** Null: still being reckoned. */
  readonly trend: readonly TrendPoint[] | null;
  readonly currency: string;
  readonly zone: string;
  readonly asOf: number | null;
  readonly scope: Scope;
  readonly nameOf: (partnerId: string) => string;
  readonly moduleOf: (moduleId: string) => string;
}

/** Everything behind one figure: who, how they lie, how it moved. */
export function MetricBoard({ detail, trend, currency, zone, asOf, scope, nameOf, moduleOf }: MetricBoardProps) {
  const text = useText();
  const navigate = useNavigate();
  const words = useReadingWords(currency);
  const { metric } = detail;
  const shared = { words, fileName: metric };
  return (
    <div className={styles.metric}>
      <section className={styles.whole} aria-label={text(metricWords[metric])}>
        <ReadingStory
          reading={detail.reading}
          words={words}
          nameOf={nameOf}
          asOf={asOf}
          scope={scope}
          values={detail.values}
          isOwnPage
        />
      </section>
      <div className={styles.charts}>
        {metricFacts[metric].unit === 'days' && <SurvivalChart detail={detail} {...shared} />}
        {isOfPartners(metric) && <DistributionChart detail={detail} {...shared} />}
        {isOfPartners(metric) && (
          <div className={metricFacts[metric].unit === 'days' ? styles.apart : styles.stacked}>
            <GroupChart
              title={text('insights.metric.by-tier')}
              of={{ id: 'tier', header: text('insights.metric.tier') }}
              groups={detail.byTier.map(({ tier, reading }) => ({
                label: text(programTierWords[tier]),
                key: tier,
                reading,
              }))}
              {...shared}
            />
            <GroupChart
              title={text('insights.metric.by-month')}
              of={{ id: 'month', header: text('insights.metric.month') }}
              groups={detail.byMonth.map(({ month, reading }) => ({ label: words.month(month), key: month, reading }))}
              {...shared}
            />
          </div>
        )}
        {detail.byRegion.length > 0 && (
          <div className={styles.across}>
            <RegionChart regions={detail.byRegion} words={words} />
          </div>
        )}
        {metric === 'friction' && (
          <div className={styles.across}>
            <ModuleChart efforts={detail.byModule} moduleOf={moduleOf} />
          </div>
        )}
        {trend && <TrendChart trend={trend} zone={zone} {...shared} />}
      </div>
      {isOfPartners(metric) && (
        <PartnerValues
          detail={detail}
          words={words}
          nameOf={nameOf}
          onOpen={(partnerId) => void navigate(`/partners/${partnerId}`)}
        />
      )}
    </div>
  );
}
