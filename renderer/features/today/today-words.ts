import { useIntl } from 'react-intl';
import type { RouteLapse } from '#shared/domain/guidance/lapse-route';
import type { SentBack } from '#shared/domain/guidance/sent-back';
import type { WaitingApproval } from '#shared/domain/guidance/waiting-approvals';
import type { PendingDecision } from '#shared/domain/headquarters/pending-decisions';
import type { Visit } from '#shared/domain/visits/visit';
import { visitState } from '#shared/domain/visits/visit-rules';
import type { GateCall } from '../../data/watch/gate-call';
import { useText } from '../../ui/use-text';
import { useCommitmentWords } from './commitment-words';
import type { DisputedRecord, Now, SetAsideLine } from './day';
import { useGateWords, useLapseWords } from './lapse-words';
import { go, type Line, type NameOf } from './line';
import { useApprovalWords, usePendingWords, useSentBackWords } from './waiting-words';

export interface DayWords {
  readonly visit: (visit: Visit, when: 'today' | 'later') => Line;
  readonly gate: (gate: GateCall) => Line;
  readonly lapse: (lapse: RouteLapse) => Line;
  readonly dispute: (dispute: DisputedRecord) => Line;
  readonly pending: (pending: PendingDecision) => Line;
  readonly approval: (approval: WaitingApproval) => Line;
  readonly setAside: (line: SetAsideLine) => Line;
  readonly sentBack: (back: SentBack) => Line;
}

/** Everything of a day in words. */
export function useDayWords(nameOf: NameOf): DayWords {
  const text = useText();
  const visit = useVisitWords(nameOf);
  const gate = useGateWords(nameOf);
  const lapse = useLapseWords(nameOf);
  const pending = usePendingWords(nameOf);
  const approval = useApprovalWords(nameOf);
  const sentBack = useSentBackWords(nameOf);
  const dispute = ({ rowId, fields, partner, name }: DisputedRecord): Line => ({
    key: rowId,
    title: text('today.dispute.title', { fields, partner }),
    detail: name || text('today.dispute.detail'),
    action: text('today.now.decide'),
    act: go('/sync'),
    mark: { state: 'conflict', word: text('today.dispute.mark') },
  });
  const setAside = ({ id, partner, name, why }: SetAsideLine): Line => ({
    key: id,
    title: [partner, name].filter((each) => each !== '').join(', ') || text('today.set-aside.unnamed'),
    detail: why,
    action: text('today.now.open-sync'),
    act: go('/sync'),
    mark: { state: 'breach', word: text('today.set-aside.mark') },
  });
  return { visit, gate, lapse, dispute, pending, approval, setAside, sentBack };
}

function useVisitWords(nameOf: NameOf): DayWords['visit'] {
  const text = useText();
  const { formatDate } = useIntl();
  return (one, when) => {
    const isUnderWay = visitState(one) === 'underWay';
    return {
      key: one.id,
      title: nameOf(one.partnerId),
      detail: one.purpose || text('today.visits.boxes', { count: one.agenda.length }),
      action: text(isUnderWay ? 'today.now.go-on' : when === 'today' ? 'today.now.open-visit' : 'today.visits.prepare'),
      act: go(`/visits/${one.id}`),
      mark: isUnderWay
        ? { state: 'pending', word: text('today.visits.under-way') }
        : {
            state: null,
            word: formatDate(
              one.plannedFor,
              when === 'today' ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' },
            ),
          },
    };
  };
}

/** What comes first, in words. */
export function useNowWords(nameOf: NameOf): (now: Now) => Line {
  const text = useText();
  const { formatDate } = useIntl();
  const commitment = useCommitmentWords(nameOf);
  const { visit, gate, lapse, dispute, pending, approval, setAside, sentBack } = useDayWords(nameOf);
  return (one) => {
    switch (one.kind) {
      case 'visitUnderWay':
        return {
          ...visit(one.visit, 'today'),
          title: text('today.now.under-way', { partner: nameOf(one.visit.partnerId) }),
          detail: one.visit.purpose || text('today.now.under-way-detail'),
        };
      case 'visitToday':
        return {
          ...visit(one.visit, 'today'),
          title: text('today.now.visit', {
            partner: nameOf(one.visit.partnerId),
            time: formatDate(one.visit.plannedFor, { timeStyle: 'short' }),
          }),
          detail: one.visit.purpose || text('today.now.visit-detail'),
        };
      case 'gate':
        return gate(one.gate);
      case 'dispute':
        return { ...dispute(one.dispute), detail: text('today.dispute.detail') };
      case 'setAside':
        return { ...setAside(one.line), title: text('today.set-aside.one') };
      case 'sentBack':
        return sentBack(one.back);
      case 'pending':
        return pending(one.pending);
      case 'approval':
        return approval(one.approval);
      case 'lapse':
        return {
          ...lapse(one.lapse),
          title: text('today.lapsing.renew', {
            title: one.lapse.evidence.title,
            partner: nameOf(one.lapse.evidence.partnerId),
          }),
        };
      case 'commitment':
        return commitment(one.commitment);
    }
  };
}
