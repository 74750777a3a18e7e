import { useSummary } from '../../data/queries/insight-queries';
import { useText } from '../../ui/use-text';
import { CohortsBoard } from './cohorts-board';
import { ChosenFigures } from './figures-choice';
import { InsightsFrame, LookState } from './insights-frame';
import { useInsightsDay } from './use-insights-day';

/** Who signed when, and how far each month's partners have come. */
export function CohortsScreen() {
  return (
    <ChosenFigures>
      <Cohorts />
    </ChosenFigures>
  );
}

function Cohorts() {
  const text = useText();
  const choice = useInsightsDay();
  const look = useSummary(choice.asOf);
  return (
    <InsightsFrame
      title={text('insights.cohorts.title')}
      facts={text('insights.cohorts.facts')}
      side="cohorts"
      choice={choice}
      told={look.answer}
    >
      <LookState look={look} />
      {look.answer && <CohortsBoard insights={look.answer} />}
    </InsightsFrame>
  );
}
