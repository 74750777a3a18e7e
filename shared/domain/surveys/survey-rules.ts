import { respondentOf, type Survey, type SurveyAnswer } from './survey-answer';

/** By what two answers are of the same person to the same thing: a customer answers once about each engagement. */
export function answerPlace(
  answer: Pick<SurveyAnswer, 'partnerId' | 'survey' | 'engagementId' | 'personId' | 'contact'>,
): string {
  return [answer.partnerId, answer.survey, answer.engagementId ?? '', respondentOf(answer)].join(' ');
}

/** An answer with whether it counts: of several of one person to the same thing only the latest does. */
export interface ShownAnswer {
  readonly answer: SurveyAnswer;
  readonly counts: boolean;
}

/** All answers, the latest first, each with whether it counts. Of two of the same instant the one noted later counts. */
export function answersInOrder(answers: readonly SurveyAnswer[]): readonly ShownAnswer[] {
  const seen = new Set<string>();
  return [...answers].sort(laterFirst).map((answer) => {
    const place = answerPlace(answer);
    const counts = !seen.has(place);
    seen.add(place);
    return { answer, counts };
  });
}

/** The answers that count, the latest first. */
export function countingAnswers(answers: readonly SurveyAnswer[], survey: Survey): readonly SurveyAnswer[] {
  return answersInOrder(answers)
    .filter(({ answer, counts }) => counts && answer.survey === survey)
    .map(({ answer }) => answer);
}

function laterFirst(left: SurveyAnswer, right: SurveyAnswer): number {
  const apart = Date.parse(right.answeredAt) - Date.parse(left.answeredAt);
  if (apart !== 0) return apart;
  const noted = Date.parse(right.recordedAt) - Date.parse(left.recordedAt);
  if (noted !== 0) return noted;
  return left.id < right.id ? 1 : left.id > right.id ? -1 : 0;
}
