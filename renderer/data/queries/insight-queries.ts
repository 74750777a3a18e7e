import { useCallback, useEffect, useRef, useState } from 'react';
import { canonicalJson, type Json } from '#shared/base/json';
import type { Insights } from '#shared/domain/metrics/insights';
import type {
  AskInsights,
  InsightsAnswers,
  InsightsAsked,
  InsightsLook,
  InsightsProgress,
  InsightsTrouble,
} from '../insights-question';
import { useFiguresPlace, useInsightsSource } from '../insights-source';
import { readLastSummary } from '../last-summary';
import { unlessClosed } from '../unless-closed';
import { useWorkspace } from '../use-workspace';

/** How far one question is. An answer to another question is not shown: nobody may take one partner's figures for all. */
interface Heard {
  readonly ask: AskInsights;
  readonly question: string;
  readonly turn: number;
  readonly answer: InsightsAnswers[InsightsAsked['kind']] | null;
  readonly progress: InsightsProgress | null;
  readonly trouble: InsightsTrouble | null;
}

const begun: InsightsProgress = { done: 0, of: 0 };

/** Asks for figures, and again whenever the question changes. The last answer to the same question stays meanwhile. */
export function useInsights<Asked extends InsightsAsked>(asked: Asked): InsightsLook<InsightsAnswers[Asked['kind']]> {
  const ask = useInsightsSource();
  const question = canonicalJson(asked as unknown as Json);
  const [turn, setTurn] = useState(0);
  const [heard, setHeard] = useState<Heard | null>(null);
  const running = useRef<AbortController | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    running.current = stop;
    const tell = (news: Partial<Heard>) => {
      if (running.current === stop)
        setHeard((before) => ({
          ...(before?.ask === ask && before.question === question
            ? before
            : { answer: null, progress: null, trouble: null }),
          ...{ ask, question, turn },
          ...news,
        }));
    };
    tell({ progress: begun, trouble: null });
    ask(JSON.parse(question) as Asked, { signal: stop.signal, progress: (progress) => tell({ progress }) })
      .then((reply) =>
        tell(
          reply.ok ? { answer: reply.value, progress: null, trouble: null } : { progress: null, trouble: reply.error },
        ),
      )
      .catch((error: unknown) =>
        tell({ progress: null, trouble: { kind: 'failed', reason: error instanceof Error ? error.message : '' } }),
      );
    return () => {
      running.current = null;
      stop.abort();
    };
  }, [ask, question, turn]);

  const stop = useCallback(() => running.current?.abort(), []);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  const own = heard?.ask === ask && heard.question === question ? heard : null;
  return {
    answer: (own?.answer ?? null) as InsightsAnswers[Asked['kind']] | null,
    // Before the effect has run nothing is known, and that is shown as being reckoned.
    progress: own === null ? begun : own.progress,
    trouble: own?.trouble ?? null,
    stop,
    again,
  };
}

/** The figures of all partners. Of now and of this device, those reckoned last are there at once, until the new ones are. */
export function useSummary(asOf: number | null): InsightsLook<InsightsAnswers['summary']> {
  const workspace = useWorkspace();
  const look = useInsights({ kind: 'summary', asOf });
  const [last, setLast] = useState<Insights | null>(null);
  useEffect(() => {
    readLastSummary(workspace).then(setLast).catch(unlessClosed);
  }, [workspace]);
  const isOfHere = useFiguresPlace() === 'device';
  return { ...look, answer: look.answer ?? (asOf === null && isOfHere ? last : null) };
}
