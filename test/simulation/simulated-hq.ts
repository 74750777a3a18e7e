import type { InjectOptions } from 'fastify';
import { type CodeRequest, issueCode } from '../../server/enrolment/codes';
import { createHttpServer } from '../../server/http/http-server';
import { openTestHq, type TestHq } from '../unit/server/open-hq';
import { Boundary } from './boundary';
import { mortalDatabase } from './mortal-database';

/** What a bad line does to one request. `twice`: it arrives two times. `late`: its answer is lost, and it arrives once more with the next. */
export type LineFault =
  | 'lost-request'
  | 'lost-ack'
  | 'twice'
  | 'late'
  | 'cut-body'
  | 'bad-gateway'
  | 'too-many'
  | 'portal';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload: Buffer | null;
}

/** A page that reached a device: up to which entry of a territory it has been told. */
export interface Told {
  readonly device: string;
  readonly space: string;
  readonly after: number;
  readonly head: number;
}

/** The real server on a database in memory, with its ends, its clock and every line to it in the test's hands. */
export class SimulatedHq {
  readonly hq: TestHq;
  boundary = new Boundary();
  /** Requests are answered in the order in which they arrive; each takes a little of everybody's time. */
  readonly told: Told[] = [];
  #app: TestHq['app'];
  #held: Asked[] = [];
  #busy: Promise<unknown> = Promise.resolve();

  private constructor(hq: TestHq, app: TestHq['app']) {
    this.hq = hq;
    this.#app = app;
  }

  static async open(): Promise<SimulatedHq> {
    const hq = await openTestHq();
    const simulated: { it: SimulatedHq | null } = { it: null };
    const calm = new Boundary();
    const database = mortalDatabase(hq.database, () => simulated.it?.boundary ?? calm);
    simulated.it = new SimulatedHq(hq, await createHttpServer({ ...hq.parts, database }));
    return simulated.it;
  }

  get time(): number {
    return this.hq.clock.now;
  }

  pass(milliseconds: number): void {
    this.hq.clock.now += milliseconds;
  }

  code(person: string, territory: string, role?: CodeRequest['role']): Promise<string> {
    return issueCode(this.hq.database, { name: person, territory, role }, this.time);
  }

  /** One request over a line that may fail in this way; throws what fetch throws when nothing comes back. */
  fetch(device: string, input: string, init: RequestInit, fault: LineFault | null): Promise<Response> {
    const turn = this.#busy.then(() => this.#answer(device, input, init, fault));
    this.#busy = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    await this.#app.close();
    await this.hq.close();
  }

  async #answer(device: string, input: string, init: RequestInit, fault: LineFault | null): Promise<Response> {
    init.signal?.throwIfAborted();
    if (fault === 'lost-request') throw lost();
    if (fault === 'portal') return new Response('<html>Welcome to the hotel</html>', { status: 200 });
    if (fault === 'bad-gateway') return new Response('Bad gateway', { status: 502 });
    if (fault === 'too-many') return new Response('{}', { status: 429, headers: { 'retry-after': '3' } });
    const url = new URL(input);
    if (url.pathname === '/v1/events') throw lost();
    const asked: Asked = {
      method: init.method ?? 'GET',
      url: url.pathname + url.search,
      headers: Object.fromEntries(new Headers(init.headers)),
      payload: init.body ? Buffer.from(await new Response(init.body).arrayBuffer()) : null,
    };
    for (const old of this.#held.splice(0)) await this.#inject(old);
    const response = await this.#inject(asked);
    if (fault === 'twice') await this.#inject(asked);
    if (fault === 'late') this.#held.push(asked);
    if (fault === 'late' || fault === 'lost-ack' || response === null) throw lost();
    if (fault === 'cut-body')
      return new Response(new Uint8Array(response.rawPayload.subarray(0, 20)), { status: response.statusCode });
    if (url.pathname === '/v1/pull' && response.statusCode === 200) this.#note(device, url, response.json());
    const headers = new Headers();
    for (const [name, value] of Object.entries(response.headers))
      if (value !== undefined) headers.set(name, String(value));
    const empty = [204, 304].includes(response.statusCode) || asked.method === 'HEAD';
    return new Response(empty ? null : new Uint8Array(response.rawPayload), { status: response.statusCode, headers });
  }

  /** Null: the server ended while it answered. It is there again for the next. */
  async #inject(asked: Asked) {
    this.pass(40);
    const { method, url, headers, payload } = asked;
    const options = { method, url, headers, ...(payload ? { payload } : {}) } as InjectOptions;
    const response = await this.#app.inject(options);
    if (!this.boundary.dead) return response;
    this.boundary.revive();
    return null;
  }

  /** Up to which entry of a territory a device had been told when headquarters filed an entry there. */
  toldBefore(device: string, space: string, seq: number): number {
    const before = this.told.filter((each) => each.device === device && each.space === space && each.head < seq);
    return Math.max(0, ...before.map(({ after }) => after));
  }

  #note(device: string, url: URL, page: { readonly after: number; readonly head: { readonly seq: number } }): void {
    const space = url.searchParams.get('space') ?? '';
    this.told.push({ device, space, after: page.after, head: page.head.seq });
  }
}

function lost(): TypeError {
  return new TypeError('Failed to fetch');
}
