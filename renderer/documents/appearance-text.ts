import { clustersOf } from './clusters';
import { seenFromLeft } from './engine/bidi-line';
import { hintOf } from './fallback-fonts';
import { OutlinePath } from './outline-path';
import type { Press } from './press-page';
import type { Face, Family, ShapedText } from './typefaces';

/** A line of text shaped: its glyphs, one after another from the left, and how wide it is in ems. */
export interface ShapedLine {
  readonly runs: readonly { readonly shaped: ShapedText; readonly em: number }[];
  readonly width: number;
}

/** Shapes one line as the printer does: letters its family lacks in another, and each script in its direction. */
export function shapeLine(text: string, face: Face, { shelf, faces }: Press): ShapedLine {
  const runs = seenFromLeft(piecesOf(text, faces)).map(({ text: piece, family }) => {
    const font = shelf.parsed(family, face);
    return { shaped: font.layout(piece), em: font.unitsPerEm };
  });
  return { runs, width: runs.reduce((sum, { shaped, em }) => sum + shaped.advanceWidth / em, 0) };
}

/** Letters of a line that no font has, or for which a font drew the sign for a missing one. */
export function missingIn(text: string, face: Face, press: Press): readonly string[] {
  const hint = hintOf(text, '');
  const missing = clustersOf(text).filter((cluster) => press.faces.familyFor(cluster, wanted, hint) === null);
  if (missing.length > 0) return missing;
  const isUndrawn = shapeLine(text, face, press).runs.some(({ shaped }) => shaped.glyphs.some(({ id }) => id === 0));
  return isUndrawn ? [...new Set(text)].filter((character) => character > '\u007f') : [];
}

/** The line as filled outlines. The file needs no font for it, so nothing can be drawn otherwise by another font. */
export function outlinesOf(
  { runs }: ShapedLine,
  place: { readonly x: number; readonly y: number; readonly size: number },
) {
  const path = new OutlinePath();
  let x = place.x;
  for (const { shaped, em } of runs) {
    const scale = place.size / em;
    for (const [at, glyph] of shaped.glyphs.entries()) {
      const position = shaped.positions[at];
      if (!position) continue;
      path.add(glyph.path.commands, {
        x: x + position.xOffset * scale,
        y: place.y + position.yOffset * scale,
        scale,
      });
      x += position.xAdvance * scale;
    }
  }
  return path.end();
}

const wanted: Family = 'Inter';

function piecesOf(text: string, faces: Press['faces']): readonly { readonly text: string; readonly family: Family }[] {
  const hint = hintOf(text, '');
  const pieces: { text: string; readonly family: Family }[] = [];
  for (const cluster of clustersOf(text)) {
    const family = faces.familyFor(cluster, wanted, hint) ?? wanted;
    const last = pieces[pieces.length - 1];
    if (last?.family === family) last.text += cluster;
    else pieces.push({ text: cluster, family });
  }
  return pieces;
}
