import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import { mayDecide } from '#shared/domain/headquarters/territory-roles';
import { roleIn } from '../../data/lanes';
import { usePreferences } from '../../data/queries/preference-queries';
import { useConflicts } from '../../data/queries/sync-queries';
import { useRecordNames, useSetAside } from '../../data/queries/waiting-queries';
import { useWatch, useWatchView } from '../../data/queries/watch-queries';
import { useWorkspace } from '../../data/use-workspace';
import { type Day, type DisputedRecord, dayFrom, type SetAsideLine } from './day';

export interface DayWatch {
  /** Undefined while nothing of it is known. */
  readonly day: Day | undefined;
  readonly asOf: CalendarDate;
  readonly reading: 'reading' | 'read' | 'failed';
  readonly retry: () => void;
}

/** The day as it changes. What the partners bring into it is worked out beside the screens; `reading` says how far. */
export function useDay(): DayWatch {
  const workspace = useWorkspace();
  const watch = useWatch();
  const { days: told, isWhole, hasFailed, progress } = useWatchView();
  // Whatever the person does goes first: to put ten thousand partners' days into one takes longer than a frame.
  const days = useDeferredValue(told);
  const asOf = useToday(() => watch.lookAgain());
  const disputes = useDisputes();
  const functions = usePreferences()?.reviewFunctions;
  const setAside = useLinesSetAside();
  const day = useMemo(() => {
    if (!disputes || !setAside || !functions) return undefined;
    const decides = (space: string) => {
      const role = roleIn(workspace.enrolment, space);
      return role !== null && mayDecide(role);
    };
    return dayFrom(days, { asOf, mayDecide: decides, functions, disputes, setAside });
  }, [days, asOf, workspace, functions, disputes, setAside]);
  const isKnown = isWhole || progress.partners > 0;
  return {
    day: isKnown ? day : undefined,
    asOf,
    reading: hasFailed ? 'failed' : isWhole ? 'read' : 'reading',
    retry: () => watch.retry(),
  };
}

/** Today, which ends while somebody looks at it. */
function useToday(onNext: () => void): CalendarDate {
  const { surroundings } = useWorkspace();
  const [today, setToday] = useState(() => dayOf(new Date(surroundings.now()).toISOString()));
  useEffect(() => {
    const timer = setInterval(() => setToday(dayOf(new Date(surroundings.now()).toISOString())), 30_000);
    return () => clearInterval(timer);
  }, [surroundings]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again because the day is another.
  useEffect(() => onNext(), [today]);
  return today;
}

function useDisputes(): readonly DisputedRecord[] | undefined {
  const conflicts = useConflicts();
  const rowIds = useMemo(() => [...new Set(conflicts?.map(({ rowId }) => rowId))], [conflicts]);
  const names = useRecordNames(rowIds);
  return useMemo(
    () =>
      conflicts &&
      names &&
      rowIds.map((rowId) => ({
        rowId,
        fields: conflicts.filter((conflict) => conflict.rowId === rowId).length,
        partner: names.get(rowId)?.partner ?? '',
        name: names.get(rowId)?.name ?? '',
      })),
    [conflicts, names, rowIds],
  );
}

function useLinesSetAside(): readonly SetAsideLine[] | undefined {
  const lines = useSetAside();
  return useMemo(
    () => lines?.map(({ id, name, why }) => ({ id, partner: name.partner, name: name.name, why })),
    [lines],
  );
}
