/**
 * How Node is told to start headquarters, the same as in `server/node-flags.ts`: this runs before anything is built.
 * @param {{ readonly [name: string]: string | undefined }} environment
 * @returns {readonly string[]}
 */
export function memoryFlags(environment) {
  const own = environment.NODE_OPTIONS ?? '';
  const asked = environment.FIELDPACT_HQ_MEMORY_MB;
  const memory = asked !== undefined && /^[1-9]\d{2,5}$/.test(asked) ? Number(asked) : 256;
  return [
    ...(own.includes('--max-semi-space-size') ? [] : ['--max-semi-space-size=16']),
    ...(own.includes('--max-old-space-size') ? [] : [`--max-old-space-size=${memory}`]),
  ];
}
