import { useIntl } from 'react-intl';
import type { ReviewFunction } from '#shared/domain/agreements/agreement-approval';
import type { SentBack } from '#shared/domain/guidance/sent-back';
import type { WaitingApproval } from '#shared/domain/guidance/waiting-approvals';
import type { PendingDecision } from '#shared/domain/headquarters/pending-decisions';
import { usePlaybook } from '../../data/use-playbook';
import { type MessageId, useText } from '../../ui/use-text';
import { concessionSubject } from '../../widgets/concession-subject';
import { go, type Line, type NameOf } from './line';

/** What waits for a decision in words. */
export function usePendingWords(nameOf: NameOf): (pending: PendingDecision) => Line {
  const text = useText();
  const index = usePlaybook();
  const { formatDate } = useIntl();
  return (pending) => {
    const { id, partnerId, since } = pending;
    const detail = text('today.pending.of', {
      partner: nameOf(partnerId),
      since: formatDate(since, { dateStyle: 'medium' }),
    });
    const line = (title: string, href: string, words: readonly [action: MessageId, mark: MessageId]): Line => ({
      ...{ key: id, title, detail, act: go(href) },
      action: text(words[0]),
      mark: { state: 'pending', word: text(words[1]) },
    });
    switch (pending.kind) {
      case 'evidence':
        return line(pending.evidence.title, `/partners/${partnerId}/evidence?piece=${pending.evidence.id}`, [
          'today.now.review',
          'today.review.mark',
        ]);
      case 'concession':
      case 'spokenApproval':
        return line(concessionSubject(pending.concession, index, text), `/partners/${partnerId}/controls`, [
          'today.now.decide',
          pending.kind === 'concession' ? 'today.pending.concession' : 'today.pending.spoken',
        ]);
      case 'gate':
        return line(index.gateById.get(pending.decision.gateId)?.title ?? pending.decision.gateId, '/headquarters', [
          'today.now.decide',
          'today.pending.gate',
        ]);
      case 'appeal':
        return line(pending.deal.customerName, `/partners/${partnerId}/deals/${pending.deal.id}`, [
          'today.now.decide',
          'today.pending.appeal',
        ]);
    }
  };
}

const functionWords = {
  product: 'agreements.function.product',
  engineering: 'agreements.function.engineering',
  customerSupport: 'agreements.function.customer-support',
  compliance: 'agreements.function.compliance',
  legal: 'agreements.function.legal',
} as const satisfies Record<ReviewFunction, MessageId>;

/** An agreement that waits for the word of one of my functions. */
export function useApprovalWords(nameOf: NameOf): (approval: WaitingApproval) => Line {
  const text = useText();
  const { formatDate } = useIntl();
  return ({ partnerId, agreementId, version, reviewFunction, state, since }) => ({
    key: `${agreementId} ${reviewFunction}`,
    title: text('today.approval.title', { function: text(functionWords[reviewFunction]), version }),
    detail: text(state === 'missing' ? 'today.pending.of' : 'today.approval.outdated', {
      partner: nameOf(partnerId),
      since: formatDate(since, { dateStyle: 'medium' }),
    }),
    action: text('today.approval.say'),
    act: go(`/agreements/${agreementId}`),
    mark: { state: 'pending', word: text('today.approval.mark') },
  });
}

/** What came back in words. */
export function useSentBackWords(nameOf: NameOf): (back: SentBack) => Line {
  const text = useText();
  const index = usePlaybook();
  return (back) => {
    const { partnerId, reason } = back;
    const partner = nameOf(partnerId);
    const line = (
      key: string,
      what: string,
      href: string,
      words: readonly [action: MessageId, mark: MessageId],
    ): Line => ({
      key,
      title: partner === '' ? what : text('today.back.title', { partner, what }),
      detail: reason || text('today.back.no-reason'),
      action: text(words[0]),
      act: go(href),
      mark: { state: 'breach', word: text(words[1]) },
    });
    switch (back.kind) {
      case 'evidence':
        return line(
          back.evidence.id,
          back.evidence.title,
          `/partners/${partnerId}/evidence?piece=${back.evidence.id}`,
          ['today.back.bring-again', 'today.back.rejected'],
        );
      case 'handoff':
        return line(
          back.handoff.id,
          index.pack.handoffs.find(({ id }) => id === back.handoff.kind)?.title ?? back.handoff.kind,
          `/partners/${partnerId}/enablement`,
          ['today.back.ask-again', 'today.back.refused'],
        );
      case 'concession':
        return line(
          back.concession.id,
          concessionSubject(back.concession, index, text),
          `/partners/${partnerId}/controls`,
          ['today.back.look', 'today.back.refused'],
        );
      case 'dealRejected':
        return line(back.deal.id, back.deal.customerName, `/partners/${partnerId}/deals/${back.deal.id}`, [
          'today.back.appeal',
          'today.back.deal-rejected',
        ]);
      case 'dealQuestion':
        return line(back.deal.id, back.deal.customerName, `/partners/${partnerId}/deals/${back.deal.id}`, [
          'today.back.answer',
          'today.back.question',
        ]);
    }
  };
}
