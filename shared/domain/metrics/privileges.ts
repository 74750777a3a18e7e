import { leaveOut } from './asides';
import type { Metric } from './metric';
import { type SharePart, shareMetric } from './share-metric';

/**
 * Partners whose listing and badges are exactly what their credentials allow ÷ partners that have been looked at. Of
 * thirty partners one is listed for what it may no longer do: 29 of 30, 97 %.
 */
export function privilegesAsAllowed(): Metric<SharePart> {
  return shareMetric('privilegesAsAllowed', ({ facts }) => {
    const told = facts.privileges.at(-1);
    if (!told) return { hits: 0, of: 0, notes: leaveOut(null, 'notAsked') };
    return { hits: told.isAsAllowed ? 1 : 0, of: 1, notes: null };
  });
}
