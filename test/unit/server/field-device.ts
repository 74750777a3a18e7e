import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  randomUUID,
  sign,
} from 'node:crypto';
import type { EnrolReply, EnrolRequest, PushRequest, Space } from '#shared/contracts/hq-api';
import { type Change, type ChangeOperation, type Dot, deviceTag } from '#shared/sync/change';

/** What a change says, with everything else filled in by the device. */
export interface Edit {
  readonly entity?: string;
  readonly row: string;
  readonly op?: ChangeOperation;
  readonly fields: { readonly [field: string]: unknown };
  readonly parents?: readonly Dot[];
  readonly with?: { readonly [part: string]: unknown };
}

/** A laptop in the field: a key, a counter and a chain of signed changes. */
export class FieldDevice {
  readonly id: string;
  readonly publicKey: string;
  readonly tag: string;
  readonly changes: Change[] = [];
  enrolment: EnrolReply | null = null;
  /** The wall clock of the device, ms. */
  clock = 1_700_000_000_000;
  readonly #key: KeyObject;
  readonly #lane: Pick<Space, 'id' | 'epoch'> | null;
  #previous = '';

  /** A laptop, or with another's key the same laptop in one more territory. */
  constructor(same: { readonly id: string; readonly key: KeyObject; readonly lane: Space } | null = null) {
    this.id = same?.id ?? `device-${randomUUID()}`;
    this.#key = same?.key ?? generateKeyPairSync('ed25519').privateKey;
    this.#lane = same?.lane ?? null;
    const raw = Buffer.from(createPublicKey(this.#key).export({ format: 'jwk' }).x ?? '', 'base64url');
    this.publicKey = raw.toString('base64');
    this.tag = deviceTag(createHash('sha256').update(raw).digest());
  }

  get auth(): { authorization: string } {
    return { authorization: `Bearer ${this.enrolment?.token ?? ''}` };
  }

  get space(): string {
    return this.#lane?.id ?? this.enrolment?.space.id ?? '';
  }

  get epoch(): string {
    return this.#lane?.epoch ?? this.enrolment?.space.epoch ?? '';
  }

  /** The same device in another territory, with a counter and a chain of its own there. */
  in(lane: Space): FieldDevice {
    const other = new FieldDevice({ id: this.id, key: this.#key, lane });
    other.enrolment = this.enrolment;
    return other;
  }

  enrolRequest(code: string): EnrolRequest {
    const proof = this.signature(`fieldpact-enrol:${code}:${this.id}`);
    return { code, device: this.id, deviceName: 'Laptop', publicKey: this.publicKey, proof };
  }

  signature(text: string): string {
    return sign(null, Buffer.from(text), this.#key).toString('base64');
  }

  /** Writes a change and keeps it; gives its dot. */
  edit(edit: Edit): Dot {
    const n = this.changes.length + 1;
    const fields = Object.entries(edit.fields).map(([field, v]) => [field, { v, p: edit.parents ?? [] }] as const);
    const body = {
      v: 1,
      id: randomUUID(),
      sp: this.space,
      dev: this.id,
      n,
      prev: this.#previous,
      actor: this.enrolment?.user.id ?? `device:${this.id}`,
      sv: 1,
      e: edit.entity ?? 'partner',
      r: edit.row,
      op: edit.op ?? 'set',
      f: Object.fromEntries(fields),
      t: { w: this.clock, c: 0, m: n, b: 'boot-before' },
      salt: randomBytes(16).toString('hex'),
      ...edit.with,
    };
    this.keep(JSON.stringify(body));
    return `${this.tag}:${n}`;
  }

  keep(text: string): void {
    this.changes.push({ body: text, sig: this.signature(text) });
    this.#previous = createHash('sha256').update(text).digest('hex');
  }

  /** The push of everything from a counter on. */
  push(from = 1, changes: readonly Change[] = this.changes.slice(from - 1)): PushRequest {
    return {
      space: this.space,
      epoch: this.epoch,
      device: this.id,
      from,
      sent: this.clock,
      mono: 1000,
      boot: 'boot-now',
      changes: [...changes],
    };
  }
}
