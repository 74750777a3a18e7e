import { useEffect, useState } from 'react';
import { useWorkspace } from '../../data/use-workspace';

/** The time as the agenda counts it, told again every ten seconds: it is read in minutes. */
export function useClock(): string {
  const { surroundings } = useWorkspace();
  const [now, setNow] = useState(() => surroundings.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(surroundings.now()), 10_000);
    return () => clearInterval(timer);
  }, [surroundings]);
  return new Date(now).toISOString();
}
