import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';
import type { SyncWorld } from './sync-world';

/** Lets the upload library speak through the same `fetch` as everything else, in the window and in tests. */
export class FetchHttpStack implements HttpStack {
  readonly #world: SyncWorld;
  readonly #stop: AbortSignal;

  constructor(world: SyncWorld, stop: AbortSignal) {
    this.#world = world;
    this.#stop = stop;
  }

  createRequest(method: string, url: string): HttpRequest {
    return new FetchRequest(method, url, this.#world, this.#stop);
  }

  getName(): string {
    return 'fetch';
  }
}

class FetchRequest implements HttpRequest {
  readonly #headers = new Headers();
  readonly #aborted = new AbortController();
  readonly #method: string;
  readonly #url: string;
  readonly #world: SyncWorld;
  readonly #stop: AbortSignal;

  constructor(method: string, url: string, world: SyncWorld, stop: AbortSignal) {
    this.#method = method;
    this.#url = url;
    this.#world = world;
    this.#stop = stop;
  }

  getMethod(): string {
    return this.#method;
  }

  getURL(): string {
    return this.#url;
  }

  setHeader(header: string, value: string): void {
    this.#headers.set(header, value);
  }

  getHeader(header: string): string | undefined {
    return this.#headers.get(header) ?? undefined;
  }

  setProgressHandler(): void {
    // fetch tells no progress within a request; pieces of 8 MiB are fine enough.
  }

  async send(body: BodyInit | null): Promise<HttpResponse> {
    const response = await this.#world.fetch(this.#url, {
      method: this.#method,
      headers: this.#headers,
      signal: AbortSignal.any([this.#aborted.signal, this.#stop, AbortSignal.timeout(pieceTimeout)]),
      credentials: 'omit',
      redirect: 'error',
      ...(body === null ? {} : { body }),
    });
    const text = await response.text();
    return {
      getStatus: () => response.status,
      getHeader: (header) => response.headers.get(header) ?? undefined,
      getBody: () => text,
      getUnderlyingObject: () => response,
    };
  }

  async abort(): Promise<void> {
    this.#aborted.abort();
  }

  getUnderlyingObject(): null {
    return null;
  }
}

/** 8 MiB in five minutes is 28 KB a second; a slower line than that is treated as a broken one. */
const pieceTimeout = 5 * 60_000;
