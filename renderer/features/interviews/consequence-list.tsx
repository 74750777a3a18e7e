import type { Consequences } from '#shared/domain/interviews/consequences';
import { moduleIdOf, type PackIndex } from '#shared/domain/playbook/pack-index';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './consequence-list.module.css';

export const tierWords = {
  T1: 'interviews.tier.t1',
  T2: 'interviews.tier.t2',
  T3: 'interviews.tier.t3',
} as const satisfies Record<'T1' | 'T2' | 'T3', MessageId>;

export interface ConsequenceListProps {
  readonly consequences: Consequences;
  readonly index: PackIndex;
}

/** What followed from the answers, in sentences. Scores and gates are our own judgement and stay on our side of the table. */
export function ConsequenceList({ consequences, index }: ConsequenceListProps) {
  const text = useText();
  const { tier, added, gone, scores, criteria } = consequences;
  const tierName = (each: keyof typeof tierWords | null) =>
    each === null ? text('interviews.tier.none') : text(tierWords[each]);
  return (
    <ul className={styles.list}>
      {tier && (
        <li data-private>
          <StateMark
            state="lapsing"
            word={text('interviews.effect.tier', { from: tierName(tier.from), to: tierName(tier.to) })}
          />
        </li>
      )}
      {added.length > 0 && (
        <li>
          <StateMark state="missing" word={text('interviews.effect.added', { count: added.length })} />
          <span className={styles.which}>{formsOf(added, index)}</span>
        </li>
      )}
      {gone.length > 0 && (
        <li>
          <StateMark state="neutral" word={text('interviews.effect.gone', { count: gone.length })} />
          <span className={styles.which}>{formsOf(gone, index)}</span>
        </li>
      )}
      {scores.map(({ score, from, to }) => (
        <li key={score.id} data-private>
          <StateMark
            state={to >= score.passAt ? 'proven' : 'missing'}
            word={text('interviews.effect.score', {
              score: score.title,
              from: Math.round(from),
              to: Math.round(to),
              pass: score.passAt,
            })}
          />
        </li>
      ))}
      {criteria.map(({ gate, criterion, isMet }) => (
        <li key={`${gate.id} ${criterion.id}`} data-private>
          <StateMark
            state={isMet ? 'proven' : 'breach'}
            word={text(isMet ? 'interviews.effect.met' : 'interviews.effect.lost', {
              gate: gate.title,
              criterion: criterion.title,
            })}
          />
        </li>
      ))}
    </ul>
  );
}

function formsOf(questions: readonly { readonly id: string }[], index: PackIndex): string {
  const forms = [...new Set(questions.map(({ id }) => moduleIdOf(id)))];
  return forms.map((id) => index.formById.get(id)?.title ?? id).join(' · ');
}
