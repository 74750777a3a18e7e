/** Environment variable by which more memory (MB) is given to the records headquarters has in work. */
export const memoryVariable = 'FIELDPACT_HQ_MEMORY_MB';

/** Enough for two of the largest pushes at once and a page of records for eight devices; see docs/operations.md. */
const usualMemory = 256;

/**
 * How Node is told to start headquarters. Left alone it lets used-up memory pile up to a part of what the machine has,
 * and holds several hundred megabytes where a hundred do. `scripts/headquarters.mjs` says the same.
 */
export function memoryFlags(environment: { readonly [name: string]: string | undefined }): readonly string[] {
  const own = environment.NODE_OPTIONS ?? '';
  const asked = environment[memoryVariable];
  const memory = asked !== undefined && /^[1-9]\d{2,5}$/.test(asked) ? Number(asked) : usualMemory;
  return [
    ...(own.includes('--max-semi-space-size') ? [] : ['--max-semi-space-size=16']),
    ...(own.includes('--max-old-space-size') ? [] : [`--max-old-space-size=${memory}`]),
  ];
}
