import type { CSSProperties } from 'react';
import type { Column } from '#shared/domain/playbook/pack';
import styles from './grid-input.module.css';

/** More columns than these do not fit beside each other; then each field keeps its own label. */
const mostBeside = 5;

/** What tells the style sheet that the titles of these columns are drawn once, where there is room. */
export function titledColumns(columns: readonly Column[]): {
  readonly 'data-columns'?: number;
  readonly style?: CSSProperties;
} {
  if (columns.length > mostBeside) return {};
  return { 'data-columns': columns.length, style: { '--tracks': columns.map(trackOf).join(' ') } };
}

/** Names and sentences want more of the width than figures and days. */
function trackOf({ type }: Column): string {
  switch (type) {
    case 'person':
    case 'text':
    case 'long':
      return 'minmax(0, 1.5fr)';
    case 'date':
      // Narrower, the button of the calendar would stand outside its field and under the next one.
      return 'minmax(9rem, 1fr)';
    default:
      return 'minmax(0, 1fr)';
  }
}

/** The titles of the columns, for the eye: every field below has its own name for those who listen. */
export function GridTitles({
  columns,
  isNamed = false,
}: {
  readonly columns: readonly Column[];
  readonly isNamed?: boolean;
}) {
  if (columns.length > mostBeside) return null;
  return (
    <div className={styles.titles} aria-hidden="true" {...(isNamed ? { 'data-named': true } : {})}>
      {isNamed && <span />}
      {columns.map((column) => (
        <span key={column.id}>{columnLabel(column)}</span>
      ))}
    </div>
  );
}

export function columnLabel(column: Column): string {
  return column.unit ? `${column.label} (${column.unit})` : column.label;
}
