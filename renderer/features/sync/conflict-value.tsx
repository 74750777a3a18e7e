import { useId } from 'react';
import type { Conflict } from '#shared/sync/conflict';
import type { Head, ReplacedValue } from '#shared/sync/row';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { useText } from '../../ui/use-text';
import { useMomentWords } from '../../widgets/moment-words';
import { useValueWords } from '../../widgets/record-words';
import styles from './conflict-card.module.css';
import { DifferenceText } from './difference-text';

/** Whose names are known, and who looks. */
export interface WhoIsWho {
  /** Names of people by their id. */
  readonly people: ReadonlyMap<string, string>;
  /** Names of devices by their id. */
  readonly devices: ReadonlyMap<string, string>;
  readonly me: { readonly user: string; readonly device: string };
}

/** From so many letters on a text is compared word by word. */
const longText = 60;

export interface ConflictValueProps {
  readonly conflict: Conflict;
  readonly head: Head;
  readonly who: WhoIsWho;
  readonly now: number;
  readonly isDeciding: boolean;
  /** It was chosen and a reason is still owed. */
  readonly isChosen: boolean;
  readonly onKeep: () => void;
}

/** One of the values that stand against each other: what, by whom, where, when, and what its author had in view. */
export function ConflictValue({ conflict, head, who, now, isDeciding, isChosen, onKeep }: ConflictValueProps) {
  const text = useText();
  const moment = useMomentWords();
  const personOf = usePersonWords(who);
  const deviceOf = useDeviceWords(who);
  const value = useValueWords()(conflict.entity, conflict.field, head.value);
  const id = useId();
  return (
    <section className={styles.value} data-chosen={isChosen} aria-labelledby={id}>
      <div id={id}>
        <ValueText conflict={conflict} head={head} words={value} />
      </div>
      <DefinitionList
        items={[
          { term: text('sync.conflict.by'), value: personOf(head.by) },
          { term: text('sync.conflict.when'), value: moment(head.at, now) },
          { term: text('sync.conflict.device'), value: deviceOf(head) },
        ]}
      />
      <Seen conflict={conflict} was={head.was ?? []} who={who} now={now} />
      <div>
        <Button
          isDisabled={isDeciding}
          onPress={onKeep}
          aria-label={text('sync.conflict.keep-label', { value: short(value) })}
        >
          {text('sync.conflict.keep')}
        </Button>
      </div>
    </section>
  );
}

function ValueText({
  conflict,
  head,
  words,
}: {
  readonly conflict: Conflict;
  readonly head: Head;
  readonly words: string;
}) {
  const other = referenceOf(conflict, head);
  if (typeof head.value !== 'string' || other === null || head.value.length < longText)
    return <p className={styles.words}>{words}</p>;
  return <DifferenceText before={other} after={head.value} />;
}

/** A text is compared with what all had in view, where that is known, else with the other value. */
function referenceOf({ heads }: Conflict, head: Head): string | null {
  const shared = head.was?.find(({ dot }) => heads.every(({ was }) => was?.some((seen) => seen.dot === dot)));
  const other = shared?.value ?? heads.find(({ dot }) => dot !== head.dot)?.value;
  return typeof other === 'string' ? other : null;
}

function Seen({
  conflict,
  was,
  who,
  now,
}: Pick<ConflictValueProps, 'conflict' | 'who' | 'now'> & { readonly was: readonly ReplacedValue[] }) {
  const text = useText();
  const moment = useMomentWords();
  const personOf = usePersonWords(who);
  const valueWords = useValueWords();
  if (was.length === 0) return null;
  return (
    <div className={styles.seen}>
      {was.map(({ dot, value, by, at }) => (
        <p key={dot}>
          {text('sync.conflict.seen', {
            value: short(valueWords(conflict.entity, conflict.field, value)),
            person: personOf(by),
            time: moment(at, now),
          })}
        </p>
      ))}
    </div>
  );
}

/** Says who wrote something. */
export function usePersonWords({ people, me }: WhoIsWho): (by: string) => string {
  const text = useText();
  return (by) => {
    if (by === me.user || by === `device:${me.device}`) return text('sync.conflict.you');
    return people.get(by) ?? text('sync.conflict.unknown-person');
  };
}

/** Says on which device something was written. */
export function useDeviceWords({ devices, me }: WhoIsWho): (head: Pick<Head, 'dev' | 'dot'>) => string {
  const text = useText();
  return ({ dev, dot }) => {
    if (dev === me.device) return text('sync.conflict.this-device');
    return devices.get(dev) ?? text('sync.conflict.other-device', { tag: dot.split(':')[0] ?? '' });
  };
}

/** Enough of a long value to know it again. */
function short(value: string): string {
  return value.length > 80 ? `${value.slice(0, 79)}…` : value;
}
