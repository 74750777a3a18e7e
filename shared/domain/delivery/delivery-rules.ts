import { addDays, daysBetween } from '#shared/base/calendar-date';
import type { Defect, Engagement, ServiceCase } from './delivery';

/** For so many days after the go-live a defect counts as one that escaped. */
const escapeDays = 90;

/** When a defect was found: while it was being built, in the first ninety days of use, later, or before anybody said when use began. */
export type DefectPhase = 'before' | 'after' | 'later' | 'notLive';

export function defectPhase(
  { foundOn }: Pick<Defect, 'foundOn'>,
  { goLiveOn }: Pick<Engagement, 'goLiveOn'>,
): DefectPhase {
  if (goLiveOn === null) return 'notLive';
  if (daysBetween(goLiveOn, foundOn) < 0) return 'before';
  return foundOn < addDays(goLiveOn, escapeDays) ? 'after' : 'later';
}

/**
 * How many defects of engagements the partner leads count, and how many of them escaped: found in the first ninety days
 * of use and caused by the implementation. Found before, or while nobody uses it yet, they count as caught in time;
 * any other one says nothing about the partner's work.
 */
export function escapedDefects(
  defects: readonly Defect[],
  engagements: readonly Engagement[],
): { readonly escaped: number; readonly of: number } {
  const byId = new Map<string, Engagement>(engagements.map((one) => [one.id, one]));
  let escaped = 0;
  let of = 0;
  for (const defect of defects) {
    const engagement = byId.get(defect.engagementId);
    if (engagement?.lead !== 'partner') continue;
    const phase = defectPhase(defect, engagement);
    const isEscaped = phase === 'after' && defect.cause === 'implementation';
    if (isEscaped) escaped += 1;
    if (isEscaped || phase === 'before' || phase === 'notLive') of += 1;
  }
  return { escaped, of };
}

/** `reopened`: it came back and nobody has resolved it since. */
export type CaseState = 'open' | 'resolved' | 'reopened';

export function caseState({ resolvedAt, reopenedAt }: Pick<ServiceCase, 'resolvedAt' | 'reopenedAt'>): CaseState {
  if (resolvedAt === null) return 'open';
  return reopenedAt !== null && Date.parse(reopenedAt) >= Date.parse(resolvedAt) ? 'reopened' : 'resolved';
}
