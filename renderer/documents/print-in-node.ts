import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import type { Result } from '#shared/base/result';
import type { DocumentPage } from '#shared/domain/documents/page';
import { fontShelf } from './font-shelf';
import type { MadePdf } from './make-pdf';
import { colourProfilePath, nodeFontFiles } from './node-font-files';
import type { PrintFacts } from './page-definition';
import { type Press, type PressRefusal, pressPage } from './press-page';
import { type ParsedFont, typefaces } from './typefaces';

export type { PressRefusal } from './press-page';

const files = new Map<string, Uint8Array>();

/** Reads the fonts of the packages and the colour profile; the printer asks for nothing else. */
function read(path: string): Uint8Array {
  const held = files.get(path) ?? readFileSync(path);
  files.set(path, held);
  return held;
}

const shelf = fontShelf({
  files: nodeFontFiles,
  read,
  parse: create as (bytes: Uint8Array) => ParsedFont,
  colourProfile: () => read(colourProfilePath),
});

/** The press of the command line and of the tests. */
export const nodePress: Press = { shelf, faces: typefaces({ parsed: shelf.parsed }) };

/** Prints a page to the same bytes as the window does. */
export const printInNode = (page: DocumentPage, facts: PrintFacts): Promise<Result<MadePdf, PressRefusal>> =>
  pressPage(page, facts, nodePress);
