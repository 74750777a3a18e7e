import { useIntl } from 'react-intl';
import type { RouteLapse } from '#shared/domain/guidance/lapse-route';
import type { GateCall } from '../../data/watch/gate-call';
import { type MessageId, type Text, useText } from '../../ui/use-text';
import { go, type Line, type NameOf } from './line';

/** A gate in words: whose, where it stands, and what decides about it. */
export function useGateWords(nameOf: NameOf): (gate: GateCall) => Line {
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
      detail:
        standing.state === 'suspended' && standing.since !== null
          ? text('today.gate.lapsed-since', { since: day(standing.since) })
          : text('today.gate.no-grace'),
      mark: { state: 'breach', word: text('today.gate.mark-suspended') },
    };
  };
}

/** A lapsing piece in words, with what can be done about it on the way. */
export function useLapseWords(nameOf: NameOf): (lapse: RouteLapse) => Line {
  const text = useText();
  const { formatDate } = useIntl();
  return (one) => ({
    key: one.evidence.id,
    title: one.evidence.title,
    detail: [
      text(lapseWords[one.when.kind], {
        partner: nameOf(one.evidence.partnerId),
        until: formatDate(one.until, { dateStyle: 'medium', timeZone: 'UTC' }),
        visit: one.when.kind === 'unplanned' ? '' : formatDate(one.when.visit.plannedFor, { dateStyle: 'medium' }),
      }),
      ...(one.askedAt === null
        ? []
        : [text('today.lapsing.asked', { on: formatDate(one.askedAt, { dateStyle: 'medium' }) })]),
    ].join(' · '),
    ...lapseAct(one, text),
    mark: {
      state: one.when.kind === 'missed' || one.daysLeft <= pressingDays ? 'lapsing' : 'neutral',
      word: text('today.days', { days: one.daysLeft }),
    },
  });
}

const pressingDays = 7;

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
      action: text(lapse.askedAt === null ? 'today.lapsing.request' : 'today.lapsing.request-again'),
      act: { kind: 'ask', lapse },
    };
  const isOn = when.visit.agenda.some(({ ref }) => ref === evidence.typeId);
  if (isOn) return { action: text('today.now.open-visit'), act: go(`/visits/${when.visit.id}`) };
  return { action: text('today.lapsing.bring-up'), act: { kind: 'bring', lapse } };
}
