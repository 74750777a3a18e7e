import { useIntl } from 'react-intl';
import type { CommitmentSource, DatedCommitment } from '#shared/domain/guidance/dated-commitments';
import { usePlaybook } from '../../data/use-playbook';
import { type MessageId, type Text, useText } from '../../ui/use-text';
import { go, type Line, type NameOf } from './line';

export const sourceWords = {
  plan: 'today.promise.plan',
  slaNotice: 'today.promise.sla-notice',
  breachNotice: 'today.promise.breach-notice',
  incidentReview: 'today.promise.incident-review',
  preventiveAction: 'today.promise.preventive-action',
  jointReview: 'today.promise.joint-review',
  handoff: 'today.promise.handoff',
} as const satisfies Record<CommitmentSource, MessageId>;

const actionWords = {
  plan: 'today.promise.open-plan',
  slaNotice: 'today.promise.open-agreement',
  breachNotice: 'today.promise.open-incident',
  incidentReview: 'today.promise.open-incident',
  preventiveAction: 'today.promise.open-incident',
  jointReview: 'today.promise.open-review',
  handoff: 'today.promise.open-handoff',
} as const satisfies Record<CommitmentSource, MessageId>;

export const sideWords = {
  vendor: 'today.promise.ours',
  partner: 'today.promise.theirs',
  both: 'today.promise.both',
} as const satisfies Record<DatedCommitment['side'], MessageId>;

/** What was promised, in the words of those who promised it; what has none is told by where it comes from. */
export function promisedWords(one: DatedCommitment, text: Text, handoffTitle: (kind: string) => string): string {
  const { source, plan, what } = one;
  if (source === 'handoff') return handoffTitle(what);
  if (plan?.kind === 'review' && plan.rhythm !== null)
    return text(plan.rhythm === 'month' ? 'today.promise.month' : 'today.promise.quarter');
  if (plan?.kind === 'milestone' && plan.milestoneId !== null) return `${plan.milestoneId} ${what}`;
  return what === '' ? text(sourceWords[source]) : what;
}

export function useHandoffTitle(): (kind: string) => string {
  const index = usePlaybook();
  return (kind) => index.pack.handoffs.find(({ id }) => id === kind)?.title ?? kind;
}

/** A promise as a line of the day. */
export function useCommitmentWords(nameOf: NameOf): (one: DatedCommitment) => Line {
  const text = useText();
  const handoffTitle = useHandoffTitle();
  const { formatDate } = useIntl();
  return (one) => ({
    key: `${one.partnerId} ${one.key}`,
    title: promisedWords(one, text, handoffTitle),
    detail: text('today.promise.detail', {
      partner: nameOf(one.partnerId),
      side: text(sideWords[one.side]),
      source: text(sourceWords[one.source]),
    }),
    action: text(actionWords[one.source]),
    act: go(promiseAddress(one)),
    mark: {
      state: one.isOverdue ? 'breach' : null,
      word: text(one.isOverdue ? 'today.promise.overdue' : 'today.promise.due', {
        due: formatDate(one.due, { dateStyle: 'medium', timeZone: 'UTC' }),
      }),
    },
  });
}

/** Where a promise is kept. */
function promiseAddress({ source, agreementId, partnerId }: DatedCommitment): string {
  if (source === 'handoff') return `/partners/${partnerId}/enablement`;
  if (agreementId === null) return `/partners/${partnerId}`;
  if (source === 'plan') return `/agreements/${agreementId}/plan`;
  if (source === 'slaNotice') return `/agreements/${agreementId}`;
  const performance = `/agreements/${agreementId}/performance`;
  return source === 'jointReview' ? `${performance}?tab=joint` : performance;
}
