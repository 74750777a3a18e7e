import type { PartnerFile } from '#shared/records/partner-file';

/** What surveys need to know of a partner. */
export type SurveyFile = Pick<PartnerFile, 'partner' | 'people' | 'engagements' | 'surveyAnswers'>;
