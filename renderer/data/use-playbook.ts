import { useSyncExternalStore } from 'react';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { useWorkspace } from './use-workspace';

/** The playbook in force, as it changes. */
export function usePlaybook(): PackIndex {
  const { playbooks } = useWorkspace();
  return useSyncExternalStore(playbooks.listen, () => playbooks.current());
}

/** The playbook in a certain version; null where this device does not have it. */
export function usePlaybookOf(version: string): PackIndex | null {
  const { playbooks } = useWorkspace();
  return useSyncExternalStore(playbooks.listen, () => playbooks.ofVersion(version));
}
