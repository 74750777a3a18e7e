import type { Agreement } from '#shared/domain/agreements/agreement';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import { commitmentCalendar } from '#shared/domain/exchange/commitment-calendar';
import type { Commitment } from '#shared/domain/plans/commitments';
import type { Plan } from '#shared/domain/plans/plan';
import { takeHomeWord } from './take-home-words';

/** The commitments that are still to be kept, as a calendar file in the partner's language; null where none has a day. */
export function takeHomeCalendar(
  on: {
    readonly plan: Plan;
    readonly agreement: Pick<Agreement, 'id' | 'version' | 'supersedesId'>;
    readonly rows: readonly Commitment[];
    readonly stamp: string;
  },
  language: DocumentLanguage,
): string | null {
  const partner = on.plan.partner.name;
  const rows = on.rows.filter(({ due, state }) => due !== null && state !== 'kept');
  if (rows.length === 0) return null;
  return commitmentCalendar(
    { ...on, rows },
    {
      name: takeHomeWord(language, 'take-home.calendar.name', { partner }),
      title: (one) => takeHomeWord(language, 'take-home.calendar.title', { what: promised(one, language), partner }),
      detail: ({ kind, side, owner }) =>
        takeHomeWord(language, 'take-home.calendar.detail', {
          kind: takeHomeWord(language, `take-home.calendar.kind.${kind}`),
          side: takeHomeWord(language, `take-home.calendar.side.${side}`),
          owner,
        }),
    },
  );
}

/** What was promised, in the words of the plan; a review has only its rhythm. */
function promised(one: Commitment, language: DocumentLanguage): string {
  if (one.kind === 'review' && one.rhythm !== null)
    return takeHomeWord(language, `take-home.calendar.review.${one.rhythm}`);
  return one.kind === 'milestone' && one.milestoneId !== null ? `${one.milestoneId} ${one.what}` : one.what;
}
