import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';
import type { HqClient } from './hq-client';
import type { SyncWorld } from './sync-world';

/**
 * Lets the upload library speak through the same `fetch` as everything else, in the window and in tests. A large file
 * takes longer than a token lives: each request carries the token of its moment.
 */
export class FetchHttpStack implements HttpStack {
  readonly #client: HqClient;
  readonly #world: SyncWorld;
  readonly #stop: AbortSignal;

  constructor(client: HqClient, world: SyncWorld, stop: AbortSignal) {
    this.#client = client;
    this.#world = world;
    this.#stop = stop;
  }

  createRequest(method: string, url: string): HttpRequest {
    return new FetchRequest(method, url, { client: this.#client, world: this.#world, stop: this.#stop });
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
  readonly #on: { readonly client: HqClient; readonly world: SyncWorld; readonly stop: AbortSignal };

  constructor(
    method: string,
    url: string,
    on: { readonly client: HqClient; readonly world: SyncWorld; readonly stop: AbortSignal },
  ) {
    this.#method = method;
    this.#url = url;
    this.#on = on;
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
    let response = await this.#sendOnce(body);
    if (response.status === 401 && (await this.#on.client.renewToken()).ok) response = await this.#sendOnce(body);
    const text = await response.text();
    const { status, headers } = response;
    return {
      getStatus: () => status,
      getHeader: (header) => headers.get(header) ?? undefined,
      getBody: () => text,
      getUnderlyingObject: () => response,
    };
  }

  #sendOnce(body: BodyInit | null): Promise<Response> {
    const { client, world, stop } = this.#on;
    for (const [name, value] of Object.entries(client.authorization)) this.#headers.set(name, value);
    return world.fetch(this.#url, {
      method: this.#method,
      headers: this.#headers,
      signal: AbortSignal.any([this.#aborted.signal, stop, AbortSignal.timeout(pieceTimeout)]),
      credentials: 'omit',
      redirect: 'error',
      ...(body === null ? {} : { body }),
    });
  }

  async abort(): Promise<void> {
    this.#aborted.abort();
  }

  getUnderlyingObject(): null {
    return null;
  }
}

/** 8 MiB in five minutes is 28 KB a second; a slower line than that is treated as a broken one. Larger pieces only go over quick lines. */
const pieceTimeout = 5 * 60_000;
