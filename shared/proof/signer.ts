/** Keys that sign documents: elliptic curve P-256 with SHA-256, or RSA of 3072 bits and more with SHA-256 (PKCS #1 v1.5). */
export type SigningAlgorithm = 'ecdsa-p256' | 'rsa';

/** Something that can sign: a key of this device, of a PKCS#12 file, or on a token that never gives its key away. */
export interface Signer {
  /** DER of the certificate of the key. */
  readonly certificate: Uint8Array<ArrayBuffer>;
  /** DER of the certificates above it, from its issuer up to and including the root. */
  readonly chain: readonly Uint8Array<ArrayBuffer>[];
  readonly algorithm: SigningAlgorithm;
  /** Signs the bytes (it hashes them itself); an ECDSA signature comes as the DER of r and s, as CMS wants it. */
  readonly sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
}

/** Asks a time-stamping authority (RFC 3161) for a token over a SHA-256 value. Answers the DER of the token (a ContentInfo). */
export type AskForTime = (sha256: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

/** Names of our own entries in a signature dictionary; what stands in them is covered by the signature. */
export const signatureKeys = {
  /** SHA-256 (hexadecimal string) of the evidence record of this signature. */
  evidence: 'FPCT_Evidence',
  /** DER of the latest time-stamp token of headquarters this device held: the signature was not made before it. */
  beacon: 'FPCT_TimeBeacon',
} as const;
