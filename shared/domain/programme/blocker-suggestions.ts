import type { Answer } from '#shared/domain/interviews/answer';
import { versionsByQuestion } from '#shared/domain/interviews/answer-versions';
import { isSame, type NewBlocker } from './blocker-rules';
import type { Blocker } from './programme';

/** The question in which partners name what could stop them. */
const questionId = 'M1.Q6';

/** How the words of the interview weigh here; an option this program does not know weighs in the middle. */
const severities: Readonly<Record<string, number>> = { low: 2, medium: 3, high: 5 };

/**
 * What a partner named in the interview and nobody has raised yet. Offered, not entered: whether one partner's trouble
 * is the programme's is for a person to say. Answers that two people gave apart are offered from all of them.
 */
export function suggestedBlockers(
  partnerId: NonNullable<Blocker['partnerId']>,
  answers: readonly Answer[],
  known: readonly Blocker[],
  nameOf: (personId: string) => string,
): readonly NewBlocker[] {
  const heads = versionsByQuestion(answers).get(questionId)?.heads ?? [];
  const named = heads
    .flatMap(({ value }) => rowsOf(value))
    .flatMap((row): readonly NewBlocker[] => {
      const title = typeof row.blocker === 'string' ? row.blocker.trim().slice(0, 300) : '';
      if (title === '') return [];
      const severity = severities[String(row.severity)] ?? 3;
      const owner = typeof row.owner === 'string' && row.owner !== '' ? nameOf(row.owner).slice(0, 120) : '';
      return [{ partnerId, title, owner, severity, reach: 1 }];
    });
  const fresh = named.filter((one, index) => named.findIndex((other) => isSame(one, other)) === index);
  return fresh.filter((one) => !known.some((blocker) => isSame(blocker, one)));
}

function rowsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  const rows = (value as { blockers?: unknown } | null)?.blockers;
  return Array.isArray(rows) ? rows.filter((row) => typeof row === 'object' && row !== null) : [];
}
