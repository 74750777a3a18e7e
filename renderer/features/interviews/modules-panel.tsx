import { MessageCircleQuestion, Play } from 'lucide-react';
import { useNavigate } from 'react-router';
import { dayOf } from '#shared/base/calendar-date';
import { factsOf } from '#shared/domain/gates/partner-records';
import { interviewOutline, interviewProgress } from '#shared/domain/interviews/interview-rules';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { moduleProgress } from '#shared/domain/playbook/module-rules';
import type { Module } from '#shared/domain/playbook/pack';
import type { VisitId } from '#shared/domain/visits/visit';
import { startInterview } from '../../data/actions/interview-actions';
import type { PartnerFile } from '../../data/partner-file';
import { recordsFor } from '../../data/partner-records';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import { ProgressBar } from '../../ui/progress-bar';
import { StateMark } from '../../ui/state-mark';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import styles from './modules-panel.module.css';

export interface ModulesPanelProps {
  readonly file: PartnerFile;
  /** The visit in which an interview would be held. */
  readonly visitId: VisitId | null;
}

/** The modules of the playbook for this partner: why each is there, how far it is proven, and the way in. */
export function ModulesPanel({ file, visitId }: ModulesPanelProps) {
  const text = useText();
  return (
    <Panel title={text('interviews.modules.title')}>
      <ul className={styles.modules}>
        {builtInPack().pack.modules.map((module) => (
          <ModuleRow key={module.id} module={module} file={file} visitId={visitId} />
        ))}
      </ul>
    </Panel>
  );
}

function ModuleRow({ module, file, visitId }: ModulesPanelProps & { readonly module: Module }) {
  const text = useText();
  const navigate = useNavigate();
  const workspace = useWorkspace();
  const index = builtInPack();
  const facts = factsOf(recordsFor(file), index, { asOf: dayOf(new Date(workspace.surroundings.now()).toISOString()) });
  const outline = interviewOutline(index, module.id, { facts, answers: file.answers });
  const said = interviewProgress(outline);
  const proven = moduleProgress(module, facts);
  const underWay = file.interviews.find(
    (interview) => interview.moduleId === module.id && interview.finishedAt === null,
  );
  const open = async () => {
    if (underWay) return navigate(`/interviews/${underWay.id}`);
    const started = await startInterview(workspace, { partnerId: file.partner.id, moduleId: module.id, visitId });
    if (started.ok) return navigate(`/interviews/${started.value.id}`);
    showToast({ tone: 'refused', words: text('errors.storage-failed') });
  };
  const held = file.interviews.some((interview) => interview.moduleId === module.id);
  const label = underWay ? 'interviews.modules.go-on' : held ? 'interviews.modules.again' : 'interviews.modules.start';
  return (
    <li className={styles.module}>
      <div className={styles.words}>
        <h3 className={styles.title}>{module.title}</h3>
        <p className={styles.arc}>{module.arc.problem}</p>
        <p className={styles.arc} data-private>
          {module.arc.impact}
        </p>
      </div>
      <div className={styles.state}>
        {proven.isDone ? (
          <StateMark state="proven" word={text('interviews.modules.done')} />
        ) : (
          <ProgressBar
            label={text('interviews.modules.said')}
            done={said.closed + said.proofsAccepted}
            of={said.questions + said.proofs}
            words={text('interviews.modules.progress', {
              closed: said.closed,
              questions: said.questions,
              proofs: said.proofsAccepted,
              wanted: said.proofs,
            })}
          />
        )}
        <Button icon={underWay ? Play : MessageCircleQuestion} onPress={() => void open()}>
          {text(label)}
        </Button>
      </div>
    </li>
  );
}
