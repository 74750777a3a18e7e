import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useText } from '../../ui/use-text';
import styles from './charts.module.css';
import { useWidth } from './use-width';

/** A place of a chart that has a value to tell. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  /** All of it in words: `Silver: 62 days, from 34 days, 8 partners`. */
  readonly words: string;
  /** Drawn hollow: few, or not sure. */
  readonly isFaint?: boolean | undefined;
  /** Nothing is drawn but the focus: the shape below says it already. */
  readonly isBare?: boolean | undefined;
}

export interface ChartProps {
  readonly title: string;
  /** The whole in a sentence, for those who do not see it. */
  readonly summary: string;
  readonly height: number;
  /** Drawn for the width there is. */
  readonly draw: (width: number) => { readonly shapes: ReactNode; readonly points: readonly ChartPoint[] };
}

/** A drawing whose values can be gone through with the arrow keys; each says itself in words. */
export function Chart({ title, summary, height, draw }: ChartProps) {
  const text = useText();
  const id = useId();
  const { place, width } = useWidth();
  const { shapes, points } = draw(width);
  const [chosen, setChosen] = useState(0);
  const [told, setTold] = useState<number | null>(null);
  const svg = useRef<SVGSVGElement>(null);
  const active = Math.min(chosen, Math.max(points.length - 1, 0));
  const onKeyDown = (event: KeyboardEvent) => {
    const next = afterKey(event.key, active, points.length);
    if (next === null) return;
    event.preventDefault();
    setChosen(next);
    svg.current?.querySelector<SVGGElement>(`[data-point="${next}"]`)?.focus();
  };
  const shown = told === null ? undefined : points[told];
  return (
    <div ref={place} className={styles.place}>
      <svg
        ref={svg}
        role="group"
        aria-labelledby={`${id}-title ${id}-says`}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        className={styles.chart}
        onKeyDown={onKeyDown}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-says`}>{`${summary} ${text('insights.chart.keys', { count: points.length })}`}</desc>
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in the shapes can be focused. */}
        <g aria-hidden="true">{shapes}</g>
        {points.map(({ x, y, words, isFaint, isBare }, at) => (
          // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it is read, not pressed; one of them can be reached with Tab, the others with the arrows.
          <g
            key={words}
            role="img"
            aria-label={words}
            data-point={at}
            tabIndex={at === active ? 0 : -1}
            className={styles.point}
            onFocus={() => {
              setChosen(at);
              setTold(at);
            }}
            onBlur={() => setTold(null)}
            onPointerEnter={() => setTold(at)}
            onPointerLeave={() => setTold(null)}
          >
            <circle cx={x} cy={y} r={12} className={styles.reach} />
            {!isBare && <circle cx={x} cy={y} r={4} className={isFaint ? styles.faintDot : styles.dot} />}
          </g>
        ))}
      </svg>
      <p className={styles.told} aria-hidden="true">
        {shown?.words ?? '\u00a0'}
      </p>
    </div>
  );
}

function afterKey(key: string, active: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(active + 1, count - 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(active - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
