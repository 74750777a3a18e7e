import { useCallback, useMemo, useRef } from 'react';
import { groupBy } from '#shared/base/group-by';
import type { MeasurableAgreement } from '#shared/domain/measuring/measurable-agreement';
import type { AgreementMeasured, WindowResult } from '#shared/domain/measuring/measurement';
import { useText } from '../../ui/use-text';
import { CostFoot } from './cost-foot';
import type { MoveFigure } from './figure-mover';
import { monthsOf } from './month-columns';
import { useMonthNames } from './negotiation-words';
import styles from './verdict-grid.module.css';
import { VerdictRow } from './verdict-row';

export interface VerdictGridProps {
  /** The agreement as it is offered. */
  readonly offered: MeasurableAgreement;
  /** What was measured, judged by the offer. */
  readonly measured: AgreementMeasured;
  /** The same judged as the house's standard would. */
  readonly standard: AgreementMeasured;
  readonly onMove: MoveFigure;
  readonly onWhy: (result: WindowResult) => void;
}

/** Measures as rows, months as columns; what each month would have been, and at the foot what it would have cost. */
export function VerdictGrid({ offered, measured, standard, onMove, onWhy }: VerdictGridProps) {
  const text = useText();
  const monthNames = useMonthNames();
  const body = useRef<HTMLTableSectionElement>(null);
  // The months do not change while an offer is moved; the same list keeps the rows from being drawn again.
  const monthKey = monthsOf(measured).join(' ');
  const months = useMemo(() => monthKey.split(' ').filter((month) => month !== ''), [monthKey]);
  const results = groupBy(measured.results, ({ measure }) => measure);
  const walk = useCallback((event: React.KeyboardEvent) => walkCells(event, body.current), []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable with the keyboard.
    <section className={styles.room} aria-label={text('negotiation.grid.title')} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{text('negotiation.grid.title')}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.measure}>
              {text('negotiation.grid.measure')}
            </th>
            {months.map((month) => (
              <th key={month} scope="col" className={styles.month} aria-label={monthNames.long(month)}>
                {monthNames.short(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={walk}>
          {offered.serviceLevels.map((level) => (
            <VerdictRow
              key={level.id}
              level={level}
              months={months}
              results={results.get(level.id) ?? none}
              onMove={onMove}
              onWhy={onWhy}
            />
          ))}
        </tbody>
        <CostFoot months={months} measured={measured} standard={standard} fee={offered.monthlyFee} />
      </table>
    </section>
  );
}

const none: readonly WindowResult[] = [];

// Two hundred cells would be two hundred stops of the tab key: a row is one stop, and arrows go on from there.
function walkCells(event: React.KeyboardEvent, body: HTMLElement | null): void {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null;
  if (cell === null || body === null) return;
  const row = cell.closest('tr');
  const cells = [...(row?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])];
  const at = cells.indexOf(cell);
  const isMirrored = getComputedStyle(body).direction === 'rtl';
  const aside = { ArrowRight: isMirrored ? -1 : 1, ArrowLeft: isMirrored ? 1 : -1 }[event.key];
  const next =
    aside === undefined
      ? event.key === 'Home'
        ? cells[0]
        : event.key === 'End'
          ? cells.at(-1)
          : besideRow(row, event.key, at)
      : cells[at + aside];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function besideRow(row: HTMLElement | null, key: string, at: number): HTMLElement | undefined {
  const beside = key === 'ArrowDown' ? row?.nextElementSibling : key === 'ArrowUp' ? row?.previousElementSibling : null;
  const cells = [...(beside?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])];
  return cells[Math.min(at, cells.length - 1)];
}
