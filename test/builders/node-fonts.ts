import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Face,
  type Family,
  type FontFiles,
  type ParsedFont,
  type Typefaces,
  typefaces,
} from '../../renderer/documents/typefaces';

const require = createRequire(import.meta.url);
// The font reader of the PDF library itself: found the way the library finds it.
const pdfmake = createRequire(require.resolve('pdfmake/js/base.js'));
const { create } = createRequire(pdfmake.resolve('pdfkit'))('fontkit') as {
  create(bytes: Uint8Array): ParsedFont;
};

const file = (family: string, face: string, name: string) =>
  require.resolve(`@expo-google-fonts/${family}/${face}/${name}_${face}.ttf`);
const family = (folder: string, name: string) => ({
  normal: file(folder, '400Regular', name),
  bold: file(folder, '600SemiBold', name),
  italics: file(folder, '400Regular_Italic', name),
  bolditalics: file(folder, '600SemiBold_Italic', name),
});

/** The very font files of the window, as paths, for printing in Node. */
export const nodeFontFiles: FontFiles = {
  'Source Serif 4': family('source-serif-4', 'SourceSerif4'),
  Inter: family('inter', 'Inter'),
};

const parsed = new Map<string, ParsedFont>();

/** The parsed font file, as fontkit gives it. */
export function nodeFont(
  family: Family,
  face: Face,
): ParsedFont & { readonly ascent: number; readonly descent: number } {
  const path = nodeFontFiles[family][face];
  const font = parsed.get(path) ?? create(readFileSync(path));
  parsed.set(path, font);
  return font as ParsedFont & { readonly ascent: number; readonly descent: number };
}

export const nodeTypefaces = (): Typefaces => typefaces(nodeFont);
