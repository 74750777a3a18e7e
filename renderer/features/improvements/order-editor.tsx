import { ArrowDown, ArrowUp, CircleMinus, CirclePlus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { IconButton } from '../../ui/icon-button';
import { useText } from '../../ui/use-text';
import styles from './improvements.module.css';

export interface OrderedThing {
  readonly id: string;
  readonly title: string;
}

export interface OrderEditorProps {
  readonly label: string;
  readonly things: readonly OrderedThing[];
  /** Ids in their order; a thing that is not among them is left out. */
  readonly order: readonly string[];
  readonly mayLeaveOut: boolean;
  readonly onChange: (order: readonly string[]) => void;
}

/** Things in an order that is changed with buttons, or with Alt and the arrow keys on any of them. */
export function OrderEditor({ label, things, order, mayLeaveOut, onChange }: OrderEditorProps) {
  const text = useText();
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<{ readonly id: string; readonly part: string } | null>(null);
  // The row goes to another place, and the focus with it.
  useEffect(() => {
    if (!moved.current) return;
    const { id, part } = moved.current;
    moved.current = null;
    const row = list.current?.querySelector(`[data-thing="${CSS.escape(id)}"]`);
    const same = row?.querySelector(`[data-part="${part}"] button:not([disabled])`);
    const target = same ?? row?.querySelector('button:not([disabled])');
    if (target instanceof HTMLElement) target.focus();
  });
  const move = (id: string, by: number, part: string) => {
    const at = order.indexOf(id);
    const to = at + by;
    if (at < 0 || to < 0 || to >= order.length) return;
    moved.current = { id, part };
    onChange(order.toSpliced(at, 1).toSpliced(to, 0, id));
  };
  const leaveOut = (id: string) => {
    moved.current = { id, part: 'out' };
    onChange(order.includes(id) ? order.filter((one) => one !== id) : [...order, id]);
  };
  const left = things.filter(({ id }) => !order.includes(id));
  const rows = [...order.flatMap((id) => things.find((thing) => thing.id === id) ?? []), ...left];
  return (
    <ol ref={list} className={styles.order} aria-label={label}>
      {rows.map(({ id, title }, at) => {
        const isIn = order.includes(id);
        const onKeyDown = (event: KeyboardEvent) => {
          const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
          if (!event.altKey || by === 0) return;
          event.preventDefault();
          move(id, by, by < 0 ? 'up' : 'down');
        };
        return (
          <li key={id} data-thing={id} data-out={!isIn || undefined} className={styles.orderItem} onKeyDown={onKeyDown}>
            <span className={styles.place}>{isIn ? at + 1 : ''}</span>
            <span className={styles.words}>{title}</span>
            <span className={styles.marks}>
              <span data-part="up">
                <IconButton
                  icon={ArrowUp}
                  label={text('improvements.order-editor.up', { title })}
                  isDisabled={!isIn || at === 0}
                  onPress={() => move(id, -1, 'up')}
                  hideTooltip
                />
              </span>
              <span data-part="down">
                <IconButton
                  icon={ArrowDown}
                  label={text('improvements.order-editor.down', { title })}
                  isDisabled={!isIn || at === order.length - 1}
                  onPress={() => move(id, 1, 'down')}
                  hideTooltip
                />
              </span>
              {mayLeaveOut && (
                <span data-part="out">
                  <IconButton
                    icon={isIn ? CircleMinus : CirclePlus}
                    label={text(isIn ? 'improvements.order-editor.out' : 'improvements.order-editor.in', { title })}
                    onPress={() => leaveOut(id)}
                    hideTooltip
                  />
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
