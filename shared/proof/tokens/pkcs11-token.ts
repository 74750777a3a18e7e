import { type Bytes, fromHex, hex, ownBytes } from '../bytes';
import type { SigningAlgorithm } from '../signer';

/**
 * What we use of a PKCS#11 module that is loaded and initialised. The native library differs from place to place
 * (desktop, headquarters), so it is given; pkcs11js has this shape. Nothing here reads certificates: the desktop's
 * main process needs no library for them.
 */
export interface Pkcs11 {
  C_GetSlotList(tokenPresent: boolean): Uint8Array[];
  C_GetTokenInfo(slot: Uint8Array): { label: string; serialNumber: string; flags: number };
  C_OpenSession(slot: Uint8Array, flags: number): Uint8Array;
  C_CloseSession(session: Uint8Array): void;
  C_Login(session: Uint8Array, userType: number, pin: string): void;
  C_Logout(session: Uint8Array): void;
  C_FindObjectsInit(session: Uint8Array, template: Pkcs11Attribute[]): void;
  C_FindObjects(session: Uint8Array, most: number): Uint8Array[];
  C_FindObjectsFinal(session: Uint8Array): void;
  C_GetAttributeValue(
    session: Uint8Array,
    object: Uint8Array,
    template: { type: number }[],
  ): { type: number; value: Uint8Array }[];
  C_SignInit(session: Uint8Array, mechanism: { mechanism: number }, key: Uint8Array): void;
  C_Sign(session: Uint8Array, bytes: Uint8Array, room: Uint8Array): Uint8Array;
}

export interface Pkcs11Attribute {
  type: number;
  value?: number | boolean | Uint8Array;
}

/** Why a token would not do it. `locked`: too many wrong PINs. `taken-out`: it is no longer there. */
export type TokenProblem = 'no-token' | 'wrong-pin' | 'locked' | 'taken-out' | 'failed';

/** A token as it was found. */
export interface FoundToken {
  readonly label: string;
  readonly serial: string;
  readonly certificates: readonly FoundCertificate[];
}

export interface FoundCertificate {
  /** Hexadecimal; a private key with the same one belongs to it. */
  readonly id: string;
  readonly der: Bytes;
  /** Null: not known before somebody signs, because no PIN was tried. */
  readonly hasKey: boolean | null;
}

/** Numbers of PKCS #11 version 2.40. */
const names = {
  user: 1,
  contextSpecific: 2,
  serialSession: 4,
  loginRequired: 0x4,
  initialized: 0x400,
  locked: 0x40000,
  class: 0,
  token: 1,
  value: 0x11,
  id: 0x102,
  sign: 0x108,
  alwaysAuthenticate: 0x202,
  certificate: 1,
  privateKey: 3,
  ecdsa: 0x1041,
  sha256Rsa: 0x40,
} as const;

const problems: Readonly<Record<number, TokenProblem>> = {
  3: 'taken-out',
  48: 'taken-out',
  50: 'taken-out',
  160: 'wrong-pin',
  161: 'wrong-pin',
  162: 'wrong-pin',
  164: 'locked',
  176: 'taken-out',
  179: 'taken-out',
  224: 'taken-out',
};

const mostObjects = 200;
/** An RSA key of 8192 bits signs a kilobyte. */
const longestSignature = 1024;

/**
 * Looks at every token in reach. The PIN is tried only where there is one token: tried at several, it would use up the
 * tries of cards it does not belong to. With several, certificates are listed as they lie open on the card.
 */
export function findTokens(module: Pkcs11, pin: string): readonly FoundToken[] | TokenProblem {
  return guarded(() => {
    const slots = usableSlots(module);
    if (slots.length === 0) return 'no-token';
    const alone = slots.length === 1;
    return slots.map(({ slot, label, serial, needsLogin }) =>
      inSession(module, slot, alone && needsLogin ? pin : null, (session) => {
        const keys = alone ? new Set(privateKeys(module, session).map(({ id }) => id)) : null;
        const certificates = certificatesOn(module, session).map(({ id, der }) => {
          return { id, der, hasKey: keys?.has(id) ?? null };
        });
        return { label, serial, certificates };
      }),
    );
  });
}

/**
 * Signs bytes with a key on a token, which never leaves it. RSA: PKCS #1 v1.5 with SHA-256. ECDSA: r and s side by side.
 * Whatever happens, nobody stays logged in.
 */
