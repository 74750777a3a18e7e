import { type Survey, surveyScales, surveys } from '#shared/domain/surveys/survey-answer';
import { readScore, wordOf } from './import-cells';
import type { Finder } from './import-known';
import type { RowReader } from './import-row';
import type { ImportedRecord } from './imported-record';

const otherNames = {
  nps: 'promoter',
  netpromoter: 'promoter',
  netpromoterscore: 'promoter',
  csat: 'satisfaction',
  customersatisfaction: 'satisfaction',
  ces: 'ease',
  effort: 'ease',
  customereffort: 'ease',
} as const satisfies Record<string, Survey>;

export function readSurveyAnswer(row: RowReader, find: Finder): ImportedRecord | null {
  const partnerId = row.partner();
  const survey = row.word('survey', wordOf(surveys, otherNames), surveys);
  const score = readOnScale(row, survey);
  const answeredAt = row.instant('answeredAt', 'start');
  const engagementId = survey === 'satisfaction' ? row.engagement(partnerId) : null;
  if (survey === 'satisfaction' && !row.has('engagement')) {
    row.refuse('engagement', 'missingWith', { otherId: 'survey' });
  }
  const contact = row.text('contact', 200);
  // Customers are nobody's people here, and of a name that two have it cannot be told whose it is.
  const person = survey === 'satisfaction' || partnerId === null ? 'unknown' : find.person(partnerId, contact);
  if (partnerId === null || survey === null || score === null || answeredAt === null) return null;
  return {
    kind: 'surveys',
    input: {
      partnerId,
      survey,
      score,
      comment: row.text('comment', 4000),
      personId: person === 'unknown' || person === 'several' ? null : person,
      contact,
      engagementId,
      answeredAt,
      how: 'table',
      reference: row.text('reference', 80),
    },
  };
}

function readOnScale(row: RowReader, survey: Survey | null): number | null {
  const score = row.decimal('score', 'notAScore', readScore);
  if (score === null || survey === null) return score;
  const { from, to } = surveyScales[survey];
  if (score >= from && score <= to) return score;
  row.refuse('score', 'outOfScale', { allowed: `${from}–${to}` });
  return null;
}
