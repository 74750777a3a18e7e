import type { Ink } from '#shared/base/ink';
import { inkPaths } from '#shared/base/ink-path';
import { ok, type Result, refuse } from '#shared/base/result';
import { printableText } from '#shared/domain/documents/printable-text';
import { missingIn, outlinesOf, type ShapedLine, shapeLine } from './appearance-text';
import { clustersOf } from './clusters';
import { at, cubic, decimals } from './outline-path';
import type { Press } from './press-page';
import { colours } from './print-style';
import type { GlyphFinding } from './text-setter';
import type { Face } from './typefaces';

/** What is seen in a signature field once it is signed. */
export interface AppearanceRequest {
  /** Null: a seal, with which nobody's hand signs. */
  readonly ink: Ink | null;
  /** Who, for whom, when, what kind: under the hand, the first line in bold. */
  readonly lines: readonly string[];
  /** Of the field, in points. */
  readonly width: number;
  readonly height: number;
}

/** A content stream for a box of this size. It names no font and no other resource. */
export interface Appearance {
  readonly content: string;
  readonly width: number;
  readonly height: number;
}

export interface UndrawableCaption {
  readonly kind: 'glyph-missing';
  readonly findings: readonly GlyphFinding[];
}

const edge = 6;
const captionSize = 6;
const leading = 1.27;
/** Smaller than this nobody reads it; what is still too long then ends in an ellipsis. */
const smallest = 4.6;
/** How much of the height the hand keeps, however many lines stand under it. */
const inkShare = 0.42;
/** No box holds more characters of one line; shaping more of them would only take time. */
const mostOfLine = 150;
const sealRadius = 15;

/** Draws what a signature field shows: the hand above its caption, or a seal beside it. The same request gives the same text. */
export async function drawAppearance(
  { ink, lines: given, width, height }: AppearanceRequest,
  press: Press,
): Promise<Result<Appearance, UndrawableCaption>> {
  const lines = given.map((line) => printableText(line).replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
  await press.faces.prepare([...lines, '…'], '');
  const findings = lines.flatMap((line, place) => findingsIn(line, faceOf(place), press));
  if (findings.length > 0) return refuse({ kind: 'glyph-missing', findings });

  const left = ink === null ? 2 * sealRadius + 2 * edge : edge;
  const room = height * (ink === null ? 1 : 1 - inkShare) - 2 * edge;
  const size = Math.min(captionSize, room / (Math.max(lines.length, 1) * leading));
  const caption = lines.map((line, place) => fitted(line, faceOf(place), { size, width: width - left - edge }, press));
  const captionHeight = lines.length * size * leading;
  const bottom = ink === null ? (height - captionHeight) / 2 : edge;
  const baselineOf = (place: number) => bottom + captionHeight - (place + 0.78) * size * leading;
  const inkBottom = lines.length === 0 ? edge : bottom + captionHeight + 2;
  const content = [
    'q',
    frame(width, height),
    ink === null ? seal(edge + sealRadius, height / 2) : hand(ink, { left: edge, bottom: inkBottom, width, height }),
    `${fill(colours.text)} rg`,
    ...caption.map(({ line, size: set }, place) => outlinesOf(line, { x: left, y: baselineOf(place), size: set })),
    'Q',
  ];
  return ok({ content: content.filter((part) => part !== '').join('\n'), width, height });
}

const faceOf = (place: number): Face => (place === 0 ? 'bold' : 'normal');

function findingsIn(line: string, face: Face, press: Press): readonly GlyphFinding[] {
  const characters = missingIn(line, face, press);
  return characters.length === 0 ? [] : [{ kind: 'glyph-missing', characters, where: line, source: null }];
}

/** A line that is too long is set smaller, and cut where that is not enough. */
function fitted(
  text: string,
  face: Face,
  { size, width }: { readonly size: number; readonly width: number },
  press: Press,
): { readonly line: ShapedLine; readonly size: number } {
  const line = shapeLine(text, face, press);
  if (line.width * size <= width) return { line, size };
  const least = Math.min(size, smallest);
  if (line.width * least <= width) return { line, size: width / line.width };
  const clusters = clustersOf(text).slice(0, mostOfLine);
  const cut = (count: number) => shapeLine(`${clusters.slice(0, count).join('').trimEnd()}…`, face, press);
  let [low, high] = [0, clusters.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (cut(middle).width * least <= width) low = middle;
    else high = middle - 1;
  }
  return { line: cut(low), size: least };
}

/** The strokes as curves. What is drawn has its origin at the upper left, a content stream at the lower left. */
function hand(
  ink: Ink,
  {
    left,
    bottom,
    width,
    height,
  }: { readonly left: number; readonly bottom: number; readonly width: number; readonly height: number },
): string {
  const box = { width: width - 2 * left, height: height - bottom - edge / 2 };
  const strokes = inkPaths(ink, box).map(
    (path) => `${decimals(path.width)} w\n${strokeOf(path.data, left, bottom + box.height)} S`,
  );
  return [`${fill(colours.ink)} RG 1 J 1 j`, ...strokes].join('\n');
}

function strokeOf(data: string, left: number, top: number): string {
  let from: readonly [number, number] = [0, 0];
  const out: string[] = [];
  for (const [, command, given = ''] of data.matchAll(/([MLQ])([^MLQ]+)/g)) {
    const numbers = given
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const points = Array.from(
      { length: numbers.length >> 1 },
      (_, place) => [left + (numbers[2 * place] ?? 0), top - (numbers[2 * place + 1] ?? 0)] as const,
    );
    if (command === 'M') out.push(`${at(points)} m`);
    else if (command === 'L') out.push(`${at(points)} l`);
    else out.push(`${at(cubic(from, points))} c`);
    from = points[points.length - 1] ?? from;
  }
  return out.join('\n');
}

const frame = (width: number, height: number) =>
  `${fill(colours.hairline)} RG 0.6 w 0.3 0.3 ${decimals(width - 0.6)} ${decimals(height - 0.6)} re S`;

/** Two rings and a tick: a mark of the program, unlike any hand. */
function seal(x: number, y: number): string {
  const tick = `${at([[x - 5, y]])} m ${at([[x - 1.5, y - 4]])} l ${at([[x + 5.5, y + 4.5]])} l S`;
  return [
    `${fill(colours.accent)} RG 0.8 w`,
    ring(x, y, sealRadius),
    '0.4 w',
    ring(x, y, 12.4),
    '1.4 w 1 J 1 j',
    tick,
  ].join('\n');
}

/** A circle out of four curves. */
function ring(x: number, y: number, radius: number): string {
  const pull = 0.5523 * radius;
  const quarter = (points: readonly (readonly [number, number])[]) =>
    `${at(points.map(([right, up]) => [x + right, y + up] as const))} c`;
  return [
    `${at([[x + radius, y]])} m`,
    quarter([
      [radius, pull],
      [pull, radius],
      [0, radius],
    ]),
    quarter([
      [-pull, radius],
      [-radius, pull],
      [-radius, 0],
    ]),
    quarter([
      [-radius, -pull],
      [-pull, -radius],
      [0, -radius],
    ]),
    quarter([
      [pull, -radius],
      [radius, -pull],
      [radius, 0],
    ]),
    'h S',
  ].join('\n');
}

/** A colour as three shares of one. */
const fill = (colour: string) =>
  [1, 3, 5].map((start) => decimals(Number.parseInt(colour.slice(start, start + 2), 16) / 255)).join(' ');
