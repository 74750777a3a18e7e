import { useNavigate } from 'react-router';
import type { Interview } from '#shared/domain/interviews/interview';
import type { VisitId } from '#shared/domain/visits/visit';
import type { PartnerFile } from '#shared/records/partner-file';
import { startInterview } from '../../data/actions/interview-actions';
import { useWorkspace } from '../../data/use-workspace';
import { showToast } from '../../ui/toast';
import { type MessageId, useText } from '../../ui/use-text';
import { storageWords } from '../../widgets/storage-words';

/** The way into the interview of a module or a talk: on with the one under way, else a new one. */
export function useOpenForm(file: PartnerFile, formId: string, visitId: VisitId | null) {
  const text = useText();
  const navigate = useNavigate();
  const workspace = useWorkspace();
  const own = file.interviews.filter(({ moduleId }) => moduleId === formId);
  const underWay = own.find(({ finishedAt }) => finishedAt === null) ?? null;
  const open = async (questionId?: string) => {
    const to = (interview: Interview) => navigate(`/interviews/${interview.id}${questionId ? `/${questionId}` : ''}`);
    if (underWay) return to(underWay);
    const started = await startInterview(workspace, { partnerId: file.partner.id, moduleId: formId, visitId });
    if (started.ok) return to(started.value);
    showToast({
      tone: 'refused',
      words: text(storageWords(started.error.kind)),
    });
  };
  return { open: (questionId?: string) => void open(questionId), underWay, wasHeld: own.length > 0 };
}

/** What the button into an interview says. */
export function openWords({ underWay, wasHeld }: { readonly underWay: unknown; readonly wasHeld: boolean }): MessageId {
  if (underWay) return 'interviews.modules.go-on';
  return wasHeld ? 'interviews.modules.again' : 'interviews.modules.start';
}
