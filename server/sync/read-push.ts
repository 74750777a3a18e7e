import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem, PushRequest } from '#shared/contracts/hq-api';
import { type ChangeBody, readChangeBody } from '#shared/sync/change';
import { type DeviceKey, signedBeside } from '../enrolment/device-key';
import { sha256 } from './sha256';

/** What HQ must be able to read of any change, even one written by a program of a later year. */
const envelopeSchema = z.looseObject({
  id: z.string().min(1).max(64),
  sp: z.string().max(64),
  dev: z.string(),
  n: z.int().min(1),
  prev: z.string().max(64),
  e: z.string().max(64),
  r: z.string().max(64),
});

type Envelope = Pick<z.infer<typeof envelopeSchema>, 'id' | 'sp' | 'dev' | 'n' | 'prev' | 'e' | 'r'>;

/** A change whose signature is good. `body` is null when its form is not one this program knows. */
export interface SignedChange {
  readonly n: number;
  readonly id: string;
  readonly prev: string;
  readonly entity: string;
  readonly row: string;
  readonly text: string;
  readonly sig: string;
  readonly hash: string;
  readonly body: ChangeBody | null;
}

/** Reads the changes of a push, or names the first that cannot be read or was not signed by the device. */
export async function readPush(push: PushRequest, key: DeviceKey): Promise<Result<readonly SignedChange[], Problem>> {
  const changes: SignedChange[] = [];
  const signatures: Promise<boolean>[] = [];
  for (const [at, { body: sent, sig }] of push.changes.entries()) {
    const text = wellFormed(sent);
    const n = push.from + at;
    const read = readOne(text);
    if (read === null || read.envelope.dev !== push.device || read.envelope.n !== n) {
      return refuse(malformed(`Change ${n} cannot be read. Nothing of this delivery was stored.`));
    }
    signatures.push(signedBeside(key, text, sig));
    const { id, prev, e, r } = read.envelope;
    changes.push({
      n,
      id: storable(id),
      prev,
      entity: storable(e),
      row: storable(r),
      text,
      sig,
      hash: sha256(text),
      body: isUsable(read.envelope, read.body) ? read.body : null,
    });
  }
  const forged = (await Promise.all(signatures)).indexOf(false);
  if (forged >= 0) {
    const n = push.from + forged;
    return refuse(
      malformed(`Change ${n} does not carry a valid signature of its device. Nothing of this delivery was stored.`),
    );
  }
  return ok(changes);
}

export function malformed(message: string): Problem {
  return { code: 'malformed', message };
}

function readOne(text: string): { readonly envelope: Envelope; readonly body: ChangeBody | null } | null {
  try {
    const body = readChangeBody(text);
    if (body.ok) return { envelope: body.value, body: body.value };
    const envelope = envelopeSchema.safeParse(JSON.parse(text));
    return envelope.success ? { envelope: envelope.data, body: null } : null;
  } catch {
    // Not JSON, or nested deeper than the machine can follow.
    return null;
  }
}

// A field named like something every object has would be taken for that thing.
function isUsable(envelope: Envelope, body: ChangeBody | null): boolean {
  const names = envelope.id + envelope.e + envelope.r;
  return storable(names) === names && Object.keys(body?.f ?? {}).every((field) => !(field in Object.prototype));
}

// The database's text cannot hold U+0000. The signed body can: it is JSON, where the character is written out.
function storable(text: string): string {
  return wellFormed(text).replaceAll('\0', '\uFFFD');
}

// Half a surrogate pair has no UTF-8 form, so what was signed, and is stored, has U+FFFD in its place.
function wellFormed(text: string): string {
  return /\p{Surrogate}/u.test(text) ? Buffer.from(text, 'utf8').toString('utf8') : text;
}
