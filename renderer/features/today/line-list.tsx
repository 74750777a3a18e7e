import { useState } from 'react';
import { Button } from '../../ui/button';
import { Link } from '../../ui/link';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './today.module.css';
import type { Line } from './today-words';

const shownAtFirst = 6;

/** A titled list of the day; long ones show their first lines and say how many there are. */
export function LineList({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  const text = useText();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? lines : lines.slice(0, shownAtFirst);
  return (
    <Panel
      title={title}
      actions={
        lines.length > shownAtFirst && !isWhole ? (
          <Button kind="plain" onPress={() => setWhole(true)}>
            {text('today.list.all', { count: lines.length })}
          </Button>
        ) : undefined
      }
    >
      <ul className={styles.lines}>
        {shown.map(({ key, title: name, detail, href, mark }) => (
          <li key={key} className={styles.line}>
            <div className={styles.words}>
              <Link href={href} kind="quiet">
                {name}
              </Link>
              {detail !== '' && <p className={styles.detail}>{detail}</p>}
            </div>
            {mark.state === null ? (
              <span className={styles.aside}>{mark.word}</span>
            ) : (
              <StateMark state={mark.state} word={mark.word} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
