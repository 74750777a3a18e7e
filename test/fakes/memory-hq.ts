import { createHash } from 'node:crypto';
import {
  type Ack,
  enrolRequest,
  limits,
  type Problem,
  type PullReply,
  type PushRequest,
  pushRequest,
} from '#shared/contracts/hq-api';
import { type Change, type ChangeBody, deviceTag, dotOf, readChangeBody } from '#shared/sync/change';
import { type Head, inOrder, type RowState } from '#shared/sync/row';

/** What the line or HQ does to one request. `lost-ack`: HQ does what it is asked and nobody hears it. */
export type Fault =
  | 'lost-request'
  | 'lost-ack'
  | 'server-error'
  | 'too-many'
  | 'portal'
  | 'revoked'
  | 'unauthorised'
  | 'cut-body';

interface Logged {
  readonly change: ChangeBody;
  readonly text: string;
  readonly dot: string;
  readonly by: string;
  readonly ack: Ack;
}

interface EnrolledDevice {
  readonly token: string;
  readonly user: { readonly id: string; readonly name: string };
  readonly publicKey: string;
}

interface Begun {
  readonly sha256: string;
  readonly length: number;
  bytes: Uint8Array;
}

const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });
const problem = (value: Problem, status: number) => json(value, status);

/** A headquarters in memory that keeps the contract of `hq-api.ts`, with faults in the test's hands. */
export class MemoryHq {
  server = 'hq-1';
  epoch = 'e1';
  schema = { min: 1, max: 1 };
  protocol: [number, number] = [1, 1];
  time = Date.parse('2026-11-20T12:00:00Z');
  skew = 0;
  pullRows: number = limits.pullRows;
  log: Logged[] = [];
  readonly blobs = new Map<string, Uint8Array>();
  readonly requests: { readonly method: string; readonly path: string; readonly gzip: boolean }[] = [];
  /** Asked before every request. */
  fault: (request: { readonly method: string; readonly path: string }) => Fault | null = () => null;
  readonly #codes = new Map<string, { id: string; name: string }>();
  readonly #devices = new Map<string, EnrolledDevice>();
  readonly #uploads = new Map<string, Begun>();
  readonly #streams = new Set<ReadableStreamDefaultController<Uint8Array>>();

  issueCode(name: string): string {
    const code = `CODE-${this.#codes.size + this.#devices.size + 1}`;
    this.#codes.set(code, { id: name.toLowerCase(), name });
    return code;
  }

  /** What a backup would hold. */
  backup(): readonly Logged[] {
    return [...this.log];
  }

  restore(backup: readonly Logged[], epoch: string | null): void {
    this.log = [...backup];
    if (epoch !== null) this.epoch = epoch;
  }

  /** The row as every replica must have it: no value that a later one names is among its heads. */
  row(id: string): RowState | null {
    const changes = this.log.filter(({ change, ack }) => change.r === id && ack.state !== 'quarantined');
    const first = changes[0];
    if (!first) return null;
    const fields: Record<string, Head[]> = {};
    for (const { change, dot, by, ack } of changes) {
      for (const [field, { v }] of Object.entries(change.f)) {
        const replaced = changes.some((other) => other.change.f[field]?.p.includes(dot));
        if (replaced) continue;
        fields[field] = [
          ...(fields[field] ?? []),
          { dot, change: change.id, value: v, by, dev: change.dev, at: ack.at },
        ];
      }
    }
    const ordered = Object.entries(fields).map(([field, heads]) => [field, inOrder(heads)] as const);
    return { entity: first.change.e, id, fields: Object.fromEntries(ordered) };
  }

