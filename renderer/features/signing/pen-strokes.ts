import type { Ink } from '#shared/base/ink';

/** A point as the pad on the screen keeps it. */
export interface PadPoint {
  readonly x: number;
  readonly y: number;
  readonly time: number;
  readonly pressure: number;
}

export interface PadSize {
  readonly width: number;
  readonly height: number;
}

/** What was drawn, as it goes into the record: times from the first point on, coordinates to a hundredth. Null: nothing. */
export function inkOf(strokes: readonly (readonly PadPoint[])[], { width, height }: PadSize): Ink | null {
  const start = strokes[0]?.[0]?.time;
  if (start === undefined) return null;
  return {
    width,
    height,
    strokes: strokes.map((stroke) =>
      stroke.map(({ x, y, time, pressure }) => ({
        x: hundredths(x),
        y: hundredths(y),
        time: Math.round(time - start),
        ...(pressure > 0 ? { pressure: hundredths(pressure) } : {}),
      })),
    ),
  };
}

/** The same drawing in a pad of another size, so that turning the tablet loses nothing. */
export function resized<Point extends { readonly x: number; readonly y: number }>(
  strokes: readonly (readonly Point[])[],
  from: PadSize,
  to: PadSize,
): Point[][] {
  const scale = Math.min(to.width / from.width, to.height / from.height);
  const left = (to.width - from.width * scale) / 2;
  const top = (to.height - from.height * scale) / 2;
  return strokes.map((stroke) =>
    stroke.map((point) => ({ ...point, x: left + point.x * scale, y: top + point.y * scale })),
  );
}

/** Where the pen of the keyboard stands, and whether it touches the paper. */
export interface KeyPen {
  readonly x: number;
  readonly y: number;
  readonly isDown: boolean;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The pen after a key: an arrow moves it, with Shift in long steps; null where the key is not for the pen. */
export function movedPen(pen: KeyPen, key: string, isLong: boolean, size: PadSize): KeyPen | null {
  if (key === ' ') return { ...pen, isDown: !pen.isDown };
  const step = steps[key];
  if (!step) return null;
  const far = isLong ? 24 : 6;
  const within = (value: number, end: number) => Math.min(Math.max(value, 4), end - 4);
  return { ...pen, x: within(pen.x + step[0] * far, size.width), y: within(pen.y + step[1] * far, size.height) };
}

const hundredths = (value: number) => Math.round(value * 100) / 100;
