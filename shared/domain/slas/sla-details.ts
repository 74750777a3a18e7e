import { clockTime, minutesOf } from '#shared/base/clock-time';
import { decimalOf } from '#shared/base/decimal';
import type { OpeningHours } from '#shared/domain/agreements/answer-shapes';
import { type NoticeClass, noticeClasses } from '#shared/domain/agreements/notice-class';
import type { Archetype } from '#shared/domain/partners/partner';
import { type JourneyStage, journeyStages, type ServiceLevelId, serviceLevelIds } from './service-level';
import type { ServiceLevel, Sla } from './sla';
import type {
  AgreedChange,
  AgreedRemedies,
  CustomerOutcome,
  Dependency,
  JourneyTarget,
  PublicCommitment,
} from './sla-parts';

type Said = Sla['said'];

/** Notice that the standard owes for each class of change. */
export const standardNotices: Readonly<Record<NoticeClass, Omit<AgreedChange, 'noticeClass'>>> = {
  emergencySecurity: { count: 0, unit: 'days' },
  minorChange: { count: 5, unit: 'workingDays' },
  maintenance: { count: 7, unit: 'days' },
  breakingChange: { count: 90, unit: 'days' },
  deprecation: { count: 180, unit: 'days' },
  keyPerson: { count: 10, unit: 'workingDays' },
};

export function agreedChanges(values: Pick<Said, 'changeNotices'>): readonly AgreedChange[] {
  return noticeClasses.map((noticeClass) => ({
    noticeClass,
    ...(values.changeNotices[noticeClass] ?? standardNotices[noticeClass]),
  }));
}

/** The zone decided here, else that of the support hours, else that of the first site. */
export function agreedZone(values: Pick<Said, 'zone' | 'hours'>, sites: Sla['sites']): string {
  return values.zone ?? values.hours[0]?.zone ?? sites[0]?.zone ?? 'UTC';
}

/** The first two hours of each row, or the whole row where it is shorter. */
export function peakOf(hours: OpeningHours): OpeningHours {
  return hours.map((row) => {
    const begin = minutesOf(row.from);
    const length = (minutesOf(row.to) - begin + 1440) % 1440 || 1440;
    return { ...row, to: clockTime((begin + Math.min(length, 120)) % 1440) };
  });
}

export function agreedRemedies(values: Said, archetype: Archetype): AgreedRemedies {
  return {
    kind: values.remedyKind ?? (archetype === 'referral' ? 'action' : 'money'),
    monthlyCap: values.monthlyCap,
    yearlyCap: values.yearlyCap,
    chronic: { k: values.chronicDeviations, n: values.chronicWindows },
    earnBack: values.earnBack,
    incentiveAfterWindows: values.incentiveAfterWindows === 0 ? null : values.incentiveAfterWindows,
    isSole: values.isSole,
    breachesForPlan: { breaches: values.planBreaches, months: values.planMonths },
    planWithinWorkingDays: values.planWithinWorkingDays,
    actionCredits: values.actionCredits,
  };
}

/** Those decided here, else one for each third party that a covered service names. */
export function agreedDependencies(values: Pick<Said, 'dependencies' | 'services'>): readonly Dependency[] {
  if (values.dependencies !== null)
    return values.dependencies.map((row) => ({
      name: row.name,
      owner: row.owner,
      availability: row.availability || null,
    }));
  const named = new Set(values.services.flatMap(({ dependsOn }) => dependsOn ?? []));
  return [...named].map((name) => ({ name, owner: name, availability: null }));
}

/** Which measure carries the target of a stage: the first of these that the agreement has. */
const carriers: Readonly<Record<JourneyStage, readonly ServiceLevelId[]>> = {
  orderIntake: ['S20'],
  integrationPoints: ['S3', 'S2', 'S4', 'S22'],
  serviceDelivery: ['S1', 'S5', 'S13', 'S14'],
  incidentHandling: ['S8', 'S10', 'S9', 'S7', 'S17', 'S6'],
  postResolution: ['S11', 'S18', 'S12', 'S19', 'S21', 'S24'],
};

export function agreedJourney(values: Pick<Said, 'stages'>, levels: readonly ServiceLevel[]): readonly JourneyTarget[] {
  const words: Readonly<Record<JourneyStage, string>> = {
    orderIntake: values.stages.orderIntake.target,
    integrationPoints: values.stages.integration.target,
    serviceDelivery: values.stages.delivery.target,
    incidentHandling: values.stages.incident.target,
    postResolution: values.stages.followUp.target,
  };
  const has = new Set(levels.map(({ id }) => id));
  return journeyStages.map((stage) => ({
    stage,
    measure: carriers[stage].find((id) => has.has(id)) ?? null,
    words: words[stage],
  }));
}

/**
 * What customers get, how it is seen, and what happens if not: the outcomes of the interview, seen by the measures
 * that customers feel at once.
 */
export function agreedOutcomes(
  values: Pick<Said, 'outcomes'>,
  levels: readonly ServiceLevel[],
  remedy: AgreedRemedies['kind'],
): readonly CustomerOutcome[] {
  const felt = levels.filter(({ id }) => id === 'S14' || id === 'S1' || id === 'S8' || id === 'S20');
  const measures = felt.map(({ id }) => id);
  const isPaid = felt.some(({ bands }) => bands.length > 0);
  const kind = remedy === 'money' ? 'credit' : 'actionCredit';
  return values.outcomes.map((row) => ({
    outcome: row.outcome,
    measures,
    remedy: isPaid ? kind : 'improvementPlan',
  }));
}

const proofs = {
  figures: 'Figures of the last months',
  sla: 'This agreement',
  certificate: 'A certificate or audit report',
  references: 'References of customers',
  firstCase: 'A resolved case',
  people: 'Certificates of the people',
} as const;

/** Those decided here, else what the marketing interview wrote down. */
export function agreedPromises(values: Pick<Said, 'publicCommitments' | 'publicClaims'>): readonly PublicCommitment[] {
  if (values.publicCommitments !== null)
    return values.publicCommitments.map((row) => ({
      promise: row.promise,
      proof: row.proof,
      measure: serviceLevelIds.find((id) => id === row.measure) ?? null,
      target: row.target || null,
    }));
  return (values.publicClaims ?? []).map((claim) => {
    const figure = claim.figure === undefined ? null : decimalOf(claim.figure);
    const measure = figure === null ? null : promisedMeasure(claim.about, claim.unit);
    return {
      promise: claim.claim,
      proof: proofs[claim.provenBy],
      measure,
      target: measure === null ? null : figure,
    };
  });
}

/** The measure a figure in public is about, where its unit is that of the measure. */
function promisedMeasure(about: string, unit: string | undefined): ServiceLevelId | null {
  if (about === 'availability' && unit === 'percent') return 'S1';
  if (about === 'firstResponse' && unit === 'percent') return 'S8';
  if (about === 'restore' && unit === 'hours') return 'S9';
  return null;
}
