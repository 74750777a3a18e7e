import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign as signWith } from 'node:crypto';
import {
  type Ack,
  challengeRequest,
  checkpointSchema,
  limits,
  type PushRequest,
  pushRequest,
  type Role,
  type Space,
} from '#shared/contracts/hq-api';
import { checkpointText, firstHash } from '#shared/contracts/hq-log';
import { packedPush, packedPushes, unpackPush } from '#shared/contracts/packed-push';
import { type Change, type ChangeBody, deviceTag, dotOf, readChangeBody } from '#shared/sync/change';
import { guardRefuses } from '#shared/sync/guard';
import type { RowState } from '#shared/sync/row';
import { type EnrolledDevice, isSigned, json, MemoryPeople, problem } from './memory-people';
import { asMoved, type Filed, type Gone, type Logged, MemoryTerritory } from './memory-territory';
import { MemoryUploads } from './memory-uploads';

/**
 * What the line or HQ does to one request. `lost-ack`: HQ does what it is asked and nobody hears it. `cut-file`: half of
 * a file arrives and then the line breaks.
 */
export type Fault =
  | 'lost-request'
  | 'lost-ack'
  | 'server-error'
  | 'too-many'
  | 'portal'
  | 'revoked'
  | 'unauthorised'
  | 'sign-in'
  | 'cut-body'
  | 'cut-file';

/** A headquarters in memory that keeps the contract of `hq-api.ts`, with faults in the test's hands. */
export class MemoryHq {
  server = 'hq-1';
  schema = { min: 1, max: 1 };
  /** As headquarters says it; `[1, 1]` is one from before packed pushes. */
  protocol: [number, number] = [1, 2];
  /** How many pushes came packed. */
  packedPushes = 0;
  time = Date.parse('2026-11-20T12:00:00Z');
  skew = 0;
  pullRows: number = limits.pullRows;
  readonly territories = new Map<string, MemoryTerritory>();
  readonly #files = new MemoryUploads();
  readonly requests: { readonly method: string; readonly path: string; readonly gzip: boolean }[] = [];
  /** Asked before every request. */
  fault: (request: { readonly method: string; readonly path: string }) => Fault | null = () => null;
  readonly #people = new MemoryPeople(this);
  readonly #streams = new Map<ReadableStreamDefaultController<Uint8Array>, string>();
  #logKey: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } = generateKeyPairSync('ed25519');

  constructor() {
    this.addTerritory('field', 'Field');
  }

  addTerritory(id: string, name = id, kind: Space['kind'] = 'territory'): MemoryTerritory {
    const made = new MemoryTerritory(id, name, kind);
    this.territories.set(id, made);
    return made;
  }

  territory(id: string): MemoryTerritory {
    const found = this.territories.get(id);
    if (!found) throw new Error(`There is no territory ${id}.`);
    return found;
  }

  grant(person: string, space: string, role: Role = 'manager'): void {
    this.#people.grant(person.toLowerCase(), space, role);
  }

  withdraw(person: string, space: string): void {
    this.#people.withdraw(person.toLowerCase(), space);
  }

  /** The log of the first territory. */
  get log(): Logged[] {
    return this.territory('field').log;
  }

  get epoch(): string {
    return this.territory('field').epoch;
  }

  get blobs(): Map<string, Uint8Array> {
    return this.#files.blobs;
  }

  issueCode(name: string): string {
    return this.#people.issueCode(name);
  }

  /** The person who signs in with a ticket; tests put them here, as the provider would. */
  get signedIn(): Map<string, string> {
    return this.#people.signedIn;
  }

