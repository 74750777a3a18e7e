import type { PartnerFile } from '../../data/partner-file';

/** What surveys need to know of a partner. */
export type SurveyFile = Pick<PartnerFile, 'partner' | 'people' | 'engagements' | 'surveyAnswers'>;
