import { useMemo } from 'react';
import { matchPath, useLocation } from 'react-router';
import { noteFriction } from '../data/actions/improvement-actions';
import { useFrictionPlace } from '../data/queries/improvement-queries';
import { useRecord } from '../data/queries/record-queries';
import { usePlaybook } from '../data/use-playbook';
import { useWorkspace } from '../data/use-workspace';
import { FrictionDialog } from '../features/improvements/friction-dialog';
import { usePresentation } from '../session/presentation';
import { showToast } from '../ui/toast';
import { useText } from '../ui/use-text';
import { pageList } from './page-list';

/** The note of what rubs, in front of whatever page it was opened on. While the screen is turned there is none. */
export function Friction({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const workspace = useWorkspace();
  const { pathname } = useLocation();
  const { pattern, filled } = useMemo(() => pageAt(pathname), [pathname]);
  const place = useFrictionPlace(pattern, filled);
  const partner = useRecord('partner', place?.partnerId ?? null);
  const form = usePlaybook().formById.get(place?.moduleId ?? '');
  const about = [partner?.legalName, form?.title].filter((one) => one !== undefined).join(' · ');
  if (usePresentation()) return null;
  return (
    <FrictionDialog
      place={place}
      about={about === '' ? null : about}
      onKeep={async (input) => {
        const kept = await noteFriction(workspace, input);
        if (kept.ok) showToast({ tone: 'done', words: text('improvements.friction.kept') });
        return kept;
      }}
      onClose={onClose}
    />
  );
}

/** Whether something can be noted from a page: the signing shows nothing but what is signed. */
export function notesFriction(pathname: string): boolean {
  return pageAt(pathname).pattern !== '/agreements/:agreementId/sign';
}

function pageAt(pathname: string) {
  for (const { path } of pageList) {
    const match = matchPath(path, pathname);
    if (match) return { pattern: path, filled: match.params };
  }
  return { pattern: '', filled: {} };
}
