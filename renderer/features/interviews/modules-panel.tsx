import { MessageCircleQuestion, Play } from 'lucide-react';
import { useMemo } from 'react';
import { moduleProgress } from '#shared/domain/playbook/module-rules';
import type { Module } from '#shared/domain/playbook/pack';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import type { VisitId } from '#shared/domain/visits/visit';
import type { PartnerFile } from '#shared/records/partner-file';
import { usePlaybook } from '../../data/use-playbook';
import { Button } from '../../ui/button';
import { Link } from '../../ui/link';
import { Panel } from '../../ui/panel';
import { ProgressBar } from '../../ui/progress-bar';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './modules-panel.module.css';
import { usePartnerFacts } from './partner-facts';
import { openWords, useOpenForm } from './use-open-form';

export interface ModulesPanelProps {
  readonly file: PartnerFile;
  /** The visit in which an interview would be held. */
  readonly visitId: VisitId | null;
}

/** The modules of the playbook for this partner as a ribbon: how far each is proven, its page, and the way in. */
export function ModulesPanel({ file, visitId }: ModulesPanelProps) {
  const text = useText();
  const index = usePlaybook();
  const facts = usePartnerFacts(file, index);
  return (
    <Panel title={text('interviews.modules.title')}>
      <ul className={styles.ribbon}>
        {index.pack.modules.map((module) => (
          <ModuleCell key={module.id} module={module} facts={facts} file={file} visitId={visitId} />
        ))}
      </ul>
    </Panel>
  );
}

interface ModuleCellProps extends ModulesPanelProps {
  readonly module: Module;
  readonly facts: PartnerFacts;
}

function ModuleCell({ module, facts, file, visitId }: ModuleCellProps) {
  const text = useText();
  const proven = useMemo(() => moduleProgress(module, facts), [module, facts]);
  const form = useOpenForm(file, module.id, visitId);
  return (
    <li className={styles.module} data-done={proven.isDone || undefined}>
      <h3 className={styles.title}>
        <Link kind="quiet" href={`/partners/${file.partner.id}/modules/${module.id}`}>
          {module.title}
        </Link>
      </h3>
      {proven.isDone ? (
        <StateMark state="proven" word={text('interviews.modules.done')} />
      ) : (
        <ProgressBar
          label={text('interviews.modules.proven')}
          hideLabel
          done={proven.proven}
          of={proven.outOf}
          words={stepsProven(text, proven.steps)}
        />
      )}
      <p className={styles.words}>{proven.isDone ? '' : stepsProven(text, proven.steps)}</p>
      <Button kind="plain" icon={form.underWay ? Play : MessageCircleQuestion} onPress={() => form.open()}>
        {text(openWords(form))}
      </Button>
    </li>
  );
}

function stepsProven(text: ReturnType<typeof useText>, steps: ReturnType<typeof moduleProgress>['steps']): string {
  const applicable = steps.filter(({ state }) => state !== 'notApplicable');
  return text('interviews.modules.steps', {
    done: applicable.filter(({ state }) => state === 'done').length,
    of: applicable.length,
  });
}
