import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { classNames } from './class-names';
import { rowAfterKey } from './row-keys';
import styles from './virtual-list.module.css';

export interface ListColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** A CSS grid track: `2fr`, `8rem`, `minmax(10rem, 1fr)`. */
  readonly width: string;
  readonly kind?: 'text' | 'number' | undefined;
  /** Left out below 45 rem of list width, where there is no room. */
  readonly isExtra?: boolean | undefined;
}

export interface VirtualListProps<Row> {
  /** What is listed, for those who listen. */
  readonly label: string;
  readonly columns: readonly ListColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Enter or a press on a row. */
  readonly onOpen?: ((row: Row) => void) | undefined;
  /** Key of the row that is shown elsewhere as open. */
  readonly selected?: string | undefined;
  readonly hideHeader?: boolean | undefined;
  readonly empty?: ReactNode;
}

/** Any number of rows in a place that scrolls; only those in view are drawn. Fills the height of its place. */
export function VirtualList<Row>(props: VirtualListProps<Row>) {
  const { label, columns, rows, keyOf, onOpen, selected, hideHeader, empty } = props;
  const room = useRef<HTMLDivElement>(null);
  const { height: rowHeight, probe } = useRowHeight(rows.length > 0);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => room.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: hideHeader ? 0 : 32,
    // A new function here makes the library lay out all rows again, at every step of a scroll.
    getItemKey: useCallback((at: number) => keyAt(rows, at, keyOf), [rows, keyOf]),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: lays out again because the height changed.
  useLayoutEffect(() => virtualizer.measure(), [rowHeight]);
  const { active, setActive, onKeyDown } = useRovingRow(room, {
    count: rows.length,
    inView: () => Math.floor((room.current?.clientHeight ?? 0) / rowHeight),
    scrollTo: (at) => virtualizer.scrollToIndex(at, { align: 'auto' }),
    open: (at) => {
      const row = rows[at];
      if (row !== undefined) onOpen?.(row);
    },
  });
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div
      ref={room}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      onKeyDown={onKeyDown}
      className={classNames(styles.list, onOpen && styles.opens)}
      style={tracksOf(columns)}
    >
      <div ref={probe} aria-hidden className={styles.probe} />
      <ListHead columns={columns} isHidden={hideHeader} />
      <div role="rowgroup" className={styles.rows} style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the grid around the rows.
            <div
              key={key}
              role="row"
              data-row={index}
              aria-rowindex={index + 2}
              aria-selected={selected === undefined ? undefined : selected === keyOf(row)}
              tabIndex={index === active ? 0 : -1}
              onFocus={() => setActive(index)}
              onClick={(event) => {
                if (!isControl(event.target)) onOpen?.(row);
              }}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Cells columns={columns} row={row} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface ListHeadProps<Row> {
  readonly columns: readonly ListColumn<Row>[];
  readonly isHidden: boolean | undefined;
}

function ListHead<Row>({ columns, isHidden }: ListHeadProps<Row>) {
  return (
    <div role="rowgroup" className={classNames(styles.head, isHidden && styles.hidden)}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: the head is read with the cells, it is never visited. */}
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {columns.map((column) => (
          // biome-ignore lint/a11y/useFocusableInteractive: see above.
          <span key={column.id} role="columnheader" className={cellClass(column)}>
            {column.header}
          </span>
        ))}
      </div>
    </div>
  );
}

interface CellsProps<Row> {
  readonly columns: readonly ListColumn<Row>[];
  readonly row: Row;
}

function Cells<Row>({ columns, row }: CellsProps<Row>) {
  // While the list scrolls, columns and row stay what they are, and React leaves the same cells alone.
  return useMemo(
    () =>
      columns.map((column, at) => (
        // The focus stands on the row, as in a list; cells are never visited.
        <span key={column.id} role={at === 0 ? 'rowheader' : 'gridcell'} className={cellClass(column)}>
          {column.cell(row)}
        </span>
      )),
    [columns, row],
  );
}

interface RovingRows {
  readonly count: number;
  readonly inView: () => number;
  readonly scrollTo: (at: number) => void;
  readonly open: (at: number) => void;
}

/** One row can be reached with Tab; the arrow keys, Home, End and the page keys move it. */
function useRovingRow(room: RefObject<HTMLDivElement | null>, rows: RovingRows) {
  const [chosenRow, setActive] = useState(0);
  const active = Math.min(chosenRow, Math.max(rows.count - 1, 0));
  const [wanted, setWanted] = useState<number | null>(null);

  // The row that was asked for may not be drawn yet: the focus follows once it is.
  useLayoutEffect(() => {
    if (wanted === null) return;
    const row = room.current?.querySelector(`[data-row="${wanted}"]`);
    if (row instanceof HTMLElement) {
      row.focus({ preventScroll: true });
      setWanted(null);
    }
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (isControl(event.target)) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      rows.open(active);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = rowAfterKey(event.key, active, { count: rows.count, inView: rows.inView() });
    if (next === null) return;
    event.preventDefault();
    rows.scrollTo(next);
    setActive(next);
    setWanted(next);
  };
  return { active, setActive, onKeyDown };
}

function tracksOf<Row>(columns: readonly ListColumn<Row>[]): CSSProperties {
  const tracks = (shown: readonly ListColumn<Row>[]) => shown.map(({ width }) => width).join(' ');
  return { '--tracks': tracks(columns), '--tracks-narrow': tracks(columns.filter(({ isExtra }) => !isExtra)) };
}

// Rows of one height need no measuring one by one, which is what makes ten thousand of them cheap.
const usualRowHeight = 36;

/** The height of `--row` in pixels, here and now: it grows under a finger, with the letters, on a turned screen. */
function useRowHeight(hasRows: boolean) {
  const probe = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(usualRowHeight);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the probe is drawn only while there are rows.
  useLayoutEffect(() => {
    const element = probe.current;
    if (!element) return;
    const measure = () => setHeight(element.offsetHeight || usualRowHeight);
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [hasRows]);
  return { height, probe };
}

function keyAt<Row>(rows: readonly Row[], at: number, keyOf: (row: Row) => string): string | number {
  const row = rows[at];
  return row === undefined ? at : keyOf(row);
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, a, input, select, textarea') !== null;
}

function cellClass<Row>(column: ListColumn<Row>): string {
  return classNames(styles.cell, column.kind === 'number' && styles.number, column.isExtra && styles.extra);
}
