import type { Module, Pack } from '#shared/domain/playbook/pack';
import { useText } from '../../ui/use-text';
import styles from './process-map.module.css';
import { roleTitle } from './role-title';

/** Who does what after what. Read from top to bottom; where the way forks, each way says when it is taken. */
export function ProcessMap({ pack, module }: { readonly pack: Pack; readonly module: Module }) {
  const text = useText();
  const titleOf = new Map(module.processMap.map(({ id, title }) => [id, title] as const));
  const stepTitle = new Map(module.steps.map(({ id, title }) => [id, title] as const));
  return (
    <ol className={styles.map}>
      {module.processMap.map((box, at) => {
        const following = module.processMap[at + 1]?.id;
        const [only, ...others] = box.next;
        const isStraight = only?.to === following && only?.when === '' && others.length === 0;
        return (
          <li key={box.id} className={styles.box}>
            <span className={styles.number} aria-hidden="true">
              {at + 1}
            </span>
            <div className={styles.words}>
              <p className={styles.title}>{box.title}</p>
              <p className={styles.role}>{roleTitle(pack, box.role)}</p>
              {box.steps.length > 0 && (
                <ul className={styles.steps}>
                  {box.steps.map((id) => (
                    <li key={id}>{stepTitle.get(id) ?? id}</li>
                  ))}
                </ul>
              )}
              {!isStraight && box.next.length > 0 && (
                <ul className={styles.ways}>
                  {box.next.map(({ to, when }) => (
                    <li key={`${to} ${when}`}>
                      {when === ''
                        ? text('playbook.process.next', { to: titleOf.get(to) ?? to })
                        : text('playbook.process.next-when', { to: titleOf.get(to) ?? to, when })}
                    </li>
                  ))}
                </ul>
              )}
              {box.next.length === 0 && <p className={styles.role}>{text('playbook.process.end')}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
