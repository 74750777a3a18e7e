import type { DefectCause, Desk, EngagementLead } from '#shared/domain/delivery/delivery';
import type { CaseState, DefectPhase } from '#shared/domain/delivery/delivery-rules';
import type { StateTone } from '../../ui/state-mark';
import type { MessageId, Text } from '../../ui/use-text';

export const leadNames = {
  partner: 'delivery.lead.partner',
  vendor: 'delivery.lead.vendor',
  joint: 'delivery.lead.joint',
} as const satisfies Record<EngagementLead, MessageId>;

export const causeNames = {
  implementation: 'delivery.cause.implementation',
  product: 'delivery.cause.product',
  customer: 'delivery.cause.customer',
  unknown: 'delivery.cause.unknown',
} as const satisfies Record<DefectCause, MessageId>;

export const phaseNames = {
  before: 'delivery.phase.before',
  after: 'delivery.phase.after',
  later: 'delivery.phase.later',
  notLive: 'delivery.phase.not-live',
} as const satisfies Record<DefectPhase, MessageId>;

export const phaseTones = {
  before: 'neutral',
  after: 'lapsing',
  later: 'neutral',
  notLive: 'missing',
} as const satisfies Record<DefectPhase, StateTone>;

export const deskNames = {
  partner: 'delivery.desk.partner',
  vendor: 'delivery.desk.vendor',
} as const satisfies Record<Desk, MessageId>;

export const caseStateNames = {
  open: 'delivery.case.open',
  resolved: 'delivery.case.resolved',
  reopened: 'delivery.case.reopened',
} as const satisfies Record<CaseState, MessageId>;

export const caseTones = {
  open: 'pending',
  resolved: 'proven',
  reopened: 'lapsing',
} as const satisfies Record<CaseState, StateTone>;

/** Which field of a form a refusal is about, and what to say. */
export interface SaidRefusal {
  readonly name: string | null;
  readonly message: string;
}

const fieldNames: Readonly<Record<string, MessageId>> = {
  title: 'delivery.field.title',
  customerName: 'delivery.field.customer',
  reference: 'delivery.field.reference',
  startedOn: 'delivery.engagement.started',
  goLiveOn: 'delivery.engagement.live',
  foundOn: 'delivery.defect.found',
  subject: 'delivery.case.subject',
  openedAt: 'delivery.case.opened-at',
  resolvedAt: 'delivery.case.resolved-at',
  reopenedAt: 'delivery.case.reopened-at',
};

interface Refusal {
  readonly kind: string;
  readonly field?: string;
  readonly fields?: readonly string[];
}

const otherRefusals: Readonly<Record<string, { readonly words: MessageId; readonly name: string | null }>> = {
  'before-start': { words: 'delivery.refused.before-start', name: 'goLiveOn' },
  'resolved-before-opened': { words: 'delivery.refused.resolved-before-opened', name: 'resolvedAt' },
  'reopened-before-resolved': { words: 'delivery.refused.reopened-before-resolved', name: 'reopenedAt' },
  'resolved-already': { words: 'delivery.refused.resolved-already', name: null },
  'not-resolved': { words: 'delivery.refused.not-resolved', name: null },
  'not-here': { words: 'delivery.refused.not-here', name: null },
  'storage-full': { words: 'errors.storage-full', name: null },
};

/** Why something was not kept, at the field that has to change. */
export function refusalsOf(text: Text, refusal: Refusal): readonly SaidRefusal[] {
  const field = (name: string) => text(fieldNames[name] ?? 'delivery.field.other');
  if (refusal.kind === 'fields-refused') {
    return (refusal.fields ?? []).map((name) => ({
      name,
      message: text('delivery.refused.field', { field: field(name) }),
    }));
  }
  if (refusal.kind === 'too-early' || refusal.kind === 'in-the-future') {
    const name = refusal.field ?? '';
    const words = refusal.kind === 'too-early' ? 'delivery.refused.too-early' : 'delivery.refused.in-the-future';
    return [{ name, message: text(words, { field: field(name) }) }];
  }
  const other = otherRefusals[refusal.kind];
  return [{ name: other?.name ?? null, message: text(other?.words ?? 'errors.storage-failed') }];
}
