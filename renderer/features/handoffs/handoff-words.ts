import type { HandoffEvent } from '#shared/domain/handoffs/handoff';
import type { HandoffStanding } from '#shared/domain/handoffs/handoff-rules';
import type { StateTone } from '../../ui/state-mark';
import type { MessageId } from '../../ui/use-text';

export const handoffWords = {
  queued: 'handoffs.state.queued',
  sent: 'handoffs.state.sent',
  accepted: 'handoffs.state.accepted',
  done: 'handoffs.state.done',
  refused: 'handoffs.state.refused',
  withdrawn: 'handoffs.state.withdrawn',
} as const satisfies Record<HandoffStanding['state'], MessageId>;

export const handoffMarks = {
  queued: 'missing',
  sent: 'pending',
  accepted: 'pending',
  done: 'proven',
  refused: 'breach',
  withdrawn: 'neutral',
} as const satisfies Record<HandoffStanding['state'], StateTone>;

export const stepWords = {
  accepted: 'handoffs.step.accepted',
  done: 'handoffs.step.done',
  refused: 'handoffs.step.refused',
  withdrawn: 'handoffs.step.withdrawn',
} as const satisfies Record<HandoffEvent['kind'], MessageId>;

export const noteWords = {
  accepted: 'handoffs.note.accepted',
  done: 'handoffs.note.done',
  refused: 'handoffs.note.refused',
  withdrawn: 'handoffs.note.withdrawn',
} as const satisfies Record<HandoffEvent['kind'], MessageId>;
