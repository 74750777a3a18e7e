import { memo, useMemo } from 'react';
import type { WindowResult } from '#shared/domain/measuring/measurement';
import { measureOf } from '#shared/domain/slas/measures';
import type { ServiceLevel } from '#shared/domain/slas/sla';
import { useText } from '../../ui/use-text';
import { FigureMover, type MoveFigure } from './figure-mover';
import { cellsUnder } from './month-columns';
import { sameCommitment } from './offer';
import { targetRange, toleranceRange } from './slider-range';
import { isSameResult, VerdictCell } from './verdict-cell';
import styles from './verdict-grid.module.css';

export interface VerdictRowProps {
  readonly level: ServiceLevel;
  readonly months: readonly string[];
  readonly results: readonly WindowResult[];
  readonly onMove: MoveFigure;
  readonly onWhy: (result: WindowResult) => void;
}

/** One measure: what is promised, to be moved, and what the months make of it. */
export const VerdictRow = memo(function VerdictRow({ level, months, results, onMove, onWhy }: VerdictRowProps) {
  const text = useText();
  const cells = useMemo(() => cellsUnder(months, results), [months, results]);
  const { commitment } = level;
  const name = `${level.id} ${level.name}`;
  const first = cells.findIndex(({ result }) => result !== null);
  // What was measured does not change while the offer is moved, and the ends of a slider must not run away from it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ends are those of the measure and its months.
  const ranges = useMemo(
    () => ({ target: targetRange(level, results), tolerance: toleranceRange(level) }),
    [level.id, months],
  );
  return (
    <tr>
      <th scope="row" className={styles.measure}>
        <span className={styles.name} title={level.meaning}>
          {name}
        </span>
        <span className={styles.promise}>
          <FigureMover
            measure={level.id}
            part="target"
            label={text('negotiation.row.target', { measure: name })}
            word={text('negotiation.row.target-word')}
            figure={commitment.target}
            standard={measureOf(level.id).commitment.target}
            unit={level.unit}
            range={ranges.target}
            onMove={onMove}
          />
          <FigureMover
            measure={level.id}
            part="tolerance"
            label={text('negotiation.row.tolerance', { measure: name })}
            word={text('negotiation.row.tolerance-word')}
            figure={commitment.tolerance}
            standard={measureOf(level.id).commitment.tolerance}
            unit={level.unit}
            range={ranges.tolerance}
            onMove={onMove}
          />
        </span>
      </th>
      {cells.map(({ month, span, result }, at) => (
        <td key={month} colSpan={span} className={styles.cell}>
          <VerdictCell measure={name} unit={level.unit} result={result} isStop={at === first} onWhy={onWhy} />
        </td>
      ))}
    </tr>
  );
}, isSameRow);

/** A move of one measure changes one row; the others are not drawn again. */
function isSameRow(before: VerdictRowProps, after: VerdictRowProps): boolean {
  return (
    before.level.id === after.level.id &&
    sameCommitment(before.level.commitment, after.level.commitment) &&
    before.months === after.months &&
    before.onMove === after.onMove &&
    before.onWhy === after.onWhy &&
    before.results.length === after.results.length &&
    before.results.every((result, at) => isSameResult(result, after.results[at]))
  );
}
