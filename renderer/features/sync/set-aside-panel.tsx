import { Download } from 'lucide-react';
import type { SetAside } from '../../data/queries/waiting-queries';
import { Button } from '../../ui/button';
import { Link } from '../../ui/link';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { useMomentWords } from '../../widgets/moment-words';
import { recordAddress } from '../../widgets/record-address';
import { useFieldWords, useRecordWords } from '../../widgets/record-words';
import { useSetAsideWords } from '../../widgets/set-aside-words';
import styles from './sync-screen.module.css';

/** What HQ decided about a change in the end. */
export interface DecidedAside {
  readonly decision: 'accepted' | 'rejected';
  readonly reason: string;
}

export interface SetAsidePanelProps {
  readonly changes: readonly SetAside[];
  /** By the id of the change. */
  readonly decided: ReadonlyMap<string, DecidedAside>;
  readonly now: number;
  readonly onSave: (change: SetAside) => void;
}

/** What HQ did not apply: why, what to do, and what HQ decided since. Drawn only when there is something. */
export function SetAsidePanel({ changes, decided, now, onSave }: SetAsidePanelProps) {
  const text = useText();
  if (changes.length === 0) return null;
  return (
    <Panel title={text('sync.set-aside.title')}>
      <div className={styles.stack}>
        <p className={styles.quiet}>{text('sync.set-aside.words')}</p>
        <ul className={styles.list}>
          {changes.map((change) => (
            <li key={change.id} className={styles.item}>
              <AsideLine change={change} decided={decided.get(change.id)} now={now} onSave={onSave} />
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}

interface AsideLineProps extends Pick<SetAsidePanelProps, 'now' | 'onSave'> {
  readonly change: SetAside;
  readonly decided: DecidedAside | undefined;
}

function AsideLine({ change, decided, now, onSave }: AsideLineProps) {
  const text = useText();
  const recordWords = useRecordWords();
  const fieldWords = useFieldWords();
  const moment = useMomentWords();
  const { why, todo, cure } = useSetAsideWords()(change.why);
  const { rowId: id, partnerId, name } = change;
  const href = recordAddress({ entity: name.entity, id, partnerId });
  const fields = change.fields.map(fieldWords);
  const what = recordWords(name);
  return (
    <>
      <p className={styles.strong}>{what}</p>
      <p className={styles.quiet}>
        {text('sync.set-aside.written', {
          time: moment(change.at, now),
          count: fields.length,
          fields: fields.slice(0, 4).join(', '),
        })}
      </p>
      <p className={styles.reading}>{why}</p>
      {decided ? (
        <StateMark
          state={decided.decision === 'accepted' ? 'proven' : 'breach'}
          word={text(decided.decision === 'accepted' ? 'sync.set-aside.accepted' : 'sync.set-aside.rejected', {
            reason: decided.reason,
          })}
        />
      ) : (
        <p className={styles.reading}>{todo}</p>
      )}
      <div className={styles.row}>
        {cure === 'edit-again' && href !== null && !decided && <Link href={href}>{text('sync.set-aside.open')}</Link>}
        <Button
          kind="plain"
          icon={Download}
          aria-label={text('sync.set-aside.save-label', { what })}
          onPress={() => onSave(change)}
        >
          {text('sync.set-aside.save')}
        </Button>
      </div>
    </>
  );
}
