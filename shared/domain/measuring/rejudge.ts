import { groupBy } from '#shared/base/group-by';
import { consequencesOf } from './consequences';
import { monthCredits } from './credits';
import { judgeWindows } from './judge-windows';
import type { MeasurableAgreement } from './measurable-agreement';
import type { AgreementMeasured } from './measurement';

/**
 * The same measured values judged by other promises: targets, tolerances, samples, bands and remedies. Made for
 * sliders, so no record is looked at again. What goes into the values themselves, limits of severities, calendars,
 * zone, agreed units, needs `measureAgreement`. Measures that were not measured before stay without results.
 */
export function rejudge(measured: AgreementMeasured, agreement: MeasurableAgreement): AgreementMeasured {
  const byMeasure = groupBy(measured.results, (result) => result.measure);
  const results = agreement.serviceLevels.flatMap((level) =>
    judgeWindows(level, byMeasure.get(level.id) ?? [], agreement.remedies.chronic),
  );
  const facts = { results, agreement, caseFacts: measured.caseFacts };
  return { ...measured, results, credits: monthCredits(facts), consequences: consequencesOf(facts) };
}
