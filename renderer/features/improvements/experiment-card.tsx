import { useIntl } from 'react-intl';
import { type ExperimentResult, type Look, mostLooks } from '#shared/domain/improvements/experiment-result';
import type { Experiment } from '#shared/domain/improvements/improvement';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { StateMark, type StateTone } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import { namedThings, subjectsOf } from './experiment-subjects';
import { goalWords, kindWords, verdictWords } from './improvement-words';
import styles from './improvements.module.css';

export interface ExperimentCardProps {
  readonly experiment: Experiment;
  readonly index: PackIndex;
  /** Null: it is a draft, or not all partners have been looked at. */
  readonly result: ExperimentResult | null;
  readonly onStart: () => void;
  readonly onStop: () => void;
}

/** One experiment: both ways, how many partners are in each, and what it says so far. */
export function ExperimentCard({ experiment, index, result, onStart, onStop }: ExperimentCardProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const { state, kind, subject, title, expects, goal, withinDays, startsOn, endsOn, conclusion } = experiment;
  const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });
  const things = namedThings(index, kind, subject);
  return (
    <article className={styles.experiment} aria-label={title}>
      <div className={styles.groupHead}>
        <h3 className={styles.experimentTitle}>{title}</h3>
        <div className={styles.buttons}>
          <StateMark state={stateTones[state]} word={text(stateWords[state])} />
          {state === 'draft' && <Button onPress={onStart}>{text('improvements.experiment.start')}</Button>}
          {state === 'running' && <Button onPress={onStop}>{text('improvements.experiment.stop-do')}</Button>}
        </div>
      </div>
      <div className={styles.marks}>
        <Badge>{text(kindWords[kind])}</Badge>
        <Badge>{subjectsOf(index, kind).find(({ id }) => id === subject)?.title ?? subject}</Badge>
        <span className={styles.quiet}>
          {text('improvements.experiment.terms', {
            goal: text(goalWords[goal]),
            days: withinDays,
            from: day(startsOn),
            to: day(endsOn),
          })}
        </span>
      </div>
      {expects !== '' && <p className={styles.said}>{expects}</p>}
      <details>
        <summary>{text('improvements.experiment.both-ways')}</summary>
        <div className={styles.ways}>
          <WayList title={text('improvements.way.now')} ids={experiment.now} things={things} />
          <WayList title={text('improvements.way.other')} ids={experiment.other} things={things} />
        </div>
      </details>
      {result && <Result result={result} />}
      {conclusion !== '' && <p className={styles.said}>{text('improvements.experiment.concluded', { conclusion })}</p>}
    </article>
  );
}

function WayList({
  title,
  ids,
  things,
}: {
  readonly title: string;
  readonly ids: readonly string[];
  readonly things: ReturnType<typeof namedThings>;
}) {
  return (
    <section>
      <h4 className={styles.partTitle}>{title}</h4>
      <ol>
        {ids.map((id) => (
          <li key={id}>{things.find((thing) => thing.id === id)?.title ?? id}</li>
        ))}
      </ol>
    </section>
  );
}

/** What it says; before that, how many partners are still needed, and nothing that could be hoped into a result. */
function Result({ result }: { readonly result: ExperimentResult }) {
  const text = useText();
  const { assigned, counted, looks, verdict, nextAt } = result;
  const last = looks.at(-1);
  return (
    <div className={styles.result} role="status">
      <p>
        <StateMark state={verdictTones[verdict]} word={text(verdictWords[verdict])} />
      </p>
      <p className={styles.quiet}>
        {text('improvements.result.arms', {
          now: assigned.now,
          other: assigned.other,
          nowOver: counted.now,
          otherOver: counted.other,
        })}
      </p>
      {nextAt !== null && (
        <p className={styles.quiet}>
          {text('improvements.result.next', {
            have: Math.min(counted.now, counted.other),
            need: nextAt,
            look: looks.length + 1,
            looks: mostLooks,
          })}
        </p>
      )}
      {last && <LastLook look={last} />}
    </div>
  );
}

function LastLook({ look }: { readonly look: Look }) {
  const text = useText();
  const { formatNumber } = useIntl();
  const points = (share: number) => formatNumber(share * 100, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const { number, now, other, difference, boundary } = look;
  return (
    <p className={styles.quiet}>
      {text('improvements.result.look', {
        number,
        looks: mostLooks,
        now: now.done,
        nowOf: now.of,
        other: other.done,
        otherOf: other.of,
        low: points(difference.low),
        high: points(difference.high),
        boundary: formatNumber(boundary, { maximumFractionDigits: 2 }),
      })}
    </p>
  );
}

const stateTones = {
  draft: 'missing',
  running: 'pending',
  stopped: 'neutral',
} as const satisfies Record<Experiment['state'], StateTone>;

const stateWords = {
  draft: 'improvements.experiment.state-draft',
  running: 'improvements.experiment.state-running',
  stopped: 'improvements.experiment.state-stopped',
} as const satisfies Record<Experiment['state'], MessageId>;

const verdictTones = {
  notYet: 'missing',
  goesOn: 'pending',
  otherBetter: 'proven',
  nowBetter: 'proven',
  undecided: 'neutral',
} as const satisfies Record<ExperimentResult['verdict'], StateTone>;
