import { type MessageId, useText } from '../ui/use-text';

const roleWords: { readonly [role: string]: MessageId } = {
  manager: 'settings.hq.role-manager',
  lead: 'settings.hq.role-lead',
  headquarters: 'settings.hq.role-headquarters',
  auditor: 'settings.hq.role-auditor',
};

/** Says what a person is in a territory. A role of a newer HQ is told by its own name. */
export function useRoleWords(): (role: string) => string {
  const text = useText();
  return (role) => {
    const words = roleWords[role];
    return words ? text(words) : role;
  };
}
