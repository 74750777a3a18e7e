import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import SignaturePad from 'signature_pad';
import type { Ink } from '#shared/base/ink';
import { classNames } from '../../ui/class-names';
import { useText } from '../../ui/use-text';
import styles from './pen.module.css';
import { inkOf, type KeyPen, movedPen, type PadSize, resized } from './pen-strokes';

export interface PenProps {
  /** Who draws, for those who listen. */
  readonly label: string;
  /** Told after every stroke; null: the pad is empty. */
  readonly onInk: (ink: Ink | null) => void;
}

/**
 * A pad to draw on with a pen, a finger or the mouse. Who can use none of them draws with the keyboard: Space puts
 * the pen down and lifts it, the arrows move it. Any mark the person makes is a signature; that way it stays what the
 * consent calls it, a drawing by their own hand, and no typed name has to be passed off as one.
 */
export function Pen({ label, onInk }: PenProps) {
  const text = useText();
  const hint = useId();
  const { canvas, isEmpty, drawn } = usePad(onInk);
  const { pen, onKeyDown, told } = useKeyPen(drawn);
  return (
    <div className={styles.pen}>
      <div className={styles.paper} dir="ltr">
        {/* The keyboard draws here, so the element has to take the focus and the keys as they are. */}
        <div
          className={styles.pad}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
          tabIndex={0}
          role="application"
          aria-label={label}
          aria-describedby={hint}
          onKeyDown={onKeyDown}
        >
          <canvas ref={canvas} className={styles.canvas} />
        </div>
        <span className={styles.rule} aria-hidden="true" />
        {isEmpty && !pen && (
          <span className={styles.invitation} aria-hidden="true">
            {text('signing.pen.invitation')}
          </span>
        )}
        {pen && (
          <span
            className={classNames(styles.point, pen.isDown && styles.down)}
            style={{ insetInlineStart: 0, transform: `translate(${pen.x}px, ${pen.y}px)` }}
            aria-hidden="true"
          />
        )}
      </div>
      <p className={styles.hint}>{text('signing.pen.ways')}</p>
      <p id={hint} className={classNames(styles.hint, styles.keys)}>
        {text('signing.pen.keys')}
      </p>
      <p role="status" className={styles.told}>
        {told}
      </p>
    </div>
  );
}

function usePad(onInk: (ink: Ink | null) => void) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const size = useRef<PadSize>({ width: 1, height: 1 });
  const [isEmpty, setEmpty] = useState(true);
  const tell = useRef(onInk);
  useEffect(() => {
    tell.current = onInk;
  });
  const report = useRef(() => {
    const strokes = pad.current?.toData().map(({ points }) => points) ?? [];
    setEmpty(strokes.length === 0);
    tell.current(inkOf(strokes, size.current));
  });
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const made = new SignaturePad(element, { penColor: getComputedStyle(element).color, minWidth: 0.8, maxWidth: 2.4 });
    pad.current = made;
    const fitToPlace = () => {
      const { width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0) return;
      const before = made.toData();
      const scale = Math.max(window.devicePixelRatio, 1);
      element.width = Math.round(width * scale);
      element.height = Math.round(height * scale);
      element.getContext('2d')?.scale(scale, scale);
      const points = resized(
        before.map((group) => group.points),
        size.current,
        { width, height },
      );
      size.current = { width, height };
      made.clear();
      if (before.length === 0) return;
      made.fromData(before.map((group, at) => ({ ...group, points: points[at] ?? [] })));
      report.current();
    };
    const watcher = new ResizeObserver(fitToPlace);
    watcher.observe(element);
    fitToPlace();
    made.addEventListener('endStroke', report.current);
    return () => {
      watcher.disconnect();
      made.off();
      pad.current = null;
    };
  }, []);
  return { canvas, isEmpty, drawn: { pad, size, report } };
}

function useKeyPen({ pad, size, report }: ReturnType<typeof usePad>['drawn']) {
  const text = useText();
  const [pen, setPen] = useState<KeyPen | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const drawing = pad.current;
    if (!drawing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Backspace' || event.key === 'Delete') {
      event.preventDefault();
      drawing.fromData(drawing.toData().slice(0, -1));
      return report.current();
    }
    const before = pen ?? { x: size.current.width * 0.2, y: size.current.height * 0.6, isDown: false };
    const after = movedPen(before, event.key, event.shiftKey, size.current);
    if (!after) return;
    event.preventDefault();
    event.stopPropagation();
    setPen(after);
    if (!after.isDown) return;
    const groups = drawing.toData();
    const point = { x: after.x, y: after.y, time: event.timeStamp, pressure: 0.5 };
    const last = groups.at(-1);
    const begun = before.isDown && last ? [...groups.slice(0, -1), { ...last, points: [...last.points, point] }] : null;
    drawing.fromData(begun ?? [...groups, { ...strokeStyle(drawing), points: [point] }]);
    report.current();
  };
  return { pen, onKeyDown, told: pen ? text(pen.isDown ? 'signing.pen.down' : 'signing.pen.up') : '' };
}

function strokeStyle({
  penColor,
  dotSize,
  minWidth,
  maxWidth,
  velocityFilterWeight,
  compositeOperation,
}: SignaturePad) {
  return { penColor, dotSize, minWidth, maxWidth, velocityFilterWeight, compositeOperation };
}
