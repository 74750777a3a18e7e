import { addMonths, dayOf } from '#shared/base/calendar-date';
import { compare, decimalOf, type Exact, readExact } from '#shared/base/decimal';
import { minutesIn, stretch } from '#shared/domain/playbook/roster-coverage';
import { type Check, figure, finding, nameOf, type ShownWindow, type SlaFinding } from './lint-finding';
import { manyPrices } from './lint-measures';
import { type ServiceLevelId, serviceLevelIds } from './service-level';
import type { Limit } from './severity';
import type { AgreedSeverity, ServiceLevel, Sla } from './sla';

/** W01: a target that was not kept in each of the last six months shown. */
const stricterThanShown: Check = (sla, context) => {
  const shown = [...fromAnswer(sla), ...(context.history ?? [])].filter(({ value }) => value !== null);
  const newest = shown.reduce((latest, { window }) => (window.start > latest ? window.start : latest), '');
  if (newest === '') return [];
  const since = addMonths(`${dayOf(newest).slice(0, 7)}-01`, -5);
  const lately = shown.filter(({ window }) => dayOf(window.start) >= since);
  return sla.serviceLevels.flatMap((level) => {
    const target = figure(level.commitment.target);
    const own = lately.filter(({ measure }) => measure === level.id);
    if (target === null || own.length === 0) return [];
    const missed = own.filter(({ value }) => isStricter(level, target, readExact(value ?? '0')));
    if (missed.length === 0) return [];
    const facts = { measure: nameOf(level), target: level.commitment.target, missed: missed.length, shown: own.length };
    return [finding('W01', '7', { questionId: level.questionId ?? 'M8.Q3', measure: level.id, facts })];
  });
};

/** Whether reaching `target` asks for more than `value` does. */
function isStricter(level: Pick<ServiceLevel, 'better'>, target: Exact, value: Exact): boolean {
  return level.better === 'higher' ? compare(target, value) > 0 : compare(target, value) < 0;
}

/** The months that were written down in the interview. */
function fromAnswer(sla: Sla): readonly ShownWindow[] {
  return (sla.said.history ?? []).flatMap((row) => {
    const figures = { S1: row.availability, S8: row.onTime, S14: row.satisfaction } as const;
    return (['S1', 'S8', 'S14'] as const).map((measure) => {
      const value = figures[measure];
      return { measure, window: { start: row.month }, value: value === undefined ? null : decimalOf(value) };
    });
  });
}

type Volumes = Sla['said']['declaredVolumes'];

/** What the sample of a measure is at most, by what is declared per month; S16 counts a stock, not a flow. */
const sampleKinds: { readonly [id in ServiceLevelId]?: keyof Volumes } = {
  S2: 'requests',
  S3: 'requests',
  S5: 'cases',
  S6: 'seriousIncidents',
  S7: 'cases',
  S8: 'cases',
  S9: 'criticalIncidents',
  S10: 'cases',
  S11: 'cases',
  S12: 'cases',
  S14: 'surveyAnswers',
  S15: 'contracts',
  S16: 'customers',
  S18: 'seriousIncidents',
  S19: 'preventiveActions',
  S20: 'orders',
  S21: 'seriousIncidents',
  S22: 'changes',
};
const monthsOfWindow = { month: 1, quarter: 3, year: 12, event: 1 } as const;

/** W02: a minimum sample that the expected volume never reaches, so that the measure would never be judged. */
const neverMeasured: Check = (sla) =>
  sla.serviceLevels.flatMap((level) => {
    const kind = sampleKinds[level.id];
    const volume = kind === undefined ? undefined : volumesOf(sla)[kind];
    if (volume === undefined) return [];
    const expected = level.id === 'S16' ? volume : volume * monthsOfWindow[level.window];
    if (expected >= level.commitment.minimumSample) return [];
    const facts = { measure: nameOf(level), expected, minimumSample: level.commitment.minimumSample };
    return [finding('W02', '7', { termId: 'commitments', measure: level.id, facts })];
  });

