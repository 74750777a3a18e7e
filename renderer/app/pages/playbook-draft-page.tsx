import { useParams } from 'react-router';
import { mayEditPlaybook } from '#shared/domain/playbook/pack-editing-rights';
import { useRecord } from '../../data/queries/record-queries';
import { useWorkspace } from '../../data/use-workspace';
import { DraftScreen } from '../../features/playbook/draft-screen';
import { usePage } from '../../session/open-page';
import { usePresentation } from '../../session/presentation';
import { ErrorState } from '../../ui/error-state';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { NotFoundPage } from '../not-found-page';

export function PlaybookDraftPage() {
  const { draftId = '' } = useParams();
  const text = useText();
  const { enrolment } = useWorkspace();
  const isTurned = usePresentation();
  const draft = useRecord('packDraft', draftId);
  usePage({
    title: text('playbook.drafts.title'),
    crumbs: [{ label: text('playbook.page.title'), href: '/playbook/versions' }],
  });
  if (draft === undefined) return <Skeleton words={text('playbook.draft.opening')} lines={6} />;
  // What is planned is nobody's to see while the screen is turned.
  if (!draft || isTurned) return <NotFoundPage />;
  if (mayEditPlaybook(enrolment?.role ?? null) === 'no')
    return (
      <ErrorState title={text('playbook.drafts.title')} isPage>
        {text('playbook.may.no')}
      </ErrorState>
    );
  if (draft.publishedAs !== null)
    return (
      <ErrorState title={text('playbook.draft.title', { version: draft.version })} isPage>
        {text('playbook.draft.already-published')}
      </ErrorState>
    );
  return <DraftScreen key={draft.id} draft={draft} />;
}
