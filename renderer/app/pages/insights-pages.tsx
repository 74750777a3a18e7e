import { useParams } from 'react-router';
import { CohortsScreen } from '../../features/insights/cohorts-screen';
import { metricTitle } from '../../features/insights/insight-words';
import { LeadersScreen } from '../../features/insights/leaders-screen';
import { MetricScreen } from '../../features/insights/metric-screen';
import { ReportsScreen } from '../../features/insights/reports-screen';
import { ScorecardsScreen } from '../../features/insights/scorecards-screen';
import { usePage } from '../../session/open-page';
import { useText } from '../../ui/use-text';

export function InsightsPage() {
  usePage({ title: useText()('insights.page.title') });
  return <LeadersScreen />;
}

export function InsightsCohortsPage() {
  const text = useText();
  usePage({ title: text('insights.cohorts.title'), crumbs: useCrumbs() });
  return <CohortsScreen />;
}

export function InsightsScorecardsPage() {
  const text = useText();
  usePage({ title: text('insights.cards.title'), crumbs: useCrumbs() });
  return <ScorecardsScreen />;
}

export function InsightsReportsPage() {
  const text = useText();
  usePage({ title: text('insights.reports.title'), crumbs: useCrumbs() });
  return <ReportsScreen />;
}

export function InsightsMetricPage() {
  const text = useText();
  const { metric = '' } = useParams();
  usePage({ title: text(metricTitle(metric)), crumbs: useCrumbs() });
  return <MetricScreen metric={metric} />;
}

function useCrumbs() {
  const text = useText();
  return [{ label: text('insights.page.title'), href: '/insights' }];
}
