import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { replaceFile } from './durable-file';
import { parseAddress } from './own-address';

/** What the person who started the program asked for, in the environment. */
export interface LaunchWishes {
  readonly hq: string | null;
  readonly code: string | null;
  readonly demo: boolean;
  readonly dataFolder: string | null;
}

/** Reads the wishes. An address that is no address is refused aloud rather than ignored. */
export function launchWishes(environment: Readonly<Record<string, string | undefined>>): LaunchWishes {
  return {
    hq: environment.FIELDPACT_HQ ? hqOrigin(environment.FIELDPACT_HQ) : null,
    code: environment.FIELDPACT_CODE || null,
    demo: environment.FIELDPACT_DEMO === '1',
    dataFolder: environment.FIELDPACT_DATA_DIR || null,
  };
}

function hqOrigin(address: string): string {
  const url = parseAddress(address);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new Error(`FIELDPACT_HQ is not a web address: ${address}`);
  }
  return url.origin;
}

const rememberedHq = z.strictObject({ hq: z.url() });

/**
 * The headquarters to speak to: the one asked for now, else the one asked for last time. It is kept outside the
 * window because the window's content policy names it before the window exists.
 */
export async function rememberHq(asked: string | null, path: string): Promise<string | null> {
  if (asked !== null) {
    await replaceFile(path, JSON.stringify({ hq: asked }));
    return asked;
  }
  try {
    return hqOrigin(rememberedHq.parse(JSON.parse(await readFile(path, 'utf8'))).hq);
  } catch {
    return null;
  }
}
