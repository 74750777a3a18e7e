import { brand } from '#shared/base/brand';
import type { Concession, ConcessionDecision } from '#shared/domain/gates/concession';
import { partnerId } from './a-partner-case';

/** A request for a waiver by Ines on 20 November 2026. */
export function aConcession(subject: string, over: Partial<Concession> = {}): Concession {
  return {
    id: brand<'Concession'>(`concession-${subject}`),
    partnerId,
    kind: 'waiver',
    subject,
    by: [],
    reason: 'The report is on its way.',
    requestedBy: 'ines',
    requestedAt: '2026-11-20T09:00:00Z',
    until: '2027-01-31',
    ...over,
  };
}

/** What Tom said to it an hour later. */
export function aConcessionDecision(
  { id, partnerId: ofPartner }: Concession,
  verdict: ConcessionDecision['verdict'] = 'approved',
  over: Partial<ConcessionDecision> = {},
): ConcessionDecision {
  return {
    id: brand<'ConcessionDecision'>(`${id}-${verdict}`),
    partnerId: ofPartner,
    concessionId: id,
    verdict,
    by: 'tom',
    spokenBy: null,
    at: '2026-11-20T10:00:00Z',
    reason: verdict === 'approved' ? '' : 'Not this one.',
    ...over,
  };
}
