import type { CredentialBuffer } from '#shared/domain/enablement/credential-buffer';
import type { ProofReading } from '#shared/domain/enablement/credential-rules';
import type { DrillClock } from '#shared/domain/enablement/drill-rules';
import type { LearnerRole } from '#shared/domain/playbook/pack-enablement';
import type { StateTone } from '../../ui/state-mark';
import type { MessageId } from '../../ui/use-text';

export const roleWords = {
  sales: 'enablement.role.sales',
  solution: 'enablement.role.solution',
  delivery: 'enablement.role.delivery',
  support: 'enablement.role.support',
} as const satisfies Record<LearnerRole, MessageId>;

export const proofMarks = {
  held: 'proven',
  pending: 'pending',
  short: 'breach',
  expired: 'lapsing',
  missing: 'missing',
} as const satisfies Record<ProofReading['state'], StateTone>;

export const bufferWords = {
  enough: 'enablement.buffer.enough',
  thin: 'enablement.buffer.thin',
  missing: 'enablement.buffer.missing',
  unknown: 'enablement.buffer.unknown',
} as const satisfies Record<CredentialBuffer['verdict'], MessageId>;

export const bufferMarks = {
  enough: 'proven',
  thin: 'lapsing',
  missing: 'missing',
  unknown: 'pending',
} as const satisfies Record<CredentialBuffer['verdict'], StateTone>;

export const clockWords = {
  steady: 'enablement.drill.clock-steady',
  restarted: 'enablement.drill.clock-restarted',
  disagreed: 'enablement.drill.clock-disagreed',
} as const satisfies Record<DrillClock, MessageId>;

export const doneByWords = {
  vendor: 'enablement.done-by.vendor',
  partner: 'enablement.done-by.partner',
  both: 'enablement.done-by.both',
} as const;
