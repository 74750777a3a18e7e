import type { Drawing, InkColour, Shape } from '#shared/domain/documents/drawing';
import type { Block, Source } from '#shared/domain/documents/page';
import type { PdfNode, PdfShape } from './pdf-node';
import type { Setting } from './print-setting';
import { ascent, colours, figureStyle, inkColours, textHeight } from './print-style';
import type { TextSetter } from './text-setter';

type Figure = Extract<Block, { kind: 'figure' }>;
type Words = Extract<Shape, { kind: 'words' }>;

/** A drawing over the whole width, as lines and words, never as pixels; with its caption it stays on one page. */
export function printFigure(block: Figure, { setter, layout }: Setting): readonly PdfNode[] {
  const scale = scaleOf(block.drawing, layout.width);
  const height = block.drawing.height * scale;
  const caption: readonly PdfNode[] = block.caption
    ? [{ ...setter.set(block.caption, 'caption', block.source), tag: { role: 'Caption' }, margin: [0, 0, 0, 6] }]
    : [];
  const drawn: PdfNode = {
    stack: [...layers(block.drawing.shapes, scale, setter, block.source), { stack: [], margin: [0, height, 0, 0] }],
    tag: { role: 'Figure', alt: block.alt },
  };
  return [
    {
      stack: [...caption, drawn],
      unbreakable: true,
      margin: [0, 8, 0, layout.belowTable],
      height: height + (block.caption ? 30 : 8),
    },
  ];
}

/** A figure is as wide as the text, and smaller where it would not fit on a page. */
function scaleOf({ width, height }: Drawing, room: number): number {
  if (!(width > 0) || !(height > 0)) return 1;
  return Math.min(room / width, (textHeight - 80) / height);
}

/** The shapes in their order: what comes later lies above. Shapes between two words are one drawing. */
function layers(
  shapes: readonly Shape[],
  scale: number,
  setter: TextSetter,
  source: Source | undefined,
): readonly PdfNode[] {
  const nodes: PdfNode[] = [];
  let canvas: PdfShape[] = [];
  const flush = () => {
    if (canvas.length > 0) nodes.push({ canvas, relativePosition: { x: 0, y: 0 } });
    canvas = [];
  };
  for (const shape of shapes) {
    if (shape.kind !== 'words') canvas.push(printShape(shape, scale));
    else if (shape.text.trim() !== '') {
      flush();
      nodes.push(printWords(shape, scale, setter, source));
    }
  }
  flush();
  return nodes;
}

const filled = (colour: InkColour | undefined) => (colour === undefined ? {} : { color: inkColours[colour] });

function printShape(shape: Exclude<Shape, Words>, scale: number): PdfShape {
  switch (shape.kind) {
    case 'rect':
      return {
        type: 'rect',
        x: shape.x * scale,
        y: shape.y * scale,
        w: shape.width * scale,
        h: shape.height * scale,
        ...(shape.radius === undefined ? {} : { r: shape.radius * scale }),
        ...filled(shape.fill),
        ...(shape.stroke === undefined ? {} : { lineColor: inkColours[shape.stroke], lineWidth: 0.75 * scale }),
        // The library draws a black edge around a box of neither colour.
        ...(shape.fill === undefined && shape.stroke === undefined ? { color: colours.paper } : {}),
      };
    case 'line':
      return returning({
        type: 'polyline',
        points: shape.points.map(([x, y]) => ({ x: x * scale, y: y * scale })),
        lineWidth: (shape.width ?? 0.75) * scale,
        lineColor: inkColours[shape.stroke],
        lineJoin: 'round',
        ...(shape.dash === undefined ? {} : { dash: { length: shape.dash * scale } }),
        ...(shape.fill === undefined ? {} : { closePath: true, color: inkColours[shape.fill] }),
      });
    case 'dot':
      return {
        type: 'ellipse',
        x: shape.x * scale,
        y: shape.y * scale,
        r1: shape.radius * scale,
        r2: shape.radius * scale,
        color: inkColours[shape.fill],
      };
  }
}

/**
 * A polyline that can be laid out again. The library moves its points in place and, before it lays a page out a
 * second time, puts back `x` and `y` of a shape but not its points; so setting `x` puts them back.
 */
function returning(polyline: Extract<PdfShape, { type: 'polyline' }>): PdfShape {
  const points = polyline.points.map(({ x, y }) => ({ x, y }));
  const putBack = () => {
    for (const [index, point] of polyline.points.entries()) Object.assign(point, points[index]);
  };
  // Not enumerable: the library copies shapes property by property, and the copy has to keep the points it was given.
  return Object.defineProperty(polyline, 'x', { set: putBack, get: () => undefined, enumerable: false });
}

/** A line of text on its baseline. It is measured first: the library aligns to columns, not to points. */
function printWords(shape: Words, scale: number, setter: TextSetter, source: Source | undefined): PdfNode {
  const size = shape.size * scale;
  const bold = shape.bold === true;
  const measure = (text: string) => setter.fonts.width(text, figureStyle.font, bold, size);
  const text = shape.maxWidth === undefined ? shape.text : cut(shape.text, shape.maxWidth * scale, measure);
  const width = measure(text);
  const shift = { start: 0, middle: width / 2, end: width }[shape.align ?? 'start'];
  return {
    ...setter.set(text, 'figureWords', source),
    fontSize: size,
    bold,
    color: inkColours[shape.colour ?? 'text'],
    noWrap: true,
    relativePosition: { x: shape.x * scale - shift, y: shape.y * scale - ascent[figureStyle.font] * size },
  };
}

/** The longest beginning that fits with an ellipsis after it. */
export function cut(text: string, room: number, measure: (text: string) => number): string {
  if (measure(text) <= room) return text;
  const characters = [...text];
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${characters.slice(0, middle).join('').trimEnd()}…`) <= room) low = middle;
    else high = middle - 1;
  }
  return `${characters.slice(0, low).join('').trimEnd()}…`;
}
