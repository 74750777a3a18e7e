import { type ReactNode, useMemo } from 'react';
import { seesHeadquarters } from '#shared/domain/headquarters/territory-roles';
import { figuresOfHeadquarters } from '../../data/headquarters-figures';
import {
  type FiguresPlace,
  InsightsSourceProvider,
  useFiguresPlace,
  useInsightsSource,
} from '../../data/insights-source';
import { useTerritories } from '../../data/queries/territory-queries';
import { chooseHeadquarters, useHeadquartersChosen } from '../../session/chosen-figures';
import { useConsole } from '../../session/console';
import { RadioGroup } from '../../ui/radio-group';
import { useText } from '../../ui/use-text';
import styles from './insights.module.css';
import { useReadingWords } from './reading-words';

/** Asks whom the person has chosen: this device, or headquarters where the person may ask it. */
export function ChosenFigures({ children }: { readonly children: ReactNode }) {
  const here = useInsightsSource();
  const isChosen = useHeadquartersChosen();
  const { headquarters } = useConsole();
  const there = useMemo(() => (headquarters ? figuresOfHeadquarters(headquarters) : null), [headquarters]);
  const mayAsk = useMayAsk();
  // What is granted is looked up; until it is, nobody asks this device for what was not chosen.
  const isUnknown = useTerritories().length === 0;
  const isThere = isChosen && there !== null && (mayAsk || isUnknown);
  return (
    <InsightsSourceProvider ask={isThere ? there : here} place={isThere ? 'headquarters' : 'device'}>
      {children}
    </InsightsSourceProvider>
  );
}

/** Managers see their own partners on their own device; figures over territories are for those who look after them. */
function useMayAsk(): boolean {
  const { headquarters } = useConsole();
  return seesHeadquarters(useTerritories()) && headquarters !== null;
}

/** Of when figures are, in which zone. */
export interface Told {
  readonly asOf: number;
  readonly zone: string;
}

/** Whose figures are shown, and the way to the others; nothing for whoever has no choice. */
export function FiguresChoice({ told }: { readonly told: Told | null }) {
  const place = useFiguresPlace();
  const mayAsk = useMayAsk();
  if (!mayAsk && place === 'device') return null;
  return <FiguresChoiceBar place={place} told={told} onPlace={(chosen) => chooseHeadquarters(chosen !== 'device')} />;
}

export interface FiguresChoiceBarProps {
  readonly place: FiguresPlace;
  readonly told: Told | null;
  readonly onPlace: (place: FiguresPlace) => void;
}

/** The choice without what is known of the person. */
export function FiguresChoiceBar({ place, told, onPlace }: FiguresChoiceBarProps) {
  const text = useText();
  const words = useReadingWords('EUR');
  return (
    <div className={styles.bar}>
      <RadioGroup
        label={text('insights.from.label')}
        orientation="horizontal"
        value={place}
        onChange={onPlace}
        choices={[
          { id: 'device', label: text('insights.from.device') },
          { id: 'headquarters', label: text('insights.from.headquarters') },
        ]}
      />
      {place === 'headquarters' && told !== null && (
        <p className={styles.asOf}>{text('insights.from.told', { moment: words.moment(told.asOf, told.zone) })}</p>
      )}
    </div>
  );
}
