import { resolve } from 'node:path';

/** A file of the built program. FIELDPACT_BUILD names a build that lies elsewhere than in out/. */
export function builtFile(path: string): string {
  return resolve(process.env['FIELDPACT_BUILD'] ?? 'out', path);
}
