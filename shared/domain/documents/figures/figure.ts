import type { Drawing, InkColour, Shape } from '../drawing';
import type { Block, Source } from '../page';
import { cutToWidth, wrapToWidth } from './text-measure';

/** A drawing and a sentence for those who do not see it. */
export interface Figure {
  readonly drawing: Drawing;
  readonly alt: string;
}

/** Every figure is drawn for this width; the printer scales it to the text. */
export const figureWidth = 453;

export function figureBlock(
  figure: Figure,
  options: { readonly caption?: string; readonly once?: boolean; readonly source?: Source } = {},
): Block {
  return { kind: 'figure', ...figure, ...options };
}

type Words = Extract<Shape, { kind: 'words' }>;

interface Setting {
  readonly size?: number;
  readonly bold?: boolean;
  readonly align?: 'start' | 'middle' | 'end';
  readonly colour?: InkColour;
}

/** A line of text, cut to the width it has. */
export function line(x: number, y: number, text: string, maxWidth: number, setting: Setting = {}): Words {
  const { size = 7.6, ...rest } = setting;
  return { kind: 'words', x, y, text: cutToWidth(text, size, maxWidth), size, maxWidth, ...rest };
}

/** Several lines of text below each other, beginning at a base line. */
export function lines(
  x: number,
  y: number,
  text: string,
  maxWidth: number,
  mostLines: number,
  setting: Setting & { readonly leading?: number } = {},
): readonly Words[] {
  const { leading, ...rest } = setting;
  const size = rest.size ?? 7.6;
  return wrapToWidth(text, size, maxWidth, mostLines).map((one, index) =>
    line(x, y + index * (leading ?? size * 1.3), one, maxWidth, rest),
  );
}

export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  look: { readonly fill?: InkColour; readonly stroke?: InkColour; readonly radius?: number },
): Shape => ({ kind: 'rect', x, y, width, height, ...look });

export const rule = (
  from: readonly [number, number],
  to: readonly [number, number],
  stroke: InkColour = 'hairline',
  look: { readonly width?: number; readonly dash?: number } = {},
): Shape => ({ kind: 'line', points: [from, to], stroke, ...look });

export const dot = (x: number, y: number, radius: number, fill: InkColour): Shape => ({
  kind: 'dot',
  x,
  y,
  radius,
  fill,
});

/** A label with what belongs to it, for a sentence about a figure: `Order intake: Vendor A; Partner R.` */
export function altOf(title: string, rows: readonly { readonly label: string; readonly says: readonly string[] }[]) {
  const parts = rows.map(({ label, says }) => {
    const said = says.filter((one) => one !== '').join('; ');
    return said === '' ? label : `${label}: ${said}`;
  });
  const alt = `${title}. ${parts.map((part) => (/[.!?]$/.test(part) ? part : `${part}.`)).join(' ')}`.trim();
  return alt.replaceAll('\u00ad', '');
}
