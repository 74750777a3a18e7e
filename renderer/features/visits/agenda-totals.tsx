import { useIntl } from 'react-intl';
import type { AgendaClock } from '#shared/domain/visits/agenda-clock';
import type { AgendaItem } from '#shared/domain/visits/visit';
import { Button } from '../../ui/button';
import { ProgressBar } from '../../ui/progress-bar';
import { useText } from '../../ui/use-text';
import styles from './agenda-totals.module.css';

export interface AgendaTotalsProps {
  readonly clock: AgendaClock;
  /** Takes items off this visit's agenda; absent where the visit has ended. */
  readonly onTakeOff: ((items: readonly AgendaItem[]) => void) | undefined;
}

/** The whole visit on the clock, and what to do when the rest no longer fits. */
export function AgendaTotals({ clock, onTakeOff }: AgendaTotalsProps) {
  const text = useText();
  const { formatList } = useIntl();
  const { planned, left, elapsed, length, over, couldGo } = clock;
  return (
    <div className={styles.totals}>
      {elapsed === null || length === null ? (
        <p className={styles.quiet}>
          {length === null
            ? text('visits.agenda.planned', { planned })
            : text('visits.agenda.planned-of', { planned, length })}
        </p>
      ) : (
        <ProgressBar
          label={text('visits.agenda.time')}
          done={elapsed}
          of={length}
          words={text('visits.agenda.running', { elapsed, length, left })}
        />
      )}
      {over > 0 && (
        <div className={styles.over} role="status">
          <p>{text(elapsed === null ? 'visits.agenda.too-long' : 'visits.agenda.over', { over })}</p>
          {couldGo.length > 0 && onTakeOff && (
            <>
              <p>{text('visits.agenda.could-go', { titles: formatList(couldGo.map(({ title }) => title)) })}</p>
              <Button onPress={() => onTakeOff(couldGo)}>
                {text('visits.agenda.take-off', { count: couldGo.length })}
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  );
}
