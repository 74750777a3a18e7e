import type { Evidence, EvidenceSource, FileMark } from '#shared/domain/evidence/evidence';
import type { EvidenceState } from '#shared/domain/evidence/evidence-rules';
import type { MessageId } from '../../ui/use-text';

export const sourceWords = {
  file: 'evidence.source.file',
  photo: 'evidence.source.photo',
  attestation: 'evidence.source.attestation',
  record: 'evidence.source.record',
  drill: 'evidence.source.drill',
} as const satisfies Record<EvidenceSource, MessageId>;

export const evidenceStateMarks = {
  empty: 'missing',
  pendingReview: 'pending',
  accepted: 'proven',
  notYetEffective: 'neutral',
  expired: 'breach',
  rejected: 'breach',
  withdrawn: 'neutral',
} as const satisfies Record<EvidenceState['state'], string>;

export const evidenceStateWords = {
  empty: 'evidence.state.empty',
  pendingReview: 'evidence.state.pending-review',
  accepted: 'evidence.state.accepted',
  notYetEffective: 'evidence.state.not-yet-effective',
  expired: 'evidence.state.expired',
  rejected: 'evidence.state.rejected',
  withdrawn: 'evidence.state.withdrawn',
} as const satisfies Record<EvidenceState['state'], MessageId>;

export const confidentialityWords = {
  public: 'evidence.confidentiality.public',
  partner: 'evidence.confidentiality.partner',
  internal: 'evidence.confidentiality.internal',
  restricted: 'evidence.confidentiality.restricted',
} as const satisfies Record<Evidence['confidentiality'], MessageId>;

/** What was noticed about a file, as a sentence that says what to do. */
export const fileMarkWords = {
  otherThanNamed: 'evidence.mark.other-than-named',
  damagedPicture: 'evidence.mark.damaged-picture',
  script: 'evidence.mark.script',
  launch: 'evidence.mark.launch',
  embeddedFile: 'evidence.mark.embedded-file',
  actsWhenOpened: 'evidence.mark.acts-when-opened',
  notInspected: 'evidence.mark.not-inspected',
} as const satisfies Record<FileMark, MessageId>;
