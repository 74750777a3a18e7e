import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '#shared/base/result';
import type { ConsoleTrouble, HeadquartersConsole } from '#shared/sync/console';
import { useConsole } from '../../session/console';

/** An answer of headquarters: on its way, here, or not to be had. An older answer stays in view while a newer is fetched. */
export type Asked<Value> =
  | { readonly state: 'asking' }
  | { readonly state: 'answered'; readonly value: Value }
  | { readonly state: 'failed'; readonly trouble: ConsoleTrouble };

/**
 * Asks headquarters when the screen opens and when asked again. Without headquarters (not enrolled, just starting) it is offline.
 *
 * @param question must stay the same from one drawing to the next
 */
export function useAsked<Value>(
  question: (headquarters: HeadquartersConsole) => Promise<Result<Value, ConsoleTrouble>>,
): { readonly asked: Asked<Value>; readonly askAgain: () => void } {
  const { headquarters } = useConsole();
  const [asked, setAsked] = useState<Asked<Value>>({ state: 'asking' });
  const turn = useRef(0);
  const ask = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    if (!headquarters) return setAsked({ state: 'failed', trouble: { kind: 'offline' } });
    setAsked((before) => (before.state === 'answered' ? before : { state: 'asking' }));
    const answer = await question(headquarters);
    // Only the answer to the latest question counts.
    if (mine !== turn.current) return;
    setAsked(answer.ok ? { state: 'answered', value: answer.value } : { state: 'failed', trouble: answer.error });
  }, [headquarters, question]);
  useEffect(() => {
    void ask();
    return () => {
      turn.current += 1;
    };
  }, [ask]);
  return { asked, askAgain: () => void ask() };
}
