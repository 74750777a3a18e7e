import type { Launch } from './host';

/**
 * Takes the wishes out of the address `…#/start?hq=…&code=…&demo=1` and removes them from it: a one-time code must
 * not stay in the address bar, in the history or in a bookmark. Any other address is left alone.
 */
export function takeLaunch(window: Window): Launch {
  const [path, query] = window.location.hash.slice(1).split('?', 2);
  if (path !== '/start') return { hq: null, code: null, demo: false };
  const wishes = new URLSearchParams(query);
  window.history.replaceState(window.history.state, '', `${window.location.pathname}${window.location.search}#/`);
  return { hq: webOrigin(wishes.get('hq')), code: wishes.get('code') || null, demo: wishes.get('demo') === '1' };
}

function webOrigin(address: string | null): string | null {
  const url = address ? URL.parse(address) : null;
  return url && /^https?:$/.test(url.protocol) ? url.origin : null;
}
