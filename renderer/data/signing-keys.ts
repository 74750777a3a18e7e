import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import type { ShelfValue } from '../host/host';
import type { Workspace } from './workspace';

type Bytes = Uint8Array<ArrayBuffer>;

const bytes = z.custom<Bytes>((value) => value instanceof Uint8Array);
const cryptoKey = z.custom<CryptoKey>((value) => value instanceof CryptoKey);

/** A key as it lies on the shelf: as the browser's own object, or wrapped with what a PIN gives. */
const keptKeySchema = z.union([
  z.object({ kind: z.literal('open'), key: cryptoKey }),
  z.object({ kind: z.literal('wrapped'), iv: bytes, sealed: bytes }),
]);
export type KeptKey = z.infer<typeof keptKeySchema>;

const certifiedKeySchema = z.object({ key: keptKeySchema, certificate: bytes, chain: z.array(bytes) });
export type KeptCertifiedKey = z.infer<typeof certifiedKeySchema>;

const keptIdentitySchema = z.object({
  format: z.literal(1),
  /** `device`: this device's own small authority, which speaks for nobody else. */
  origin: z.enum(['headquarters', 'device']),
  /** The headquarters that certified the keys. */
  server: z.string().nullable(),
  guard: z.object({ salt: bytes, rounds: z.int() }).nullable(),
  manager: certifiedKeySchema,
  registrar: certifiedKeySchema,
});
/** The two keys of this device: the manager's, and that of the registrar for people in the room. */
export type KeptIdentity = z.infer<typeof keptIdentitySchema>;

const ownFileSchema = z.object({ key: cryptoKey, certificate: bytes, chain: z.array(bytes) });
/** The manager's own certificate file, taken in. */
export type KeptOwnFile = z.infer<typeof ownFileSchema>;

export async function recallIdentity(workspace: Workspace): Promise<KeptIdentity | null> {
  const parsed = keptIdentitySchema.safeParse(await workspace.host.keys.recall('signing-identity'));
  return parsed.success ? parsed.data : null;
}

export async function keepIdentity(workspace: Workspace, identity: KeptIdentity): Promise<void> {
  await workspace.host.keys.keep('signing-identity', identity as unknown as ShelfValue);
}

export async function recallOwnFile(workspace: Workspace): Promise<KeptOwnFile | null> {
  const parsed = ownFileSchema.safeParse(await workspace.host.keys.recall('signing-own-file'));
  return parsed.success ? parsed.data : null;
}

export async function keepOwnFile(workspace: Workspace, file: KeptOwnFile): Promise<void> {
  await workspace.host.keys.keep('signing-own-file', file as unknown as ShelfValue);
}

export async function forgetOwnFile(workspace: Workspace): Promise<void> {
  await workspace.host.keys.forget('signing-own-file');
}

/** The empty revocation list of this device's registrar; verifiers ask for one (its certificates are used once). */
export async function keepRegistrarList(workspace: Workspace, list: Bytes): Promise<void> {
  await workspace.host.keys.keep('signing-registrar-list', list);
}

export async function recallRegistrarList(workspace: Workspace): Promise<Bytes | null> {
  const parsed = bytes.safeParse(await workspace.host.keys.recall('signing-registrar-list'));
  return parsed.success ? parsed.data : null;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** So many rounds cost a guesser about a third of a second per PIN (OWASP's figure for PBKDF2 with SHA-256). */
const rounds = 600_000;

/** What a PIN gives; one derivation opens both keys. */
export interface PinKey {
  readonly guard: NonNullable<KeptIdentity['guard']>;
  readonly wrapping: CryptoKey;
}

export async function newPinKey(pin: string): Promise<PinKey> {
  return pinKey(pin, { salt: crypto.getRandomValues(new Uint8Array(16)), rounds });
}

export async function pinKey(pin: string, guard: PinKey['guard']): Promise<PinKey> {
  const text = new TextEncoder().encode(pin.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveKey']);
  const wrapping = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', salt: guard.salt, iterations: guard.rounds, hash: 'SHA-256' },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  );
  return { guard, wrapping };
}

/** Wraps a key that is still extractable. */
export async function wrapKey(key: CryptoKey, { wrapping }: PinKey): Promise<KeptKey> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = new Uint8Array(await crypto.subtle.wrapKey('pkcs8', key, wrapping, { name: 'AES-GCM', iv }));
  return { kind: 'wrapped', iv, sealed };
}

/** The key, for use here and not to be read; the wrong PIN is told apart by the seal. */
export async function openKey(
  kept: KeptKey,
  pin: PinKey | null,
  extractable = false,
): Promise<Result<CryptoKey, { readonly kind: 'wrongPin' | 'pinNeeded' }>> {
  if (kept.kind === 'open') return ok(kept.key);
  if (pin === null) return refuse({ kind: 'pinNeeded' });
  try {
    const how = { name: 'AES-GCM', iv: kept.iv };
    return ok(await crypto.subtle.unwrapKey('pkcs8', kept.sealed, pin.wrapping, how, algorithm, extractable, ['sign']));
  } catch {
    return refuse({ kind: 'wrongPin' });
  }
}
