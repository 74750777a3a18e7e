import type { Pack } from '#shared/domain/playbook/pack';
import type { Curriculum } from '#shared/domain/playbook/pack-enablement';
import { DefinitionList } from '../../ui/definition-list';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './playbook.module.css';

/** What each role learns, shows and earns. What an exam asks is not told here. */
export function TrainingView({ pack }: { readonly pack: Pack }) {
  const text = useText();
  if (pack.curricula.length === 0)
    return <EmptyState title={text('playbook.training.none')}>{text('playbook.training.none-hint')}</EmptyState>;
  return (
    <div className={styles.parts}>
      {pack.curricula.map((curriculum) => (
        <CurriculumPanel key={curriculum.role} pack={pack} curriculum={curriculum} />
      ))}
      {pack.drills.length > 0 && (
        <Panel title={text('playbook.training.drills')} flush>
          <ul className={styles.rows}>
            {pack.drills.map((drill) => (
              <li key={drill.id} className={styles.row}>
                <p className={styles.rowHead}>
                  <strong>{drill.title}</strong>
                  <span className={styles.quiet}>
                    {text('playbook.training.limit', { minutes: drill.limitMinutes })}
                  </span>
                </p>
                <p className={styles.quiet}>{drill.purpose}</p>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}

function CurriculumPanel({ pack, curriculum }: { readonly pack: Pack; readonly curriculum: Curriculum }) {
  const text = useText();
  const { credential } = curriculum;
  const exam = pack.exams.find(({ id }) => id === curriculum.examId);
  return (
    <Panel title={curriculum.title}>
      <div className={styles.parts}>
        <p className={styles.purpose}>{curriculum.purpose}</p>
        <ol className={styles.plain}>
          {curriculum.courses.map((course) => (
            <li key={course.id}>
              {text('playbook.training.course', { title: course.title, minutes: course.minutes })}
              <ul className={styles.probes}>
                {course.outline.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
        <DefinitionList
          items={[
            ...(exam
              ? [
                  {
                    term: text('playbook.training.exam'),
                    value: text('playbook.training.exam-facts', {
                      title: exam.title,
                      minutes: exam.minutes,
                      points: exam.passAt,
                    }),
                  },
                ]
              : []),
            {
              term: text('playbook.training.shows'),
              value: credential.requires.map(({ title }) => title).join(' · '),
            },
            {
              term: text('playbook.training.credential'),
              value: text('playbook.training.credential-facts', {
                title: credential.title,
                months: credential.validMonths,
              }),
            },
            {
              term: text('playbook.training.grants'),
              value: credential.grants.map((grant) => text(grantWords[grant])).join(' · ') || '–',
            },
            { term: text('playbook.training.heads'), value: curriculum.heads },
          ]}
        />
      </div>
    </Panel>
  );
}

const grantWords = {
  directory: 'playbook.grant.directory',
  dealPrivilege: 'playbook.grant.deal-privilege',
  content: 'playbook.grant.content',
} as const satisfies Record<Curriculum['credential']['grants'][number], MessageId>;
