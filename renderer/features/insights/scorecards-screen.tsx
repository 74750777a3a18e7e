import { SlidersHorizontal } from 'lucide-react';
import { useMemo, useState } from 'react';
import { reportingInForce } from '#shared/domain/reporting/reporting-rules';
import { noteRate, setReporting } from '../../data/actions/reporting-actions';
import type { InsightsAnswers, Named } from '../../data/insights-question';
import { useInsights, useSummary } from '../../data/queries/insight-queries';
import { useAllRecords } from '../../data/queries/record-queries';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Skeleton } from '../../ui/skeleton';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { ChosenFigures } from './figures-choice';
import { InsightsFrame, LookState } from './insights-frame';
import { MoneyPanel } from './money-panel';
import { useReadingWords } from './reading-words';
import { ScorecardsBoard } from './scorecards-board';
import { useInsightsDay, usePartnerNames } from './use-insights-day';
import { WeightsDialog } from './weights-dialog';

/** Scorecards, and what they are weighed and reckoned with. */
export function ScorecardsScreen() {
  return (
    <ChosenFigures>
      <Scorecards />
    </ChosenFigures>
  );
}

function Scorecards() {
  const text = useText();
  const workspace = useWorkspace();
  const choice = useInsightsDay();
  const settings = useAllRecords('reportingSettings');
  const rates = useAllRecords('monthlyRate');
  const look = useSummary(choice.asOf);
  const lines = useInsights({ kind: 'scorecards', asOf: choice.asOf });
  const nameOf = usePartnerNames(useMemo(() => namesIn(lines.answer ?? []), [lines.answer]));
  const [isSetting, setSetting] = useState(false);
  const reporting = reportingInForce(settings ?? []);
  const words = useReadingWords(reporting.currency);
  const saveWeights: Parameters<typeof WeightsDialog>[0]['onSave'] = async (change) => {
    const saved = await setReporting(workspace, change);
    if (!saved.ok) return saved;
    showToast({ tone: 'done', words: text('insights.set.saved') });
    look.again();
    lines.again();
    return saved;
  };
  return (
    <InsightsFrame
      title={text('insights.cards.title')}
      facts={text('insights.cards.facts')}
      side="scorecards"
      choice={choice}
      told={look.answer}
      actions={
        <Button icon={SlidersHorizontal} onPress={() => setSetting(true)}>
          {text('insights.cards.set')}
        </Button>
      }
    >
      <LookState look={look} />
      {look.answer && (
        <ScorecardsBoard insights={look.answer} lines={lines.answer} targets={reporting.targets} nameOf={nameOf} />
      )}
      {look.answer && lines.answer === null && <LookState look={lines} />}
      {settings === undefined || rates === undefined ? (
        <Skeleton words={text('insights.look.reckoning')} lines={4} />
      ) : (
        <MoneyPanel
          reporting={reporting}
          rates={rates}
          thisMonth={choice.today.slice(0, 7)}
          words={words}
          onSet={async (change) => {
            const saved = await setReporting(workspace, change);
            if (saved.ok) look.again();
            return saved;
          }}
          onNote={async (rate) => {
            const noted = await noteRate(workspace, rate);
            if (noted.ok) look.again();
            return noted;
          }}
        />
      )}
      {isSetting && (
        <WeightsDialog
          weights={reporting.weights}
          targets={reporting.targets}
          onSave={saveWeights}
          onClose={() => setSetting(false)}
        />
      )}
    </InsightsFrame>
  );
}

function namesIn(lines: InsightsAnswers['scorecards']): NonNullable<Named['names']> {
  return Object.fromEntries(lines.flatMap(({ partnerId, name }) => (name === undefined ? [] : [[partnerId, name]])));
}
