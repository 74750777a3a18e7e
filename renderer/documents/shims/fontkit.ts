import { create as parse } from '../../../node_modules/fontkit/dist/browser-module.mjs';
import type { ParsedFont, ShapedText } from '../typefaces';

/** The one function the PDF library calls. Parsed once per file: the PDF library would parse every font again for every document. */
const parsed = new WeakMap<Uint8Array, ParsedFont>();

export function create(bytes: Uint8Array, name?: string): ParsedFont {
  const held = parsed.get(bytes);
  if (held) return held;
  const font = parse(bytes, name);
  rememberShapes(font);
  parsed.set(bytes, font);
  return font;
}

/** Enough for every word of many documents; then the memory starts afresh. */
const most = 20_000;

/**
 * Shaping is two thirds of the time a document takes, and the library shapes the same words in each document, and
 * text with font features again for each measuring. It scales the positions it gets in place, hence the copies.
 */
function rememberShapes(font: ParsedFont): void {
  const shape = font.layout.bind(font);
  const shapes = new Map<string, ShapedText>();
  font.layout = (text, features) => {
    const key = `${features ? JSON.stringify(features) : ''}\n${text}`;
    const held = shapes.get(key) ?? shape(text, features);
    if (shapes.size >= most) shapes.clear();
    shapes.set(key, held);
    return copied(held);
  };
}

function copied(shaped: ShapedText): ShapedText {
  const positions = shaped.positions.map((position) => ({ ...position }));
  return {
    glyphs: shaped.glyphs,
    positions,
    // Read by the library after it has scaled the positions, so it must follow them.
    get advanceWidth() {
      return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    },
  };
}