  endStreams(): void {
    for (const stream of this.#streams) stream.close();
    this.#streams.clear();
  }

  fetch = async (input: string, init: RequestInit = {}): Promise<Response> => {
    init.signal?.throwIfAborted();
    const url = new URL(input);
    const method = init.method ?? 'GET';
    const headers = new Headers(init.headers);
    this.requests.push({ method, path: url.pathname, gzip: headers.get('content-encoding') === 'gzip' });
    const fault = this.fault({ method, path: url.pathname });
    if (fault === 'lost-request') throw new TypeError('Failed to fetch');
    if (fault === 'server-error') return new Response('Bad gateway', { status: 502 });
    if (fault === 'too-many')
      return new Response('{"code":"busy","message":"later"}', { status: 429, headers: { 'retry-after': '7' } });
    if (fault === 'portal') return new Response('<html>Welcome to the hotel</html>', { status: 200 });
    if (fault === 'revoked') return problem({ code: 'revoked', message: 'withdrawn' }, 403);
    if (fault === 'unauthorised') return problem({ code: 'unauthorised', message: 'who are you' }, 401);
    const response = await this.#answer(method, url, headers, init);
    if (fault === 'lost-ack') throw new TypeError('Failed to fetch');
    if (fault === 'cut-body') return new Response((await response.text()).slice(0, 20), { status: response.status });
    return response;
  };

  async #answer(method: string, url: URL, headers: Headers, init: RequestInit): Promise<Response> {
    if (url.pathname === '/v1/hello') return this.#hello();
    if (url.pathname === '/v1/devices') return this.#enrol(await bodyOf(init, headers));
    const device = [...this.#devices.values()].find(({ token }) => headers.get('authorization') === `Bearer ${token}`);
    if (!device) return problem({ code: 'unauthorised', message: 'no such token' }, 401);
    if (url.pathname === '/v1/push') return this.#push(pushRequest.parse(await bodyOf(init, headers)), device);
    if (url.pathname === '/v1/pull') return this.#pull(url.searchParams);
    if (url.pathname === '/v1/events') return this.#events(init.signal ?? null);
    if (url.pathname.startsWith('/v1/blobs/')) return this.#blob(method, url.pathname.slice('/v1/blobs/'.length));
    if (url.pathname.startsWith('/v1/uploads')) return this.#upload(method, url, headers, init);
    return new Response('not here', { status: 404 });
  }

  #hello(): Response {
    const { server, schema, protocol, time } = this;
    return json({ product: 'fieldpact-hq', server, name: 'Test HQ', time, protocol, schema, limits: { ...limits } });
  }

