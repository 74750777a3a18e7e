/** The Node versions this program runs on: those its build tool accepts. */
const wanted = '20.19 or newer (in the 22 line: 22.12 or newer)';

/**
 * Says why this Node cannot run the program, or nothing.
 * @param {string} version as `process.versions.node`
 * @returns {string | null}
 */
export function nodeRefusal(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const runs = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 23;
  return runs ? null : `Fieldpact needs Node ${wanted}; this is Node ${version}. Install a newer one and try again.`;
}
