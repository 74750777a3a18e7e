import { create as parse } from '../../../node_modules/fontkit/dist/browser-module.mjs';
import type { ParsedFont } from '../typefaces';

export * from '../../../node_modules/fontkit/dist/browser-module.mjs';

/** Parsed once per file: the PDF library would parse every font again for every document (17 % of its time). */
const parsed = new WeakMap<Uint8Array, ParsedFont>();

export function create(bytes: Uint8Array, name?: string): ParsedFont {
  const held = parsed.get(bytes);
  if (held) return held;
  const font = parse(bytes, name);
  parsed.set(bytes, font);
  return font;
}
