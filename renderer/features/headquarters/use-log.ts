import { useCallback, useEffect, useRef, useState } from 'react';
import { ok, type Result } from '#shared/base/result';
import type { LogEntry } from '#shared/contracts/hq-log';
import type { ConsoleTrouble, HeadquartersConsole, LogPart } from '#shared/sync/console';
import { useConsole } from '../../session/console';

/** The newest part of a territory's log, growing backwards as it is asked for. */
export interface ReadLog {
  /** Newest first. */
  readonly entries: readonly LogEntry[];
  readonly head: LogPart['head'] | null;
  readonly isReading: boolean;
  /** Whether the first entry of all is among them. */
  readonly isWhole: boolean;
  readonly trouble: ConsoleTrouble | null;
}

const nothing: ReadLog = { entries: [], head: null, isReading: false, isWhole: false, trouble: null };
const atOnce = 200;
/** HQ hands over no more at once. */
const most = 1_000;

/** Reads a territory's log from its newest entry backwards. */
export function useLog(
  space: string | null,
  head: number,
): ReadLog & { readonly readMore: () => void; readonly readAnew: () => void } {
  const { headquarters } = useConsole();
  const [log, setLog] = useState<ReadLog>(nothing);
  const turn = useRef(0);
  const read = useCallback(
    async (before: ReadLog, upTo: number) => {
      if (!headquarters || space === null) return;
      turn.current += 1;
      const mine = turn.current;
      setLog({ ...before, isReading: true, trouble: null });
      const part = await entriesUpTo(headquarters, space, upTo);
      if (mine !== turn.current) return;
      if (!part.ok) return setLog({ ...before, isReading: false, trouble: part.error });
      const entries = [...before.entries, ...part.value.entries.toReversed()];
      const isWhole = upTo <= atOnce;
      setLog({ entries, head: part.value.head, isReading: false, isWhole, trouble: null });
    },
    [headquarters, space],
  );
  const readAnew = useCallback(() => void read(nothing, Math.max(head, 1)), [read, head]);
  useEffect(() => {
    readAnew();
    return () => {
      turn.current += 1;
    };
  }, [readAnew]);
  const last = log.entries.at(-1);
  const readMore = () => {
    if (!log.isReading && last && last.seq > 1) void read(log, last.seq - 1);
  };
  return { ...log, readMore, readAnew };
}

/** The entries that end with one, oldest first. HQ may hand over fewer at once than were asked for. */
async function entriesUpTo(
  headquarters: HeadquartersConsole,
  space: string,
  upTo: number,
): Promise<Result<LogPart, ConsoleTrouble>> {
  const from = Math.max(1, upTo - atOnce + 1);
  return entriesBetween(headquarters, space, from, upTo);
}

/** Every entry from one to another, oldest first. */
export async function entriesBetween(
  headquarters: HeadquartersConsole,
  space: string,
  from: number,
  upTo: number,
): Promise<Result<LogPart, ConsoleTrouble>> {
  const entries: LogEntry[] = [];
  for (let next = from; ; ) {
    const limit = Math.min(most, upTo - next + 1);
    const part = await headquarters.log({ space, from: next, limit });
    if (!part.ok) return part;
    entries.push(...part.value.entries.filter(({ seq }) => seq <= upTo));
    const last = part.value.entries.at(-1);
    if (!last || last.seq >= upTo) return ok({ entries, head: part.value.head });
    next = last.seq + 1;
  }
}
