import type { PilotLine } from '#shared/domain/documents/sheet-week';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Link } from '../../ui/link';
import { Panel } from '../../ui/panel';
import { ProgressBar } from '../../ui/progress-bar';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './programme-screen.module.css';
import { standingTones, standingWords } from './programme-words';

/** The two companies it is tried with: what is proven, and what is next. */
export function PilotsPanel({
  pilots,
  onChoose,
}: {
  readonly pilots: readonly PilotLine[];
  readonly onChoose: () => void;
}) {
  const text = useText();
  return (
    <Panel
      title={text('programme.pilots.title')}
      actions={
        <Button kind="plain" onPress={onChoose}>
          {text(pilots.length < 2 ? 'programme.pilots.choose' : 'programme.pilots.change')}
        </Button>
      }
    >
      {pilots.length === 0 ? (
        <EmptyState title={text('programme.pilots.none')}>{text('programme.pilots.none-hint')}</EmptyState>
      ) : (
        <ul className={styles.pilots}>
          {pilots.map((pilot) => (
            <li key={pilot.partnerId} className={styles.pilot}>
              <h3 className={styles.pilotName}>
                <Link kind="quiet" href={`/partners/${pilot.partnerId}`}>
                  {pilot.name}
                </Link>
              </h3>
              <p className={styles.marks}>
                {pilot.gates.map(({ title, standing }) => (
                  <StateMark
                    key={title}
                    shape="badge"
                    state={standingTones[standing.state]}
                    word={text(standingWords[standing.state], { gate: title })}
                  />
                ))}
              </p>
              <ProgressBar
                label={text('programme.pilots.modules')}
                done={pilot.modulesDone}
                of={pilot.modules}
                words={text('programme.sprint.done-of', { done: pilot.modulesDone, all: pilot.modules })}
              />
              <p className={styles.words}>{text('programme.pilots.next', { next: pilot.next })}</p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
