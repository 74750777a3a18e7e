import { useMemo } from 'react';
import { interviewOutline, type OutlineItem } from '#shared/domain/interviews/interview-rules';
import { moduleProgress } from '#shared/domain/playbook/module-rules';
import type { Module, Proof } from '#shared/domain/playbook/pack';
import type { VisitId } from '#shared/domain/visits/visit';
import type { PartnerFile } from '#shared/records/partner-file';
import { usePlaybook } from '../../data/use-playbook';
import { Badge } from '../../ui/badge';
import { Link } from '../../ui/link';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProgressBar } from '../../ui/progress-bar';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import { questionStateMarks, questionStateWords } from './interview-outline';
import styles from './module-screen.module.css';
import { ModuleSteps, NextStepButton } from './module-steps';
import { usePartnerFacts } from './partner-facts';
import { ProcessMap } from './process-map';
import { useOpenForm } from './use-open-form';

export interface ModuleScreenProps {
  readonly file: PartnerFile;
  readonly moduleId: string;
  readonly visitId: VisitId | null;
  /** Brings a piece of evidence of a kind. */
  readonly onBring: (evidenceTypeId: string) => void;
  /** Where a proof that is neither an answer nor a piece of evidence is seen to. */
  readonly hrefOf: (proof: Proof) => string;
}

/** A module for one partner: why it is there, how far it is proven, and the one next step. */
export function ModuleScreen({ file, moduleId, visitId, onBring, hrefOf }: ModuleScreenProps) {
  const text = useText();
  const index = usePlaybook();
  const facts = usePartnerFacts(file, index);
  const module = index.moduleById.get(moduleId);
  const outline = useMemo(
    () => interviewOutline(index, moduleId, { facts, answers: file.answers }),
    [index, moduleId, facts, file.answers],
  );
  const form = useOpenForm(file, moduleId, visitId);
  if (!module) return <p>{text('interviews.module.unknown')}</p>;
  const progress = moduleProgress(module, facts);
  const ways = { onBring, hrefOf, onAsk: form.open };
  return (
    <div className={styles.screen}>
      <PageHeader
        title={module.title}
        facts={
          <>
            {progress.isDone && <StateMark state="proven" word={text('interviews.modules.done')} shape="badge" />}
            {module.isoStages.map((stage) => (
              <Badge key={stage}>{text(stageWords[stage])}</Badge>
            ))}
          </>
        }
        actions={progress.next && <NextStepButton step={progress.next} ways={ways} />}
      />
      <Arc module={module} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Panel title={text('interviews.module.steps')}>
            <ProgressBar
              label={text('interviews.modules.proven')}
              done={progress.proven}
              of={progress.outOf}
              words={text('interviews.module.weight', { done: progress.proven, of: progress.outOf })}
            />
            <ModuleSteps progress={progress} index={index} ways={ways} />
          </Panel>
        </div>
        <div className={styles.beside}>
          <Questions outline={outline} file={file} />
          <Checklist module={module} />
          <Measures module={module} />
        </div>
      </div>
      {module.processMap.length > 0 && (
        <Panel title={text('interviews.module.map')}>
          <ProcessMap title={text('interviews.module.map')} steps={module.processMap} roles={index.pack.roles} />
        </Panel>
      )}
    </div>
  );
}

const stageWords = {
  awareness: 'interviews.stage.awareness',
  knowledge: 'interviews.stage.knowledge',
  internalAssessment: 'interviews.stage.internal-assessment',
  partnerSelection: 'interviews.stage.partner-selection',
  workingTogether: 'interviews.stage.working-together',
  valueCreation: 'interviews.stage.value-creation',
  stayingTogether: 'interviews.stage.staying-together',
  exitStrategy: 'interviews.stage.exit-strategy',
} as const satisfies Record<Module['isoStages'][number], MessageId>;

/** From the problem to what comes of solving it. The impact is a number of ours and stays on our side. */
function Arc({ module: { arc } }: { readonly module: Module }) {
  const text = useText();
  const parts = [
    { title: text('interviews.arc.problem'), words: arc.problem },
    { title: text('interviews.arc.insight'), words: arc.insight },
    { title: text('interviews.arc.solution'), words: arc.solution },
  ];
  return (
    <dl className={styles.arc}>
      {parts.map(({ title, words }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{words}</dd>
        </div>
      ))}
      <div data-private>
        <dt>{text('interviews.arc.impact')}</dt>
        <dd>{arc.impact}</dd>
      </div>
    </dl>
  );
}

interface QuestionsProps {
  readonly outline: readonly OutlineItem[];
  readonly file: PartnerFile;
}

/** What was answered, each leading to where it was last asked. */
function Questions({ outline, file }: QuestionsProps) {
  const text = useText();
  const asked = outline.filter(({ state }) => state !== 'skipped');
  const closed = asked.filter(({ state }) => state !== 'open' && state !== 'undecided').length;
  const known = new Set(file.interviews.map(({ id }) => id as string));
  return (
    <Panel title={text('interviews.module.questions')}>
      <p className={styles.quiet}>{text('interviews.module.answered', { closed, of: asked.length })}</p>
      <ul className={styles.questions}>
        {asked.map(({ question, state, versions }) => {
          const interviewId = versions?.shown.interviewId;
          return (
            <li key={question.id}>
              <StateMark state={questionStateMarks[state]} word={text(questionStateWords[state])} shape="icon" />
              {interviewId && known.has(interviewId) ? (
                <Link kind="quiet" href={`/interviews/${interviewId}/${question.id}`}>
                  {question.text}
                </Link>
              ) : (
                <span>{question.text}</span>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function Checklist({ module: { checklist } }: { readonly module: Module }) {
  const text = useText();
  if (checklist.length === 0) return null;
  return (
    <Panel title={text('interviews.module.checklist')}>
      <ol className={styles.checklist}>
        {checklist.map(({ id, text: words }) => (
          <li key={id}>{words}</li>
        ))}
      </ol>
    </Panel>
  );
}

function Measures({ module: { measures } }: { readonly module: Module }) {
  const text = useText();
  if (measures.length === 0) return null;
  return (
    <div data-private>
      <Panel title={text('interviews.module.measures')}>
        <dl className={styles.measures}>
          {measures.map(({ id, title, how }) => (
            <div key={id}>
              <dt>{title}</dt>
              <dd>{how}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </div>
  );
}
