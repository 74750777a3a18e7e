import { create as parse } from '../../../node_modules/fontkit/dist/browser-module.mjs';
import type { ParsedFont, ShapedText } from '../typefaces';
import { oneOfAKind } from './one-of-a-kind';

/** The one function the PDF library calls. Parsed once per file: it would parse every font again for every document. */
const parsed = oneOfAKind('fonts', () => new WeakMap<Uint8Array, ParsedFont>());
const forgetting = oneOfAKind('forgetting', () => new Set<() => void>());

export function create(bytes: Uint8Array, name?: string): ParsedFont {
  const held = parsed.get(bytes);
  if (held) return held;
  const font = parse(bytes, name) as ParsedFont & { _glyphs: object };
  rememberShapes(font);
  forgetting.add(() => {
    font._glyphs = {};
  });
  parsed.set(bytes, font);
  return font;
}

/**
 * To be called before each document. A font keeps every glyph it has made, with the character it was first made
 * for; blank and no-break blank share one glyph, so without this a file would depend on what was printed before it.
 */
export function startAfresh(): void {
  for (const forget of forgetting) forget();
}

/**
 * Shaping is two thirds of the time a document takes, and text with font features is shaped again each time it is
 * measured or drawn. The library scales the positions it gets in place, hence the copies.
 */
function rememberShapes(font: ParsedFont): void {
  const shape = font.layout.bind(font);
  const shapes = new Map<string, ShapedText>();
  forgetting.add(() => shapes.clear());
  font.layout = (text, features) => {
    const key = `${features ? JSON.stringify(features) : ''}\n${text}`;
    const held = shapes.get(key) ?? shape(text, features);
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
