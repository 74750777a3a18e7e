import type { Defect, Engagement, ServiceCase } from '#shared/domain/delivery/delivery';
import type { PartnerRecords } from '#shared/domain/gates/known-records';
import type { Interview } from '#shared/domain/interviews/interview';
import type { SurveyAnswer } from '#shared/domain/surveys/survey-answer';

/** All records of a partner that figures are read from. */
export interface MeasurableFile {
  readonly records: PartnerRecords;
  readonly interviews: readonly Interview[];
  readonly engagements: readonly Engagement[];
  readonly defects: readonly Defect[];
  readonly serviceCases: readonly ServiceCase[];
  readonly surveyAnswers: readonly SurveyAnswer[];
}
