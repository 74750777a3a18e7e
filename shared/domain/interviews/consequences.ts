import type { RiskTier } from '#shared/domain/partners/partner';
import { holds } from '#shared/domain/playbook/expression';
import type { Criterion, Gate, Question, Score } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import { questionApplies } from './answered-facts';

/** What follows from one state of a partner's facts to another. */
export interface Consequences {
  /** The risk tier, if it changed. */
  readonly tier: { readonly from: RiskTier | null; readonly to: RiskTier | null } | null;
  /** Questions that are asked now and were not, and the other way round, in the order of the playbook. */
  readonly added: readonly Question[];
  readonly gone: readonly Question[];
  readonly scores: readonly { readonly score: Score; readonly from: number; readonly to: number }[];
  /** Criteria of the gates that are met now and were not, and the other way round. Concessions are not looked at. */
  readonly criteria: readonly { readonly gate: Gate; readonly criterion: Criterion; readonly isMet: boolean }[];
}

/** What an interview, or one answer of it, has changed. */
export function consequencesOf(index: PackIndex, before: PartnerFacts, after: PartnerFacts): Consequences {
  const questions = [...index.questionById.values()];
  const turned = questions.filter((question) => questionApplies(question, before) !== questionApplies(question, after));
  return {
    tier: before.riskTier === after.riskTier ? null : { from: before.riskTier, to: after.riskTier },
    added: turned.filter((question) => questionApplies(question, after)),
    gone: turned.filter((question) => questionApplies(question, before)),
    scores: index.pack.scores.flatMap((score) => {
      const from = before.scores[score.id] ?? 0;
      const to = after.scores[score.id] ?? 0;
      return from === to ? [] : [{ score, from, to }];
    }),
    criteria: index.pack.gates.flatMap((gate) =>
      gate.criteria.flatMap((criterion) => {
        const isMet = holds(criterion.predicate, after);
        return isMet === holds(criterion.predicate, before) ? [] : [{ gate, criterion, isMet }];
      }),
    ),
  };
}

/** Whether anything at all followed. */
export function isNothing({ tier, added, gone, scores, criteria }: Consequences): boolean {
  return tier === null && added.length + gone.length + scores.length + criteria.length === 0;
}
