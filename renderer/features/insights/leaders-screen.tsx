import { useState } from 'react';
import { useSummary } from '../../data/queries/insight-queries';
import { usePaintMark } from '../../ui/use-paint-mark';
import { useText } from '../../ui/use-text';
import { ChosenFigures } from './figures-choice';
import { InsightsFrame, LookState } from './insights-frame';
import { LeadersBoard, type TierChoice } from './leaders-board';
import { useInsightsDay, usePartnerNames } from './use-insights-day';

/** The page for leaders: what the programme gains, and every figure with why it is what it is. */
export function LeadersScreen() {
  return (
    <ChosenFigures>
      <Leaders />
    </ChosenFigures>
  );
}

function Leaders() {
  const text = useText();
  const choice = useInsightsDay();
  const look = useSummary(choice.asOf);
  const nameOf = usePartnerNames(look.answer?.names);
  usePaintMark('page-drawn', true);
  usePaintMark('figures-drawn', look.answer !== null);
  const [tier, setTier] = useState<TierChoice>('all');
  return (
    <InsightsFrame
      title={text('insights.page.title')}
      facts={text('insights.page.facts')}
      side="overview"
      choice={choice}
      told={look.answer}
    >
      <LookState look={look} />
      {look.answer && (
        <LeadersBoard insights={look.answer} asOf={choice.asOf} tier={tier} onTier={setTier} nameOf={nameOf} />
      )}
    </InsightsFrame>
  );
}
