import { useMemo, useSyncExternalStore } from 'react';
import type { DirectoryView, ListedPartner } from '../partner-directory';
import { useWorkspace } from '../use-workspace';

/** All partners by name, or those that match the text, best first. */
export function usePartnerList(text: string): {
  readonly complete: boolean;
  readonly partners: readonly ListedPartner[];
  readonly total: number;
} {
  const { directory } = useWorkspace();
  const view = useDirectoryView();
  const partners = useMemo(() => (view ? directory.find(text) : []), [directory, view, text]);
  return { complete: view.complete, partners, total: view.partners.length };
}

export function useDirectoryView(): DirectoryView {
  const { directory } = useWorkspace();
  return useSyncExternalStore(directory.listen, () => directory.view);
}
