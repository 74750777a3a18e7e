import { useCallback, useEffect, useState } from 'react';
import type { DrillMoment } from '#shared/domain/enablement/drill-rules';
import { useWorkspace } from '../../data/use-workspace';

/** Reads both clocks: the even one and the one on the wall. */
export function useReadMoment(): () => DrillMoment {
  const { boot, surroundings } = useWorkspace();
  return useCallback(
    () => ({ boot, steady: surroundings.monotonic(), wall: surroundings.now() }),
    [boot, surroundings],
  );
}

/** The moment, told again every so many milliseconds while something runs. */
export function useMoment(every: number, isRunning: boolean): DrillMoment {
  const read = useReadMoment();
  const [moment, setMoment] = useState(read);
  useEffect(() => {
    setMoment(read());
    if (!isRunning) return;
    const timer = setInterval(() => setMoment(read()), every);
    return () => clearInterval(timer);
  }, [read, every, isRunning]);
  return moment;
}
