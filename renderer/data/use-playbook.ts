import { useSyncExternalStore } from 'react';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { KnownVersion, RefusedVersion } from './playbook-shelf';
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

/** All versions this device knows, the latest first. */
export function usePlaybookVersions(): readonly KnownVersion[] {
  const { playbooks } = useWorkspace();
  return useSyncExternalStore(playbooks.listen, () => playbooks.versions());
}

/** Versions that were received and are not taken. */
export function useRefusedVersions(): readonly RefusedVersion[] {
  const { playbooks } = useWorkspace();
  return useSyncExternalStore(playbooks.listen, () => playbooks.refused());
}
