import { decimalOf, divide, exact, roundTo } from '#shared/base/decimal';
import type { SlaValues } from '#shared/domain/agreements/sla-terms';
import type { Party } from '#shared/domain/partners/person';
import { measureOf, standardServiceLevels } from './measures';
import { type CreditBand, creditBands } from './remedies';
import { type Commitment, type JourneyStage, type ServiceLevelId, serviceLevelIds } from './service-level';
import { type Limit, type Severity, standardSeverities } from './severity';
import type { AgreedSeverity, ServiceLevel } from './sla';

/** The measures of one agreement: the standard ones and those the parties added, with the targets they answered. */
export function agreedServiceLevels(values: SlaValues, accountable: Readonly<Record<JourneyStage, Party>>) {
  const chosen = new Set<string>([...standardServiceLevels, ...values.extraMeasures]);
  return serviceLevelIds.filter((id) => chosen.has(id)).map((id) => agreedServiceLevel(id, values, accountable));
}

/** Limits per severity: response, updates and restoration as answered; acknowledging never later than responding. */
export function agreedSeverities(values: SlaValues): readonly AgreedSeverity[] {
  const clocks = { supportHours: 'serviceHours', extended: 'onCallHours', always: 'always' } as const;
  return standardSeverities.map((rule) => {
    const times = values.times[rule.severity];
    return {
      ...rule,
      clock: rule.clock === 'always' ? clocks[values.cover] : 'serviceHours',
      acknowledge: limitOf(Math.min(acknowledgeMinutes[rule.severity], times.firstResponse)),
      firstResponse: limitOf(times.firstResponse),
      updateEvery: times.update === undefined ? rule.updateEvery : limitOf(times.update),
      restore: { kind: 'within', count: times.restore, unit: 'hours' },
    };
  });
}

/** Within how many minutes somebody says "we have it", unless the first response is due even earlier. */
const acknowledgeMinutes: Readonly<Record<Severity, number>> = { s1: 15, s2: 30, s3: 240, s4: 480 };

/** Minutes as a limit, in hours where they are whole. */
export const limitOf = (count: number): Limit =>
  count >= 60 && count % 60 === 0
    ? { kind: 'within', count: count / 60, unit: 'hours' }
    : { kind: 'within', count, unit: 'minutes' };

function agreedServiceLevel(
  id: ServiceLevelId,
  values: SlaValues,
  accountable: Readonly<Record<JourneyStage, Party>>,
): ServiceLevel {
  const { commitment: standard, ...measure } = measureOf(id);
  const answered = answeredTarget(id, values, standard);
  const commitment = values.commitments[id] ?? answered?.commitment ?? standard;
  const fromTickets = measure.source === 'Ticket log';
  const source = sources[values.source];
  return {
    ...measure,
    commitment,
    source: fromTickets ? source.text : measure.source,
    measuredBy: fromTickets ? source.measuredBy : accountable[measure.stage],
    bands: agreedBands(id, values) ?? creditBands(measureOf(id), commitment),
    questionId: values.commitments[id] === undefined ? (answered?.questionId ?? null) : null,
  };
}

function agreedBands(id: ServiceLevelId, values: Pick<SlaValues, 'creditBands'>): readonly CreditBand[] | undefined {
  return values.creditBands[id]?.map(({ from, to, percent }) => ({ from: from || null, to: to || null, percent }));
}

const sources = {
  partnerTickets: { text: 'Export of the partner’s ticket system', measuredBy: 'partner' },
  vendorTickets: { text: 'Export of the vendor’s ticket system', measuredBy: 'vendor' },
  monitoring: { text: 'Independent monitoring', measuredBy: 'thirdParty' },
  jointLog: { text: 'Log that both parties sign each week', measuredBy: 'both' },
} as const satisfies Record<SlaValues['source'], { text: string; measuredBy: ServiceLevel['measuredBy'] }>;

/** The target an answer gives to a measure. Restoration keeps the standard's proportion: a quarter of the target. */
function answeredTarget(id: ServiceLevelId, values: SlaValues, standard: Commitment) {
  const from = (target: number): { commitment: Commitment; questionId: string } => ({
    commitment: { ...standard, target: decimalOf(target) },
    questionId: 'M8.Q3',
  });
  if (id === 'S1') return from(values.availability);
  if (id === 'S8') return from(values.onTime);
  if (id === 'S23') return { ...from(values.breachNoticeHours), questionId: 'M8.Q6' };
  if (id === 'S14') return from(values.satisfaction);
  if (id === 'S11') return values.firstContact === null ? null : from(values.firstContact);
  if (id !== 'S9') return null;
  const restore = from(values.times.s1.restore);
  const tolerance = roundTo(divide(exact(restore.commitment.target), exact('4')), 2, 'down');
  return { ...restore, commitment: { ...restore.commitment, tolerance } };
}
