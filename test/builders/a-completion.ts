import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import type { CompletionInput } from '#shared/domain/documents/completion-data';
import { type EvidenceRecord, evidenceRecordSchema } from '#shared/domain/signing/evidence-record';
import { sha256Hex } from './sha256-hex';

const hash = (of: string) => sha256Hex(of);
const morning = (time: string) => `2026-11-21T09:${time}Z`;

/** The record of a signature given in the room, an advanced one with a PIN or a simple one. */
export function anEvidenceRecord(
  signer: EvidenceRecord['signer'],
  differs: Partial<EvidenceRecord> = {},
): EvidenceRecord {
  const isVendor = signer.party === 'vendor';
  return evidenceRecordSchema.parse({
    format: 1,
    session: '0190f3c0-0000-7000-8000-0000000051e5',
    agreement: {
      id: '0190f3c0-0000-7000-8000-00000000c3d4',
      kind: 'sla',
      version: 1,
      reference: 'SLA-00c3d4 v1',
      dataSha256: hash('data'),
    },
    originalSha256: hash('original'),
    signer,
    identity: {
      check: isVendor ? 'badge' : 'document',
      detail: isVendor ? 'company badge' : 'Austrian passport',
      by: 'Änne Großmann',
      at: morning('31:05'),
    },
    authority: isVendor
      ? { kind: 'answered', answerId: 'answer-1', said: 'Signs alone up to 100,000 EUR' }
      : { kind: 'proven', evidenceIds: ['EV-12', 'EV-14'] },
    consent: {
      text: 'I have read the Service Level Agreement and agree to it. I agree to sign it electronically.',
      agreedAt: morning('36:40'),
    },
    shown: { from: morning('31:30'), allSeenAt: morning('36:02'), pages: 27 },
    ink: {
      strokesSha256: hash('strokes'),
      pictureSha256: hash('picture'),
      escrow: { kind: 'notKept', because: 'noEscrowKey' },
    },
    key: {
      home: isVendor ? 'manager' : 'inPerson',
      certificateSha256: hash(signer.name),
      vouchedFor: true,
      guardedByPin: isVendor,
    },
    level: {
      level: isVendor ? 'advanced' : 'simple',
      conditions: (['uniqueLink', 'identification', 'soleControl', 'tamperEvidence'] as const).map((condition) => ({
        condition,
        holds: isVendor || condition !== 'soleControl',
        because: `${condition}-${isVendor}`,
      })),
    },
    device: { id: 'device-1', tag: 'Tablet 7', program: 'Fieldpact 5.0.0', host: 'browser' },
    clock: {
      device: morning('37:12'),
      headquarters: { at: '2026-11-20T16:00:00Z', skew: -2400 },
      beacon: '2026-11-20T16:00:01Z',
    },
    ...differs,
  });
}

/** A signing by one person a side, with an interruption, and copies handed over. */
export function aCompletion(language: DocumentLanguage, differs: Partial<CompletionInput> = {}): CompletionInput {
  const signers = [
    {
      field: 'Vendor1',
      party: 'vendor',
      organisation: 'Bogenwerk Software AG',
      name: 'Änne Großmann',
      role: 'Partner manager',
    },
    {
      field: 'Partner1',
      party: 'partner',
      organisation: 'Nordlicht Systemhaus GmbH',
      name: 'Eva Lindner',
      role: 'CEO',
    },
  ] as const;
  return {
    language,
    document: {
      title: 'Service Level Agreement',
      reference: 'SLA-00c3d4 v1',
      version: 1,
      dataSha256: hash('data'),
    },
    parties: [
      { party: 'vendor', name: 'Bogenwerk Software AG', detail: 'CHE-123.456.789, Switzerland' },
      { party: 'partner', name: 'Nordlicht Systemhaus GmbH', detail: 'FN 123456a, Austria' },
    ],
    session: { id: '0190f3c0-0000-7000-8000-0000000051e5', startedAt: morning('30:00') },
    host: { name: 'Änne Großmann', organisation: 'Bogenwerk Software AG' },
    signatures: signers.map((signer, at) => {
      const record = anEvidenceRecord({ ...signer, language });
      return { record, recordSha256: hash(`record ${at}`), signedAt: morning(`${37 + at}:12`) };
    }),
    events: [
      { at: morning('37:30'), by: 'Änne Großmann', event: { kind: 'turned', field: 'Partner1' } },
      { at: morning('37:50'), by: 'Änne Großmann', event: { kind: 'resumed' } },
      { at: morning('40:00'), by: 'Änne Großmann', event: { kind: 'takenHome', files: ['sla.pdf', 'verifier.html'] } },
    ],
    files: [
      { name: 'sla-original.pdf', what: 'original', sha256: hash('original'), bytes: 201_334 },
      { name: 'sla.pdf', what: 'signed', sha256: hash('signed'), bytes: 280_411 },
    ],
    time: { notBefore: { at: '2026-11-20T16:00:01Z', by: 'Bogenwerk time-stamping unit' }, notAfter: null },
    because: {
      'soleControl-false': 'The key was made on the host’s device and not in the signer’s own hands.',
      'soleControl-true': 'The key of this device is guarded by a PIN that only its user knows.',
    },
    ...differs,
  };
}
