import { colourProfile } from './colour-profile';
import type { Fallback } from './fallback-fonts';
import { type FontToLoad, fallbackFont, ownFonts } from './font-files';

const files = new Map<string, Uint8Array>();

async function load({ address, name }: FontToLoad): Promise<void> {
  if (files.has(name)) return;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The font ${name} answered ${response.status}.`);
  files.set(name, new Uint8Array(await response.arrayBuffer()));
}

/**
 * The fonts of every document, fetched once. The worker imports this before the PDF library, so that they are on
 * their way while the library is still being read: that takes a third of a second on a cold start.
 */
export const fontsLoaded: Promise<unknown> = Promise.all([...ownFonts, colourProfile].map(load));

/** A font for letters that the document's own two lack; fetched when the first document needs it. */
export const loadFallback = (family: Fallback): Promise<void> => load(fallbackFont(family));

/** What was fetched. Nothing else can be read: there is no disk and no network behind it. */
export function loadedFile(name: string): Uint8Array {
  const file = files.get(name);
  if (!file) throw new Error(`Not fetched: ${name}`);
  return file;
}
