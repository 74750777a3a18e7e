import { memo } from 'react';
import type { WindowResult } from '#shared/domain/measuring/measurement';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { verdictMark, verdictWord } from '../../widgets/window-why/verdict-words';
import { unitSign } from './figure-mover';
import { useDecimal, useMonthNames } from './negotiation-words';
import styles from './verdict-grid.module.css';

export interface VerdictCellProps {
  readonly measure: string;
  readonly unit: string;
  /** Null: no window of the measure ends in what was brought. */
  readonly result: WindowResult | null;
  /** Whether the tab key stops here; arrows go on to the others. */
  readonly isStop: boolean;
  readonly onWhy: (result: WindowResult) => void;
}

/** What one window came to: the figure, an icon and a word. Opens why. */
export const VerdictCell = memo(function VerdictCell({ measure, unit, result, isStop, onWhy }: VerdictCellProps) {
  const text = useText();
  const decimal = useDecimal();
  const monthNames = useMonthNames();
  if (result === null) return <span className={styles.none}>–</span>;
  const word = text(verdictWord(result));
  const { label } = result.window;
  const shown = result.shown === '' ? '' : decimal(result.shown);
  return (
    <button
      type="button"
      data-cell
      data-verdict={result.verdict}
      tabIndex={isStop ? 0 : -1}
      className={styles.verdict}
      aria-label={text('negotiation.cell.label', {
        measure,
        window: /^\d{4}-\d{2}$/.test(label) ? monthNames.long(label) : label,
        word,
        value: shown === '' ? '' : `${shown} ${unit}`,
      })}
      onClick={() => onWhy(result)}
    >
      <span className={styles.value}>
        {shown === '' ? '–' : shown}
        {shown !== '' && unitSign(unit) && <span className={styles.unit}> {unitSign(unit)}</span>}
      </span>
      <StateMark state={verdictMark(result)} word={word} />
    </button>
  );
}, isSameCell);

/** The offer is judged anew with every step of a slider; a cell is drawn again only when something of it reads otherwise. */
function isSameCell(before: VerdictCellProps, after: VerdictCellProps): boolean {
  return (
    before.measure === after.measure &&
    before.isStop === after.isStop &&
    before.onWhy === after.onWhy &&
    isSameResult(before.result, after.result)
  );
}

export function isSameResult(before: WindowResult | null, after: WindowResult | null | undefined): boolean {
  if (before === after) return true;
  return (
    before !== null &&
    before.verdict === after?.verdict &&
    before.isChronic === after.isChronic &&
    before.value === after.value &&
    before.sample === after.sample &&
    before.window.label === after.window.label
  );
}
