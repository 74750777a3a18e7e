import type { PersonnelChange } from '#shared/domain/slas/personnel-changes';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import { clauseName } from './clause-names';
import styles from './findings-pane.module.css';

const changeWords = {
  gone: 'agreements.people.gone',
  otherRole: 'agreements.people.other-role',
  reachedOtherwise: 'agreements.people.reached-otherwise',
} as const satisfies Record<PersonnelChange['change'], MessageId>;

/** Whom a signed agreement names and who has changed since, with the clauses they stand in. Nobody: nothing is shown. */
export function PeoplePanel({ changes }: { readonly changes: readonly PersonnelChange[] }) {
  const text = useText();
  if (changes.length === 0) return null;
  const people = Object.values(Object.groupBy(changes, ({ party, name, change }) => `${party} ${name} ${change}`));
  return (
    <section aria-label={text('agreements.people.title')} className={styles.pane}>
      <h2 className={styles.title}>{text('agreements.people.title')}</h2>
      <p className={styles.note}>{text('agreements.people.hint')}</p>
      {people.map((places = []) => {
        const [first] = places;
        if (first === undefined) return null;
        const { party, name, change, agreed, now } = first;
        return (
          <div key={`${party} ${name} ${change}`} className={styles.finding}>
            <StateMark state="lapsing" word={text(changeWords[change], { name, agreed, now })} />
            {[...new Set(places.map(({ clause }) => clause))].map((clause) => (
              <span key={clause} className={styles.note}>
                {clauseName(clause)}
              </span>
            ))}
          </div>
        );
      })}
    </section>
  );
}
