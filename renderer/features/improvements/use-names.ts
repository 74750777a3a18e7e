import { useMemo } from 'react';
import { useDirectoryView } from '../../data/queries/partner-list';
import { useColleagues } from '../../data/queries/sync-queries';
import { useWorkspace } from '../../data/use-workspace';
import { actorOf } from '../../data/workspace';
import { useText } from '../../ui/use-text';

export interface Names {
  readonly nameOf: (by: string) => string;
  readonly partnerOf: (partnerId: string) => string;
}

/** People and partners by name, as far as this device knows them. */
export function useNames(): Names {
  const text = useText();
  const me = actorOf(useWorkspace());
  const colleagues = useColleagues();
  const { partners } = useDirectoryView();
  return useMemo(() => {
    const names = new Map<string, string>(partners.map(({ id, legalName }) => [id, legalName]));
    return {
      nameOf: (by) =>
        by === me ? text('improvements.who.me') : (colleagues?.get(by) ?? text('improvements.who.unknown')),
      partnerOf: (partnerId) => names.get(partnerId) ?? text('improvements.who.unknown-partner'),
    };
  }, [text, me, colleagues, partners]);
}
