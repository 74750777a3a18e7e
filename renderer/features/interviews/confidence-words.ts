import type { Confidence } from '#shared/domain/interviews/answer';
import type { MessageId } from '../../ui/use-text';

export const confidenceWords = {
  stated: 'interviews.confidence.stated',
  shown: 'interviews.confidence.shown',
  proven: 'interviews.confidence.proven',
} as const satisfies Record<Confidence, MessageId>;
