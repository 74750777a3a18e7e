import { type Tables, tableNames } from '#shared/domain/datasets/tables';
import type { ServiceLevelId } from '#shared/domain/slas/service-level';
import type { ServiceLevel } from '#shared/domain/slas/sla';
import { availability } from './availability';
import { firstContact, followUp, inTimeShare, regionalSpread, reopened } from './case-measures';
import { consequencesOf } from './consequences';
import { monthCredits } from './credits';
import { peakResponse, timeToDetect, timeToRestore, updateDiscipline } from './duration-measures';
import { caseFactsOf } from './gather-case-facts';
import { asMeasured, judgeWindows } from './judge-windows';
import type { MeasurableAgreement } from './measurable-agreement';
import type { AgreementMeasured } from './measurement';
import { lastKnown, type Reckon, type Scene, sceneOf } from './reckoning';
import {
  actionsInTime,
  behaviour,
  breachNotice,
  breachWindows,
  changesAnnounced,
  churn,
  orderAccuracy,
  renewals,
  reviewsInTime,
  satisfaction,
  throughput,
} from './record-measures';
import { errorRate, latency } from './request-measures';
import { type DayRange, type TimedWindow, windowsIn } from './windows';
import { startOfDay } from './zoned-days';

const reckonings: Readonly<Record<ServiceLevelId, Reckon>> = {
  S1: availability,
  S2: latency,
  S3: errorRate,
  S4: throughput,
  S5: peakResponse,
  S6: timeToDetect,
  S7: inTimeShare('acknowledge', 'openedAt'),
  S8: inTimeShare('firstResponse', 'openedAt'),
  S9: timeToRestore,
  S10: inTimeShare('resolve', 'resolvedAt'),
  S11: firstContact,
  S12: reopened,
  S13: regionalSpread,
  S14: satisfaction,
  S15: renewals,
  S16: churn,
  S17: updateDiscipline,
  S18: reviewsInTime,
  S19: actionsInTime,
  S20: orderAccuracy,
  S21: followUp,
  S22: changesAnnounced,
  S23: breachNotice,
  S24: behaviour,
};

/**
 * Measures everything an agreement promises, from the raw records, over whole windows within the range of days (`to`
 * no longer belongs to it). Records after the range tell how things of the range ended. The same records in another
 * order give the same result.
 */
export function measureAgreement(agreement: MeasurableAgreement, tables: Tables, range: DayRange): AgreementMeasured {
  const { zone } = agreement;
  const span = { from: startOfDay(range.from, zone), to: startOfDay(range.to, zone) };
  const scene = sceneOf(tables, agreement, lastKnown(tables, span.to));
  const results = agreement.serviceLevels.flatMap((level) => {
    const windows = level.window === 'event' ? breachWindows(scene, span) : windowsIn(level.window, range, zone);
    const measured = windows.map((window) => asMeasured(level, window, reckon(level, window, scene)));
    return judgeWindows(level, measured, agreement.remedies.chronic);
  });
  const caseFacts = caseFactsOf(tables, agreement);
  const facts = { results, agreement, caseFacts };
  return {
    from: range.from,
    to: range.to,
    zone,
    results,
    credits: monthCredits(facts),
    consequences: consequencesOf(facts),
    caseFacts,
    inputs: inputsOf(tables),
  };
}

function reckon(level: ServiceLevel, window: TimedWindow, scene: Scene) {
  return reckonings[level.id](level, window, scene);
}

function inputsOf(tables: Tables): AgreementMeasured['inputs'] {
  return tableNames.flatMap((table) => {
    const found = tables[table];
    if (found === undefined) return [];
    const rows = found.reduce(
      (sum, entry) => sum + ('at' in entry && typeof entry.at === 'object' ? entry.at.length : 1),
      0,
    );
    return [{ table, rows }];
  });
}
