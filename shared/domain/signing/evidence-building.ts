import { canonicalJson, type Json } from '#shared/base/json';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { referenceOf } from '#shared/domain/documents/document-frame';
import { type EvidenceRecord, evidenceRecordSchema } from './evidence-record';
import type { CeremonyFacts } from './signature-check';
import { type LevelFacts, signatureLevel } from './signature-level';
import type { PlannedSigner, SigningSession } from './signing-session';

/** Everything about one signature that is known before it is made. */
export interface EvidenceFacts {
  readonly session: SigningSession;
  readonly agreement: Pick<Agreement, 'id' | 'kind' | 'version' | 'dataSha256'>;
  readonly signer: PlannedSigner;
  readonly organisation: string;
  readonly ceremony: CeremonyFacts;
  readonly authority: EvidenceRecord['authority'];
  readonly ink: EvidenceRecord['ink'];
  readonly key: EvidenceRecord['key'];
  /** The certificate names the signer. */
  readonly namesSigner: boolean;
  readonly device: EvidenceRecord['device'];
  readonly clock: EvidenceRecord['clock'];
}

/** The record of how a signature came about, with what it may honestly be called. */
export function evidenceRecord(facts: EvidenceFacts): EvidenceRecord {
  const { session, agreement, signer, ceremony } = facts;
  const { level, conditions } = signatureLevel(levelFacts(facts));
  return evidenceRecordSchema.parse({
    format: 1,
    session: session.id,
    agreement: {
      id: agreement.id,
      kind: agreement.kind,
      version: agreement.version,
      reference: referenceOf(agreement.kind, agreement),
      dataSha256: session.dataSha256,
    },
    originalSha256: session.original.sha256,
    signer: {
      field: signer.field,
      party: signer.party,
      organisation: facts.organisation,
      name: signer.personName,
      role: signer.role,
      language: signer.language,
    },
    identity: ceremony.identity,
    authority: facts.authority,
    consent: ceremony.consent,
    shown: ceremony.shown,
    ink: facts.ink,
    key: facts.key,
    level: { level, conditions: [...conditions] },
    device: facts.device,
    clock: facts.clock,
  });
}

/** The text of a record, the same on every machine; its SHA-256 stands in the signature. */
export function evidenceText(record: EvidenceRecord): string {
  return canonicalJson(record as unknown as Json);
}

function levelFacts({ signer, key, namesSigner, ceremony }: EvidenceFacts): LevelFacts {
  return {
    keyHome: signer.keyHome,
    vouchedFor: key.vouchedFor,
    namesSigner,
    guardedByPin: key.guardedByPin,
    identityCheck: ceremony.identity.check,
  };
}
