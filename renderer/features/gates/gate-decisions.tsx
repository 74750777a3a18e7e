import { useIntl } from 'react-intl';
import type { GateDecision } from '#shared/domain/gates/gate-decision';
import { Badge } from '../../ui/badge';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './gate-panel.module.css';
import { decisionWords } from './gate-words';

export interface GateDecisionsProps {
  readonly decisions: readonly GateDecision[];
  /** Name of a colleague; null: somebody on this device whom headquarters does not know yet. */
  readonly nameOf: (by: string) => string | null;
}

/** What was decided at a gate, the latest first. */
export function GateDecisions({ decisions, nameOf }: GateDecisionsProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const latestFirst = [...decisions].sort((left, right) => (left.asOf < right.asOf ? 1 : -1));
  return (
    <ul className={styles.decisions} aria-label={text('gates.decision.earlier')}>
      {latestFirst.map((decision) => (
        <li key={decision.id} className={styles.decision}>
          <StateMark
            state={decision.decision === 'passed' ? 'proven' : 'breach'}
            word={text(decisionWords[decision.decision])}
          />
          <span>
            {text('gates.decision.by-at', {
              by: nameOf(decision.by) ?? text('gates.decision.this-device'),
              at: formatDate(decision.asOf, { dateStyle: 'medium', timeStyle: 'short' }),
            })}
          </span>
          {decision.provisional && <Badge>{text('gates.decision.provisional')}</Badge>}
          {decision.reason !== '' && (
            <span className={styles.reason} data-private>
              {decision.reason}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
