import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign as signWith } from 'node:crypto';
import {
  type Ack,
  challengeRequest,
  checkpointSchema,
  type EnrolReply,
  enrolRequest,
  limits,
  type Problem,
  type PullReply,
  type PushRequest,
  pushRequest,
  type Role,
  type Space,
  signInQuestion,
  signInRequest,
  tokenRequest,
} from '#shared/contracts/hq-api';
import { checkpointText, entryText, firstHash, type LogLink } from '#shared/contracts/hq-log';
import { type Change, type ChangeBody, deviceTag, dotOf, readChangeBody } from '#shared/sync/change';
import { guardRefuses } from '#shared/sync/guard';
import { applyChange, emptyRow, type Head, inOrder, type RowState } from '#shared/sync/row';

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

interface EnrolledDevice {
  token: string;
  expires: number;
  readonly name: string;
  readonly user: { readonly id: string; readonly name: string };
  readonly publicKey: string;
}

const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });
const problem = (value: Problem, status: number) => json(value, status);

const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex');
const tokenLifetime = 15 * 60_000;

/** A headquarters in memory that keeps the contract of `hq-api.ts`, with faults in the test's hands. */
export class MemoryHq {
  server = 'hq-1';
  schema = { min: 1, max: 1 };
  protocol: [number, number] = [1, 1];
  time = Date.parse('2026-11-20T12:00:00Z');
  skew = 0;
  pullRows: number = limits.pullRows;
  readonly territories = new Map<string, Territory>();
  readonly #files = new MemoryUploads();
  readonly requests: { readonly method: string; readonly path: string; readonly gzip: boolean }[] = [];
  /** Asked before every request. */
  fault: (request: { readonly method: string; readonly path: string }) => Fault | null = () => null;
  /** The person who signs in with a ticket; tests put them here, as the provider would. */
  readonly signedIn = new Map<string, string>();
  readonly #codes = new Map<string, { id: string; name: string }>();
  readonly #grants = new Map<string, Map<string, Role>>();
  readonly #devices = new Map<string, EnrolledDevice>();
  readonly #tickets = new Map<string, { readonly device: string; readonly name: string; readonly publicKey: string }>();
  readonly #streams = new Map<ReadableStreamDefaultController<Uint8Array>, string>();
  #logKey: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } = generateKeyPairSync('ed25519');
  #tokens = 0;

  constructor() {
    this.addTerritory('field', 'Field');
  }

  addTerritory(id: string, name = id, kind: Space['kind'] = 'territory'): Territory {
    const made: Territory = { id, name, kind, epoch: 'e1', log: [], gone: [], durable: 0 };
    this.territories.set(id, made);
    return made;
  }

  territory(id: string): Territory {
    const found = this.territories.get(id);
    if (!found) throw new Error(`There is no territory ${id}.`);
    return found;
  }

  grant(person: string, space: string, role: Role = 'manager'): void {
    const user = person.toLowerCase();
    this.#grants.set(user, new Map(this.#grants.get(user)).set(space, role));
  }

