import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { GateNews } from '#shared/domain/guidance/gate-news';
import type { StateTone } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import type { Now } from './day';

export type NameOf = (partnerId: string) => string;

/** A line of the day: what, whose, where it leads. */
export interface Line {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly href: string;
  /** What stands at the end of the line: a state, or only words. */
  readonly mark: { readonly state: StateTone | null; readonly word: string };
}

/** What comes first, in words, with its button. */
export interface NowWords {
  readonly title: string;
  readonly detail: string;
  readonly button: string;
  readonly href: string;
}

export function useNowWords(nameOf: NameOf): (now: Now) => NowWords {
  const text = useText();
  const { formatDate } = useIntl();
  const gateWords = useGateWords(nameOf);
  return (now) => {
    switch (now.kind) {
      case 'visitUnderWay':
        return {
          title: text('today.now.under-way', { partner: nameOf(now.visit.partnerId) }),
          detail: now.visit.purpose || text('today.now.under-way-detail'),
          button: text('today.now.go-on'),
          href: `/visits/${now.visit.id}`,
        };
      case 'visitToday':
        return {
          title: text('today.now.visit', {
            partner: nameOf(now.visit.partnerId),
            time: formatDate(now.visit.plannedFor, { timeStyle: 'short' }),
          }),
          detail: now.visit.purpose || text('today.now.visit-detail'),
          button: text('today.now.open-visit'),
          href: `/visits/${now.visit.id}`,
        };
      case 'gateLapsed':
      case 'gateLapsing':
      case 'gateOpen': {
        const { title, detail, href } = gateWords(now.news);
        return { title, detail, href, button: text('today.now.open-gate') };
      }
      case 'dispute':
        return {
          title: text('today.dispute.title', { fields: now.dispute.fields, partner: now.dispute.partner }),
          detail: text('today.dispute.detail'),
          button: text('today.now.decide'),
          href: '/sync',
        };
      case 'review':
        return {
          title: text('today.review.title', {
            title: now.review.evidence.title,
            partner: nameOf(now.review.evidence.partnerId),
          }),
          detail: text('today.review.detail'),
          button: text('today.now.review'),
          href: `/partners/${now.review.evidence.partnerId}/evidence`,
        };
      case 'lapsing':
        return {
          title: text('today.lapsing.renew', {
            title: now.lapsing.evidence.title,
            partner: nameOf(now.lapsing.evidence.partnerId),
          }),
          detail: text('today.lapsing.detail', { days: now.lapsing.daysLeft }),
          button: text('today.now.open-evidence'),
          href: `/partners/${now.lapsing.evidence.partnerId}/evidence`,
        };
      case 'setAside':
        return {
          title: text('today.set-aside.one'),
          detail: now.line.why,
          button: text('today.now.open-sync'),
          href: '/sync',
        };
    }
  };
}

/** A gate in words: whose, where it stands, and what decides about it. */
export function useGateWords(nameOf: NameOf): (news: GateNews) => Line {
  const text = useText();
  const { formatDate, formatList } = useIntl();
  return ({ partnerId, view, renewals }) => {
    const { standing, gate } = view;
    const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });
    const base = { key: `${partnerId} ${gate.id}`, href: `/partners/${partnerId}/gate` };
    const partner = nameOf(partnerId);
    const names = { gate: gate.title, partner };
    if (standing.state === 'lapsed') {
      return {
        ...base,
        title: text('today.gate.lapsed', names),
        detail: text('today.gate.lapsed-grace', { until: day(standing.graceUntil) }),
        mark: { state: 'breach', word: text('today.gate.mark-lapsed') },
      };
    }
    if (standing.state === 'suspended') {
      return {
        ...base,
        title: text('today.gate.suspended', names),
        detail: text('today.gate.lapsed-since', { since: day(standing.since) }),
        mark: { state: 'breach', word: text('today.gate.mark-suspended') },
      };
    }
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
      title: text('today.gate.open', names),
      detail: text('today.gate.open-detail'),
      mark: { state: 'pending', word: text('today.gate.mark-open') },
    };
  };
}

/** Finds the name of a partner, or an empty text while the directory is still being read. */
export function namesOf(
  partners: readonly { readonly id: string; readonly legalName: string }[],
): ReadonlyMap<string, string> {
  return new Map(partners.map(({ id, legalName }) => [id, legalName]));
}

export function useNameOf(partners: readonly { readonly id: string; readonly legalName: string }[]): NameOf {
  const names = useMemo(() => namesOf(partners), [partners]);
  return (partnerId) => names.get(partnerId) ?? '';
}