  /** Every token is out of time; devices have to prove their key for a new one. */
  endTokens(): void {
    for (const device of this.#people.devices.values()) device.expires = 0;
  }

  /** What a backup of the first territory would hold. */
  backup(): readonly Logged[] {
    return [...this.log];
  }

  restore(backup: readonly Logged[], epoch: string | null): void {
    const field = this.territory('field');
    field.log = [...backup];
    if (epoch !== null) field.epoch = epoch;
  }

  /** The row as every replica must have it. */
  row(id: string, space = 'field'): RowState | null {
    return this.territory(space).row(id);
  }

  /** Moves one record to another territory, as HQ does with all of a partner's. */
  move(id: string, from: string, to: string): void {
    const changes = this.territory(from).changesOf(id);
    const received = this.time;
    for (const each of changes) this.territory(to).file(asMoved({ ...each, at: each.ack.at, received }, from));
    this.#leave(from, { id, entity: changes[0]?.change.e ?? '', why: 'moved' });
    this.#poke(from);
    this.#poke(to);
  }

  erase(id: string, space = 'field'): void {
    const entity = this.territory(space).log.find(({ change }) => change.r === id)?.change.e ?? '';
    this.#leave(space, { id, entity, why: 'erased' });
    this.#poke(space);
  }

  #leave(space: string, gone: Omit<Gone, 'seq'>): void {
    const territory = this.territory(space);
    territory.file(this.#own(gone.entity, gone.id));
    territory.gone.push({ ...gone, seq: territory.log.length });
  }

  /** An entry by HQ itself. */
  #own(entity: string, id: string): Filed {
    const change: ChangeBody = {
      ...{ v: 1, id: randomUUID(), sp: '', dev: 'hq', n: 1, prev: '', actor: 'hq', sv: 1 },
      ...{ e: entity, r: id, op: 'set', f: {}, t: { w: this.time, c: 0, m: 0, b: '' }, salt: '0'.repeat(32) },
    };
    const { time } = this;
    return { change, text: JSON.stringify(change), dot: '', by: 'hq', state: 'applied', at: time, received: time };
  }

  /** For tests of forgery: files an entry behind the last, whoever wrote it. */
  refile(space: string, filed: Omit<Filed, 'received'>): void {
    this.territory(space).file({ ...filed, received: this.time });
  }

  /** For tests of forgery: HQ signs with another key from now on. */
  changeLogKey(): void {
    this.#logKey = generateKeyPairSync('ed25519');
  }

