import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { cellOf } from '#shared/domain/metrics/compare-cohorts';
import {
  type CohortDay,
  type CohortMilestone,
  type CohortRow,
  cohortDays,
  cohortMilestones,
} from '#shared/domain/metrics/insights';
import { classNames } from '../../ui/class-names';
import { type Text, useText } from '../../ui/use-text';
import { VisuallyHidden } from '../../ui/visually-hidden';
import styles from './cohorts.module.css';
import { milestoneWords } from './insight-words';
import type { ReadingWords } from './reading-words';

const places = cohortMilestones.flatMap((milestone) => cohortDays.map((day) => ({ milestone, day })));

export interface CohortMapProps {
  readonly title: string;
  readonly rows: readonly CohortRow[];
  readonly words: ReadingWords;
}

/** Months down, milestones across; a cell is the stronger the more have got there, and says how many in figures. */
export function CohortMap({ title, rows, words }: CohortMapProps) {
  const text = useText();
  const table = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const onKeyDown = (event: KeyboardEvent) => {
    const next = afterKey(event.key, active, rows.length);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus();
  };
  return (
    <div className={styles.room}>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are gone through with the arrows.
        role="grid"
        aria-label={title}
        className={styles.map}
        onKeyDown={onKeyDown}
      >
        <Heads />
        <tbody>
          {rows.map((row, at) => (
            <tr key={`${row.month} ${row.tier}`} className={classNames(row.isSmall && styles.small)}>
              <th scope="row" className={styles.name}>
                {nameOf(row, words, text)}
              </th>
              <td className={styles.count}>
                {row.n}
                {row.isSmall && <VisuallyHidden>{` · ${text('insights.cohorts.few')}`}</VisuallyHidden>}
              </td>
              {places.map(({ milestone, day }, column) => (
                <Cell
                  key={`${milestone} ${day}`}
                  row={row}
                  milestone={milestone}
                  day={day}
                  words={words}
                  mark={`${at} ${column}`}
                  isStop={at === Math.min(active.row, rows.length - 1) && column === active.column}
                  onFocus={() => setActive({ row: at, column })}
                />
              ))}
              <td className={styles.median} title={words.whyNot(row.timeToFirstValue)}>
                {row.timeToFirstValue.state === 'measured' ? words.said(row.timeToFirstValue) : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function nameOf({ month, tier }: CohortRow, words: ReadingWords, text: Text): string {
  return tier === 'all'
    ? words.month(month)
    : text('insights.cohort.name', { month: words.month(month), tier: words.tier(tier) });
}

function Heads(): ReactNode {
  const text = useText();
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2} className={styles.name}>
          {text('insights.cohorts.month')}
        </th>
        <th scope="col" rowSpan={2} className={styles.count}>
          {text('insights.cohorts.n')}
        </th>
        {cohortMilestones.map((milestone) => (
          <th key={milestone} scope="colgroup" colSpan={cohortDays.length} className={styles.milestone}>
            {text(milestoneWords[milestone])}
          </th>
        ))}
        <th scope="col" rowSpan={2} className={styles.median}>
          {text('insights.cohorts.median')}
        </th>
      </tr>
      <tr>
        {places.map(({ milestone, day }) => (
          <th key={`${milestone} ${day}`} scope="col" className={styles.day}>
            {text('insights.cohorts.day', { day })}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface CellProps extends Pick<CohortMapProps, 'words'> {
  readonly row: CohortRow;
  readonly milestone: CohortMilestone;
  readonly day: CohortDay;
  readonly mark: string;
  readonly isStop: boolean;
  readonly onFocus: () => void;
}

function Cell({ row, milestone, day, words, mark, isStop, onFocus }: CellProps) {
  const text = useText();
  const cell = cellOf(row, milestone, day);
  const share = cell?.share ?? null;
  const names = { row: nameOf(row, words, text), milestone: text(milestoneWords[milestone]), day };
  const { low = null, high = null } = cell?.interval ?? {};
  const interval =
    cell === null || low === null || high === null
      ? ''
      : text('insights.cohorts.cell-interval', {
          low: words.percent(low),
          high: words.percent(high),
          watched: cell.watched,
        });
  const said =
    share === null
      ? text('insights.cohorts.cell-none', names)
      : text('insights.cohorts.cell', { ...names, share: words.percent(share), interval });
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see the table.
      role="gridcell"
      tabIndex={isStop ? 0 : -1}
      data-cell={mark}
      aria-label={said}
      title={said}
      onFocus={onFocus}
      className={classNames(styles.cell, day === cohortDays[0] && styles.first)}
      style={{ '--share': `${Math.round((share ?? 0) * 100)}%` }}
    >
      {share === null ? '–' : words.percent(Math.round(share * 100) / 100)}
    </td>
  );
}

function afterKey(key: string, { row, column }: { readonly row: number; readonly column: number }, rows: number) {
  const lastRow = rows - 1;
  const lastColumn = places.length - 1;
  switch (key) {
    case 'ArrowRight':
      return { row, column: Math.min(column + 1, lastColumn) };
    case 'ArrowLeft':
      return { row, column: Math.max(column - 1, 0) };
    case 'ArrowDown':
      return { row: Math.min(row + 1, lastRow), column };
    case 'ArrowUp':
      return { row: Math.max(row - 1, 0), column };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: lastColumn };
    default:
      return null;
  }
}
