import { z } from 'zod';
import { printedFingerprint } from '#shared/proof/certificates/fingerprint';
import { certificatesIn } from '#shared/proof/certificates/pem';
import { readCertificate } from '#shared/proof/certificates/read-certificate';

/** Somebody the page believes: a root certificate. */
export interface Trusted {
  readonly name: string;
  /** SHA-256 of the certificate, as people compare it. */
  readonly fingerprint: string;
  readonly certificate: Uint8Array<ArrayBuffer>;
}

/** What whoever hands the page out puts into it: roots, and lists of withdrawn certificates, as base64 of their DER. */
const trustSchema = z.object({
  roots: z.array(z.base64()),
  /** Of authorities that are believed about the time only. */
  timeRoots: z.array(z.base64()).default([]),
  revocationLists: z.array(z.base64()).default([]),
});

/** Lists of withdrawn certificates that came with the page. */
export function revocationListsIn(text: string): readonly Uint8Array<ArrayBuffer>[] {
  return trustSchema.safeParse(jsonOf(text)).data?.revocationLists.map(bytesOf) ?? [];
}

/** Whom a page believes that was handed out. */
export interface Trust {
  readonly roots: readonly Trusted[];
  /** Believed about the time, and about nothing else. */
  readonly timeRoots: readonly Trusted[];
}

/** The roots that came with the page. One that cannot be read is left out: it would vouch for nothing. */
export async function readTrust(text: string): Promise<Trust> {
  const parsed = trustSchema.safeParse(jsonOf(text));
  if (!parsed.success) return { roots: [], timeRoots: [] };
  const { roots, timeRoots } = parsed.data;
  return { roots: await readable(roots), timeRoots: await readable(timeRoots) };
}

async function readable(certificates: readonly string[]): Promise<readonly Trusted[]> {
  const read = await Promise.all(certificates.map((one) => trustedOf(bytesOf(one))));
  return read.filter((one) => one !== null);
}

/** A root certificate from a file, as PEM or DER; null where it is none. */
export async function trustedFile(bytes: Uint8Array<ArrayBuffer>): Promise<Trusted | null> {
  const [first = bytes] = certificatesIn(bytes);
  return trustedOf(first);
}

async function trustedOf(certificate: Uint8Array<ArrayBuffer>): Promise<Trusted | null> {
  const read = await readCertificate(certificate);
  if (!read.ok) return null;
  const { name, sha256 } = read.value;
  return { name, fingerprint: printedFingerprint(sha256), certificate };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
