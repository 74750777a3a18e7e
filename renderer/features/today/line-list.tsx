import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import type { Line, LineAct } from './line';
import styles from './today.module.css';

const shownAtFirst = 6;

export interface LineListProps {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly onAct: (act: LineAct) => void;
  /** What stands here while there is nothing: what it will hold, and what to do. */
  readonly empty: ReactNode;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  /** What stands behind the button of a line. */
  readonly besides?: ((line: Line) => ReactNode) | undefined;
}

/** A titled list of the day; each line has its one button. Long ones show their first lines and say how many there are. */
export function LineList({ title, lines, onAct, empty, actions, besides }: LineListProps) {
  const text = useText();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? lines : lines.slice(0, shownAtFirst);
  return (
    <Panel
      title={title}
      actions={
        <>
          {actions}
          {lines.length > shownAtFirst && !isWhole && (
            <Button kind="plain" onPress={() => setWhole(true)}>
              {text('today.list.all', { count: lines.length })}
            </Button>
          )}
        </>
      }
    >
      {lines.length === 0 ? (
        <p className={styles.detail}>{empty}</p>
      ) : (
        <ul className={styles.lines}>
          {shown.map((line) => (
            <li key={line.key} className={styles.line}>
              <div className={styles.words}>
                <p className={styles.title}>{line.title}</p>
                {line.detail !== '' && <p className={styles.detail}>{line.detail}</p>}
                {line.mark.state === null ? (
                  <span className={styles.aside}>{line.mark.word}</span>
                ) : (
                  <StateMark state={line.mark.state} word={line.mark.word} />
                )}
              </div>
              <div className={styles.tools}>
                {besides?.(line)}
                <Button aria-label={`${line.action}: ${line.title}`} onPress={() => onAct(line.act)}>
                  {line.action}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
