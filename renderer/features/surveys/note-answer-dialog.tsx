import { useState } from 'react';
import { type Survey, surveyScales, surveys } from '#shared/domain/surveys/survey-answer';
import { noteSurveyAnswer } from '../../data/actions/survey-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { DatePicker } from '../../ui/date-picker';
import { Dialog } from '../../ui/dialog';
import { FieldRow, Form } from '../../ui/form';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-area';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { asksCustomer, nameOf, nobody } from './respondent';
import { RespondentFields } from './respondent-fields';
import type { SurveyFile } from './survey-file';
import { refusalOf, surveyNames, surveyQuestions } from './survey-words';

export interface NoteAnswerDialogProps {
  readonly file: SurveyFile;
  readonly today: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Writes down an answer that somebody told. */
export function NoteAnswerDialog(props: NoteAnswerDialogProps) {
  const text = useText();
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={text('surveys.note')} shape="wide">
      {props.isOpen && <NoteFields {...props} />}
    </Dialog>
  );
}

function NoteFields({ file, today, onClose }: NoteAnswerDialogProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [survey, setSurvey] = useState<Survey>('promoter');
  const [respondent, setRespondent] = useState(nobody);
  const [score, setScore] = useState<string | null>(null);
  const [day, setDay] = useState<string | null>(today);
  const [comment, setComment] = useState('');
  const [problem, setProblem] = useState<ReturnType<typeof refusalOf> | null>(null);
  const problemOf = (name: string) => (problem?.name === name ? problem.message : undefined);
  const keep = async () => {
    if (day === null) return setProblem(refusalOf(text, { kind: 'too-early' }));
    const kept = await noteSurveyAnswer(workspace, {
      ...respondent,
      personId: asksCustomer(survey) ? null : respondent.personId,
      partnerId: file.partner.id,
      survey,
      // Nothing chosen is off every scale, and refused as such.
      score: score === null ? -1 : Number(score),
      comment,
      how: 'told',
      // A day is all that is known of it; today's is now, which is never in the future.
      ...(day === today ? {} : { answeredAt: `${day}T12:00:00.000Z` }),
    });
    if (!kept.ok) return setProblem(refusalOf(text, kept.error));
    const { before, counts, answer } = kept.value;
    const name = nameOf(file.people, answer);
    if (before) showToast({ words: text(counts ? 'surveys.kept-instead' : 'surveys.kept-earlier', { name }) });
    onClose();
  };
  return (
    <Form
      onSubmit={() => void keep()}
      problems={problem ? [problem] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('surveys.cancel')}
          </Button>
          <Button kind="filled" type="submit">
            {text('surveys.keep')}
          </Button>
        </>
      }
    >
      <Select
        label={text('surveys.field.survey')}
        description={text(surveyQuestions[survey], { about: text('surveys.about.engagement') })}
        choices={surveys.map((id) => ({ id, label: text(surveyNames[id]) }))}
        value={survey}
        onChange={(next) => {
          setSurvey(next);
          setScore(null);
        }}
      />
      <RespondentFields
        survey={survey}
        people={file.people}
        engagements={file.engagements}
        value={respondent}
        onChange={setRespondent}
        problemOf={problemOf}
      />
      <FieldRow>
        <ScoreField survey={survey} score={score} onScore={setScore} problem={problemOf('score')} />
        <DatePicker
          name="day"
          label={text('surveys.field.day')}
          value={day}
          onChange={setDay}
          errorMessage={problemOf('day')}
        />
      </FieldRow>
      <TextArea label={text('surveys.field.comment')} rows={3} value={comment} onChange={setComment} />
    </Form>
  );
}

interface ScoreFieldProps {
  readonly survey: Survey;
  readonly score: string | null;
  readonly onScore: (score: string) => void;
  readonly problem: string | undefined;
}

function ScoreField({ survey, score, onScore, problem }: ScoreFieldProps) {
  const text = useText();
  const { from, to } = surveyScales[survey];
  const scores = Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
  return (
    <Select
      name="score"
      label={text('surveys.field.score', { from, to })}
      isRequired
      choices={scores.map((id) => ({ id, label: id }))}
      value={score}
      onChange={onScore}
      errorMessage={problem}
    />
  );
}
