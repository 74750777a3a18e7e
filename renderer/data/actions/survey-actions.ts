import { ok } from '#shared/base/result';
import { type NewSurveyAnswer, noteSurveyAnswer as surveyAnswerNoted } from '#shared/domain/surveys/survey-commands';
import { creation } from '../edits';
import { recordsOf } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';

/** Keeps an answer that somebody gave here or that was told, and says whether it counts instead of an earlier one. */
export function noteSurveyAnswer(workspace: Workspace, input: NewSurveyAnswer) {
  return write(workspace, async () => {
    const { database } = workspace;
    const [people, engagements, answers] = await Promise.all([
      recordsOf(database, 'person', input.partnerId),
      recordsOf(database, 'engagement', input.partnerId),
      recordsOf(database, 'surveyAnswer', input.partnerId),
    ]);
    const noted = surveyAnswerNoted(input, { people, engagements, answers }, contextOf(workspace));
    if (!noted.ok) return noted;
    return ok({ value: noted.value, edits: [creation('surveyAnswer', noted.value.answer)] });
  });
}