export async function signOnToken(
  module: Pkcs11,
  asked: {
    readonly pin: string;
    readonly serial: string;
    readonly id: string;
    readonly algorithm: SigningAlgorithm;
    readonly bytes: Bytes;
  },
  sha256: (bytes: Bytes) => Promise<Bytes>,
): Promise<Bytes | TokenProblem> {
  const { pin, serial, id, algorithm, bytes } = asked;
  const isRsa = algorithm === 'rsa';
  // Elliptic keys on cards sign what they are given; the card hashes nothing.
  const given = isRsa ? bytes : await sha256(bytes);
  return guarded(() => {
    const found = usableSlots(module).find((one) => one.serial === serial);
    if (!found) return 'taken-out';
    return inSession(module, found.slot, found.needsLogin ? pin : null, (session) => {
      const key = privateKeys(module, session).find((one) => one.id === id);
      if (!key) return 'failed';
      module.C_SignInit(session, { mechanism: isRsa ? names.sha256Rsa : names.ecdsa }, key.handle);
      // Keys for qualified signatures want the PIN again for each one.
      if (key.alwaysAuthenticate) module.C_Login(session, names.contextSpecific, pin);
      return ownBytes(module.C_Sign(session, given, new Uint8Array(longestSignature)));
    });
  });
}

interface Slot {
  readonly slot: Uint8Array;
  readonly label: string;
  readonly serial: string;
  readonly needsLogin: boolean;
}

function usableSlots(module: Pkcs11): readonly Slot[] {
  return module.C_GetSlotList(true).flatMap((slot) => {
    const { label, serialNumber, flags } = module.C_GetTokenInfo(slot);
    if ((flags & names.initialized) === 0) return [];
    // Names on tokens are filled up with blanks, by some makers with zeros.
    const plain = (text: string) => text.replace(/[\0\s]+$/, '');
    const needsLogin = (flags & names.loginRequired) !== 0;
    return [{ slot, label: plain(label), serial: plain(serialNumber), needsLogin }];
  });
}

function inSession<Value>(
  module: Pkcs11,
  slot: Uint8Array,
  pin: string | null,
  work: (session: Uint8Array) => Value,
): Value {
  const session = module.C_OpenSession(slot, names.serialSession);
  try {
    if (pin === null) return work(session);
    module.C_Login(session, names.user, pin);
    try {
      return work(session);
    } finally {
      quietly(() => module.C_Logout(session));
    }
  } finally {
    quietly(() => module.C_CloseSession(session));
  }
}

function certificatesOn(module: Pkcs11, session: Uint8Array): readonly { readonly id: string; readonly der: Bytes }[] {
  return find(module, session, [{ type: names.class, value: names.certificate }]).flatMap((object) => {
    const der = attribute(module, session, object, names.value);
    const id = attribute(module, session, object, names.id);
    return der && der.length > 0 ? [{ id: hex(id ?? fromHex('')), der: ownBytes(der) }] : [];
  });
}

interface KeyOnToken {
  readonly handle: Uint8Array;
  readonly id: string;
  readonly alwaysAuthenticate: boolean;
}

function privateKeys(module: Pkcs11, session: Uint8Array): readonly KeyOnToken[] {
  const template = [
    { type: names.class, value: names.privateKey },
    { type: names.sign, value: true },
  ];
  return find(module, session, template).map((handle) => ({
    handle,
    id: hex(attribute(module, session, handle, names.id) ?? fromHex('')),
    alwaysAuthenticate: attribute(module, session, handle, names.alwaysAuthenticate)?.[0] === 1,
  }));
}

function find(module: Pkcs11, session: Uint8Array, template: Pkcs11Attribute[]): Uint8Array[] {
  module.C_FindObjectsInit(session, [{ type: names.token, value: true }, ...template]);
  try {
    return module.C_FindObjects(session, mostObjects);
  } finally {
    module.C_FindObjectsFinal(session);
  }
}

/** One attribute; null where the token does not know it. */
function attribute(module: Pkcs11, session: Uint8Array, object: Uint8Array, type: number): Uint8Array | null {
  try {
    return module.C_GetAttributeValue(session, object, [{ type }])[0]?.value ?? null;
  } catch (error) {
    const unknown = [0x11, 0x12];
    if (unknown.includes(codeOf(error))) return null;
    throw error;
  }
}

function guarded<Value>(work: () => Value | TokenProblem): Value | TokenProblem {
  try {
    return work();
  } catch (error) {
    return problems[codeOf(error)] ?? 'failed';
  }
}

/** What the token answered; the error may say more, a PIN among it, and goes no further. */
function codeOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number'
    ? error.code
    : -1;
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // A token that was pulled out has forgotten the session by itself.
  }
}
