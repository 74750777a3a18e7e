import type { Survey, SurveyAnswer } from '#shared/domain/surveys/survey-answer';
import type { MessageId, Text } from '../../ui/use-text';

export const surveyNames = {
  promoter: 'surveys.name.promoter',
  satisfaction: 'surveys.name.satisfaction',
  ease: 'surveys.name.ease',
} as const satisfies Record<Survey, MessageId>;

export const surveyQuestions = {
  promoter: 'surveys.question.promoter',
  satisfaction: 'surveys.question.satisfaction',
  ease: 'surveys.question.ease',
} as const satisfies Record<Survey, MessageId>;

/** What the ends of a scale mean. */
export const scaleEnds = {
  promoter: { from: 'surveys.scale.promoter-from', to: 'surveys.scale.promoter-to' },
  satisfaction: { from: 'surveys.scale.satisfaction-from', to: 'surveys.scale.satisfaction-to' },
  ease: { from: 'surveys.scale.ease-from', to: 'surveys.scale.ease-to' },
} as const satisfies Record<Survey, { readonly from: MessageId; readonly to: MessageId }>;

export const howWords = {
  here: 'surveys.how.here',
  told: 'surveys.how.told',
  table: 'surveys.how.table',
} as const satisfies Record<SurveyAnswer['how'], MessageId>;

const refusals: Readonly<Record<string, MessageId>> = {
  'off-the-scale': 'surveys.refused.score',
  'respondent-missing': 'surveys.refused.respondent',
  'engagement-missing': 'surveys.refused.engagement',
  'in-the-future': 'surveys.refused.future',
  'too-early': 'surveys.refused.early',
  'fields-refused': 'surveys.refused.long',
  'storage-full': 'errors.storage-full',
};

const refusedFields: Readonly<Record<string, string>> = {
  'off-the-scale': 'score',
  'respondent-missing': 'contact',
  'engagement-missing': 'engagement',
  'in-the-future': 'day',
  'too-early': 'day',
};

/** Why an answer was not kept, at the field that has to change. */
export function refusalOf(text: Text, { kind }: { readonly kind: string }) {
  return { name: refusedFields[kind] ?? null, message: text(refusals[kind] ?? 'errors.storage-failed') };
}
