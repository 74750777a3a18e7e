import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { ranksWanted } from '#shared/domain/interviews/value-check';
import type { Field } from '#shared/domain/playbook/pack';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { type MoveWay, useFollowedButton } from '../../ui/use-followed-button';
import { type Text, useText } from '../../ui/use-text';
import { VisuallyHidden } from '../../ui/visually-hidden';
import gridStyles from './grid-input.module.css';
import styles from './ranking-input.module.css';

export interface RankingInputProps {
  readonly field: Field;
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly errorMessage?: string | undefined;
}

type Way = MoveWay;

/** Things put in order, the most important first: chosen one after the other, then moved up and down. */
export function RankingInput({ field, label, value, onChange, errorMessage }: RankingInputProps) {
  const text = useText();
  const options = field.options ?? [];
  const labelOf = (id: string) => options.find((option) => option.id === id)?.label ?? id;
  const left = options.filter(({ id }) => !value.includes(id));
  const { most } = ranksWanted(field);
  const [told, setTold] = useState('');
  const { list, follow } = useFollowedButton(value);
  const { choices, goOnChoosing } = useNextChoice(value, list);
  const put = (next: readonly string[], id: string) => {
    onChange(next);
    const place = next.indexOf(id) + 1;
    setTold(text('interviews.ranking.told', { what: labelOf(id), place, of: next.length }));
  };
  const move = (at: number, way: Way) => {
    const id = value[at];
    const to = way === 'up' ? at - 1 : at + 1;
    const other = value[to];
    if (id === undefined || other === undefined) return;
    follow(id, way);
    put(
      value.map((each, place) => (place === to ? id : place === at ? other : each)),
      id,
    );
  };
  return (
    <fieldset className={gridStyles.grid}>
      <legend className={gridStyles.legend}>{label}</legend>
      <p className={gridStyles.help}>{field.help ?? rankingHint(text, field)}</p>
      {value.length > 0 && (
        <ol ref={list} className={styles.list}>
          {value.map((id, at) => (
            <RankedItem
              key={id}
              id={id}
              at={at}
              of={value.length}
              words={labelOf(id)}
              onMove={(way) => move(at, way)}
              onRemove={() => {
                goOnChoosing();
                onChange(value.filter((other) => other !== id));
              }}
            />
          ))}
        </ol>
      )}
      {left.length > 0 && value.length < most && (
        <div ref={choices} className={styles.left}>
          {left.map(({ id, label: words }) => (
            <Button
              key={id}
              icon={Plus}
              aria-label={text('interviews.ranking.next', { what: words, place: value.length + 1 })}
              onPress={() => {
                goOnChoosing();
                put([...value, id], id);
              }}
            >
              {words}
            </Button>
          ))}
        </div>
      )}
      <VisuallyHidden>
        <span aria-live="polite">{told}</span>
      </VisuallyHidden>
      {errorMessage && <p className={gridStyles.finding}>{errorMessage}</p>}
    </fieldset>
  );
}

function rankingHint(text: Text, field: Field): string {
  const { fewest, most } = ranksWanted(field);
  if (fewest < most) return text('interviews.ranking.hint-range', { fewest, most });
  if (most < (field.options?.length ?? 0)) return text('interviews.ranking.hint-some', { most });
  return text('interviews.ranking.hint', { count: most });
}

interface RankedItemProps {
  readonly id: string;
  readonly at: number;
  readonly of: number;
  readonly words: string;
  readonly onMove: (way: Way) => void;
  readonly onRemove: () => void;
}

function RankedItem({ id, at, of, words, onMove, onRemove }: RankedItemProps) {
  const text = useText();
  return (
    <li className={styles.item} data-row={id}>
      <span className={styles.place} aria-hidden="true">
        {at + 1}
      </span>
      <span className={styles.words}>{words}</span>
      <IconButton
        icon={ArrowUp}
        data-way="up"
        label={text('interviews.ranking.up', { what: words })}
        isDisabled={at === 0}
        onPress={() => onMove('up')}
      />
      <IconButton
        icon={ArrowDown}
        data-way="down"
        label={text('interviews.ranking.down', { what: words })}
        isDisabled={at === of - 1}
        onPress={() => onMove('down')}
      />
      <IconButton icon={X} label={text('interviews.choices.remove', { what: words })} onPress={onRemove} />
    </li>
  );
}

/** What was chosen or taken back goes, and its button with it: the focus goes on to the next choice, or to the order. */
function useNextChoice(value: readonly string[], list: RefObject<HTMLElement | null>) {
  const choices = useRef<HTMLDivElement>(null);
  const isWanted = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs because something was chosen or taken back.
  useEffect(() => {
    if (!isWanted.current) return;
    isWanted.current = false;
    const next = choices.current?.querySelector('button') ?? list.current?.querySelector('button:not(:disabled)');
    if (next instanceof HTMLElement) next.focus();
  }, [value]);
  return {
    choices,
    goOnChoosing: () => {
      isWanted.current = true;
    },
  };
}
