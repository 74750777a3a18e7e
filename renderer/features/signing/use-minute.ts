import { useEffect, useState } from 'react';
import { useWorkspace } from '../../data/use-workspace';

const betweenLooks = 1000;

/** The moment at which the running minute was first seen, ISO. What stands under a signature says the minute. */
export function useMinute(): string {
  const { surroundings } = useWorkspace();
  const [minute, setMinute] = useState(() => isoOf(surroundings.now()));
  useEffect(() => {
    const look = () => {
      const now = isoOf(surroundings.now());
      setMinute((shown) => (sameMinute(shown, now) ? shown : now));
    };
    const timer = setInterval(look, betweenLooks);
    return () => clearInterval(timer);
  }, [surroundings]);
  return minute;
}

/** The moment to sign with: now, or what was shown, where the minute went by between reading it and pressing. */
export function momentToSign(shown: string, now: string): string {
  return sameMinute(shown, now) ? now : shown;
}

const minuteLength = 'YYYY-MM-DDTHH:mm'.length;
const sameMinute = (left: string, right: string) => left.slice(0, minuteLength) === right.slice(0, minuteLength);
const isoOf = (now: number) => new Date(now).toISOString();
