import { useIntl } from 'react-intl';
import type { PendingDecision } from '#shared/domain/headquarters/pending-decisions';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { usePlaybook } from '../../data/use-playbook';
import { type Text, useText } from '../../ui/use-text';
import { concessionSubject } from '../../widgets/concession-subject';
import { recordAddress } from '../../widgets/record-address';
import { useRecordWords } from '../../widgets/record-words';
import { setAsideWords } from '../../widgets/set-aside-words';
import type { DecisionLine } from './decision-lines';
import { changeOf, partnerOfEntry } from './told-change';

/** A decision as the list tells it. */
export interface DecisionWords {
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
  /** Where it is looked at; null: only here. */
  readonly href: string | null;
  /** The button that decides right here; null: it is decided where its proofs are. */
  readonly button: string | null;
}

export function useDecisionWords(partnerName: (partnerId: string) => string): (line: DecisionLine) => DecisionWords {
  const text = useText();
  const index = usePlaybook();
  const { formatDate } = useIntl();
  const recordWords = useRecordWords();
  const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });
  return (line) => {
    if (line.kind === 'aside') {
      const { entry, territory } = line.aside;
      const partnerId = partnerOfEntry(entry, changeOf(entry));
      return {
        kind: text('headquarters.kind.aside'),
        title: recordWords({ entity: entry.entity, name: '', partner: partnerName(partnerId) }),
        detail: text('headquarters.decisions.aside', {
          territory,
          why: setAsideWords(entry.why ?? '', text, 'desk').why,
        }),
        href: recordAddress({ entity: entry.entity, id: entry.row, partnerId }),
        button: text('headquarters.decisions.decide'),
      };
    }
    const { pending } = line;
    const gateTitle = (id: string) => index.gateById.get(id)?.title ?? id;
    return {
      ...wordsOf(pending, { text, day, gateTitle }),
      title: `${partnerName(pending.partnerId)} · ${subjectOf(pending, { index, text, gateTitle })}`,
    };
  };
}

function subjectOf(
  pending: PendingDecision,
  {
    index,
    text,
    gateTitle,
  }: { readonly index: PackIndex; readonly text: Text; readonly gateTitle: (id: string) => string },
): string {
  switch (pending.kind) {
    case 'evidence':
      return pending.evidence.title;
    case 'concession':
    case 'spokenApproval':
      return concessionSubject(pending.concession, index, text);
    case 'gate':
      return gateTitle(pending.decision.gateId);
    case 'appeal':
      return pending.deal.customerName;
  }
}

function wordsOf(
  pending: PendingDecision,
  {
    text,
    day,
  }: { readonly text: Text; readonly day: (date: string) => string; readonly gateTitle: (id: string) => string },
): Omit<DecisionWords, 'title'> {
  const partner = `/partners/${pending.partnerId}`;
  switch (pending.kind) {
    case 'evidence':
      return {
        kind: text('headquarters.kind.evidence'),
        detail: text(pending.isForMe ? 'headquarters.decisions.evidence' : 'headquarters.decisions.evidence-mine'),
        href: `${partner}/evidence`,
        button: null,
      };
    case 'concession':
      return {
        kind: text('headquarters.kind.concession'),
        detail: pending.concession.reason,
        href: `${partner}/controls`,
        button: null,
      };
    case 'spokenApproval':
      return {
        kind: text('headquarters.kind.spoken-approval'),
        detail: pending.concession.reason,
        href: `${partner}/controls`,
        button: text('headquarters.decisions.confirm'),
      };
    case 'gate':
      return {
        kind: text('headquarters.kind.gate'),
        detail: text('headquarters.decisions.gate', {
          decision: pending.decision.decision,
          reason: pending.decision.reason,
        }),
        href: `${partner}/gates`,
        button: text('headquarters.decisions.confirm'),
      };
    case 'appeal':
      return {
        kind: text('headquarters.kind.appeal'),
        detail: text('headquarters.decisions.appeal', {
          due: day(pending.standing.due),
          reason: pending.standing.reason,
        }),
        href: `${partner}/deals/${pending.deal.id}`,
        button: null,
      };
  }
}
