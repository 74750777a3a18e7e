import { z } from 'zod';

/**
 * What window and headquarters say to each other about signing identities and time. Bytes are base64.
 * Certificates, requests and lists are DER.
 */
const der = z.base64().max(40_000);

/**
 * `POST /v1/identity` (with the device's token): asks for the certificates of this device. Each request is a
 * PKCS #10 signed by its own key: the manager's, and that of the registrar that issues one-time certificates in the room.
 */
export const identityRequest = z.strictObject({
  managerRequest: der,
  registrarRequest: der,
  /** Whether a PIN guards the manager's key; printed nowhere, kept with the certificate at HQ. */
  guardedByPin: z.boolean(),
});
export type IdentityRequest = z.infer<typeof identityRequest>;

/** `GET /v1/trust` (with the device's token): what is needed to check signatures without a network. */
export const trustReply = z.object({
  organisation: z.string(),
  /** Root first, then whatever stands between it and what devices hold. */
  authorities: z.array(der),
  revocationLists: z.array(der),
  timeStamper: der,
  /** RSA certificate to which raw pen movements are encrypted; null where HQ keeps none. */
  escrow: der.nullable(),
  /** Where anybody may ask for a time-stamp, `https://…/tsa`. */
  timeStampAddress: z.string(),
  /** Roots of other authorities that are believed about the time and about nothing else. */
  timeAuthorities: z.array(der).max(20).default([]),
});
export type TrustReply = z.infer<typeof trustReply>;

export const identityReply = z.object({
  manager: der,
  registrar: der,
  trust: trustReply,
});
export type IdentityReply = z.infer<typeof identityReply>;

/** RFC 3161 over HTTP: `POST` of `application/timestamp-query`, answered by `application/timestamp-reply`. Open to everybody. */
export const timeStampPath = '/tsa';
/** DER, open to everybody: the distribution point in every certificate. */
export const revocationListPath = (authority: 'root' | 'issuing') => `/ca/${authority}.crl`;
/** PEM of the root, open to everybody. */
export const rootPath = '/ca/root.pem';
/** The stand-alone verifier page with this headquarters' root in it. */
export const verifierPath = '/verify';
