import { useMemo, useState } from 'react';
import type { Scope } from '#shared/domain/metrics/insights';
import { isOfPartners, type MetricId, metricIds } from '#shared/domain/metrics/metric-list';
import { programTiers } from '#shared/domain/partners/partner';
import { reportingInForce } from '#shared/domain/reporting/reporting-rules';
import { useInsights } from '../../data/queries/insight-queries';
import { useAllRecords } from '../../data/queries/record-queries';
import { usePlaybook } from '../../data/use-playbook';
import { EmptyState } from '../../ui/empty-state';
import { Link } from '../../ui/link';
import { RadioGroup } from '../../ui/radio-group';
import { useText } from '../../ui/use-text';
import { programTierWords } from '../../widgets/partner-words';
import { ChosenFigures } from './figures-choice';
import { meaningWords, metricWords } from './insight-words';
import { InsightsFrame, LookState } from './insights-frame';
import type { TierChoice } from './leaders-board';
import { MetricBoard } from './metric-board';
import { useInsightsDay, usePartnerNames } from './use-insights-day';

const trendMonths = 24;

/** One figure, and everything behind it. */
export function MetricScreen({ metric }: { readonly metric: string }) {
  const text = useText();
  const known = metricIds.find((id) => id === metric);
  if (known !== undefined)
    return (
      <ChosenFigures>
        <KnownMetric key={known} metric={known} />
      </ChosenFigures>
    );
  return (
    <EmptyState
      isPage
      title={text('insights.metric.unknown')}
      action={<Link href="/insights">{text('insights.metric.back')}</Link>}
    >
      {text('insights.metric.unknown-words')}
    </EmptyState>
  );
}

function KnownMetric({ metric }: { readonly metric: MetricId }) {
  const text = useText();
  const choice = useInsightsDay();
  const { currency } = reportingInForce(useAllRecords('reportingSettings') ?? []);
  const [tier, setTier] = useState<TierChoice>('all');
  const scope = useMemo((): Scope => (tier === 'all' ? { kind: 'all' } : { kind: 'tier', tier }), [tier]);
  const look = useInsights({ kind: 'detail', asOf: choice.asOf, metric, scope });
  const trend = useInsights({ kind: 'trend', asOf: choice.asOf, metric, scope, months: trendMonths });
  const nameOf = usePartnerNames(look.answer?.names);
  const moduleOf = useModuleNames();
  const told = look.answer && { asOf: look.answer.asOf, zone: choice.zone };
  return (
    <InsightsFrame
      title={text(metricWords[metric])}
      facts={text(meaningWords[metric])}
      side={null}
      choice={choice}
      told={told}
    >
      {isOfPartners(metric) && (
        <RadioGroup
          label={text('insights.tier.label')}
          orientation="horizontal"
          value={tier}
          onChange={setTier}
          choices={[
            { id: 'all', label: text('insights.tier.all') },
            ...programTiers.map((id) => ({ id, label: text(programTierWords[id]) })),
          ]}
        />
      )}
      <LookState look={look} />
      {look.answer && (
        <MetricBoard
          detail={look.answer}
          trend={trend.answer}
          currency={currency}
          zone={choice.zone}
          asOf={choice.asOf}
          scope={scope}
          nameOf={nameOf}
          moduleOf={moduleOf}
        />
      )}
      {look.answer && trend.answer === null && <LookState look={trend} />}
    </InsightsFrame>
  );
}

/** What the modules of the playbook are called; one that this version does not have, by its id. */
function useModuleNames(): (moduleId: string) => string {
  const { pack } = usePlaybook();
  return useMemo(() => {
    const titles = new Map(pack.modules.map(({ id, title }) => [id, `${id} ${title}`]));
    return (moduleId) => titles.get(moduleId) ?? moduleId;
  }, [pack]);
}
