import { createHash, createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Handle, PKCS11 } from 'pkcs11js';
import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import { ellipticSignature, type SigningKey } from '#shared/proof/certificates/signer-of';

/** Name of the environment variable that holds the PIN of the token. */
export const pinVariable = 'FIELDPACT_TOKEN_PIN';

/** authority/token.json: where a token is, and which keys are on it. Keys that are not named are files. */
const configurationSchema = z.strictObject({
  /** Path of the PKCS #11 library. */
  module: z.string().min(1),
  /** Label of the token, as it was given when the token was initialised. */
  token: z.string().min(1),
  labels: z.strictObject({
    root: z.string().optional(),
    issuing: z.string().optional(),
    'time-stamp': z.string().optional(),
  }),
});
export type TokenConfiguration = z.infer<typeof configurationSchema>;

export function readTokenConfiguration(path: string): Result<TokenConfiguration | null, string> {
  if (!existsSync(path)) return ok(null);
  try {
    return ok(configurationSchema.parse(JSON.parse(readFileSync(path, 'utf8'))));
  } catch {
    return refuse(`${path} cannot be read. docs/key-ceremony.md shows what stands in it.`);
  }
}

/** The keys of a token, found by their label. */
export interface TokenKeys {
  find(label: string): Promise<Result<SigningKey | null, string>>;
}

/** Opens the token and stays logged in until the process ends. */
export async function keysOnToken(
  configuration: TokenConfiguration,
  pin: string | null,
): Promise<Result<TokenKeys, string>> {
  if (pin === null) return refuse(`The token needs its PIN. Give it in ${pinVariable} and start again.`);
  // Loaded only where somebody has a token: the package is native and may be absent.
  const library = await import('pkcs11js').catch(() => null);
  if (library === null) return refuse('Tokens need the package pkcs11js, which is not installed on this machine.');
  const token = new library.PKCS11();
  try {
    token.load(configuration.module);
    allowing(library.CKR_CRYPTOKI_ALREADY_INITIALIZED, () => token.C_Initialize());
  } catch {
    return refuse(`The library ${configuration.module} of the token cannot be loaded. Check its path in token.json.`);
  }
  const slot = token
    .C_GetSlotList(true)
    .find((each) => token.C_GetTokenInfo(each).label.trim() === configuration.token);
  if (slot === undefined) return refuse(`There is no token with the label “${configuration.token}”. Is it plugged in?`);
  const session = token.C_OpenSession(slot, library.CKF_SERIAL_SESSION);
  try {
    allowing(library.CKR_USER_ALREADY_LOGGED_IN, () => token.C_Login(session, library.CKU_USER, pin));
  } catch {
    token.C_Finalize();
    return refuse(
      `The token does not take the PIN in ${pinVariable}. Careful: most tokens lock after a few wrong ones.`,
    );
  }
  const searched = { token, session, constants: library };
  return ok({ find: async (label) => findKey(searched, label) });
}

// A library is started and logged into once for the whole process; being asked again is no failure.
function allowing(code: number, act: () => void): void {
  try {
    act();
  } catch (error) {
    if ((error as { code?: unknown }).code !== code) throw error;
  }
}

interface OpenToken {
  readonly token: PKCS11;
  readonly session: Handle;
  readonly constants: typeof import('pkcs11js');
}

function findKey(open: OpenToken, label: string): Result<SigningKey | null, string> {
  const { token, session, constants } = open;
  const privateKey = findObject(open, constants.CKO_PRIVATE_KEY, label);
  const publicKey = findObject(open, constants.CKO_PUBLIC_KEY, label);
  if (!privateKey || !publicKey) return ok(null);
  const spki = publicKeyAt(open, publicKey);
  if (spki === null) return refuse(`The key “${label}” on the token is not of the curve P-256.`);
  return ok({
    algorithm: 'ecdsa-p256',
    publicKey: spki,
    sign: async (bytes) => {
      token.C_SignInit(session, { mechanism: constants.CKM_ECDSA }, privateKey);
      const digest = createHash('sha256').update(bytes).digest();
      return ellipticSignature(new Uint8Array(token.C_Sign(session, digest, Buffer.alloc(64))));
    },
  });
}

function findObject({ token, session, constants }: OpenToken, kind: number, label: string): Handle | null {
  token.C_FindObjectsInit(session, [
    { type: constants.CKA_CLASS, value: kind },
    { type: constants.CKA_LABEL, value: label },
  ]);
  const found = token.C_FindObjects(session);
  token.C_FindObjectsFinal(session);
  return found;
}

const uncompressedPoint = 65;

function publicKeyAt({ token, session, constants }: OpenToken, key: Handle): Uint8Array<ArrayBuffer> | null {
  try {
    const [attribute] = token.C_GetAttributeValue(session, key, [{ type: constants.CKA_EC_POINT }]);
    // The point comes wrapped in an octet string; its last 65 bytes are 4, x and y.
    const point = Buffer.from(attribute?.value as Buffer).subarray(-uncompressedPoint);
    if (point.length !== uncompressedPoint || point[0] !== 4) return null;
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((each) => each.toString('base64url'));
    const jwk = { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' };
    return new Uint8Array(createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' }));
  } catch {
    return null;
  }
}
