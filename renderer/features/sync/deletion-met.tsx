import type { Conflict } from '#shared/sync/conflict';
import type { Kept } from '../../data/actions/conflict-actions';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { useText } from '../../ui/use-text';
import { useMomentWords } from '../../widgets/moment-words';
import { useFieldWords, useValueWords } from '../../widgets/record-words';
import styles from './conflict-card.module.css';
import { useDeviceWords, usePersonWords, type WhoIsWho } from './conflict-value';

export interface DeletionMetProps {
  readonly conflict: Conflict;
  readonly who: WhoIsWho;
  readonly now: number;
  readonly isDeciding: boolean;
  readonly chosen: Kept | null;
  /** True: delete after all. False: keep the record with the edits. */
  readonly onChoose: (isDeleted: boolean) => void;
}

/** Somebody deleted the record while somebody else went on writing in it: both sides, and what each would lose. */
export function DeletionMet({ conflict, who, now, isDeciding, chosen, onChoose }: DeletionMetProps) {
  const text = useText();
  const moment = useMomentWords();
  const personOf = usePersonWords(who);
  const deviceOf = useDeviceWords(who);
  const fieldWords = useFieldWords();
  const valueWords = useValueWords();
  const isChosen = (value: boolean) => chosen !== null && 'value' in chosen && chosen.value === value;
  const [deletion] = conflict.heads;
  return (
    <div className={styles.values}>
      <section className={styles.value} data-chosen={isChosen(true)} aria-label={text('sync.deletion.deleted')}>
        <p className={styles.words}>{text('sync.deletion.deleted')}</p>
        {deletion && (
          <DefinitionList
            items={[
              { term: text('sync.conflict.by'), value: personOf(deletion.by) },
              { term: text('sync.conflict.when'), value: moment(deletion.at, now) },
              { term: text('sync.conflict.device'), value: deviceOf(deletion) },
            ]}
          />
        )}
        <p className={styles.quiet}>{text('sync.deletion.deleted-words')}</p>
        <div>
          <Button isDisabled={isDeciding} onPress={() => onChoose(true)}>
            {text('sync.deletion.delete')}
          </Button>
        </div>
      </section>
      <section className={styles.value} data-chosen={isChosen(false)} aria-label={text('sync.deletion.edited')}>
        <p className={styles.words}>{text('sync.deletion.edited')}</p>
        <ul className={styles.earlier}>
          {conflict.edits.map(({ field, head }) => (
            <li key={`${field} ${head.dot}`}>
              {text('sync.deletion.edit', {
                field: fieldWords(field),
                value: valueWords(conflict.entity, field, head.value),
                person: personOf(head.by),
                time: moment(head.at, now),
              })}
            </li>
          ))}
        </ul>
        <p className={styles.quiet}>{text('sync.deletion.edited-words')}</p>
        <div>
          <Button isDisabled={isDeciding} onPress={() => onChoose(false)}>
            {text('sync.deletion.keep')}
          </Button>
        </div>
      </section>
    </div>
  );
}
