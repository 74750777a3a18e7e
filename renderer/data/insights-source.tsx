import { createContext, type ReactNode, useContext } from 'react';
import type { AskInsights } from './insights-question';

const InsightsSource = createContext<AskInsights | null>(null);

/** Gives screens whom to ask for figures: the worker, or samples in the gallery and in tests. */
export function InsightsSourceProvider({ ask, children }: { readonly ask: AskInsights; readonly children: ReactNode }) {
  return <InsightsSource value={ask}>{children}</InsightsSource>;
}

/** Whom to ask for figures. Screens use the hooks of `queries/insight-queries.ts`. */
export function useInsightsSource(): AskInsights {
  const ask = useContext(InsightsSource);
  if (!ask) throw new Error('Figures were asked for where nobody gives any.');
  return ask;
}
