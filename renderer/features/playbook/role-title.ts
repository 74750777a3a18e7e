import type { Pack } from '#shared/domain/playbook/pack';

/** How a role is called; its id where the playbook does not describe it. */
export function roleTitle(pack: Pick<Pack, 'roles'>, id: string): string {
  return pack.roles.find((role) => role.id === id)?.title ?? id;
}
