import { Scale } from 'lucide-react';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Link } from '../../ui/link';
import { Panel } from '../../ui/panel';
import { Skeleton } from '../../ui/skeleton';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { useAgeWords } from '../../widgets/moment-words';
import { useNow } from '../../widgets/use-now';
import type { Asked } from './asked';
import { TroubleNotice } from './console-trouble';
import type { DecisionLine, WaitingAside } from './decision-lines';
import { useDecisionWords } from './decision-words';
import styles from './headquarters.module.css';

export interface DecisionListProps {
  /** Undefined while they are being read. */
  readonly lines: readonly DecisionLine[] | undefined;
  readonly asides: Asked<readonly WaitingAside[]>;
  readonly partnerName: (partnerId: string) => string;
  readonly onAskAgain: () => void;
  /** Opens what is decided right here. */
  readonly onDecide: (line: DecisionLine) => void;
}

/** What waits for a decision, the longest waiting first, each with its one action. */
export function DecisionList({ lines, asides, partnerName, onAskAgain, onDecide }: DecisionListProps) {
  const text = useText();
  return (
    <div className={styles.part}>
      {asides.state === 'failed' && (
        <>
          <TroubleNotice trouble={asides.trouble} onRetry={onAskAgain} />
          <p className={styles.quiet}>{text('headquarters.decisions.without-asides')}</p>
        </>
      )}
      {lines === undefined && <Skeleton words={text('headquarters.decisions.reading')} lines={6} />}
      {lines?.length === 0 && asides.state === 'answered' && (
        <EmptyState icon={Scale} title={text('headquarters.decisions.none')}>
          {text('headquarters.decisions.none-words')}
        </EmptyState>
      )}
      {lines !== undefined && lines.length > 0 && (
        <Panel title={text('headquarters.decisions.title', { count: lines.length })} flush>
          <ul className={styles.list}>
            {lines.slice(0, mostDrawn).map((line) => (
              <li key={line.key} className={styles.decision}>
                <DecisionRow line={line} partnerName={partnerName} onDecide={onDecide} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {lines !== undefined && lines.length > mostDrawn && (
        <p className={styles.quiet}>{text('headquarters.decisions.more', { count: lines.length - mostDrawn })}</p>
      )}
    </div>
  );
}

/** The oldest come first: who has decided these sees the next ones. */
const mostDrawn = 200;

function DecisionRow({
  line,
  partnerName,
  onDecide,
}: Pick<DecisionListProps, 'partnerName' | 'onDecide'> & { readonly line: DecisionLine }) {
  const text = useText();
  const age = useAgeWords();
  const now = useNow();
  const { kind, title, detail, href, button } = useDecisionWords(partnerName)(line);
  return (
    <>
      <div className={styles.facts}>
        <p className={styles.title}>{title}</p>
        <p className={styles.quiet}>{detail}</p>
        <p className={styles.waits}>
          <StateMark state={line.kind === 'aside' ? 'breach' : 'pending'} word={kind} />
          <span className={styles.quiet}>{text('headquarters.decisions.waits', { age: age(line.since, now) })}</span>
        </p>
      </div>
      {button === null || !line.mayDecide ? (
        href !== null && <Link href={href}>{text('headquarters.decisions.look')}</Link>
      ) : (
        <Button aria-label={`${button}: ${title}`} onPress={() => onDecide(line)}>
          {button}
        </Button>
      )}
    </>
  );
}
