import { type ReactNode, startTransition, useState } from 'react';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import type { Line, LineAct } from './line';
import styles from './today.module.css';

const shownAtFirst = 6;
/** So many more at a time: thousands of lines at once would hold the window. */
const shownMore = 30;

export interface LineListProps {
  readonly title: string;
  /** Put into words only once they are shown. */
  readonly lines: readonly (() => Line)[];
  readonly onAct: (act: LineAct) => void;
  /** What stands here while there is nothing: what it will hold, and what to do. */
  readonly empty: ReactNode;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  /** What stands behind the button of a line. */
  readonly besides?: ((line: Line, at: number) => ReactNode) | undefined;
}

/** A titled list of the day; each line has its one button. Long ones show their first lines and say how many there are. */
export function LineList({ title, lines, onAct, empty, actions, besides }: LineListProps) {
  const [most, setMost] = useState(shownAtFirst);
  const shown = lines.slice(0, most).map((line) => line());
  const left = lines.length - shown.length;
  // Drawn in slices, so that nothing waits for it.
  const more = () => startTransition(() => setMost(most + shownMore));
  return (
    <Panel
      title={title}
      actions={
        <>
          {actions}
          {most === shownAtFirst && <More left={left} of={lines.length} onMore={more} />}
        </>
      }
    >
      {lines.length === 0 ? (
        <p className={styles.detail}>{empty}</p>
      ) : (
        <ul className={styles.lines}>
          {shown.map((line, at) => (
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
                {besides?.(line, at)}
                <Button aria-label={`${line.action}: ${line.title}`} onPress={() => onAct(line.act)}>
                  {line.action}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {most > shownAtFirst && <More left={left} of={lines.length} onMore={more} />}
    </Panel>
  );
}

function More({ left, of, onMore }: { readonly left: number; readonly of: number; readonly onMore: () => void }) {
  const text = useText();
  if (left <= 0) return null;
  return (
    <Button kind="plain" onPress={onMore}>
      {left <= shownMore
        ? text('today.list.all', { count: of })
        : text('today.list.more', { more: shownMore, count: of })}
    </Button>
  );
}