  get logPublicKey(): string {
    return this.#logKey.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  }

  endStreams(): void {
    for (const stream of this.#streams.keys()) stream.close();
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
    if (fault === 'sign-in') return problem({ code: 'sign-in', message: 'sign in again' }, 401);
    const response = await this.#answer(method, url, headers, init);
    if (fault === 'lost-ack') throw new TypeError('Failed to fetch');
    if (fault === 'cut-file') return cutInHalf(response);
    if (fault === 'cut-body') return new Response((await response.text()).slice(0, 20), { status: response.status });
    return response;
  };

  async #answer(method: string, url: URL, headers: Headers, init: RequestInit): Promise<Response> {
    const { pathname: path, searchParams: query } = url;
    const given = headers.get('authorization');
    const device = [...this.#people.devices.values()].find(({ token }) => given === `Bearer ${token}`);
    const known = device && device.expires > this.time ? device : null;
    if (path === '/v1/hello') return this.#hello(known);
    if (path === '/v1/devices') return this.#people.enrol(await bodyOf(init, headers));
    if (path === '/v1/challenge') {
      return json({ challenge: `challenge for ${challengeRequest.parse(await bodyOf(init, headers)).device}` });
    }
    if (path === '/v1/token') return this.#people.renew(await bodyOf(init, headers));
    if (path.startsWith('/v1/sign-in')) return this.#people.signIn(path, await bodyOf(init, headers));
    if (!known) return problem({ code: 'unauthorised', message: 'no such token' }, 401);
    if (path === '/v1/push') return this.#push(this.#pushOf(await bodyOf(init, headers)), known);
    if (path === '/v1/events') return this.#events(known.user.id, init.signal ?? null);
    if (path.startsWith('/v1/blobs/')) return this.#files.answer(method, path.slice('/v1/blobs/'.length), headers);
    if (path.startsWith('/v1/uploads')) return this.#files.take(method, url, headers, init);
    const space = query.get('space') ?? '';
    const territory = this.territories.get(space);
    if (!territory || !this.#people.hasGrant(known.user.id, space)) {
      return problem({ code: 'not-granted', space, message: 'not yours' }, 403);
    }
    if (path === '/v1/pull') return this.#pull(territory, query);
    if (path === '/v1/log/links') return this.#links(territory, query);
    if (path === '/v1/checkpoints') return json({ key: this.logPublicKey, checkpoints: [this.checkpoint(space)] });
    return new Response('not here', { status: 404 });
  }

  #hello(device: EnrolledDevice | null): Response {
    const { server, schema, protocol, time } = this;
    const spaces = device ? { spaces: this.#people.spacesOf(device.user.id) } : {};
    const signIn = ['code', 'openid'];
    const about = { product: 'fieldpact-hq', server, name: 'Test HQ', time, protocol, schema, signIn };
    return json({ ...about, limits: { ...limits }, ...spaces });
  }

  #pushOf(body: unknown): PushRequest {
    const packed = packedPush.safeParse(body);
    if (!packed.success) return pushRequest.parse(body);
    if (this.protocol[1] < packedPushes) throw new Error('This headquarters never said that it takes packed pushes.');
    this.packedPushes += 1;
    const push = unpackPush(packed.data, (text) => createHash('sha256').update(text).digest('hex'));
    if (!push.ok) throw new Error(push.error);
    return push.value;
  }

  async #push(request: PushRequest, device: EnrolledDevice): Promise<Response> {
    const owner = this.#people.devices.get(request.device);
    if (owner?.user.id !== device.user.id) return problem({ code: 'malformed', message: 'not yours' }, 400);
    const territory = this.territories.get(request.space);
    if (!territory) return problem({ code: 'not-granted', space: request.space, message: 'not yours' }, 403);
    const { epoch, log } = territory;
    if (request.epoch !== epoch) return problem({ code: 'epoch', epoch, message: 'restored' }, 410);
    // What came with a moved record is counted where it came from.
    const own = log.filter(({ dot }) => !dot.includes('@'));
    const last = own.filter(({ change }) => change.dev === request.device).length;
    if (request.from > last + 1) return problem({ code: 'gap', expected: last + 1, message: 'send these first' }, 409);
    const known = new Map(own.map((entry) => [entry.change.id, entry]));
    const acks: Ack[] = [];
    for (const change of request.changes) {
      const body = readChangeBody(change.body);
      if (!body.ok) return problem({ code: 'malformed', message: body.error }, 400);
      const same = known.get(body.value.id);
      const sameCounter = own.find((entry) => entry.change.dev === body.value.dev && entry.change.n === body.value.n);
      if (sameCounter && sameCounter.text !== change.body)
        return problem({ code: 'fork', at: body.value.n, message: 'a copied profile' }, 409);
      acks.push(same ? same.ack : await this.#take(territory, { change, body: body.value, device: owner }));
    }
    this.#poke(request.space);
    return json({ acks, head: territory.head, time: this.time, skew: this.skew, durable: territory.durable });
  }

  async #take(
    territory: MemoryTerritory,
    { change, body, device }: { readonly change: Change; readonly body: ChangeBody; readonly device: EnrolledDevice },
  ): Promise<Ack> {
    if (!(await isSigned(device.publicKey, change.body, change.sig)))
      throw new Error(`The signature of change ${body.n} is not genuine.`);
    const tag = deviceTag(createHash('sha256').update(Buffer.from(device.publicKey, 'base64')).digest());
    const filed: Filed = {
      ...{ change: body, text: change.body, dot: dotOf(tag, body.n), by: device.user.id, at: body.t.w },
      ...{ state: 'applied', received: this.time },
    };
    const aside = (why: string) => territory.file({ ...filed, state: 'quarantined', why }).ack;
    if (!this.#people.hasGrant(device.user.id, territory.id)) return aside('grant-withdrawn');
    const before = territory.row(body.r);
    const left = territory.leftBy(body.r);
    if (!before && left) {
      const there = left.why === 'moved' ? this.#territoryOf(body.r) : undefined;
      if (!there) return aside('moved-away');
      there.file(asMoved(filed, territory.id));
      this.#poke(there.id);
      const entry = territory.file({ ...filed, fields: [] });
      const ack = { ...entry.ack, moved: there.id };
      territory.log[territory.log.length - 1] = { ...entry, change: { ...body, f: {} }, ack };
      return ack;
    }
    if (Object.values(body.f).some(({ v }) => v === 'poison')) return aside('immutable');
    const guard = Object.entries(body.f)
      .map(([field, written]) => before && guardRefuses(before, field, written))
      .find((refusal) => refusal);
    if (guard) return aside(guard);
    const apart = Object.keys(body.f).filter((field) =>
      (before?.fields[field] ?? []).some((head) => !body.f[field]?.p.includes(head.dot)),
    );
    return territory.file({ ...filed, state: apart.length > 0 ? 'conflict' : 'applied', fields: apart }).ack;
  }

  #territoryOf(id: string): MemoryTerritory | undefined {
    return [...this.territories.values()].find((territory) => territory.row(id) !== null);
  }

