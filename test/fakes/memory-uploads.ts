import { createHash } from 'node:crypto';

interface Begun {
  readonly sha256: string;
  readonly length: number;
  bytes: Uint8Array;
}

/** The files of a headquarters in memory: kept by their hash, taken in piece by piece as tus does. */
export class MemoryUploads {
  readonly blobs = new Map<string, Uint8Array>();
  readonly #uploads = new Map<string, Begun>();

  /** Answers for a file, from an offset on where it was asked for. */
  answer(method: string, sha256: string, asked: Headers): Response {
    const bytes = this.blobs.get(sha256);
    if (!bytes) return new Response(null, { status: 404 });
    const from = Number(/^bytes=(\d+)-$/.exec(asked.get('range') ?? '')?.[1] ?? 0);
    const rest = bytes.slice(from);
    const range = from === 0 ? {} : { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
    const headers = { 'content-length': String(rest.length), ...range };
    return new Response(method === 'HEAD' ? null : new Blob([rest]), { status: from === 0 ? 200 : 206, headers });
  }

  /** Takes a file in. */
  async take(method: string, url: URL, headers: Headers, init: RequestInit): Promise<Response> {
    if (method === 'POST') {
      const pairs = (headers.get('upload-metadata') ?? '').split(',').map((pair) => pair.split(' '));
      const metadata = new Map(pairs.map(([key = '', value = '']) => [key, Buffer.from(value, 'base64').toString()]));
      const id = `/v1/uploads/${this.#uploads.size + 1}`;
      const length = Number(headers.get('upload-length'));
      this.#uploads.set(id, { sha256: metadata.get('sha256') ?? '', length, bytes: new Uint8Array() });
      return new Response(null, { status: 201, headers: { location: id } });
    }
    const begun = this.#uploads.get(url.pathname);
    if (!begun) return new Response(null, { status: 404 });
    const offset = () => ({ 'upload-offset': String(begun.bytes.length), 'upload-length': String(begun.length) });
    if (method === 'HEAD') return new Response(null, { status: 200, headers: offset() });
    if (Number(headers.get('upload-offset')) !== begun.bytes.length) return new Response(null, { status: 409 });
    const piece = new Uint8Array(await new Response(init.body as BodyInit).arrayBuffer());
    begun.bytes = Buffer.concat([begun.bytes, piece]);
    if (begun.bytes.length === begun.length) {
      const hash = createHash('sha256').update(begun.bytes).digest('hex');
      if (hash !== begun.sha256) {
        this.#uploads.delete(url.pathname);
        return Response.json({ code: 'malformed', message: 'arrived damaged' }, { status: 422 });
      }
      this.blobs.set(hash, begun.bytes);
    }
    return new Response(null, { status: 204, headers: offset() });
  }
}
