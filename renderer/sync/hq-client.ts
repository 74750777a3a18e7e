import type { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import {
  blobPath,
  challengeReply,
  type EnrolReply,
  type EnrolRequest,
  enrolReply,
  type HelloReply,
  helloReply,
  type PullReply,
  type PushReply,
  problemSchema,
  pullReply,
  pushReply,
  type SignInReply,
  type SignInRequest,
  type SignInState,
  type signInQuestion,
  signInReply,
  signInState,
  type TokenReply,
  tokenReply,
  type tokenRequest,
} from '#shared/contracts/hq-api';
import { type CheckpointsReply, checkpointsReply, type LinksReply, linksReply } from '#shared/contracts/hq-log';
import {
  type IdentityReply,
  type IdentityRequest,
  identityReply,
  type TrustReply,
  trustReply,
} from '#shared/contracts/hq-signing';
import { type Delivery, type Envelope, type PackedBody, packed } from './delivery';
import type { Way } from './speed';
import type { SyncWorld } from './sync-world';
import type { Trouble } from './trouble';

/** Longer than the slowest answer of a healthy HQ; a connection that hangs must not hold up sync for ever. */
const patience = { hello: 10_000, call: 60_000 } as const;

/** Speaks HTTP with one headquarters. Every answer is parsed at this door; what is not from HQ is told apart from HQ's refusals. */
export class HqClient {
  readonly address: string;
  readonly #world: SyncWorld;
  readonly #renew: ((stale: string) => Promise<Result<string, Trouble>>) | null;
  readonly #stop: AbortSignal;
  readonly #moved: (way: Way, bytes: number) => void;
  #token: string | null;

  /** @param on `renew` is asked once for a new token when HQ does not take the one there is */
  constructor(on: {
    readonly address: string;
    readonly token: string | null;
    readonly renew?: (stale: string) => Promise<Result<string, Trouble>>;
    readonly world: SyncWorld;
    readonly stop: AbortSignal;
    /** Told of the bytes of every call but those of files. */
    readonly moved?: (way: Way, bytes: number) => void;
  }) {
    this.#moved = on.moved ?? (() => undefined);
    this.#renew = on.renew ?? null;
    this.address = on.address.replace(/\/+$/, '');
    this.#world = on.world;
    this.#token = on.token;
    this.#stop = on.stop;
  }

  /**
   * Who answers. The only proof of being online: a captive portal answers everything, but not this.
   *
   * @param program the version of this program, which HQ shows beside the device
   */
  async hello(program: string): Promise<Result<HelloReply, Trouble>> {
    const response = await this.#ask(`/v1/hello?${new URLSearchParams({ program })}`, { patience: patience.hello });
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

  /** Proves the device's key; see `access-token.ts`. */
  challenge(device: string): Promise<Result<{ readonly challenge: string }, Trouble>> {
    return this.#call('/v1/challenge', challengeReply, JSON.stringify({ device }));
  }

  token(request: z.infer<typeof tokenRequest>): Promise<Result<TokenReply, Trouble>> {
    return this.#call('/v1/token', tokenReply, JSON.stringify(request));
  }

  signIn(request: SignInRequest): Promise<Result<SignInReply, Trouble>> {
    return this.#call('/v1/sign-in', signInReply, JSON.stringify(request));
  }

  signInState(ticket: string, question: z.infer<typeof signInQuestion>): Promise<Result<SignInState, Trouble>> {
    return this.#call(`/v1/sign-in/${encodeURIComponent(ticket)}`, signInState, JSON.stringify(question));
  }

  async push(delivery: Delivery, envelope: Envelope): Promise<Result<PushReply, Trouble>> {
    const body = await delivery.close(envelope);
    return this.#parsed(await this.#ask('/v1/push', { method: 'POST', body }), pushReply);
  }

  pull(of: {
    readonly space: string;
    readonly epoch: string;
    readonly after: number;
    /** Hash of the entry at `after`, by which HQ and device know that they speak of the same log; empty: not known. */
    readonly hash: string;
    readonly limit: number;
  }): Promise<Result<PullReply, Trouble>> {
    const query = new URLSearchParams({
      space: of.space,
      epoch: of.epoch,
      after: String(of.after),
      ...(of.hash === '' ? {} : { hash: of.hash }),
      limit: String(of.limit),
    });
    return this.#call(`/v1/pull?${query}`, pullReply, null);
  }

  /** The links of a territory's chain behind an entry. */
  links(space: string, after: number, limit: number): Promise<Result<LinksReply, Trouble>> {
    const query = new URLSearchParams({ space, after: String(after), limit: String(limit) });
    return this.#call(`/v1/log/links?${query}`, linksReply, null);
  }

  checkpoints(space: string): Promise<Result<CheckpointsReply, Trouble>> {
    return this.#call(`/v1/checkpoints?${new URLSearchParams({ space })}`, checkpointsReply, null);
  }

  /** Any other question, for the console of headquarters. */
  async json<Reply>(
    path: string,
    schema: z.ZodType<Reply>,
    how: {
      readonly method?: 'GET' | 'POST' | 'DELETE';
      readonly body?: unknown;
      readonly signal?: AbortSignal | undefined;
      /** Ms; left out: as long as any call. */
      readonly patience?: number | undefined;
    } = {},
  ): Promise<Result<Reply, Trouble>> {
    const body = how.body === undefined ? {} : { body: await packed(JSON.stringify(how.body)) };
    const patience = how.patience === undefined ? {} : { patience: how.patience };
    const asked = { method: how.method ?? ('GET' as const), ...body, ...patience, ...pick(how.signal) };
    return this.#parsed(await this.#ask(path, asked), schema);
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
  async holds(
    space: string,
    { sha256, bytes }: { readonly sha256: string; readonly bytes: number },
    signal?: AbortSignal,
  ): Promise<Result<boolean, Trouble>> {
    const path = `${blobPath(sha256)}?${new URLSearchParams({ space })}`;
    const response = await this.#ask(path, { method: 'HEAD', ...pick(signal) });
    if (!response.ok) return response;
    // A captive portal says yes to everything, but it does not know how long the file is.
    const length = response.value.headers.get('content-length');
    if (response.value.ok) return length === String(bytes) ? ok(true) : refuse<Trouble>({ kind: 'not-hq' });
    return response.value.status === 404 ? ok(false) : refuse(await troubleOf(response.value));
  }

  /**
   * The bytes of a file from an offset on, or null where HQ does not hold it. HQ may begin at its beginning all the same.
   */
  async file(
    space: string,
    sha256: string,
    on: { readonly from: number; readonly signal?: AbortSignal } = { from: 0 },
  ): Promise<Result<FileBytes | null, Trouble>> {
    const path = `${blobPath(sha256)}?${new URLSearchParams({ space })}`;
    const range = on.from > 0 ? { range: `bytes=${on.from}-` } : {};
    // No limit of time: a large file takes hours on a thin line. Who reads it watches that it does not fall silent.
    const response = await this.#ask(path, { patience: null, headers: range, ...pick(on.signal) });
    if (!response.ok) return response;
    const { status, body } = response.value;
    if (status === 404) return ok(null);
    if (!response.value.ok || !body) return refuse(await troubleOf(response.value));
    return ok({ from: status === 206 ? on.from : 0, content: body });
  }

  /** The stream of HQ's pokes, of every territory. It has no time limit; the listener watches the heartbeats. */
  async events(signal: AbortSignal): Promise<ReadableStream<Uint8Array> | null> {
    const response = await this.#ask('/v1/events', { patience: null, signal });
    if (!response.ok) return null;
    const { body, headers, ok: accepted } = response.value;
    if (accepted && body && headers.get('content-type')?.startsWith('text/event-stream')) return body;
    await body?.cancel();
    return null;
  }

  /** A new token before the old one ends. */
  async renewToken(): Promise<Result<null, Trouble>> {
    if (this.#token === null || !this.#renew) return ok(null);
    const renewed = await this.#renew(this.#token);
    if (!renewed.ok) return renewed;
    this.#token = renewed.value;
    return ok(null);
  }

  get authorization(): { readonly [name: string]: string } {
    return this.#token === null ? {} : { authorization: `Bearer ${this.#token}` };
  }

  async #call<Reply>(path: string, schema: z.ZodType<Reply>, body: string | null): Promise<Result<Reply, Trouble>> {
    const how = body === null ? {} : { method: 'POST' as const, body: await packed(body) };
    return this.#parsed(await this.#ask(path, how), schema);
  }

  async #parsed<Reply>(response: Result<Response, Trouble>, schema: z.ZodType<Reply>): Promise<Result<Reply, Trouble>> {
    if (!response.ok) return response;
    if (!response.value.ok) return refuse(await troubleOf(response.value));
    const parsed = schema.safeParse(await jsonOf(response.value));
    return parsed.success ? ok(parsed.data) : refuse({ kind: 'not-hq' });
  }

  #count(response: Response, { method, body }: Question): void {
    const sent = body?.body;
    if (sent !== undefined) this.#moved('up', sent instanceof Blob ? sent.size : String(sent).length);
    if (method !== 'HEAD') this.#moved('down', Number(response.headers.get('content-length') ?? 0));
  }

  /** Asks, and once more with a new token where HQ does not take the one there was. */
  async #ask(path: string, how: Question): Promise<Result<Response, Trouble>> {
    const response = await this.#askOnce(path, how);
    const stale = this.#token;
    if (!response.ok || response.value.status !== 401 || !this.#renew || stale === null) return response;
    const problem = problemSchema.safeParse(await jsonOf(response.value.clone()));
    if (problem.success && problem.data.code !== 'unauthorised') return response;
    const renewed = await this.#renew(stale);
    if (!renewed.ok) return renewed;
    this.#token = renewed.value;
    return this.#askOnce(path, how);
  }

  async #askOnce(path: string, how: Question): Promise<Result<Response, Trouble>> {
    if (this.#stop.aborted) return refuse({ kind: 'stopped' });
    const limit = how.patience === undefined ? patience.call : how.patience;
    const signals = [this.#stop, how.signal, limit === null ? undefined : AbortSignal.timeout(limit)];
    try {
      const response = await this.#world.fetch(this.address + path, {
        method: how.method ?? 'GET',
        headers: { ...this.authorization, ...how.body?.headers, ...how.headers },
        signal: AbortSignal.any(signals.filter((signal) => signal !== undefined)),
        cache: 'no-store',
        credentials: 'omit',
        // HQ never redirects; a captive portal does.
        redirect: 'error',
        ...(how.body ? { body: how.body.body } : {}),
      });
      if (limit !== null) this.#count(response, how);
      return ok(response);
    } catch {
      // Refused, timed out, reset, or aborted: fetch does not tell them apart and neither does sync.
      return refuse({ kind: this.#stop.aborted ? 'stopped' : 'unreachable' });
    }
  }
}

interface Question {
  readonly method?: 'GET' | 'POST' | 'HEAD' | 'DELETE';
  readonly body?: PackedBody;
  readonly headers?: { readonly [name: string]: string };
  readonly patience?: number | null;
  readonly signal?: AbortSignal;
}

export interface FileBytes {
  /** Where the bytes begin. */
  readonly from: number;
  readonly content: ReadableStream<Uint8Array<ArrayBuffer>>;
}

function pick(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
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
