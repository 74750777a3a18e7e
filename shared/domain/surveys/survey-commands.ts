import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Engagement } from '#shared/domain/delivery/delivery';
import { type DayRefusal, dayRefusal } from '#shared/domain/delivery/delivery-dates';
import type { FieldsRefusal } from '#shared/domain/partners/partner-commands';
import type { Person } from '#shared/domain/partners/person';
import { respondentOf, type SurveyAnswer, surveyAnswerSchema, surveyScales } from './survey-answer';
import { answerPlace, answersInOrder } from './survey-rules';

export type NewSurveyAnswer = Pick<SurveyAnswer, 'partnerId' | 'survey' | 'score' | 'how'> &
  Partial<Pick<SurveyAnswer, 'comment' | 'personId' | 'contact' | 'engagementId' | 'reference' | 'answeredAt'>>;

export type SurveyRefusal =
  | FieldsRefusal
  | DayRefusal
  | { readonly kind: 'off-the-scale'; readonly from: number; readonly to: number }
  /** Nobody is named: then nobody could say whether two answers are of one person. */
  | { readonly kind: 'respondent-missing' }
  | { readonly kind: 'engagement-missing' };

/** What an answer is judged by: the partner's people and engagements, and what was answered before. */
export interface SurveyGround {
  readonly people: readonly Pick<Person, 'id'>[];
  readonly engagements: readonly Pick<Engagement, 'id'>[];
  readonly answers: readonly SurveyAnswer[];
}

/**
 * Keeps an answer. A second one of the same person is kept as well; `before` is the one that counted until now, and
 * `counts` says whether this one does: not where it was given earlier and only told later.
 */
export function noteSurveyAnswer(
  input: NewSurveyAnswer,
  ground: SurveyGround,
  context: CommandContext,
): Result<
  { readonly answer: SurveyAnswer; readonly before: SurveyAnswer | null; readonly counts: boolean },
  SurveyRefusal
> {
  const scale = surveyScales[input.survey];
  if (!Number.isInteger(input.score) || input.score < scale.from || input.score > scale.to) {
    return refuse({ kind: 'off-the-scale', ...scale });
  }
  const read = surveyAnswerSchema.safeParse({
    ...input,
    comment: input.comment?.trim() ?? '',
    contact: input.contact?.trim() ?? '',
    // About an engagement only where customers are asked about one.
    engagementId: input.survey === 'satisfaction' ? (input.engagementId ?? null) : null,
    answeredAt: input.answeredAt ?? context.now,
    id: context.newId(),
    recordedBy: context.by,
    recordedAt: context.now,
  });
  if (!read.success) {
    return refuse({
      kind: 'fields-refused',
      fields: [...new Set(read.error.issues.map(({ path }) => String(path[0])))],
    });
  }
  const answer = read.data;
  const { personId, engagementId } = answer;
  const isStranger = personId !== null && !ground.people.some(({ id }) => id === personId);
  if (isStranger || respondentOf(answer) === '') return refuse({ kind: 'respondent-missing' });
  const isKnown = ground.engagements.some(({ id }) => id === engagementId);
  if (answer.survey === 'satisfaction' && !isKnown) return refuse({ kind: 'engagement-missing' });
  const wrongDay = dayRefusal('answeredAt', answer.answeredAt, context.now);
  if (wrongDay) return refuse(wrongDay);
  const place = answerPlace(answer);
  const sameHand = ground.answers.filter((other) => answerPlace(other) === place);
  const before = answersInOrder(sameHand).find(({ counts }) => counts)?.answer ?? null;
  const counting = answersInOrder([...sameHand, answer]).find(({ counts }) => counts)?.answer;
  return ok({ answer, before, counts: counting?.id === answer.id });
}
