import { ArrowLeft, Users } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { type Survey, surveys } from '#shared/domain/surveys/survey-answer';
import { noteSurveyAnswer } from '../../data/actions/survey-actions';
import { useWorkspace } from '../../data/use-workspace';
import { turnScreen, usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { IconButton } from '../../ui/icon-button';
import { Panel } from '../../ui/panel';
import { RadioGroup } from '../../ui/radio-group';
import { useText } from '../../ui/use-text';
import { VisuallyHidden } from '../../ui/visually-hidden';
import { CommentQuestion } from './comment-question';
import { asksCustomer, isComplete, nobody, type Respondent } from './respondent';
import { RespondentFields } from './respondent-fields';
import { ScoreQuestion } from './score-question';
import type { SurveyFile } from './survey-file';
import { refusalOf, surveyNames, surveyQuestions } from './survey-words';
import styles from './surveys.module.css';

export interface SurveyScreenProps {
  readonly file: SurveyFile;
}

/** What is asked of whom. */
interface Asking {
  readonly survey: Survey;
  readonly respondent: Respondent;
}

type Step =
  | { readonly at: 'prepare' }
  | { readonly at: 'score' | 'comment'; readonly asking: Asking }
  | { readonly at: 'thanks' };

/**
 * Asks one person one thing with the screen turned to them. While it is turned nothing is on it but the question; who
 * takes it back in the middle sees nothing of what was chosen.
 */
export function SurveyScreen({ file }: SurveyScreenProps) {
  const text = useText();
  const workspace = useWorkspace();
  const isTurned = usePresentation();
  const [step, setStep] = useState<Step>({ at: 'prepare' });
  const [score, setScore] = useState<number | null>(null);
  const [comment, setComment] = useState('');
  const begin = (asking: Asking) => {
    setScore(null);
    setComment('');
    setStep({ at: 'score', asking });
    turnScreen('partner');
  };
  const keep = async ({ survey, respondent }: Asking) => {
    const answer = { partnerId: file.partner.id, survey, score: score ?? -1, comment, how: 'here' } as const;
    const kept = await noteSurveyAnswer(workspace, { ...respondent, ...answer });
    if (!kept.ok) return refusalOf(text, kept.error).message;
    setStep({ at: 'thanks' });
    return null;
  };
  if (step.at === 'prepare') return <Prepare file={file} onBegin={begin} />;
  if (!isTurned) {
    return <TakenBack file={file} isDone={step.at === 'thanks'} onAgain={() => setStep({ at: 'prepare' })} />;
  }
  if (step.at === 'thanks') return <Thanks />;
  const { asking } = step;
  const about = file.engagements.find(({ id }) => id === asking.respondent.engagementId)?.title ?? '';
  return (
    <div className={styles.screen}>
      {step.at === 'score' ? (
        <ScoreQuestion
          survey={asking.survey}
          about={about}
          score={score}
          onScore={setScore}
          onNext={() => setStep({ at: 'comment', asking })}
        />
      ) : (
        <CommentQuestion
          comment={comment}
          onComment={setComment}
          onBack={() => setStep({ at: 'score', asking })}
          onKeep={() => keep(asking)}
        />
      )}
    </div>
  );
}

interface PrepareProps extends SurveyScreenProps {
  readonly onBegin: (asking: Asking) => void;
}

/** Our own side of it: who is asked what. */
function Prepare({ file, onBegin }: PrepareProps) {
  const text = useText();
  const navigate = useNavigate();
  const [survey, setSurvey] = useState<Survey>('promoter');
  const [respondent, setRespondent] = useState(nobody);
  const [isRefused, setRefused] = useState(false);
  const begin = () => {
    const asked = asksCustomer(survey) ? { ...respondent, personId: null } : { ...respondent, engagementId: null };
    const ready = isComplete(survey, asked);
    setRefused(!ready);
    if (ready) onBegin({ survey, respondent: asked });
  };
  const missing = (name: string) => {
    if (!isRefused) return undefined;
    if (name === 'engagement' && respondent.engagementId === null) return text('surveys.refused.engagement');
    return name === 'contact' && respondent.contact.trim() === '' ? text('surveys.refused.respondent') : undefined;
  };
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <IconButton
          icon={ArrowLeft}
          label={text('surveys.leave')}
          onPress={() => void navigate(`/partners/${file.partner.id}/delivery`)}
        />
        <div className={styles.name}>
          <h1 className={styles.title}>{text('surveys.ask')}</h1>
          <span className={styles.quiet}>{file.partner.legalName}</span>
        </div>
      </header>
      <div className={styles.prepare}>
        <Panel>
          <div className={styles.fields}>
            <RadioGroup
              label={text('surveys.field.survey')}
              choices={surveys.map((id) => ({
                id,
                label: text(surveyNames[id]),
                description: text(surveyQuestions[id], { about: text('surveys.about.engagement') }),
              }))}
              value={survey}
              onChange={setSurvey}
            />
            <RespondentFields
              survey={survey}
              people={file.people}
              engagements={file.engagements}
              value={respondent}
              onChange={setRespondent}
              problemOf={missing}
            />
            <div>
              <Button kind="filled" size="large" icon={Users} onPress={begin}>
                {text('surveys.turn')}
              </Button>
            </div>
          </div>
        </Panel>
      </div>
    </div>
  );
}

function Thanks() {
  const text = useText();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  return (
    <div className={styles.screen}>
      <div className={styles.page}>
        <h1 ref={title} tabIndex={-1} className={styles.question}>
          {text('surveys.thanks')}
        </h1>
        <p className={styles.words}>{text('surveys.thanks-words')}</p>
        <div className={styles.foot}>
          <Button kind="filled" size="large" onPress={() => turnScreen('own')}>
            {text('surveys.hand-back')}
          </Button>
        </div>
      </div>
    </div>
  );
}

interface TakenBackProps extends SurveyScreenProps {
  readonly isDone: boolean;
  readonly onAgain: () => void;
}

/** The screen is ours again: after the answer, or in the middle of it. */
function TakenBack({ file, isDone, onAgain }: TakenBackProps) {
  const text = useText();
  const navigate = useNavigate();
  return (
    <div className={styles.screen}>
      <VisuallyHidden>
        <h1>{text('surveys.ask')}</h1>
      </VisuallyHidden>
      <EmptyState
        icon={Users}
        title={text(isDone ? 'surveys.done' : 'surveys.interrupted')}
        action={
          <span className={styles.buttons}>
            {!isDone && (
              <Button kind="filled" autoFocus onPress={() => turnScreen('partner')}>
                {text('surveys.turn-again')}
              </Button>
            )}
            <Button onPress={onAgain}>{text('surveys.ask-another')}</Button>
            <Button
              {...(isDone ? { kind: 'filled' as const, autoFocus: true } : {})}
              onPress={() => void navigate(`/partners/${file.partner.id}/delivery`)}
            >
              {text('surveys.leave')}
            </Button>
          </span>
        }
      >
        {text(isDone ? 'surveys.done-words' : 'surveys.interrupted-words')}
      </EmptyState>
    </div>
  );
}
