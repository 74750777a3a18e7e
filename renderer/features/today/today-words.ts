import { useIntl } from 'react-intl';
import type { RouteLapse } from '#shared/domain/guidance/lapse-route';
import type { SentBack } from '#shared/domain/guidance/sent-back';
import type { PendingDecision } from '#shared/domain/headquarters/pending-decisions';
import type { Visit } from '#shared/domain/visits/visit';
import { visitState } from '#shared/domain/visits/visit-rules';
import { usePlaybook } from '../../data/use-playbook';
import type { GateCall } from '../../data/watch/gate-call';
import type { StateTone } from '../../ui/state-mark';
import { type MessageId, type Text, useText } from '../../ui/use-text';
import { concessionSubject } from '../../widgets/concession-subject';
import { useCommitmentWords } from './commitment-words';
import type { DisputedRecord, Now, SetAsideLine } from './day';

export type NameOf = (partnerId: string) => string;

/** What the one button of a line does: it leads somewhere, or something is done right here. */
export type LineAct =
  | { readonly kind: 'go'; readonly href: string }
  /** A visit is planned at the partner. */
  | { readonly kind: 'plan'; readonly partnerId: string }
  /** A lapsing piece comes onto the agenda of a visit. */
  | { readonly kind: 'bring'; readonly lapse: RouteLapse };

/** A line of the day: what, whose, and its one button. */
export interface Line {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly action: string;
  readonly act: LineAct;
  /** What stands at the end of the line: a state, or only words. */
  readonly mark: { readonly state: StateTone | null; readonly word: string };
}

const go = (href: string): LineAct => ({ kind: 'go', href });

export interface DayWords {
  readonly visit: (visit: Visit, when: 'today' | 'later') => Line;
  readonly gate: (gate: GateCall) => Line;
  readonly lapse: (lapse: RouteLapse) => Line;
  readonly dispute: (dispute: DisputedRecord) => Line;
  readonly pending: (pending: PendingDecision) => Line;
  readonly setAside: (line: SetAsideLine) => Line;
  readonly sentBack: (back: SentBack) => Line;
  readonly now: (now: Now) => Line;
}

/** Everything of a day in words. */
export function useDayWords(nameOf: NameOf): DayWords {
  const text = useText();
  const { formatDate } = useIntl();
  const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });
  const gate = useGateWords(nameOf);
  const pending = usePendingWords(nameOf);
  const sentBack = useSentBackWords(nameOf);
  const commitment = useCommitmentWords(nameOf);
  const visit = (one: Visit, when: 'today' | 'later'): Line => {
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
  const lapse = (one: RouteLapse): Line => ({
    key: one.evidence.id,
    title: one.evidence.title,
    detail: text(lapseWords[one.when.kind], {
      partner: nameOf(one.evidence.partnerId),
      until: day(one.until),
      visit: one.when.kind === 'unplanned' ? '' : formatDate(one.when.visit.plannedFor, { dateStyle: 'medium' }),
    }),
    ...lapseAct(one, text),
    mark: {
      state: one.when.kind === 'missed' || one.daysLeft <= 7 ? 'lapsing' : 'neutral',
      word: text('today.days', { days: one.daysLeft }),
    },
  });
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
  const now = (one: Now): Line => {
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
  return { visit, gate, lapse, dispute, pending, setAside, sentBack, now };
}

const lapseWords = {
  bring: 'today.lapsing.bring',
  missed: 'today.lapsing.before-visit',
  unplanned: 'today.lapsing.of',
} as const satisfies Record<RouteLapse['when']['kind'], MessageId>;

function lapseAct(lapse: RouteLapse, text: Text): Pick<Line, 'action' | 'act'> {
  const { evidence, when } = lapse;
  if (when.kind === 'unplanned')
    return { action: text('today.lapsing.plan'), act: { kind: 'plan', partnerId: evidence.partnerId } };
  if (when.kind === 'missed')
    return {
      action: text('today.lapsing.request'),
      act: go(`/partners/${evidence.partnerId}/evidence?piece=${evidence.id}`),
    };
  const isOn = when.visit.agenda.some(({ ref }) => ref === evidence.typeId);
  if (isOn) return { action: text('today.now.open-visit'), act: go(`/visits/${when.visit.id}`) };
  return { action: text('today.lapsing.bring-up'), act: { kind: 'bring', lapse } };
}

/** A gate in words: whose, where it stands, and what decides about it. */
function useGateWords(nameOf: NameOf): (gate: GateCall) => Line {
  const text = useText();
  const { formatDate, formatList } = useIntl();
  const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });
  return ({ partnerId, gateId, title: gate, standing, renewals, isToDecide }) => {
    const names = { gate, partner: nameOf(partnerId) };
    const base = {
      key: `${partnerId} ${gateId}`,
      action: text(isToDecide ? 'today.now.decide' : 'today.now.open-gate'),
      act: go(`/partners/${partnerId}/gates`),
    };
    if (isToDecide)
      return {
        ...base,
        title: text('today.gate.open', names),
        detail: text('today.gate.open-detail'),
        mark: { state: 'pending', word: text('today.gate.mark-open') },
      };
    if (standing.state === 'lapsed')
      return {
        ...base,
        title: text('today.gate.lapsed', names),
        detail: text('today.gate.lapsed-grace', { until: day(standing.graceUntil) }),
        mark: { state: 'breach', word: text('today.gate.mark-lapsed') },
      };
    if (standing.state === 'lapsing') {
      const what = renewals.map((one) => (one.kind === 'evidence' ? one.title : text('today.gate.risk-tier')));
      return {
        ...base,
        title: text('today.gate.lapsing', names),
        detail: text('today.gate.renew', { what: formatList(what), until: day(standing.until) }),
        mark: { state: 'lapsing', word: text('today.days', { days: standing.daysLeft }) },
      };
    }
    return {
      ...base,
      title: text('today.gate.suspended', names),
      detail: standing.state === 'suspended' ? text('today.gate.lapsed-since', { since: day(standing.since) }) : '',
      mark: { state: 'breach', word: text('today.gate.mark-suspended') },
    };
  };
}

/** What waits for a decision in words. */
function usePendingWords(nameOf: NameOf): (pending: PendingDecision) => Line {
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

/** What came back in words. */
function useSentBackWords(nameOf: NameOf): (back: SentBack) => Line {
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
