/** Roles at headquarters that may change the playbook and publish it. */
export const playbookRoles: readonly string[] = ['lead', 'headquarters'];

/**
 * Whether somebody may change the playbook. `unknown`: headquarters has not met this device yet. It may then draft
 * and publish for itself; headquarters decides when it is enrolled, and sets aside what its person may not publish.
 */
export function mayEditPlaybook(role: string | null): 'yes' | 'no' | 'unknown' {
  if (role === null) return 'unknown';
  return playbookRoles.includes(role) ? 'yes' : 'no';
}
