import type { Engagement } from '#shared/domain/delivery/delivery';
import { acceptedPieces } from '#shared/domain/plans/accepted-pieces';
import type { MilestoneGround } from '#shared/domain/plans/milestone-reading';
import { respondentOf, type SurveyAnswer } from '#shared/domain/surveys/survey-answer';
import type { Fact } from './fact';
import type { MeasurableFile } from './measurable-file';
import { beginningOf, instantOf, instantOrNull } from './record-times';
import { respondentMark } from './respondent-mark';

/** Work at customers: defects, cases, and what people answered when they were asked. */
export function factsOfDelivery(
  file: MeasurableFile,
  ground: Pick<MilestoneGround, 'index' | 'asOf'>,
): readonly Fact[] {
  const engagements = new Map<string, Engagement>(file.engagements.map((one) => [one.id, one]));
  return [
    ...file.defects.map((defect): Fact => {
      const engagement = engagements.get(defect.engagementId);
      return {
        is: 'defect',
        engagement: defect.engagementId,
        foundAt: beginningOf(defect.foundOn),
        severity: defect.severity,
        cause: defect.cause,
        goLiveAt: goLiveOf(engagement),
        lead: engagement?.lead ?? 'partner',
      };
    }),
    ...caseFacts(file, ground),
    ...file.surveyAnswers.map((answer) => answerFact(answer, engagements)),
  ];
}

/** Cases on record, and those that are known only by an accepted piece of evidence (E8.5). */
function caseFacts(file: MeasurableFile, { index, asOf }: Pick<MilestoneGround, 'index' | 'asOf'>): readonly Fact[] {
  const progress = { agreements: [], closures: [], readings: [], reviews: [] };
  const ground = { records: file.records, progress, index, asOf, agreementId: '', undatedBlockers: [] };
  return [
    ...file.serviceCases.map(
      (one): Fact => ({
        is: 'case',
        case: one.id,
        handledBy: one.handledBy,
        openedAt: instantOf(one.openedAt),
        resolvedAt: instantOrNull(one.resolvedAt),
        reopenedAt: instantOrNull(one.reopenedAt),
        atRightDesk: one.rightDesk === null ? null : one.rightDesk === one.openedAtDesk,
      }),
    ),
    ...acceptedPieces(ground, 'E8.5').map(({ revision }): Fact => {
      const opened = revision.facts['openedAt'] ?? revision.facts['openedOn'];
      const resolvedAt = beginningOf(revision.effectiveFrom);
      const openedAt = typeof opened === 'string' ? Date.parse(opened) : Number.NaN;
      return {
        is: 'case',
        case: revision.id,
        handledBy: 'partner',
        openedAt: Number.isFinite(openedAt) ? openedAt : resolvedAt,
        resolvedAt,
        reopenedAt: null,
        atRightDesk: null,
      };
    }),
  ];
}

function answerFact(answer: SurveyAnswer, engagements: ReadonlyMap<string, Engagement>): Fact {
  const person = respondentMark(respondentOf(answer));
  const at = instantOf(answer.answeredAt);
  const { survey, score } = answer;
  if (survey !== 'satisfaction') return { is: survey, person, score, at };
  const engagement = engagements.get(answer.engagementId ?? '');
  return {
    is: 'satisfaction',
    engagement: answer.engagementId ?? '',
    contact: person,
    score,
    at,
    goLiveAt: goLiveOf(engagement),
    lead: engagement?.lead ?? 'partner',
  };
}

function goLiveOf(engagement: Engagement | undefined): number | null {
  return engagement?.goLiveOn ? beginningOf(engagement.goLiveOn) : null;
}
