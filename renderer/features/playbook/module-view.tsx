import type { Module, Pack } from '#shared/domain/playbook/pack';
import { usePresentation } from '../../session/presentation';
import { Badge } from '../../ui/badge';
import { DataTable } from '../../ui/data-table';
import { DefinitionList } from '../../ui/definition-list';
import { Link } from '../../ui/link';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import styles from './playbook.module.css';
import { ProcessMap } from './process-map';
import { roleTitle } from './role-title';

/** The eight modules, each with the problem it answers. */
export function ModuleList({ pack }: { readonly pack: Pack }) {
  const text = useText();
  return (
    <ol className={styles.cards}>
      {pack.modules.map((module) => (
        <li key={module.id} className={styles.card}>
          <h2 className={styles.cardTitle}>
            <Link href={`/playbook/modules/${module.id}`}>
              {module.id} {module.title}
            </Link>
          </h2>
          <p className={styles.cardText}>{module.arc.problem}</p>
          <p className={styles.quiet}>
            {text('playbook.module.counts', { questions: module.questions.length, steps: module.steps.length })}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** A module to read: why, how, what is asked, what is done. */
export function ModuleView({ pack, module }: { readonly pack: Pack; readonly module: Module }) {
  const text = useText();
  const isTurned = usePresentation();
  const { arc } = module;
  const assets = pack.assets.filter(
    (asset) => asset.moduleId === module.id && (!isTurned || asset.audience === 'partner'),
  );
  return (
    <div className={styles.parts}>
      <h2 className={styles.title}>
        {module.id} {module.title}
      </h2>
      <DefinitionList
        items={[
          { term: text('playbook.arc.problem'), value: arc.problem },
          { term: text('playbook.arc.insight'), value: arc.insight },
          { term: text('playbook.arc.solution'), value: arc.solution },
          { term: text('playbook.arc.impact'), value: arc.impact },
        ]}
      />
      {module.processMap.length > 0 && (
        <Panel title={text('playbook.module.process')}>
          <ProcessMap pack={pack} module={module} />
        </Panel>
      )}
      {assets.length > 0 && (
        <Panel title={text('playbook.module.assets')} flush>
          <ul className={styles.rows}>
            {assets.map((asset) => (
              <li key={asset.id} className={styles.row}>
                <Link href={`/playbook/assets/${asset.id}`}>{asset.title}</Link>
                <p className={styles.quiet}>{asset.purpose}</p>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Questions module={module} isTurned={isTurned} />
      <Panel title={text('playbook.module.steps')} flush>
        <DataTable
          caption={text('playbook.table.of', { what: text('playbook.module.steps') })}
          columns={[
            { id: 'title', header: text('playbook.step.title'), cell: (step) => step.title },
            { id: 'role', header: text('playbook.step.role'), cell: (step) => roleTitle(pack, step.role) },
            {
              id: 'mandatory',
              header: text('playbook.step.mandatory'),
              cell: (step) => text(step.mandatory ? 'playbook.step.must' : 'playbook.step.may'),
            },
            { id: 'minutes', header: text('playbook.step.minutes'), kind: 'number', cell: (step) => step.minutes },
          ]}
          rows={module.steps}
          keyOf={({ id }) => id}
          empty={null}
        />
      </Panel>
      {module.checklist.length > 0 && !isTurned && (
        <Panel title={text('playbook.module.checklist')}>
          <ul className={styles.plain}>
            {module.checklist.map(({ id, text: item }) => (
              <li key={id}>{item}</li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}

function Questions({ module, isTurned }: { readonly module: Module; readonly isTurned: boolean }) {
  const text = useText();
  return (
    <Panel title={text('playbook.module.questions')} flush>
      <ol className={styles.rows}>
        {module.questions.map((question) => (
          <li key={question.id} className={styles.row}>
            <p className={styles.rowHead}>
              <span>{question.text}</span>
              <span className={styles.badges}>
                <Badge>{question.id}</Badge>
                {!question.required && <Badge>{text('playbook.question.optional')}</Badge>}
              </span>
            </p>
            {question.help && <p className={styles.quiet}>{question.help}</p>}
            {!isTurned && question.probes.length > 0 && (
              <ul className={styles.probes} aria-label={text('playbook.question.probes')}>
                {question.probes.map((probe) => (
                  <li key={probe}>{probe}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
