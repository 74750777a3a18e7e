import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const sheet = readFileSync(new URL('../../../../renderer/ui/tokens.css', import.meta.url), 'utf8');

type Theme = 'light' | 'dark';
type Colours = Readonly<Record<string, Readonly<Record<Theme, number>>>>;

/** What stands on what. Everything written stands on the left, every ground it is written on at the right. */
const written: Readonly<Record<string, readonly string[]>> = {
  text: ['side', 'ground', 'surface', 'raised', 'hover', 'pressed', 'selected', 'breach-wash', 'lapsing-wash'],
  'text-quiet': ['side', 'ground', 'surface', 'raised', 'hover', 'selected', 'neutral-wash'],
  'accent-text': ['side', 'ground', 'surface', 'raised', 'hover', 'pressed', 'selected'],
  'on-accent': ['accent', 'accent-strong'],
  'on-danger': ['danger', 'danger-strong'],
  proven: ['ground', 'surface', 'raised', 'hover', 'selected', 'proven-wash'],
  pending: ['ground', 'surface', 'raised', 'hover', 'selected', 'pending-wash'],
  lapsing: ['ground', 'surface', 'raised', 'hover', 'selected', 'lapsing-wash'],
  breach: ['side', 'ground', 'surface', 'raised', 'hover', 'selected', 'breach-wash'],
  conflict: ['side', 'ground', 'surface', 'raised', 'hover', 'selected', 'conflict-wash'],
};

/** What must be seen without being read: the edge of a control, the ring of the focus. */
const seen: Readonly<Record<string, readonly string[]>> = {
  edge: ['ground', 'surface'],
  focus: ['side', 'ground', 'surface', 'raised'],
};

const usual = colours(block(':root {'));
const highContrast = { ...usual, ...colours(block('@media (prefers-contrast: more) {')) };

describe.each([
  { name: 'as usual', set: usual, text: 4.5 },
  { name: 'in high contrast', set: highContrast, text: 7 },
])('colours $name', ({ set, text }) => {
  test.each(['light', 'dark'] as const)('keep everything written readable, in %s', (theme) => {
    expect(tooClose(written, { set, theme, least: text })).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('keep edges and focus visible, in %s', (theme) => {
    expect(tooClose(seen, { set, theme, least: 3 })).toEqual([]);
  });
});

test('the five states have one lightness, so that none shouts', () => {
  const states = ['proven', 'pending', 'lapsing', 'breach', 'conflict'];
  const lightness = states.map((state) => sheet.match(new RegExp(`--${state}: light-dark\\(oklch\\(([\\d.]+)`))?.[1]);
  expect(new Set(lightness).size).toBe(1);
});

interface Wanted {
  readonly set: Colours;
  readonly theme: Theme;
  readonly least: number;
}

function tooClose(
  pairs: Readonly<Record<string, readonly string[]>>,
  { set, theme, least }: Wanted,
): readonly string[] {
  return Object.entries(pairs).flatMap(([front, grounds]) =>
    grounds.flatMap((ground) => {
      const ratio = contrast(luminanceOf(set, front, theme), luminanceOf(set, ground, theme));
      return ratio < least ? [`${front} on ${ground}: ${ratio.toFixed(2)}`] : [];
    }),
  );
}

function luminanceOf(set: Colours, name: string, theme: Theme): number {
  const colour = set[name];
  if (!colour) throw new Error(`tokens.css has no colour --${name}`);
  return colour[theme];
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function block(opening: string): string {
  const start = sheet.indexOf(opening);
  if (start < 0) throw new Error(`tokens.css has no block ${opening}`);
  return sheet.slice(start, sheet.indexOf('\n}\n', start));
}

function colours(text: string): Colours {
  const oklch = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`;
  const line = new RegExp(String.raw`--([\w-]+): light-dark\(${oklch}, ${oklch}\);`, 'g');
  const found = [...text.matchAll(line)].map(([, name, ...numbers]) => {
    const [l1 = 0, c1 = 0, h1 = 0, l2 = 0, c2 = 0, h2 = 0] = numbers.map(Number);
    return [name ?? '', { light: luminance(l1, c1, h1), dark: luminance(l2, c2, h2) }] as const;
  });
  return Object.fromEntries(found);
}

/** Relative luminance of an OKLCH colour, by the matrices of CSS Color 4 §10, clipped to what a screen shows. */
function luminance(lightness: number, chroma: number, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const shown = (value: number) => Math.min(Math.max(value, 0), 1);
  const red = shown(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = shown(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = shown(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
