import type { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import {
  blobPath,
  type EnrolReply,
  type EnrolRequest,
  enrolReply,
  type HelloReply,
  helloReply,
  type PullReply,
  type PushReply,
  type PushRequest,
  problemSchema,
  pullReply,
  pushReply,
} from '#shared/contracts/hq-api';
import {
  type IdentityReply,
  type IdentityRequest,
  identityReply,
  type TrustReply,
  trustReply,
} from '#shared/contracts/hq-signing';
import type { SyncWorld } from './sync-world';
import type { Trouble } from './trouble';

/** Longer than the slowest answer of a healthy HQ; a connection that hangs must not hold up sync for ever. */
const patience = { hello: 10_000, call: 60_000, file: 15 * 60_000 } as const;

/** Below this, packing costs more than it saves. */
const worthPacking = 1_024;

/** Speaks HTTP with one headquarters. Every answer is parsed at this door; what is not from HQ is told apart from HQ's refusals. */
export class HqClient {
  readonly address: string;
  readonly #world: SyncWorld;
  readonly #token: string | null;
  readonly #stop: AbortSignal;

  constructor(on: {
    readonly address: string;
    readonly token: string | null;
    readonly world: SyncWorld;
    readonly stop: AbortSignal;
  }) {
    this.address = on.address.replace(/\/+$/, '');
    this.#world = on.world;
    this.#token = on.token;
    this.#stop = on.stop;
  }

  /** Who answers. The only proof of being online: a captive portal answers everything, but not this. */
  async hello(): Promise<Result<HelloReply, Trouble>> {
    const response = await this.#ask('/v1/hello', { patience: patience.hello });
    if (!response.ok) return response;
    if (response.value.ok) {
      const reply = helloReply.safeParse(await jsonOf(response.value));
      return reply.success ? ok(reply.data) : refuse({ kind: 'not-hq' });
    }
    const trouble = await troubleOf(response.value);
    // A name that resolves to somebody's web server answers 404; only HQ answers with a problem of its own.
    return refuse(trouble.kind === 'problem' || trouble.kind === 'busy' ? trouble : { kind: 'not-hq' });
  }

  enrol(request: EnrolRequest): Promise<Result<EnrolReply, Trouble>> {
    return this.#call('/v1/devices', enrolReply, JSON.stringify(request));
  }

  push(request: PushRequest): Promise<Result<PushReply, Trouble>> {
    return this.#call('/v1/push', pushReply, JSON.stringify(request));
  }

  pull(of: {
    readonly space: string;
    readonly epoch: string;
    readonly after: number;
    readonly limit: number;
  }): Promise<Result<PullReply, Trouble>> {
    const query = new URLSearchParams({
      space: of.space,
      epoch: of.epoch,
      after: String(of.after),
      limit: String(of.limit),
    });
    return this.#call(`/v1/pull?${query}`, pullReply, null);
  }

  /** Asks for the certificates of this device's keys. */
  identity(request: IdentityRequest): Promise<Result<IdentityReply, Trouble>> {
    return this.#call('/v1/identity', identityReply, JSON.stringify(request));
  }

  /** What is needed to check signatures without a network. */
  trust(): Promise<Result<TrustReply, Trouble>> {
    return this.#call('/v1/trust', trustReply, null);
  }

  /** Whether HQ holds the file and has re-hashed it. */
  async holds(space: string, { sha256, bytes }: { readonly sha256: string; readonly bytes: number }) {
    const response = await this.#ask(`${blobPath(sha256)}?${new URLSearchParams({ space })}`, { method: 'HEAD' });
    if (!response.ok) return response;
    // A captive portal says yes to everything, but it does not know how long the file is.
    const length = response.value.headers.get('content-length');
    if (response.value.ok) return length === String(bytes) ? ok(true) : refuse<Trouble>({ kind: 'not-hq' });
    return response.value.status === 404 ? ok(false) : refuse(await troubleOf(response.value));
  }

  /** The bytes of a file, or null where HQ does not hold it. */
  async file(space: string, sha256: string): Promise<Result<ReadableStream<Uint8Array<ArrayBuffer>> | null, Trouble>> {
    const path = `${blobPath(sha256)}?${new URLSearchParams({ space })}`;
    const response = await this.#ask(path, { patience: patience.file });
    if (!response.ok) return response;
    if (response.value.status === 404) return ok(null);
    if (!response.value.ok || !response.value.body) return refuse(await troubleOf(response.value));
    return ok(response.value.body);
  }

  /** The stream of HQ's pokes. It has no time limit; the listener watches the heartbeats. */
  async events(space: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array> | null> {
    const response = await this.#ask(`/v1/events?${new URLSearchParams({ space })}`, { patience: null, signal });
    if (!response.ok) return null;
    const { body, headers, ok: accepted } = response.value;
    if (accepted && body && headers.get('content-type')?.startsWith('text/event-stream')) return body;
    await body?.cancel();
    return null;
  }

  get authorization(): { readonly [name: string]: string } {
    return this.#token === null ? {} : { authorization: `Bearer ${this.#token}` };
  }

  async #call<Reply>(path: string, schema: z.ZodType<Reply>, body: string | null): Promise<Result<Reply, Trouble>> {
    const response = await this.#ask(path, body === null ? {} : { method: 'POST', body });
    if (!response.ok) return response;
    if (!response.value.ok) return refuse(await troubleOf(response.value));
    const parsed = schema.safeParse(await jsonOf(response.value));
    return parsed.success ? ok(parsed.data) : refuse({ kind: 'not-hq' });
  }

  async #ask(
    path: string,
    how: {
      readonly method?: 'POST' | 'HEAD';
      readonly body?: string;
      readonly patience?: number | null;
      readonly signal?: AbortSignal;
    },
  ): Promise<Result<Response, Trouble>> {
    if (this.#stop.aborted) return refuse({ kind: 'stopped' });
    const limit = how.patience === undefined ? patience.call : how.patience;
    const signals = [this.#stop, how.signal, limit === null ? undefined : AbortSignal.timeout(limit)];
    const packed = how.body === undefined ? null : await pack(how.body);
    try {
      const response = await this.#world.fetch(this.address + path, {
        method: how.method ?? 'GET',
        headers: { ...this.authorization, ...packed?.headers },
        signal: AbortSignal.any(signals.filter((signal) => signal !== undefined)),
        cache: 'no-store',
        credentials: 'omit',
        // HQ never redirects; a captive portal does.
        redirect: 'error',
        ...(packed ? { body: packed.body } : {}),
      });
      return ok(response);
    } catch {
      // Refused, timed out, reset, or aborted: fetch does not tell them apart and neither does sync.
      return refuse({ kind: this.#stop.aborted ? 'stopped' : 'unreachable' });
    }
  }
}

/** What a refusing answer means. */
export async function troubleOf(response: Response): Promise<Trouble> {
  const problem = problemSchema.safeParse(await jsonOf(response));
  const after = retryAfter(response.headers.get('retry-after'));
  if (problem.success && problem.data.code !== 'busy') return { kind: 'problem', problem: problem.data };
  if (problem.success || response.status === 429 || response.status >= 500) return { kind: 'busy', after };
  return { kind: 'not-hq' };
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    // A body that broke off or is no JSON; the schema refuses it.
    return undefined;
  }
}

/** Seconds, as HQ writes it, in ms. The date form is not used: it would need a right clock. */
function retryAfter(header: string | null): number | null {
  const seconds = header === null ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

async function pack(text: string): Promise<{ body: BodyInit; headers: { readonly [name: string]: string } }> {
  const headers = { 'content-type': 'application/json' };
  if (text.length < worthPacking) return { body: text, headers };
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  // Read to its end first: a streamed request body is refused over HTTP/1.1.
  return { body: await new Response(packed).blob(), headers: { ...headers, 'content-encoding': 'gzip' } };
}
