import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { v7 } from 'uuid';
import type { Ack, EnrolReply, PullReply, PushReply } from '#shared/contracts/hq-api';
import { type Change, type ChangeBody, deviceTag } from '#shared/sync/change';
import { schemaVersion } from '#shared/sync/schema-version';
import { partnerDocument } from '../peers/partner-documents';

/**
 * A laptop in the field without a window: a real key, real signatures, a real chain, and the words of the contract. It
 * keeps what it has sent, so that afterwards everything can be counted.
 */
export class FieldDevice {
  readonly id = v7();
  readonly #address: string;
  readonly #key: KeyObject;
  readonly #publicKey: string;
  readonly tag: string;
  #token = '';
  #user = '';
  space = '';
  #epoch = '';
  #n = 0;
  #prev = '';
  #cursor = 0;
  readonly #waiting: (Change & { readonly id: string })[] = [];
  readonly acks: Ack[] = [];
  /** Ids of the changes HQ has acknowledged. */
  readonly acknowledged = new Set<string>();
  refusals: number[] = [];
  /** Rows received by their ids. */
  readonly received = new Set<string>();

  constructor(address: string) {
    this.#address = address;
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
    this.#key = privateKey;
    this.#publicKey = raw.toString('base64');
    this.tag = deviceTag(createHash('sha256').update(raw).digest());
  }

  get lastN(): number {
    return this.#n;
  }

  get lastHash(): string {
    return this.#prev;
  }

  get token(): string {
    return this.#token;
  }

  async enrol(code: string): Promise<void> {
    const proof = this.#sign(`fieldpact-enrol:${code}:${this.id}`);
    const body = { code, device: this.id, deviceName: `Load ${this.tag}`, publicKey: this.#publicKey, proof };
    const reply = (await this.#ask('/v1/devices', JSON.stringify(body))) as EnrolReply;
    this.#token = reply.token;
    this.#user = reply.user.id;
    this.space = reply.space.id;
    this.#epoch = reply.space.epoch;
  }

  /** Writes records while there is no network. */
  write(count: number, from: number): void {
    for (let at = 0; at < count; at += 1) {
      const { id: _, ...fields } = partnerDocument(from + at);
      const body: ChangeBody = {
        v: 1,
        id: v7(),
        sp: this.space,
        dev: this.id,
        n: this.#n + 1,
        prev: this.#prev,
        actor: this.#user,
        sv: schemaVersion,
        e: 'partner',
        r: v7(),
        op: 'create',
        f: Object.fromEntries(Object.entries(fields).map(([field, v]) => [field, { v, p: [] }])),
        t: { w: Date.now(), c: this.#n + 1, m: Math.round(performance.now()), b: 'load' },
        salt: randomBytes(16).toString('hex'),
      };
      const text = JSON.stringify(body);
      this.#waiting.push({ body: text, sig: this.#sign(text), id: body.id });
      this.#n = body.n;
      this.#prev = createHash('sha256').update(text).digest('hex');
    }
  }

  /** Sends what waits and receives what is new; a refusal is waited out as it asks. Answers milliseconds. */
  async reconnect(): Promise<number> {
    const began = performance.now();
    await this.push();
    for (;;) {
      const page = await this.pull(this.#cursor);
      for (const { row } of page.rows) this.received.add(row.id);
      this.#cursor = page.after;
      if (!page.more) return performance.now() - began;
    }
  }

  /** Sends what waits. */
  async push(): Promise<void> {
    const changes = this.#waiting.splice(0);
    if (changes.length === 0) return;
    const reply = (await this.#patiently(() =>
      this.#ask(
        '/v1/push',
        JSON.stringify({
          space: this.space,
          epoch: this.#epoch,
          device: this.id,
          from: this.#n - changes.length + 1,
          sent: Date.now(),
          mono: Math.round(performance.now()),
          boot: 'load',
          changes: changes.map(({ body, sig }) => ({ body, sig })),
        }),
      ),
    )) as PushReply;
    this.acks.push(...reply.acks);
    for (const { id, state } of reply.acks) if (state === 'applied') this.acknowledged.add(id);
  }

  async pull(after: number): Promise<PullReply> {
    const query = new URLSearchParams({
      space: this.space,
      epoch: this.#epoch,
      after: String(after),
      hash: '',
      limit: '1000',
    });
    return (await this.#patiently(() => this.#ask(`/v1/pull?${query}`, null))) as PullReply;
  }

  async #patiently(ask: () => Promise<unknown>): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof Refused) || attempt === 30) throw error;
        this.refusals.push(error.status);
        await new Promise((wake) => setTimeout(wake, error.after * 1_000 * (0.5 + Math.random())));
      }
    }
  }

  async #ask(path: string, body: string | null): Promise<unknown> {
    const response = await fetch(this.#address + path, {
      method: body === null ? 'GET' : 'POST',
      headers: {
        ...(this.#token === '' ? {} : { authorization: `Bearer ${this.#token}` }),
        ...(body === null ? {} : { 'content-type': 'application/json', 'content-encoding': 'gzip' }),
      },
      ...(body === null ? {} : { body: gzipSync(body) }),
    });
    if (response.status === 429 || response.status === 503) {
      await response.text();
      throw new Refused(response.status, Number(response.headers.get('retry-after') ?? 1));
    }
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  #sign(text: string): string {
    return sign(null, Buffer.from(text, 'utf8'), this.#key).toString('base64');
  }
}

class Refused extends Error {
  readonly status: number;
  readonly after: number;
  constructor(status: number, after: number) {
    super(`Refused with ${status}.`);
    this.status = status;
    this.after = after;
  }
}
