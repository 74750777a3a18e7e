import { memo, useMemo } from 'react';
import type { WindowResult } from '#shared/domain/measuring/measurement';
import { measureOf } from '#shared/domain/slas/measures';
import type { Commitment, ServiceLevelId } from '#shared/domain/slas/service-level';
import type { ServiceLevel } from '#shared/domain/slas/sla';
import { NumberField } from '../../ui/number-field';
import { Slider } from '../../ui/slider';
import { useText } from '../../ui/use-text';
import { cellsUnder } from './month-columns';
import { sameCommitment } from './offer';
import { decimalOn, type SliderRange, targetRange, toleranceRange } from './slider-range';
import { VerdictCell } from './verdict-cell';
import styles from './verdict-grid.module.css';

export interface VerdictRowProps {
  readonly level: ServiceLevel;
  readonly months: readonly string[];
  readonly results: readonly WindowResult[];
  readonly onMove: (measure: ServiceLevelId, commitment: Commitment) => void;
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
            label={text('negotiation.row.target', { measure: name })}
            word={text('negotiation.row.target-word')}
            figure={commitment.target}
            standard={measureOf(level.id).commitment.target}
            unit={level.unit}
            range={ranges.target}
            onMove={(target) => onMove(level.id, { ...commitment, target })}
          />
          <FigureMover
            label={text('negotiation.row.tolerance', { measure: name })}
            word={text('negotiation.row.tolerance-word')}
            figure={commitment.tolerance}
            standard={measureOf(level.id).commitment.tolerance}
            unit={level.unit}
            range={ranges.tolerance}
            onMove={(tolerance) => onMove(level.id, { ...commitment, tolerance })}
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

function isSameResult(before: WindowResult, after: WindowResult | undefined): boolean {
  return (
    before === after ||
    (before.verdict === after?.verdict &&
      before.isChronic === after.isChronic &&
      before.value === after.value &&
      before.sample === after.sample &&
      before.window.label === after.window.label)
  );
}

interface FigureMoverProps {
  readonly label: string;
  /** What is drawn of the label: the row says the rest. */
  readonly word: string;
  readonly figure: string;
  readonly standard: string;
  readonly unit: string;
  readonly range: SliderRange;
  readonly onMove: (figure: string) => void;
}

/** A figure that is moved with a slider or typed. */
function FigureMover({ label, word, figure, standard, unit, range, onMove }: FigureMoverProps) {
  const places = Math.max(range.places, figure.split('.')[1]?.length ?? 0);
  return (
    <>
      <span className={styles.word} aria-hidden="true">
        {word}
      </span>
      <Slider
        label={label}
        hideLabel
        value={Number(figure)}
        mark={Number(standard)}
        minValue={Math.min(range.from, Number(figure))}
        maxValue={Math.max(range.to, Number(figure))}
        step={range.step}
        formatOptions={{ minimumFractionDigits: places, maximumFractionDigits: places }}
        onChange={(moved) => onMove(decimalOn(range, moved))}
      />
      <NumberField
        label={label}
        hideLabel
        value={Number(figure)}
        step={range.step}
        minValue={0}
        {...(unit === '%' ? { maxValue: 100 } : {})}
        unit={unitSign(unit)}
        formatOptions={{ minimumFractionDigits: range.places, maximumFractionDigits: places }}
        onChange={(typed) => {
          if (typed !== null) onMove(decimalOn(range, typed));
        }}
      />
    </>
  );
}

/** Units that are a whole phrase are said by the measure's name; only the short ones stand beside a figure. */
export const unitSign = (unit: string) => (unit.length <= 3 ? unit : undefined);
