import './shims/global-buffer';
import { create } from 'fontkit';
import { colourProfile } from './colour-profile';
import { fontNames } from './font-files';
import { fontShelf } from './font-shelf';
import { fontsLoaded, loadedFile, loadFallback } from './fonts-loaded';
import type { Press } from './press-page';
import { type ParsedFont, typefaces } from './typefaces';

const shelf = fontShelf({
  files: fontNames,
  read: loadedFile,
  parse: create as (bytes: Uint8Array) => ParsedFont,
  colourProfile: () => loadedFile(colourProfile.name),
});

const press: Press = { shelf, faces: typefaces({ parsed: shelf.parsed, load: loadFallback }) };

/** The press of a worker, once its fonts have come. */
export const pressReady: Promise<Press> = fontsLoaded.then(() => press);
