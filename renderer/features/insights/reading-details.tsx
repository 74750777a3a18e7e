import { metricFacts } from '#shared/domain/metrics/metric-list';
import type { Reading } from '#shared/domain/metrics/reading';
import { Link } from '../../ui/link';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { flagWords, leftOutWords, meaningWords } from './insight-words';
import styles from './insights.module.css';
import { useIsHere } from './use-insights-day';

export interface PartnerNames {
  readonly nameOf: (partnerId: string) => string;
}

export interface ReadingDetailsProps extends PartnerNames {
  readonly reading: Reading;
  /** What it says stands above already. */
  readonly isNamed?: boolean | undefined;
}

/** What a figure says, how it is reckoned, what was left out and what must not be passed over. */
export function ReadingDetails({ reading, nameOf, isNamed }: ReadingDetailsProps) {
  const text = useText();
  const { metric, excluded, flags } = reading;
  return (
    <div className={styles.details}>
      {!isNamed && <p>{text(meaningWords[metric])}</p>}
      <p>
        <span className={styles.term}>{text('insights.formula')}</span>{' '}
        <code className={styles.formula}>{metricFacts[metric].formula}</code>
      </p>
      <div>
        <h3 className={styles.term}>{text('insights.left-out.title')}</h3>
        {excluded.length === 0 ? (
          <p className={styles.quiet}>{text('insights.left-out.none')}</p>
        ) : (
          <ul className={styles.plain}>
            {excluded.map(({ why, count, partnerIds }) => (
              <li key={why}>
                {text('insights.left-out.line', { why: text(leftOutWords[why]), count })}
                <Named ids={partnerIds} count={count} nameOf={nameOf} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {flags.length > 0 && (
        <div>
          <h3 className={styles.term}>{text('insights.flags.title')}</h3>
          <ul className={styles.plain}>
            {flags.map(({ what, count, partnerIds }) => (
              <li key={what}>
                <StateMark
                  state="lapsing"
                  word={text('insights.left-out.line', { why: text(flagWords[what]), count })}
                />
                <Named ids={partnerIds} count={count} nameOf={nameOf} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

const namedHere = 8;

function Named({ ids, count, nameOf }: PartnerNames & { readonly ids: readonly string[]; readonly count: number }) {
  const text = useText();
  const isHere = useIsHere();
  if (ids.length === 0) return null;
  const shown = ids.slice(0, namedHere);
  return (
    <span className={styles.named}>
      {shown.map((id, at) => (
        <span key={id}>
          {at > 0 && ', '}
          {isHere(id) ? <Link href={`/partners/${id}`}>{nameOf(id)}</Link> : nameOf(id)}
        </span>
      ))}
      {count > shown.length && ` ${text('insights.named.more', { count: count - shown.length })}`}
    </span>
  );
}
