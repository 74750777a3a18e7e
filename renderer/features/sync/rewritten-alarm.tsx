import type { TerritoryState } from '../../data/queries/territory-queries';
import { classNames } from '../../ui/class-names';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { fingerprint } from './fingerprint';
import styles from './sync-screen.module.css';

export interface RewrittenAlarmProps {
  readonly rewritten: readonly { readonly space: string; readonly name: string; readonly seq: number }[];
  readonly territories: readonly TerritoryState[];
}

/** HQ's log is not the one it told this device before: what that means, what to do, and the numbers to compare by telephone. */
export function RewrittenAlarm({ rewritten, territories }: RewrittenAlarmProps) {
  const text = useText();
  if (rewritten.length === 0) return null;
  return (
    <section role="alert" className={styles.alarm}>
      <Panel title={text('sync.rewritten.title')}>
        <div className={styles.stack}>
          <StateMark state="breach" word={text('sync.rewritten.mark')} />
          <p className={styles.reading}>{text('sync.rewritten.means')}</p>
          <ol className={classNames(styles.sentences, styles.steps)}>
            <li>{text('sync.rewritten.step-work')}</li>
            <li>{text('sync.rewritten.step-call')}</li>
            <li>{text('sync.rewritten.step-copy')}</li>
          </ol>
          {rewritten.map(({ space, name, seq }) => (
            <Numbers key={space} name={name} seq={seq} line={territories.find(({ id }) => id === space)} />
          ))}
        </div>
      </Panel>
    </section>
  );
}

function Numbers({
  name,
  seq,
  line,
}: {
  readonly name: string;
  readonly seq: number;
  readonly line: TerritoryState | undefined;
}) {
  const text = useText();
  return (
    <div>
      <p className={styles.reading}>{text('sync.rewritten.where', { territory: name, entry: seq })}</p>
      {line && line.hash !== '' && (
        <p className={styles.reading}>
          {text('sync.rewritten.fingerprint', { entry: line.cursor })}{' '}
          <code className={styles.code}>{fingerprint(line.hash)}</code>
        </p>
      )}
    </div>
  );
}
