import { fontsToLoad } from './font-files';
import { provideFile } from './shims/fs';

/**
 * The fonts, fetched once. The worker imports this before the PDF library, so that they are on their way while the
 * library is still being read: that takes a third of a second on a cold start.
 */
export const fontsLoaded = Promise.all(
  fontsToLoad.map(async ({ address, name }) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`The font ${name} answered ${response.status}.`);
    provideFile(name, await response.arrayBuffer());
  }),
);
