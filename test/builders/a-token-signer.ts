/** The shell's half and the window's half of a token in one place, as they work together over the bridge. */
import type { Bytes } from '#shared/proof/bytes';
import { signerWith } from '#shared/proof/certificates/signer-of';
import { sha256 } from '#shared/proof/crypto-engine';
import type { Signer } from '#shared/proof/signer';
import { findTokens, type Pkcs11, signOnToken, type TokenProblem } from '#shared/proof/tokens/pkcs11-token';
import {
  keyOfHandle,
  signingCertificates,
  type TokenCertificate,
  writtenSignature,
} from '#shared/proof/tokens/token-certificates';

/** Certificates with a key that may sign, of every token the module reaches. */
export async function listTokenCertificates(
  module: Pkcs11,
  pin: string,
): Promise<readonly TokenCertificate[] | TokenProblem> {
  const tokens = findTokens(module, pin);
  return typeof tokens === 'string' ? tokens : signingCertificates(tokens);
}

/** Signs bytes with a key on a token; an ECDSA signature comes as the DER of r and s. */
export async function signWithToken(
  module: Pkcs11,
  pin: string,
  handle: string,
  bytes: Bytes,
): Promise<Bytes | TokenProblem> {
  const key = keyOfHandle(handle);
  if (!key) return 'failed';
  const signature = await signOnToken(module, { ...key, pin, bytes }, sha256);
  return typeof signature === 'string' ? signature : writtenSignature(key.algorithm, signature);
}

/** The token refused in the middle of something that wanted a signature. */
export class TokenFailure extends Error {
  readonly problem: TokenProblem;

  constructor(problem: TokenProblem) {
    super(`The token did not sign: ${problem}.`);
    this.name = 'TokenFailure';
    this.problem = problem;
  }
}

/** A certificate on a token as a signer. Every signature opens the token anew; a refusal is a TokenFailure. */
export function tokenSigner(module: Pkcs11, pin: string, found: TokenCertificate): Signer {
  const { algorithm, certificate, chain, handle } = found;
  const sign = async (bytes: Bytes): Promise<Bytes> => {
    const signature = await signWithToken(module, pin, handle, bytes);
    if (typeof signature === 'string') throw new TokenFailure(signature);
    return signature;
  };
  return signerWith({ algorithm, sign }, certificate, chain);
}
