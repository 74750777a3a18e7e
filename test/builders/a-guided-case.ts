import { brand } from '#shared/base/brand';
import type { GateDecision } from '#shared/domain/gates/gate-decision';
import type { PartnerCase } from '#shared/domain/guidance/partner-case';
import type { Interview } from '#shared/domain/interviews/interview';
import type { Visit } from '#shared/domain/visits/visit';
import { aCase, partnerId } from './a-partner-case';

/** A partner of whom nothing is known but what is said here. */
export function aGuidedCase(
  over: Parameters<typeof aCase>[0] & Partial<Omit<PartnerCase, 'evidence' | 'revisions' | 'reviews'>> = {},
): PartnerCase {
  const { signed: _signed, ...records } = aCase(over);
  return {
    sites: [],
    visits: [],
    interviews: [],
    agreements: [],
    signatures: [],
    signedDocuments: [],
    ...records,
  };
}

export function aVisit(over: Partial<Visit> = {}): Visit {
  return {
    id: brand<'Visit'>('visit-1'),
    partnerId,
    siteId: null,
    purpose: '',
    plannedFor: '2026-11-24T09:00:00Z',
    startedAt: null,
    endedAt: null,
    agenda: [],
    attendeeIds: [],
    ...over,
  };
}

export function anInterview(moduleId: string, over: Partial<Interview> = {}): Interview {
  return {
    id: brand<'Interview'>(`interview-${moduleId}`),
    partnerId,
    visitId: null,
    moduleId,
    interviewers: [],
    personIds: [],
    movedFrom: [],
    packId: 'partner-onboarding',
    packVersion: '1.0.0',
    startedAt: '2026-11-20T08:00:00Z',
    finishedAt: '2026-11-20T08:45:00Z',
    ...over,
  };
}

export function aDecision(decision: GateDecision['decision'], over: Partial<GateDecision> = {}): GateDecision {
  return {
    id: brand<'GateDecision'>(`decision-${decision}`),
    partnerId,
    gateId: 'G1',
    packVersion: '1.0.0',
    asOf: '2026-11-10T09:00:00Z',
    decision,
    provisional: true,
    results: [],
    evidence: [],
    by: 'ines',
    reason: '',
    ...over,
  };
}
