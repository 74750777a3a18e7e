import { memo } from 'react';
import type { Commitment, ServiceLevelId } from '#shared/domain/slas/service-level';
import { NumberField } from '../../ui/number-field';
import { Slider } from '../../ui/slider';
import { decimalOn, type SliderRange } from './slider-range';
import styles from './verdict-grid.module.css';

/** Told which part of which promise was moved where; the rest of the promise stays. */
export type MoveFigure = (measure: ServiceLevelId, part: Partial<Commitment>) => void;

export interface FigureMoverProps {
  readonly measure: ServiceLevelId;
  readonly part: 'target' | 'tolerance';
  readonly label: string;
  /** What is drawn of the label: the row says the rest. */
  readonly word: string;
  readonly figure: string;
  readonly standard: string;
  readonly unit: string;
  readonly range: SliderRange;
  readonly onMove: MoveFigure;
}

/** A figure that is moved with a slider or typed. Drawn again only when it moves itself. */
export const FigureMover = memo(function FigureMover(props: FigureMoverProps) {
  const { measure, part, label, word, figure, standard, unit, range, onMove } = props;
  const places = Math.max(range.places, figure.split('.')[1]?.length ?? 0);
  const put = (moved: number) => onMove(measure, { [part]: decimalOn(range, moved) });
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
        onChange={put}
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
          if (typed !== null) put(typed);
        }}
      />
    </>
  );
});

/** Units that are a whole phrase are said by the measure's name; only the short ones stand beside a figure. */
export const unitSign = (unit: string) => (unit.length <= 3 ? unit : undefined);
