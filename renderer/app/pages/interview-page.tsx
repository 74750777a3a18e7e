import { useEffect } from 'react';
import { useNavigate, useParams } from 'react-router';
import { dayOf } from '#shared/base/calendar-date';
import { factsOf } from '#shared/domain/gates/partner-records';
import type { Interview } from '#shared/domain/interviews/interview';
import { interviewOutline, nextQuestion } from '#shared/domain/interviews/interview-rules';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { PartnerFile } from '../../data/partner-file';
import { recordsFor } from '../../data/partner-records';
import { usePartnerFile } from '../../data/queries/partner-file';
import { useRecord } from '../../data/queries/record-queries';
import { useWorkspace } from '../../data/use-workspace';
import { EvidenceInput } from '../../features/evidence/evidence-input';
import type { EvidenceInputProps } from '../../features/interviews/field-input';
import { InterviewScreen } from '../../features/interviews/interview-screen';
import { readPlace } from '../../features/interviews/place';
import { usePage } from '../../session/open-page';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { NotFoundPage } from '../not-found-page';
import { CaptureProvider, useEvidenceWays } from './capture';

export function InterviewPage() {
  const { interviewId = '', questionId } = useParams();
  const text = useText();
  const interview = useRecord('interview', interviewId);
  const file = usePartnerFile(interview?.partnerId ?? '');
  usePage({ title: text('interviews.title') });
  if (interview === undefined || (interview && file === undefined))
    return <Skeleton words={text('interviews.question.opening')} lines={6} />;
  if (!interview || !file) return <NotFoundPage />;
  if (!questionId) return <ToPlace interview={interview} file={file} />;
  return (
    <CaptureProvider file={file}>
      <OpenInterview interview={interview} file={file} questionId={questionId} />
    </CaptureProvider>
  );
}

interface OpenInterviewProps {
  readonly interview: Interview;
  readonly file: PartnerFile;
}

function OpenInterview({ interview, file, questionId }: OpenInterviewProps & { readonly questionId: string }) {
  const { capture } = useEvidenceWays();
  return (
    <InterviewScreen
      interview={interview}
      file={file}
      questionId={questionId}
      EvidenceInput={CapturingInput}
      onCapture={(typeId, forQuestion) => capture({ typeId, questionId: forQuestion, evidenceId: null })}
    />
  );
}

function CapturingInput({ questionId, ...props }: EvidenceInputProps) {
  const { capture } = useEvidenceWays();
  return (
    <EvidenceInput
      {...props}
      onCapture={(typeId, onCaptured) => capture({ typeId, questionId, evidenceId: null }, onCaptured)}
    />
  );
}

/** Without a question in the address: to the one the interview was last at, else to the first that is open. */
function ToPlace({ interview, file }: OpenInterviewProps) {
  const navigate = useNavigate();
  const workspace = useWorkspace();
  const text = useText();
  useEffect(() => {
    void readPlace(workspace, interview.id).then((place) => {
      const index = builtInPack();
      const asOf = dayOf(new Date(workspace.surroundings.now()).toISOString());
      const facts = factsOf(recordsFor(file), index, { asOf });
      const outline = interviewOutline(index, interview.moduleId, { facts, answers: file.answers });
      const first = nextQuestion(outline, null)?.id ?? outline[0]?.question.id;
      if (place ?? first) void navigate(`/interviews/${interview.id}/${place ?? first}`, { replace: true });
    });
  }, [workspace, navigate, interview, file]);
  return <Skeleton words={text('interviews.question.opening')} lines={6} />;
}