  withdraw(person: string, space: string): void {
    this.#grants.get(person.toLowerCase())?.delete(space);
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
    const code = `CODE-${this.#codes.size + this.#devices.size + 1}`;
    const user = name.toLowerCase();
    this.#codes.set(code, { id: user, name });
    if (!this.#grants.has(user)) this.grant(user, 'field');
    return code;
  }

  /** Every token is out of time; devices have to prove their key for a new one. */
  endTokens(): void {
    for (const device of this.#devices.values()) device.expires = 0;
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

  /** Moves one record to another territory, as HQ does with all of a partner's. */
  move(id: string, from: string, to: string): void {
    const there = this.territory(to);
    const left =
      this.territory(from)
        .gone.filter((each) => each.id === id)
        .at(-1)?.seq ?? 0;
    const changes = this.territory(from).log.filter(
      ({ change, ack }) => change.r === id && ack.state !== 'quarantined' && ack.seq > left,
    );
    const seq = there.log.length + 1;
    for (const [at, each] of changes.entries()) this.#file(there, { ...asMoved(each, from), seq: seq + at });
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
    const entry = this.#own(gone.entity, gone.id);
    this.#file(territory, { ...entry, seq: territory.log.length + 1 });
    territory.gone.push({ ...gone, seq: territory.log.length });
  }

  /** An entry by HQ itself. */
  #own(entity: string, id: string): Omit<Filed, 'seq'> {
    const change: ChangeBody = {
      ...{ v: 1, id: randomUUID(), sp: '', dev: 'hq', n: 1, prev: '', actor: 'hq', sv: 1 },
      ...{ e: entity, r: id, op: 'set', f: {}, t: { w: this.time, c: 0, m: 0, b: '' }, salt: '0'.repeat(32) },
    };
    return { change, text: JSON.stringify(change), dot: '', by: 'hq', state: 'applied', at: this.time };
  }

  /** For tests of forgery: files an entry behind the last, whoever wrote it. */
  refile(space: string, filed: Omit<Filed, 'seq'>): void {
    const territory = this.territory(space);
    this.#file(territory, { ...filed, seq: territory.log.length + 1 });
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
    const device = [...this.#devices.values()].find(({ token }) => given === `Bearer ${token}`);
    const known = device && device.expires > this.time ? device : null;
    if (path === '/v1/hello') return this.#hello(known);
    if (path === '/v1/devices') return this.#enrol(await bodyOf(init, headers));
    if (path === '/v1/challenge') {
      return json({ challenge: `challenge for ${challengeRequest.parse(await bodyOf(init, headers)).device}` });
    }
    if (path === '/v1/token') return this.#renew(await bodyOf(init, headers));
    if (path.startsWith('/v1/sign-in')) return this.#signIn(path, await bodyOf(init, headers));
    if (!known) return problem({ code: 'unauthorised', message: 'no such token' }, 401);
    if (path === '/v1/push') return this.#push(pushRequest.parse(await bodyOf(init, headers)), known);
    if (path === '/v1/events') return this.#events(known.user.id, init.signal ?? null);
    if (path.startsWith('/v1/blobs/')) return this.#files.answer(method, path.slice('/v1/blobs/'.length), headers);
    if (path.startsWith('/v1/uploads')) return this.#files.take(method, url, headers, init);
    const space = query.get('space') ?? '';
    const territory = this.territories.get(space);
    if (!territory || !this.#grants.get(known.user.id)?.has(space)) {
      return problem({ code: 'not-granted', space, message: 'not yours' }, 403);
    }
    if (path === '/v1/pull') return this.#pull(territory, query);
    if (path === '/v1/log/links') return this.#links(territory, query);
    if (path === '/v1/checkpoints') return json({ key: this.logPublicKey, checkpoints: [this.checkpoint(space)] });
    return new Response('not here', { status: 404 });
  }

  #hello(device: EnrolledDevice | null): Response {
    const { server, schema, protocol, time } = this;
    const spaces = device ? { spaces: this.#spacesOf(device.user.id) } : {};
    const signIn = ['code', 'openid'];
    const about = { product: 'fieldpact-hq', server, name: 'Test HQ', time, protocol, schema, signIn };
    return json({ ...about, limits: { ...limits }, ...spaces });
  }

  #spacesOf(user: string): Space[] {
    return [...(this.#grants.get(user) ?? [])].map(([id, role]) => {
      const territory = this.territory(id);
      const { name, kind, epoch } = territory;
      return { id, name, kind, epoch, role, ...headOf(territory) };
    });
  }

  #enrol(body: unknown): Response {
    const request = enrolRequest.parse(body);
    const user = this.#codes.get(request.code);
    if (!user) return problem({ code: 'bad-code', message: 'no such code' }, 403);
    this.#codes.delete(request.code);
    return json(this.#enrolled(request, user));
  }

  #enrolled(
    request: { readonly device: string; readonly deviceName: string; readonly publicKey: string },
    user: { readonly id: string; readonly name: string },
  ): EnrolReply {
    const right = this.#newToken();
    const { device, deviceName, publicKey } = request;
    this.#devices.set(device, { ...right, name: deviceName, user, publicKey });
    const spaces = this.#spacesOf(user.id);
    const home = spaces[0];
    if (!home) throw new Error('Nothing is granted to this person.');
    const space = { id: home.id, name: home.name, epoch: home.epoch };
    return { ...right, server: this.server, user, space, role: home.role, spaces, logKey: this.logPublicKey };
  }

  #newToken(): { readonly token: string; readonly expires: number } {
    this.#tokens += 1;
    return { token: `token-${this.#tokens}`, expires: this.time + tokenLifetime };
  }

