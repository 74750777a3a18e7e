import type { Agreement } from '#shared/domain/agreements/agreement';
import type { GateDecision } from '#shared/domain/gates/gate-decision';
import type { PartnerRecords } from '#shared/domain/gates/partner-records';
import type { Interview } from '#shared/domain/interviews/interview';
import type { Site } from '#shared/domain/partners/site';
import type { Signature, SignedDocument } from '#shared/domain/signing/signature';
import type { Visit } from '#shared/domain/visits/visit';

/** All that is on record about one partner, as far as it says what comes next. */
export interface PartnerCase extends Omit<PartnerRecords, 'signed'> {
  readonly sites: readonly Site[];
  readonly visits: readonly Visit[];
  readonly interviews: readonly Interview[];
  readonly decisions: readonly GateDecision[];
  readonly agreements: readonly Agreement[];
  readonly signatures: readonly Signature[];
  readonly signedDocuments: readonly SignedDocument[];
}

/** The case as the rules of the playbook look at it. */
export function recordsOfCase(file: PartnerCase): PartnerRecords {
  const { signedDocuments, sites: _sites, visits: _visits, interviews: _interviews, ...records } = file;
  const signed = signedDocuments.map(({ kind, frozenAt }) => ({ kind, at: frozenAt }));
  return { ...records, signed };
}
