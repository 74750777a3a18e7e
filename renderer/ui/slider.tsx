import { Label } from 'react-aria-components/Label';
import {
  Slider as AriaSlider,
  type SliderProps as AriaSliderProps,
  SliderOutput,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components/Slider';
import { classNames } from './class-names';
import styles from './slider.module.css';

export interface SliderProps
  extends Pick<AriaSliderProps<number>, 'formatOptions' | 'isDisabled' | 'minValue' | 'maxValue' | 'step'> {
  readonly label: string;
  /** The label is read aloud but not drawn, where the place already says it. */
  readonly hideLabel?: boolean | undefined;
  readonly value: number;
  /** Told with every step, while it is being moved. */
  readonly onChange: (value: number) => void;
  /** A place on the track worth finding again, such as the standard. */
  readonly mark?: number | undefined;
}

/** A figure that is tried out rather than typed: moved with the pointer, a finger or the arrow keys. */
export function Slider({ label, hideLabel, mark, minValue = 0, maxValue = 100, onChange, ...rest }: SliderProps) {
  const place = mark === undefined || maxValue <= minValue ? null : (mark - minValue) / (maxValue - minValue);
  return (
    <AriaSlider<number>
      {...rest}
      minValue={minValue}
      maxValue={maxValue}
      onChange={onChange}
      className={classNames(styles.slider)}
    >
      <span className={classNames(styles.words, hideLabel && styles.hidden)}>
        <Label className={classNames(styles.label)}>{label}</Label>
        <SliderOutput className={classNames(styles.output)} />
      </span>
      <SliderTrack className={classNames(styles.track)}>
        {({ state }) => (
          <>
            <span className={styles.rail} aria-hidden="true">
              <span className={styles.filled} style={{ inlineSize: `${state.getThumbPercent(0) * 100}%` }} />
            </span>
            {place !== null && place >= 0 && place <= 1 && (
              <span className={styles.mark} aria-hidden="true" style={{ insetInlineStart: `${place * 100}%` }} />
            )}
            <SliderThumb className={classNames(styles.thumb)} />
          </>
        )}
      </SliderTrack>
    </AriaSlider>
  );
}
