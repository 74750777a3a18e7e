import type { BrowserContext, Page } from '@playwright/test';
import type { Wishes } from './device';

/** For how long a press waits for its button, ms. The machine may be busy with other things. */
export const patience = 20_000;

/** What the program must never cause: errors in the console, uncaught errors, violations of its content policy. */
export interface Troubles {
  readonly all: readonly string[];
}

/** Listens on every page of the context from its first script on. */
export async function watchTroubles(
  context: BrowserContext,
  on: Pick<Wishes, 'willBeWithdrawn' | 'hqWillBeRestored' | 'tokenWillRunOut' | 'copyOf'> & {
    readonly wasCut: () => boolean;
  },
): Promise<Troubles> {
  const all: string[] = [];
  await context.addInitScript(() => {
    globalThis.addEventListener('securitypolicyviolation', (event) => {
      console.error(`content policy: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`);
    });
  });
  const watch = (page: Page) => {
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      const text = `${message.text()} ${message.location().url}`.trim();
      // The browser itself tells of every request that finds no network; a cut line is meant to cause them.
      if (on.wasCut() && /^Failed to load resource: net::ERR_/.test(text)) return;
      // How a device asks whether headquarters has a file already; the browser writes down every "no".
      if (/^Failed to load resource: .* 404 .*\/v1\/blobs\/[0-9a-f]{64}\?space=/.test(text)) return;
      // How headquarters tells a device that it was withdrawn.
      if (on.willBeWithdrawn && /^Failed to load resource: .* 403 .*\/v1\//.test(text)) return;
      // After a restore headquarters knows neither the token it gave since nor the last changes, and asks for both.
      if (on.hqWillBeRestored && /^Failed to load resource: .* (401|409|410) .*\/v1\//.test(text)) return;
      // How a device learns that it has to ask for a new token.
      if (on.tokenWillRunOut && /^Failed to load resource: .* 401 .*\/v1\//.test(text)) return;
      // How headquarters tells a copy that another device has counted on under its name.
      if (on.copyOf && /^Failed to load resource: .* 409 .*\/v1\/push/.test(text)) return;
      // A copy that has become a device of its own is nobody's until it has a code.
      if (on.copyOf && /^Failed to load resource: .* 401 .*\/v1\//.test(text)) return;
      all.push(`console: ${text}`);
    });
    page.on('pageerror', (error) => all.push(`uncaught: ${error.stack ?? error.message}`));
    page.on('crash', () => all.push('the page crashed'));
  };
  for (const page of context.pages()) watch(page);
  context.on('page', watch);
  return { all };
}
