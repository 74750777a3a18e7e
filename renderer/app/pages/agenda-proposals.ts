import { useMemo } from 'react';
import { pieceStates } from '#shared/domain/guidance/piece-states';
import { type VisitTopic, visitTopics } from '#shared/domain/guidance/visit-topics';
import { nameOfItem } from '#shared/domain/visits/agenda-draft';
import type { NewAgendaItem } from '#shared/domain/visits/agenda-rules';
import type { PartnerFile } from '#shared/records/partner-file';
import { useWatchView } from '../../data/queries/watch-queries';
import { usePlaybook } from '../../data/use-playbook';
import { useVisitPlan } from '../../features/gates/use-visit-plan';
import { type Text, useText } from '../../ui/use-text';

export interface AgendaProposals {
  /** What fits into the visit, in its order. */
  readonly fitting: readonly NewAgendaItem[];
  /** Everything that could be done there. */
  readonly possible: readonly NewAgendaItem[];
}

/**
 * What a visit could get done: first what lapses, is due or is to be asked whatever gate is shut, then, in the minutes
 * that are left, the fewest proofs that close the most.
 *
 * @param day of the visit
 */
export function useAgendaProposals(file: PartnerFile, day: string, minutes: number | null): AgendaProposals {
  const text = useText();
  const index = usePlaybook();
  const { days } = useWatchView();
  const partnerId = file.partner.id;
  const promises = useMemo(() => days.find((one) => one.partnerId === partnerId)?.commitments ?? [], [days, partnerId]);
  const topics = useMemo(() => {
    const records = { ...file, pieces: pieceStates(file, index, day), promises };
    const within = (budget: number | null) => visitTopics(records, { day, index, budget });
    return { fitting: within(minutes), possible: within(null) };
  }, [file, index, day, promises, minutes]);
  const spent = topics.fitting.reduce((sum, topic) => sum + topic.minutes, 0);
  const fitting = useVisitPlan(file, day, minutes === null ? null : Math.max(0, minutes - spent)).boxes;
  const possible = useVisitPlan(file, day, null).boxes;
  const inWords = (list: readonly VisitTopic[]) => list.map((topic) => itemOf(topic, text));
  return {
    fitting: eachOnce([...inWords(topics.fitting), ...fitting.map(plain)]),
    possible: eachOnce([...inWords(topics.possible), ...possible.map(plain)]),
  };
}

const plain = ({ kind, ref, title, minutes }: NewAgendaItem): NewAgendaItem => ({ kind, ref, title, minutes });

/** A piece that lapses may also be what a gate asks for. */
function eachOnce(items: readonly NewAgendaItem[]): readonly NewAgendaItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const name = nameOfItem(item);
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

function itemOf(topic: VisitTopic, text: Text): NewAgendaItem {
  const { minutes } = topic;
  switch (topic.kind) {
    case 'renewal': {
      const { typeId, title } = topic.evidence;
      return { kind: 'evidence', ref: typeId, title: text('visits.topic.renewal', { title }).slice(0, 200), minutes };
    }
    case 'planReview':
      return {
        kind: 'talk',
        ref: `planReview ${topic.agreementId} ${topic.milestoneId}`,
        title: text('visits.topic.plan-review', { milestone: topic.milestoneId }),
        minutes,
      };
    case 'promises':
      return {
        kind: 'talk',
        ref: `promises ${topic.promises.find(({ agreementId }) => agreementId !== null)?.agreementId ?? ''}`,
        title: text('visits.topic.promises', { count: topic.promises.length }),
        minutes,
      };
    case 'survey':
      return { kind: 'talk', ref: 'survey promoter', title: text('visits.topic.survey'), minutes };
  }
}
