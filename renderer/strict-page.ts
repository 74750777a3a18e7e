import { config } from 'zod';

/**
 * What this page must do, before anything else runs, to live under its own content policy. main.tsx imports it
 * first, for its effect.
 *
 * The policy has `require-trusted-types-for 'script'`, so `new Worker(address)` with a plain address is refused.
 * The default policy below lets exactly the scripts pass that were built beside this one; nothing else, no source
 * text at all, and no HTML but the empty one, with which React Aria empties what it reads out. A worker can then be started in the literal form the bundler recognises:
 * `new Worker(new URL('./some-worker.ts', import.meta.url), { type: 'module' })`.
 */
const ownScripts = new URL(/* @vite-ignore */ '.', import.meta.url);

interface TrustedTypesOfPage {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string | null; createHTML(html: string): string | null },
  ): unknown;
}

/** The one script that lies above the others, so that its scope is the whole program; see service-worker.ts. */
const serviceWorker = '../service-worker.js';

/** The address, if it is a script that was built together with this page; otherwise null, which the browser refuses. */
export function ownScriptAddress(address: string, beside: URL = ownScripts): string | null {
  const url = URL.canParse(address, beside) ? new URL(address, beside) : null;
  if (url?.href === new URL(serviceWorker, beside).href) return url.href;
  // Compared piece by piece: the origin of an `app:` address is opaque outside a browser.
  const own =
    url !== null &&
    url.protocol === beside.protocol &&
    url.host === beside.host &&
    url.username === '' &&
    url.pathname.startsWith(beside.pathname) &&
    /^[\w.-]+\.js$/.test(url.pathname.slice(beside.pathname.length));
  return own ? url.href : null;
}

/** HTML that can carry nothing: none. Without it, typing into a date would end in a refused assignment. */
export function emptyHtml(html: string): string | null {
  return html === '' ? html : null;
}

const trustedTypes = (globalThis as { trustedTypes?: TrustedTypesOfPage }).trustedTypes;
// The development server sends no such policy, and its scripts live all over the place.
if (trustedTypes && !import.meta.env.DEV) {
  trustedTypes.createPolicy('default', {
    createScriptURL: (address) => ownScriptAddress(address),
    createHTML: emptyHtml,
  });
}

// Otherwise the schema library probes for `eval`, which the policy reports as a violation even though it is caught.
config({ jitless: true });