/** What is declared; the number of cases from the months shown where nobody declared it. */
function volumesOf(sla: Sla): Volumes {
  const declared = sla.said.declaredVolumes ?? {};
  const counts = (sla.said.history ?? []).flatMap(({ cases }) => cases ?? []);
  if (declared.cases !== undefined || counts.length === 0) return declared;
  return { ...declared, cases: counts.reduce((sum, count) => sum + count, 0) / counts.length };
}

/**
 * W03: the first update would be due only when the service has to work again, so that none is ever owed. (Held against
 * the limit for acknowledging, as it might be, the standard severities themselves would be at fault.)
 */
const updatesTooRare: Check = (sla) =>
  sla.severities.flatMap((severity) => {
    const [every, restore] = [severity.updateEvery, severity.restore].map((limit) => minutesOf(limit, severity, sla));
    if (every === undefined || restore === undefined || every === null || restore === null) return [];
    if (every <= restore) return [];
    const facts = { severity: severity.severity.slice(1), everyMinutes: every, restoreMinutes: restore };
    return [finding('W03', '10', { questionId: 'M8.Q3', facts })];
  });

/** Minutes on the clock of the severity; null for a limit that is not a time. */
function minutesOf(limit: Limit, severity: AgreedSeverity, sla: Sla): number | null {
  if (limit.kind !== 'within') return null;
  if (limit.unit === 'minutes') return limit.count;
  if (limit.unit === 'hours') return limit.count * 60;
  return limit.count * (severity.clock === 'always' ? 1440 : serviceDay(sla));
}

/** Average length of a service day in minutes. */
function serviceDay(sla: Sla): number {
  const days = new Set(sla.said.hours.flatMap((row) => row.days));
  const stretches = sla.said.hours.flatMap((row) => row.days.map((day) => stretch(day - 1, row.from, row.to)));
  return days.size === 0 ? 1440 : Math.max(1, Math.round(minutesIn(stretches) / days.size));
}

/** W05: something said in public that this agreement does not promise. */
const promisedTooMuch: Check = (sla, context) => [
  ...[...sla.publicCommitments, ...(context.publicPromises ?? [])].flatMap(({ promise, measure, target }) => {
    const promised = figure(target);
    if (measure === null || promised === null || !serviceLevelIds.includes(measure)) return [];
    const level = sla.serviceLevels.find(({ id }) => id === measure);
    const agreed = figure(level?.commitment.target);
    if (level === undefined || agreed === null)
      return [overPromise({ promise, promised: target ?? '', agreed: 'none', unit: '' }, measure)];
    if (!isStricter(level, promised, agreed)) return [];
    const facts = { promise, promised: target ?? '', agreed: level.commitment.target, unit: level.unit };
    return [overPromise(facts, measure)];
  }),
  ...promisedResponses(sla),
];

/** A first response in public that is faster than that of the gravest cases here. */
function promisedResponses(sla: Sla): readonly SlaFinding[] {
  const limit = sla.severities.find(({ severity }) => severity === 's1');
  const agreed = limit === undefined ? null : minutesOf(limit.firstResponse, limit, sla);
  // Once public commitments are decided at the agreement, they are what may be said.
  const claims = sla.said.publicCommitments == null ? (sla.said.publicClaims ?? []) : [];
  return claims.flatMap(({ claim, about, figure: promised, unit }) => {
    const minutes = unit === undefined || unit === 'percent' ? null : minutesPer[unit];
    if (about !== 'firstResponse' || promised === undefined || minutes === null || agreed === null) return [];
    if (promised * minutes >= agreed) return [];
    const facts = { promise: claim, promised: String(promised * minutes), agreed: String(agreed), unit: 'min' };
    return [overPromise(facts, 'S8')];
  });
}

const minutesPer = { minutes: 1, hours: 60, days: 1440 } as const;

function overPromise(facts: SlaFinding['facts'], measure: ServiceLevelId): SlaFinding {
  return finding('W05', '24', { questionId: 'M7.Q5', termId: 'publicCommitments', measure, facts });
}

export const warningChecks: readonly Check[] = [
  stricterThanShown,
  neverMeasured,
  updatesTooRare,
  manyPrices,
  promisedTooMuch,
];
