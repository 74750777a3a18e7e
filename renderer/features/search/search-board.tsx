import { Search } from 'lucide-react';
import { useIntl } from 'react-intl';
import { type SearchKind, searchKinds } from '#shared/domain/guidance/search-entry';
import type { SearchAnswer, SearchHit } from '../../data/watch/search-desk';
import type { WatchProgress } from '../../data/watch/watch-messages';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Link } from '../../ui/link';
import { ProgressBar } from '../../ui/progress-bar';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { useRecordWords } from '../../widgets/record-words';
import { hitAddress } from './hit-address';
import { earlierWords, HitPlace, kindIcons, kindWords, Marked, useHitTitle } from './hit-words';
import styles from './search.module.css';

export interface SearchBoardProps {
  readonly words: string;
  /** Only this kind; null: all. */
  readonly kind: SearchKind | null;
  readonly onKind: (kind: SearchKind | null) => void;
  /** Null while nothing was answered. */
  readonly answer: SearchAnswer | null;
  /** Shows more of what was found; null: what is shown is all that is shown. */
  readonly onMore: (() => void) | null;
  /** How far the reading is; null once everything can be found. */
  readonly reading: WatchProgress | null;
  readonly filesLeft: number;
  readonly hasFailed: boolean;
  readonly onRetry: () => void;
  readonly nameOf: (partnerId: string) => string;
}

/** What was found: how much of each kind, then the lines, the best first. */
export function SearchBoard(props: SearchBoardProps) {
  const text = useText();
  const { words, answer, reading, filesLeft, hasFailed, onRetry } = props;
  return (
    <>
      {hasFailed && (
        <ErrorState title={text('search.failed')} cure={{ label: text('search.retry'), onPress: onRetry }}>
          {text('search.failed-words')}
        </ErrorState>
      )}
      {reading && !hasFailed && (
        <ProgressBar
          label={text('search.reading')}
          done={reading.partners}
          of={Math.max(1, reading.of)}
          words={text('search.reading-words', { done: reading.partners, of: reading.of })}
        />
      )}
      {words.trim() === '' ? (
        <EmptyState icon={Search} title={text('search.empty')}>
          {text('search.empty-words')}
        </EmptyState>
      ) : answer ? (
        <Found {...props} answer={answer} />
      ) : (
        !hasFailed && <Skeleton words={text('search.looking')} lines={4} />
      )}
      {!reading && filesLeft > 0 && <p className={styles.quiet}>{text('search.files-left', { count: filesLeft })}</p>}
    </>
  );
}

function Found(props: SearchBoardProps & { readonly answer: SearchAnswer }) {
  const { answer, kind, onKind, onMore, words, nameOf, reading } = props;
  const text = useText();
  const counts = searchKinds.flatMap((each) => {
    const count = answer.counts[each] ?? 0;
    return count > 0 || each === kind ? [{ kind: each, count }] : [];
  });
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const total = kind === null ? all : (answer.counts[kind] ?? 0);
  return (
    <>
      <p role="status" className={styles.quiet}>
        {total > answer.hits.length
          ? text('search.count-first', { total, shown: answer.hits.length })
          : text('search.count', { total })}
      </p>
      {all > 0 && (
        <div role="group" aria-label={text('search.kinds')} className={styles.kinds}>
          <KindButton label={text('search.kind.all')} count={all} isOn={kind === null} onPress={() => onKind(null)} />
          {counts.map(({ kind: each, count }) => (
            <KindButton
              key={each}
              label={text(kindWords[each])}
              count={count}
              isOn={kind === each}
              onPress={() => onKind(kind === each ? null : each)}
            />
          ))}
        </div>
      )}
      {answer.hits.length > 0 ? (
        <ol className={styles.hits} aria-label={text('search.results')} data-private>
          {answer.hits.map((hit) => (
            <HitLine key={hit.id} hit={hit} partner={nameOf(hit.partnerId)} />
          ))}
        </ol>
      ) : (
        <EmptyState icon={Search} title={text('search.nothing', { words })}>
          {text(reading ? 'search.nothing-yet' : 'search.nothing-words')}
        </EmptyState>
      )}
      {onMore && total > answer.hits.length && (
        <div>
          <Button onPress={onMore}>{text('search.more')}</Button>
        </div>
      )}
    </>
  );
}

interface KindButtonProps {
  readonly label: string;
  readonly count: number;
  readonly isOn: boolean;
  readonly onPress: () => void;
}

function KindButton({ label, count, isOn, onPress }: KindButtonProps) {
  const { formatNumber } = useIntl();
  return (
    <button type="button" className={styles.kind} aria-pressed={isOn} onClick={onPress}>
      {label} <span className={styles.number}>{formatNumber(count)}</span>
    </button>
  );
}

function HitLine({ hit, partner }: { readonly hit: SearchHit; readonly partner: string }) {
  const text = useText();
  const { formatDate } = useIntl();
  const titleOf = useHitTitle();
  const recordWords = useRecordWords();
  const Icon = kindIcons[hit.kind];
  const facts = [
    recordWords({ entity: hit.entity, name: '', partner: '' }),
    ...(hit.kind === 'partner' || partner === '' ? [] : [partner]),
    ...(hit.at === '' ? [] : [formatDate(hit.at, { dateStyle: 'medium', timeZone: 'UTC' })]),
  ];
  return (
    <li className={styles.hit} data-earlier={hit.isEarlier || undefined}>
      <Icon size="1rem" strokeWidth={1.75} aria-hidden />
      <div className={styles.words}>
        <div className={styles.title}>
          <Link href={hitAddress(hit)} kind="quiet">
            <Marked pieces={titleOf(hit)} />
          </Link>
          {hit.isEarlier && <Badge>{text(earlierWords(hit))}</Badge>}
        </div>
        <p className={styles.facts}>{facts.join(' · ')}</p>
        {hit.place && (
          <p className={styles.place}>
            <HitPlace hit={hit} />
          </p>
        )}
      </div>
    </li>
  );
}
