import { brand } from '#shared/base/brand';
import type { PartnerRecords } from '#shared/domain/gates/known-records';
import { composePlan, type PlanInputs } from '#shared/domain/plans/compose-plan';
import type { Plan } from '#shared/domain/plans/plan';
import { nothingUnderWay, type PlanRecords } from '#shared/domain/plans/plan-chain';
import type { GoalReading, MilestoneClosure, PlanReview } from '#shared/domain/plans/plan-progress';
import type { PlanUnderWay } from '#shared/domain/plans/plan-standing';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { aCompleteVisit, anAgreement } from './a-complete-visit';
import { aReadyPartner } from './a-ready-partner';

/** The plan of the complete visit. */
export function aPlan(over: Partial<PlanInputs> = {}): Plan {
  const plan = composePlan(aCompleteVisit('plan', over));
  if (!plan.ok) throw new Error(`No plan: ${JSON.stringify(plan.error)}`);
  return plan.value;
}

export const planAgreement = anAgreement('plan');

/** The plan of the complete visit under way, with nothing proved yet unless said. */
export function aPlanUnderWay(over: Partial<PlanUnderWay> = {}): PlanUnderWay {
  return { plan: aPlan(), records: bareRecords(), progress: nothingUnderWay, index: builtInPack(), ...over };
}

/** A partner that was met and has proved nothing. */
export function bareRecords(): PartnerRecords {
  return aReadyPartner({
    kind: 'plain',
    differs: (records) => ({
      ...records,
      partner: { ...records.partner, riskTierAccepted: null },
      answers: [],
      evidence: [],
      revisions: [],
      reviews: [],
      signed: [],
      learners: [],
      deals: [],
      dealEvents: [],
      handoffs: [],
      handoffEvents: [],
    }),
  });
}

export function withProgress(over: Partial<PlanRecords>): PlanRecords {
  return { ...nothingUnderWay, agreements: [planAgreement], ...over };
}

export function aClosure(milestoneId: string, over: Partial<MilestoneClosure> = {}): MilestoneClosure {
  return {
    id: brand<'MilestoneClosure'>(`closure-${milestoneId}`),
    partnerId: planAgreement.partnerId,
    agreementId: planAgreement.id,
    milestoneId,
    kind: 'closed',
    doneOn: '2026-11-20',
    proofKind: 'record',
    proofId: null,
    proofNote: '',
    by: 'ines',
    at: '2026-11-20T12:00:00Z',
    ...over,
  };
}

export function aGoalReading(goal: string, actual: string, over: Partial<GoalReading> = {}): GoalReading {
  return {
    id: brand<'GoalReading'>(`reading-${goal}-${actual}`),
    partnerId: planAgreement.partnerId,
    agreementId: planAgreement.id,
    goal,
    actual,
    readOn: '2027-02-26',
    source: 'Report of the partner',
    by: 'ines',
    at: '2027-02-26T12:00:00Z',
    ...over,
  };
}

export function aPlanReview(over: Partial<PlanReview> = {}): PlanReview {
  return {
    id: brand<'PlanReview'>('review'),
    partnerId: planAgreement.partnerId,
    agreementId: planAgreement.id,
    kind: 'month',
    milestoneId: null,
    heldOn: '2026-12-21',
    attendees: 'Ines Kramer, Jonas Weiß',
    said: 'On the way.',
    decisions: [],
    kept: [],
    signedBy: { vendor: '', partner: '' },
    by: 'ines',
    at: '2026-12-21T15:00:00Z',
    ...over,
  };
}
