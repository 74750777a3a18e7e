import { canonicalJson, type Json } from '#shared/base/json';

/**
 * The text a pack is recognised by: its canonical JSON (RFC 8785). Sorting by code units and the number and string
 * forms of ECMAScript are what that standard asks for.
 */
export function packText(content: { readonly [key: string]: Json }): string {
  return canonicalJson(content);
}

/** What is signed of a published version: which pack, which version, which content. */
export interface PackClaims {
  readonly packId: string;
  readonly version: string;
  readonly sha256: string;
}

/** The first two parts of the compact JWS over the claims (RFC 7515, algorithm `EdDSA` of RFC 8037): what the key signs. */
export function signedPart(claims: PackClaims): string {
  return `${base64url(canonicalJson({ alg: 'EdDSA', typ: 'fieldpact-pack+jwt' }))}.${base64url(canonicalJson({ ...claims }))}`;
}

/**
 * The signature (base64) of a compact JWS, provided that what it signs is exactly these claims; null otherwise. The
 * head is compared with ours and never obeyed: a signature must not choose how it is checked.
 */
export function signatureOver(claims: PackClaims, jws: string): string | null {
  const at = jws.lastIndexOf('.');
  if (at < 0 || jws.slice(0, at) !== signedPart(claims)) return null;
  return fromUrl(jws.slice(at + 1));
}

export function compactJws(claims: PackClaims, signature: string): string {
  return `${signedPart(claims)}.${toUrl(signature)}`;
}

/** An Ed25519 public key (raw bytes, base64) as a JWK. */
export function publicJwk(publicKey: string): { readonly [member: string]: Json } {
  return { kty: 'OKP', crv: 'Ed25519', x: toUrl(publicKey) };
}

/** The raw bytes (base64) of such a JWK; null where it is another kind of key. */
export function rawKey(jwk: { readonly [member: string]: Json }): string | null {
  const { kty, crv, x } = jwk;
  return kty === 'OKP' && crv === 'Ed25519' && typeof x === 'string' ? fromUrl(x) : null;
}

// Ids and versions are ASCII; anything else is escaped, because btoa takes bytes only.
function base64url(text: string): string {
  const ascii = text.replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return toUrl(encode64(ascii));
}

function toUrl(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromUrl(text: string): string {
  const base64 = text.replaceAll('-', '+').replaceAll('_', '/');
  return base64.padEnd(Math.ceil(base64.length / 4) * 4, '=');
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

// Written out: neither btoa (DOM) nor Buffer (Node) may be used by a rule.
function encode64(ascii: string): string {
  let out = '';
  for (let at = 0; at < ascii.length; at += 3) {
    const [a = 0, b, c] = [0, 1, 2].map((next) => (at + next < ascii.length ? ascii.charCodeAt(at + next) : undefined));
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    out += alphabet.charAt((bits >> 18) & 63) + alphabet.charAt((bits >> 12) & 63);
    out += b === undefined ? '=' : alphabet.charAt((bits >> 6) & 63);
    out += c === undefined ? '=' : alphabet.charAt(bits & 63);
  }
  return out;
}
