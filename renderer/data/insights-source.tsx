import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { AskInsights } from './insights-question';

/** Whose figures they are. */
export type FiguresPlace = 'device' | 'headquarters';

interface Source {
  readonly ask: AskInsights;
  readonly place: FiguresPlace;
}

const InsightsSource = createContext<Source | null>(null);

export interface InsightsSourceProviderProps {
  readonly ask: AskInsights;
  /** Left out: this device's. */
  readonly place?: FiguresPlace;
  readonly children: ReactNode;
}

/** Gives screens whom to ask for figures: the worker, headquarters, or samples in the gallery and in tests. */
export function InsightsSourceProvider({ ask, place = 'device', children }: InsightsSourceProviderProps) {
  const source = useMemo(() => ({ ask, place }), [ask, place]);
  return <InsightsSource value={source}>{children}</InsightsSource>;
}

/** Whom to ask for figures. Screens use the hooks of `queries/insight-queries.ts`. */
export function useInsightsSource(): AskInsights {
  return useSource().ask;
}

/** Whose figures are shown here. */
export function useFiguresPlace(): FiguresPlace {
  return useSource().place;
}

function useSource(): Source {
  const source = useContext(InsightsSource);
  if (!source) throw new Error('Figures were asked for where nobody gives any.');
  return source;
}
