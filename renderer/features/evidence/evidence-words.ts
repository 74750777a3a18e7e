import type { EvidenceSource } from '#shared/domain/evidence/evidence';
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
