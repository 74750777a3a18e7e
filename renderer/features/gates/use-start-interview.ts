import { useNavigate } from 'react-router';
import { visitUnderWay } from '#shared/domain/visits/visit-rules';
import type { PartnerFile } from '#shared/records/partner-file';
import { startInterview } from '../../data/actions/interview-actions';
import { useWorkspace } from '../../data/use-workspace';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';

/** Starts the interview of a module, or goes on with the one under way, and opens it; at a question if one is given. */
export function useStartInterview(file: PartnerFile): (moduleId: string, questionId: string | null) => Promise<void> {
  const text = useText();
  const navigate = useNavigate();
  const workspace = useWorkspace();
  return async (moduleId, questionId) => {
    const visitId = visitUnderWay(file.visits)?.id ?? null;
    const started = await startInterview(workspace, { partnerId: file.partner.id, moduleId, visitId });
    const place = questionId === null ? '' : `/${questionId}`;
    if (started.ok) return navigate(`/interviews/${started.value.id}${place}`);
    if (started.error.kind === 'interview-under-way')
      return navigate(`/interviews/${started.error.interviewId}${place}`);
    const isFull = started.error.kind === 'storage-full';
    showToast({ tone: 'refused', words: text(isFull ? 'errors.storage-full' : 'errors.storage-failed') });
  };
}
