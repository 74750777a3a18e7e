import { addDays, daysBetween } from '#shared/base/calendar-date';
import type { Defect, Engagement, ServiceCase } from './delivery';

/** For so many days after the go-live a defect counts as one that escaped. */
export const escapeDays = 90;

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

/** `reopened`: it came back and nobody has resolved it since. */
export type CaseState = 'open' | 'resolved' | 'reopened';

export function caseState({ resolvedAt, reopenedAt }: Pick<ServiceCase, 'resolvedAt' | 'reopenedAt'>): CaseState {
  if (resolvedAt === null) return 'open';
  return reopenedAt !== null && Date.parse(reopenedAt) >= Date.parse(resolvedAt) ? 'reopened' : 'resolved';
}