  async #renew(body: unknown): Promise<Response> {
    const { device, challenge, proof } = tokenRequest.parse(body);
    const known = this.#devices.get(device);
    const text = `fieldpact-token:${this.server}:${device}:${challenge}`;
    if (!known || challenge !== `challenge for ${device}` || !(await isSigned(known.publicKey, text, proof))) {
      return problem({ code: 'unauthorised', message: 'no such device' }, 401);
    }
    const right = this.#newToken();
    Object.assign(known, right);
    return json(right);
  }

  async #signIn(path: string, body: unknown): Promise<Response> {
    if (path === '/v1/sign-in') {
      const { device, deviceName, publicKey, proof } = signInRequest.parse(body);
      if (!(await isSigned(publicKey, `fieldpact-sign-in:${device}`, proof)))
        return problem({ code: 'malformed', message: 'not your key' }, 400);
      const ticket = `ticket-${this.#tickets.size + 1}`;
      this.#tickets.set(ticket, { device, name: deviceName, publicKey });
      const address = `http://127.0.0.1:9/sign-in/${ticket}`;
      return json({ ticket, address, code: 'HARBOUR-7', expires: this.time + 600_000 });
    }
    const ticket = path.slice('/v1/sign-in/'.length);
    const asked = this.#tickets.get(ticket);
    const { device, proof } = signInQuestion.parse(body);
    if (!asked || asked.device !== device || !(await isSigned(asked.publicKey, `fieldpact-sign-in:${ticket}`, proof)))
      return problem({ code: 'malformed', message: 'no such ticket' }, 400);
    const person = this.signedIn.get(ticket);
    if (person === undefined) return json({ state: 'waiting' });
    if (person === '') return json({ state: 'refused', message: 'The provider refused.' });
    const user = { id: person.toLowerCase(), name: person };
    if (!this.#grants.has(user.id)) this.grant(user.id, 'field');
    return json({ state: 'enrolled', enrolment: this.#enrolled({ ...asked, deviceName: asked.name }, user) });
  }

  async #push(request: PushRequest, device: EnrolledDevice): Promise<Response> {
    const owner = this.#devices.get(request.device);
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
    return json({ acks, head: headOf(territory), time: this.time, skew: this.skew, durable: territory.durable });
  }

  async #take(
    territory: Territory,
    { change, body, device }: { readonly change: Change; readonly body: ChangeBody; readonly device: EnrolledDevice },
  ): Promise<Ack> {
    if (!(await isSigned(device.publicKey, change.body, change.sig)))
      throw new Error(`The signature of change ${body.n} is not genuine.`);
    const tag = deviceTag(createHash('sha256').update(Buffer.from(device.publicKey, 'base64')).digest());
    const seq = territory.log.length + 1;
    const filed: Filed = {
      ...{ change: body, text: change.body, dot: dotOf(tag, body.n), by: device.user.id, seq, at: body.t.w },
      state: 'applied',
    };
    const aside = (why: string) => this.#file(territory, { ...filed, state: 'quarantined', why }).ack;
    if (!this.#grants.get(device.user.id)?.has(territory.id)) return aside('grant-withdrawn');
    const before = this.row(body.r, territory.id);
    const left = territory.gone.filter(({ id }) => id === body.r).at(-1);
    if (!before && left) {
      const there = left.why === 'moved' ? this.#territoryOf(body.r) : undefined;
      if (!there) return aside('moved-away');
      this.#file(there, { ...asMoved({ ...filed }, territory.id), seq: there.log.length + 1 });
      this.#poke(there.id);
      const entry = this.#file(territory, { ...filed, fields: [] });
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
    return this.#file(territory, { ...filed, state: apart.length > 0 ? 'conflict' : 'applied', fields: apart }).ack;
  }

  #territoryOf(id: string): Territory | undefined {
    return [...this.territories.values()].find((territory) => this.row(id, territory.id) !== null);
  }

  #pull(territory: Territory, query: URLSearchParams): Response {
    const { epoch, log } = territory;
    const after = Number(query.get('after'));
    const hash = query.get('hash') ?? '';
    if (query.get('epoch') !== epoch || after > log.length)
      return problem({ code: 'epoch', epoch, message: 'restored' }, 410);
    if (hash !== '' && (after === 0 ? firstHash : log[after - 1]?.hash) !== hash)
      return problem({ code: 'rewritten', at: after, message: 'another history' }, 409);
    const seqOf = new Map<string, number>();
    for (const { change, ack } of log) if (ack.state !== 'quarantined') seqOf.set(change.r, ack.seq);
    const changed = [...seqOf].filter(([, seq]) => seq > after).sort(([, left], [, right]) => left - right);
    const page = changed.slice(0, Math.min(Number(query.get('limit')), this.pullRows));
    const more = page.length < changed.length;
    const end = more ? (page.at(-1)?.[1] ?? after) : log.length;
    const rows = page.flatMap(([id, seq]) => {
      const row = this.row(id, territory.id);
      return row ? [{ seq, row }] : [];
    });
    const isThere = new Set(rows.map(({ row }) => row.id));
    const gone = territory.gone.filter(({ seq, id }) => seq > after && seq <= end && !isThere.has(id));
    const people = [...this.#devices.values()].map(({ user }) => user);
    const devices = [...this.#devices].map(([id, { name, user }]) => ({ id, name, user: user.id }));
    const { durable } = territory;
    const told = { people, devices, checkpoint: this.checkpoint(territory.id), durable, head: headOf(territory) };
    return json({ rows, gone, ...told, after: end, more, time: this.time } as unknown as PullReply);
  }

  #links(territory: Territory, query: URLSearchParams): Response {
    const after = Number(query.get('after'));
    const links = territory.log.slice(after, after + Number(query.get('limit'))).map(({ link }) => link);
    return json({ links, head: headOf(territory) });
  }

  /** HQ's signed word on the head of a territory. */
  checkpoint(space: string) {
    const at = this.time;
    const head = headOf(this.territory(space));
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

  #poke(space: string): void {
    const { seq } = headOf(this.territory(space));
    const event = `event: poke\ndata: ${JSON.stringify({ space, seq })}\n\n`;
    for (const [stream, user] of this.#streams)
      if (this.#grants.get(user)?.has(space)) stream.enqueue(new TextEncoder().encode(event));
  }
}

async function isSigned(publicKey: string, text: string, signature: string): Promise<boolean> {
  const raw = Buffer.from(publicKey, 'base64');
  const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, Buffer.from(signature, 'base64'), new TextEncoder().encode(text));
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
