import { readFileSync } from 'node:fs';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Bytes } from '#shared/proof/bytes';
import { readPem } from '#shared/proof/certificates/pem';
import { readCertificate } from '#shared/proof/certificates/read-certificate';

/** As many as devices take. */
const mostRoots = 20;

/** Reads the roots that are believed about the time, or says in a sentence what is wrong with their file. */
export async function readTimeRoots(file: string | null): Promise<Result<readonly Bytes[], string>> {
  if (file === null) return ok([]);
  let text: string;
  try {
    text = readFileSync(file, 'latin1');
  } catch (error) {
    return refuse(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}).`);
  }
  const roots = readPem(text).map((root) => new Uint8Array(root));
  const blocks = text.split('-----BEGIN CERTIFICATE-----').length - 1;
  if (roots.length < blocks)
    return refuse(`${blocks - roots.length} of the ${blocks} certificates in ${file} cannot be read.`);
  if (roots.length === 0 || roots.length > mostRoots) {
    return refuse(
      `${file} must hold 1 to ${mostRoots} certificates as PEM: the roots of time-stamping authorities. It holds ${roots.length}.`,
    );
  }
  for (const [index, root] of roots.entries()) {
    const read = await readCertificate(root);
    if (!read.ok) return refuse(`Certificate ${index + 1} in ${file} cannot be read.`);
    if (!read.value.isAuthority) {
      return refuse(
        `Certificate ${index + 1} in ${file} (${read.value.name}) is not that of an authority. The root is wanted, not the certificate of the unit that signs.`,
      );
    }
  }
  return ok(roots);
}
