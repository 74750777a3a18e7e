import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { protocol } from 'electron';
import { contentPolicy } from '#shared/contracts/content-policy';
import { desktopOrigin } from '#shared/contracts/desktop-bridge';
import { isMissing } from './durable-file';

const scheme = 'app';

/**
 * Must run before the program is ready. `bypassCSP` is not among the privileges, and must never be.
 *
 * @param development the window then comes from another origin, and reads its blobs from this one
 */
export function registerScheme(development: boolean): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true, stream: true };
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { ...privileges, corsEnabled: development } }]);
}

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.icc': 'application/vnd.iccprofile',
  '.wasm': 'application/wasm',
};

type Manifest = ReadonlyMap<string, { readonly path: string; readonly mime: string }>;
type Asked = Pick<Request, 'url' | 'method' | 'headers'>;

/** Every file of the built window, listed once. An address that is not in the list does not exist. */
export async function readManifest(folder: string): Promise<Manifest> {
  const manifest = new Map<string, { path: string; mime: string }>();
  await list(folder, '', manifest);
  const index = manifest.get('/index.html');
  if (index) manifest.set('/', index);
  return manifest;
}

/** Folder by folder: the archive a packaged program reads from has no recursive listing to rely on. */
async function list(folder: string, under: string, into: Map<string, { path: string; mime: string }>): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await list(path, `${under}/${entry.name}`, into);
    const mime = mimeTypes[extname(entry.name)] ?? 'application/octet-stream';
    if (entry.isFile()) into.set(`${under}/${entry.name}`, { path, mime });
  }
}

/** Answers the requests of the window: the files it was built into, and the blobs it keeps. */
export function answerRequests(pages: {
  readonly manifest: Manifest;
  readonly blobPath: (sha256: string) => string;
  readonly hq: string | null;
  /** Origin of the window. */
  readonly own: string;
}) {
  const { manifest, blobPath, hq, own } = pages;
  const policy = contentPolicy(hq);
  return async (request: Asked): Promise<Response> => {
    if (request.method !== 'GET') return refused(405, policy);
    const path = plainPath(request.url);
    if (path === null) return refused(404, policy);
    const sha256 = /^\/blobs\/([0-9a-f]{64})$/.exec(path)?.[1];
    if (sha256 !== undefined) return blob(blobPath(sha256), request.headers.get('range'), own);
    const file = manifest.get(path);
    if (!file) return refused(404, policy);
    // Read whole, through the file system Electron patches: inside the packaged archive a stream has no descriptor.
    return new Response(new Uint8Array(await readFile(file.path)), { headers: headers(file.mime, policy) });
  };
}

/**
 * The path of an address of ours, or null. Only the signs our own file names use get through, so an encoding,
 * a backslash or a NUL never reaches the manifest, whatever a parser along the way would make of it.
 */
function plainPath(address: string): string | null {
  if (!address.startsWith(`${desktopOrigin}/`)) return null;
  const path = address.slice(desktopOrigin.length).replace(/[?#].*$/s, '');
  return /^\/[\w./-]*$/.test(path) && !path.includes('..') ? path : null;
}

/**
 * Serves a blob as bytes without a meaning. They come from outside (evidence, sync), so they must not become a
 * script, a style or a page: no type, no sniffing, and a policy of their own that allows nothing.
 */
async function blob(path: string, range: string | null, own: string): Promise<Response> {
  const policy = "default-src 'none'; sandbox";
  let size: number;
  try {
    size = (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return refused(404, policy);
    throw error;
  }
  const common = {
    ...headers('application/octet-stream', policy),
    ...(own === desktopOrigin ? {} : fromElsewhere(own)),
    'cache-control': 'no-store',
    'accept-ranges': 'bytes',
  };
  const part = range === null ? { start: 0, end: size - 1 } : parseRange(range, size);
  if (!part) return new Response(null, { status: 416, headers: { ...common, 'content-range': `bytes */${size}` } });
  const length = part.end - part.start + 1;
  const body = length === 0 ? null : streamOf(path, part);
  const partly = range === null ? {} : { 'content-range': `bytes ${part.start}-${part.end}/${size}` };
  return new Response(body, {
    status: range === null ? 200 : 206,
    headers: { ...common, ...partly, 'content-length': String(length) },
  });
}

/** In development the window comes from another origin, exactly this one. */
const fromElsewhere = (own: string) => ({
  'access-control-allow-origin': own,
  'cross-origin-resource-policy': 'cross-origin',
});

function streamOf(path: string, part: { start: number; end: number }): ReadableStream<Uint8Array> {
  return Readable.toWeb(createReadStream(path, part)) as ReadableStream<Uint8Array>;
}

function parseRange(range: string, size: number): { start: number; end: number } | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range) ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start <= end ? { start, end } : null;
}

function refused(status: 404 | 405, policy: string): Response {
  return new Response(null, { status, headers: headers('text/plain; charset=utf-8', policy) });
}

function headers(mime: string, policy: string): Record<string, string> {
  return {
    'content-type': mime,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  };
}
