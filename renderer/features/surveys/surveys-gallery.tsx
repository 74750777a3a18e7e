import { useState } from 'react';
import { brand } from '#shared/base/brand';
import type { Survey, SurveyAnswer } from '#shared/domain/surveys/survey-answer';
import type { GalleryGroup } from '../../ui/gallery-group';
import { samplePartner } from '../../widgets/sample-partner';
import { CommentQuestion } from './comment-question';
import { ScoreQuestion } from './score-question';
import type { SurveyFile } from './survey-file';
import { SurveysView } from './surveys-panel';

const partnerId = brand<'Partner'>('sample-partner');

function answer(id: string, of: Pick<SurveyAnswer, 'survey' | 'score' | 'contact' | 'answeredAt'>): SurveyAnswer {
  const rest = { comment: '', personId: null, engagementId: null, how: 'told', reference: '' } as const;
  const recorded = { recordedBy: 'sample', recordedAt: of.answeredAt };
  return { ...rest, ...recorded, ...of, id: brand<'SurveyAnswer'>(id), partnerId };
}

const answers = [
  answer('1', { survey: 'promoter', score: 6, contact: 'Ada Berg', answeredAt: '2026-08-10T10:00:00Z' }),
  {
    ...answer('2', { survey: 'promoter', score: 9, contact: 'Ada Berg', answeredAt: '2026-11-10T10:00:00Z' }),
    comment: 'Answers come the same day since the new ladder is in place.',
  },
  answer('3', { survey: 'ease', score: 2, contact: 'kim@nordlicht.example', answeredAt: '2026-10-01T10:00:00Z' }),
];

const file = (surveyAnswers: readonly SurveyAnswer[]): SurveyFile => ({
  partner: samplePartner(partnerId),
  people: [],
  engagements: [],
  surveyAnswers,
});

function SampleQuestion({ survey }: { readonly survey: Survey }) {
  const [score, setScore] = useState<number | null>(null);
  return (
    <ScoreQuestion
      survey={survey}
      about="Service desk for seven baths"
      score={score}
      onScore={setScore}
      onNext={() => setScore(null)}
    />
  );
}

function SampleComment() {
  const [comment, setComment] = useState('');
  return (
    <CommentQuestion comment={comment} onComment={setComment} onBack={() => setComment('')} onKeep={async () => null} />
  );
}

const view = (surveyAnswers: readonly SurveyAnswer[]) => <SurveysView file={file(surveyAnswers)} today="2026-11-20" />;

export const surveysGallery: GalleryGroup = {
  id: 'surveys',
  title: 'Surveys',
  samples: [
    { name: 'answers, none', wide: true, draw: () => view([]) },
    { name: 'answers, one given again', wide: true, draw: () => view(answers) },
    { name: 'question, recommendation', wide: true, draw: () => <SampleQuestion survey="promoter" /> },
    { name: 'question, satisfaction', wide: true, draw: () => <SampleQuestion survey="satisfaction" /> },
    { name: 'reason', wide: true, draw: () => <SampleComment /> },
  ],
};