  #pull(territory: MemoryTerritory, query: URLSearchParams): Response {
    const { epoch, log } = territory;
    const after = Number(query.get('after'));
    const hash = query.get('hash') ?? '';
    if (query.get('epoch') !== epoch || after > log.length)
      return problem({ code: 'epoch', epoch, message: 'restored' }, 410);
    if (hash !== '' && (after === 0 ? firstHash : log[after - 1]?.hash) !== hash)
      return problem({ code: 'rewritten', at: after, message: 'another history' }, 409);
    const page = territory.page(after, Math.min(Number(query.get('limit')), this.pullRows));
    const people = [...this.#people.devices.values()].map(({ user }) => user);
    const devices = [...this.#people.devices].map(([id, { name, user }]) => ({ id, name, user: user.id }));
    const { durable } = territory;
    const told = { people, devices, checkpoint: this.checkpoint(territory.id), durable, head: territory.head };
    return json({ ...page, ...told, time: this.time });
  }

  #links(territory: MemoryTerritory, query: URLSearchParams): Response {
    const after = Number(query.get('after'));
    const links = territory.log.slice(after, after + Number(query.get('limit'))).map(({ link }) => link);
    return json({ links, head: territory.head });
  }

  /** HQ's signed word on the head of a territory. */
  checkpoint(space: string) {
    const at = this.time;
    const head = this.territory(space).head;
    const text = checkpointText(this.server, space, { ...head, at });
    const sig = signWith(null, Buffer.from(text), this.#logKey.privateKey).toString('base64');
    return checkpointSchema.parse({ ...head, at, sig });
  }

  #events(user: string, signal: AbortSignal | null): Response {
    let mine: ReadableStreamDefaultController<Uint8Array> | null = null;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        mine = controller;
        this.#streams.set(controller, user);
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

  /** A proxy on the way ends every stream of pokes in the middle, as it does with all that last too long for it. */
  cutStreams(): void {
    for (const stream of this.#streams.keys()) stream.error(new TypeError('network error'));
    this.#streams.clear();
  }

  #poke(space: string): void {
    const { seq } = this.territory(space).head;
    const event = `event: poke\ndata: ${JSON.stringify({ space, seq })}\n\n`;
    for (const [stream, user] of this.#streams)
      if (this.#people.hasGrant(user, space)) stream.enqueue(new TextEncoder().encode(event));
  }
}

async function cutInHalf(response: Response): Promise<Response> {
  const whole = new Uint8Array(await response.arrayBuffer());
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (sent) return controller.error(new Error('cut'));
      sent = true;
      controller.enqueue(whole.slice(0, Math.ceil(whole.length / 2)));
    },
  });
  return new Response(body, { status: response.status, headers: response.headers });
}

async function bodyOf(init: RequestInit, headers: Headers): Promise<unknown> {
  const body = new Response(init.body as BodyInit).body;
  if (!body) return null;
  const plain = headers.get('content-encoding') === 'gzip' ? body.pipeThrough(new DecompressionStream('gzip')) : body;
  return new Response(plain as ReadableStream).json();
}
