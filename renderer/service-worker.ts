/**
 * Keeps the program itself on the device in the browser host, so that it opens and every screen draws with the
 * network unplugged. It knows the files of one build and nothing else: records and talk with headquarters never
 * pass through here. A new build brings a new worker, which takes over when the last window of the old one closes.
 */

/** Filled in by the build: every file of the program, and a name for this set of them. */
const files: readonly string[] = JSON.parse('__FILES__');
/** Files it can open without: they are kept once it runs, as far as there is room. */
const laterFiles: readonly string[] = JSON.parse('__LATER__');
const cacheName = 'program-__VERSION__';

/** The part of the service worker's world that is used here; the window's own types do not know it. */
interface ServiceWorkerScope {
  addEventListener(
    type: 'install' | 'activate',
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
  addEventListener(
    type: 'fetch',
    listener: (event: {
      readonly request: Request;
      respondWith(answer: Promise<Response>): void;
      waitUntil(work: Promise<unknown>): void;
    }) => void,
  ): void;
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
}

const scope = self as unknown as ServiceWorkerScope;

scope.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll([...files])));
});

scope.addEventListener('activate', (event) => {
  // The window of the very first start came from the network; without this its later pages would have to as well.
  event.waitUntil(forgetOtherBuilds().then(() => scope.clients.claim()));
  // Not waited for: until an activation is over nothing is answered.
  void keepLater();
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== scope.location.origin) return;
  const path = request.mode === 'navigate' && !headquartersOwn.test(pathname) ? '/index.html' : pathname;
  if (files.includes(path)) event.respondWith(fromCache(path, request));
  if (laterFiles.includes(path)) event.respondWith(fromCacheOrKept(path, request));
  if (request.mode === 'navigate') event.waitUntil(keepLater());
});

/** Pages that headquarters itself answers: the one that checks documents, certificates and lists. */
const headquartersOwn = /^\/(verify$|ca\/)/;

/** One after the other, so that nothing the person waits for stands behind them. What fails is tried at the next start. */
async function keepLater(): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const path of laterFiles) {
    if (await cache.match(path)) continue;
    if (!(await hasRoom())) return;
    const isKept = await cache.add(path).then(
      () => true,
      () => false,
    );
    if (!isKept) return;
  }
}

/** Records go first: with less room than this none of it is taken for fonts. */
const roomForRecords = 200 * 1024 ** 2;

async function hasRoom(): Promise<boolean> {
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  return quota - usage > roomForRecords;
}

async function fromCacheOrKept(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(path);
  if (kept) return kept;
  const fetched = await fetch(request);
  // On a full disk it is used and not kept.
  if (fetched.ok && (await hasRoom())) await cache.put(path, fetched.clone()).catch(() => undefined);
  return fetched;
}

async function fromCache(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  // The cache may have been cleared by the browser while the worker lives on.
  return (await cache.match(path)) ?? fetch(request);
}

async function forgetOtherBuilds(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('program-') && name !== cacheName).map((name) => caches.delete(name)),
  );
}
