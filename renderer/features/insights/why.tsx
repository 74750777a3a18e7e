import { useState } from 'react';
import type { MetricDetail, Scope } from '#shared/domain/metrics/insights';
import type { Reading } from '#shared/domain/metrics/reading';
import { useInsights } from '../../data/queries/insight-queries';
import { useText } from '../../ui/use-text';
import styles from './insights.module.css';
import type { ReadingWords } from './reading-words';
import { needsPartners, whyLines, whyTitle } from './why-lines';

export interface WhyProps {
  readonly reading: Reading;
  readonly words: ReadingWords;
  readonly asOf: number | null;
  readonly scope: Scope;
  /** The partners behind it where they are known already. */
  readonly values?: MetricDetail['values'] | undefined;
}

/** “Why 62 days and not 34?”, answered with the figure's own numbers. */
export function Why(props: WhyProps) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.disclosure} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{whyTitle(props.reading, props.words, text)}</summary>
      {isOpen && <WhyAnswer {...props} />}
    </details>
  );
}

/** The answer alone. */
export function WhyAnswer(props: WhyProps) {
  const text = useText();
  const { reading, words, values } = props;
  if (values === undefined && needsPartners(reading) && reading.n > 0) return <AskedWhy {...props} />;
  return <Lines lines={whyLines(reading, values ?? null, words, text)} />;
}

/** Looks at each partner before it says how many wait. What is known without is said at once. */
function AskedWhy({ reading, words, asOf, scope }: WhyProps) {
  const text = useText();
  const { answer, progress } = useInsights({ kind: 'detail', asOf, metric: reading.metric, scope });
  return (
    <>
      {answer === null && progress !== null && <p className={styles.quiet}>{text('insights.why.reckoning')}</p>}
      <Lines lines={whyLines(reading, answer?.values ?? null, words, text)} />
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <div className={styles.lines}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
