import type { Pack } from '#shared/domain/playbook/pack';
import { Panel } from '../../ui/panel';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './playbook.module.css';
import { roleTitle } from './role-title';

/** Who does what: the table of activities by role, and what each role answers for. */
export function RolesView({ pack }: { readonly pack: Pack }) {
  const text = useText();
  return (
    <div className={styles.parts}>
      <RaciTable pack={pack} />
      <Panel title={text('playbook.roles.title')} flush>
        <ul className={styles.rows}>
          {pack.roles.map((role) => (
            <li key={role.id} className={styles.row}>
              <p className={styles.rowHead}>
                <strong>{role.title}</strong>
                <span className={styles.quiet}>{text(partyWords[role.party])}</span>
              </p>
              <p className={styles.quiet}>{role.purpose}</p>
              <ul className={styles.plain}>
                {role.answersFor.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

const partyWords = {
  vendor: 'playbook.party.vendor',
  partner: 'playbook.party.partner',
} as const satisfies Record<Pack['roles'][number]['party'], MessageId>;

type Part = Pack['activities'][number]['raci'][string];

const partWords = {
  R: 'playbook.raci.responsible',
  A: 'playbook.raci.accountable',
  RA: 'playbook.raci.both',
  C: 'playbook.raci.consulted',
  I: 'playbook.raci.informed',
} as const satisfies Record<Part, MessageId>;

function RaciTable({ pack }: { readonly pack: Pack }) {
  const text = useText();
  const taking = [...new Set(pack.activities.flatMap(({ raci }) => Object.keys(raci)))];
  const roles = [...pack.roles.map(({ id }) => id).filter((id) => taking.includes(id))];
  const moduleIds = [...new Set(pack.activities.map(({ moduleId }) => moduleId))];
  return (
    <Panel title={text('playbook.raci.title')}>
      <p className={styles.quiet}>{text('playbook.raci.legend')}</p>
      <section
        className={styles.wide}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable with the keyboard.
        tabIndex={0}
        aria-label={text('playbook.table.of', { what: text('playbook.raci.title') })}
      >
        <table className={styles.raci}>
          <thead>
            <tr>
              <td />
              {roles.map((id) => (
                <th key={id} scope="col">
                  {roleTitle(pack, id)}
                </th>
              ))}
            </tr>
          </thead>
          {moduleIds.map((moduleId) => (
            <tbody key={moduleId}>
              <tr>
                <th scope="rowgroup" colSpan={roles.length + 1}>
                  {moduleTitle(pack, moduleId)}
                </th>
              </tr>
              {pack.activities
                .filter((activity) => activity.moduleId === moduleId)
                .map((activity) => (
                  <tr key={activity.id}>
                    <th scope="row">{activity.title}</th>
                    {roles.map((id) => (
                      <td key={id}>
                        <PartMark part={activity.raci[id]} />
                      </td>
                    ))}
                  </tr>
                ))}
            </tbody>
          ))}
        </table>
      </section>
    </Panel>
  );
}

function PartMark({ part }: { readonly part: Part | undefined }) {
  const text = useText();
  if (part === undefined) return null;
  return (
    <abbr title={text(partWords[part])} className={part === 'A' || part === 'RA' ? styles.accountable : undefined}>
      {part}
    </abbr>
  );
}

function moduleTitle(pack: Pack, id: string): string {
  const module = pack.modules.find((one) => one.id === id);
  return module ? `${module.id} ${module.title}` : id;
}