  #enrol(body: unknown): Response {
    const request = enrolRequest.parse(body);
    const user = this.#codes.get(request.code);
    if (!user) return problem({ code: 'bad-code', message: 'no such code' }, 403);
    this.#codes.delete(request.code);
    const token = `token-${this.#devices.size + 1}`;
    this.#devices.set(request.device, { token, user, publicKey: request.publicKey });
    const space = { id: 'field', name: 'Field', epoch: this.epoch };
    return json({ token, server: this.server, user, space, role: 'manager' });
  }

  async #push(request: PushRequest, device: EnrolledDevice): Promise<Response> {
    const owner = this.#devices.get(request.device);
    if (owner?.user.id !== device.user.id) return problem({ code: 'malformed', message: 'not yours' }, 400);
    if (request.epoch !== this.epoch) return problem({ code: 'epoch', epoch: this.epoch, message: 'restored' }, 410);
    const last = this.log.filter(({ change }) => change.dev === request.device).length;
    if (request.from > last + 1) return problem({ code: 'gap', expected: last + 1, message: 'send these first' }, 409);
    const known = new Map(this.log.map((entry) => [entry.change.id, entry]));
    const acks: Ack[] = [];
    for (const change of request.changes) {
      const body = readChangeBody(change.body);
      if (!body.ok) return problem({ code: 'malformed', message: body.error }, 400);
      const same = known.get(body.value.id);
      const sameCounter = this.log.find(
        (entry) => entry.change.dev === body.value.dev && entry.change.n === body.value.n,
      );
      if (sameCounter && sameCounter.text !== change.body)
        return problem({ code: 'fork', at: body.value.n, message: 'a copied profile' }, 409);
      acks.push(same ? same.ack : await this.#take(change, body.value, owner));
    }
    this.#poke();
    return json({ acks, head: this.#head(), time: this.time, skew: this.skew });
  }

  async #take(change: Change, body: ChangeBody, device: EnrolledDevice): Promise<Ack> {
    const key = await crypto.subtle.importKey('raw', Buffer.from(device.publicKey, 'base64'), 'Ed25519', false, [
      'verify',
    ]);
    const genuine = await crypto.subtle.verify(
      'Ed25519',
      key,
      Buffer.from(change.sig, 'base64'),
      new TextEncoder().encode(change.body),
    );
    if (!genuine) throw new Error(`The signature of change ${body.n} is not genuine.`);
    const tag = deviceTag(createHash('sha256').update(Buffer.from(device.publicKey, 'base64')).digest());
    const dot = dotOf(tag, body.n);
    const fields = Object.keys(body.f);
    const before = this.row(body.r);
    const poisoned = Object.values(body.f).some(({ v }) => v === 'poison');
    const apart = fields.filter((field) =>
      (before?.fields[field] ?? []).some((head) => !body.f[field]?.p.includes(head.dot)),
    );
    const seq = this.log.length + 1;
    const base = { n: body.n, id: body.id, seq, at: body.t.w };
    const ack: Ack = poisoned
      ? { ...base, state: 'quarantined', why: 'immutable' }
      : { ...base, state: apart.length > 0 ? 'conflict' : 'applied', fields: apart };
    this.log.push({ change: body, text: change.body, dot, by: device.user.id, ack });
    return ack;
  }

  #pull(query: URLSearchParams): Response {
    if (query.get('epoch') !== this.epoch)
      return problem({ code: 'epoch', epoch: this.epoch, message: 'restored' }, 410);
    const after = Number(query.get('after'));
    const seqOf = new Map<string, number>();
    for (const { change, ack } of this.log) if (ack.state !== 'quarantined') seqOf.set(change.r, ack.seq);
    const changed = [...seqOf].filter(([, seq]) => seq > after).sort(([, left], [, right]) => left - right);
    const page = changed.slice(0, Math.min(Number(query.get('limit')), this.pullRows));
    const more = page.length < changed.length;
    const rows = page.map(([id, seq]) => ({ seq, row: this.row(id) }));
    const people = [...this.#devices.values()].map(({ user }) => user);
    const end = more ? (page.at(-1)?.[1] ?? after) : this.log.length;
    return json({ rows, people, head: this.#head(), after: end, more, time: this.time } as unknown as PullReply);
  }

  #head(): { seq: number; hash: string } {
    return { seq: this.log.length, hash: `hash-${this.log.length}` };
  }

  #events(signal: AbortSignal | null): Response {
    let mine: ReadableStreamDefaultController<Uint8Array> | null = null;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        mine = controller;
        this.#streams.add(controller);
        controller.enqueue(new TextEncoder().encode(': hello\n\n'));
      },
      cancel: () => void (mine && this.#streams.delete(mine)),
    });
    signal?.addEventListener('abort', () => {
      if (!mine || !this.#streams.delete(mine)) return;
      mine.error(new Error('aborted'));
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }

  #poke(): void {
    const event = `event: poke\ndata: ${JSON.stringify({ space: 'field', seq: this.log.length })}\n\n`;
    for (const stream of this.#streams) stream.enqueue(new TextEncoder().encode(event));
  }

  #blob(method: string, sha256: string): Response {
    const bytes = this.blobs.get(sha256);
    if (!bytes) return new Response(null, { status: 404 });
    const headers = { 'content-length': String(bytes.length) };
    return new Response(method === 'HEAD' ? null : new Blob([bytes.slice()]), { status: 200, headers });
  }

  async #upload(method: string, url: URL, headers: Headers, init: RequestInit): Promise<Response> {
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
        return problem({ code: 'malformed', message: 'arrived damaged' }, 422);
      }
      this.blobs.set(hash, begun.bytes);
    }
    return new Response(null, { status: 204, headers: offset() });
  }
}

async function bodyOf(init: RequestInit, headers: Headers): Promise<unknown> {
  const body = new Response(init.body as BodyInit).body;
  if (!body) return null;
  const plain = headers.get('content-encoding') === 'gzip' ? body.pipeThrough(new DecompressionStream('gzip')) : body;
  return new Response(plain as ReadableStream).json();
}
