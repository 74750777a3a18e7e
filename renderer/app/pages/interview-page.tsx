import { BookX, MessageSquareWarning } from 'lucide-react';
import { type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { dayOf } from '#shared/base/calendar-date';
import type { Interview } from '#shared/domain/interviews/interview';
import { nextQuestion } from '#shared/domain/interviews/interview-rules';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFile } from '#shared/records/partner-file';
import { useOrder } from '../../data/queries/improvement-queries';
import { usePartnerFile } from '../../data/queries/partner-file';
import { useRecord } from '../../data/queries/record-queries';
import { usePlaybookOf } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { EvidenceInput } from '../../features/evidence/evidence-input';
import type { EvidenceInputProps } from '../../features/interviews/field-input';
import { InterviewScreen } from '../../features/interviews/interview-screen';
import { type InterviewView, useInterviewView } from '../../features/interviews/interview-view';
import { readPlace } from '../../features/interviews/place';
import { ReviewScreen } from '../../features/interviews/review-screen';
import { RiskPanel } from '../../features/partners/risk-panel';
import { MigrationNotice } from '../../features/playbook/migration-notice';
import { usePage } from '../../session/open-page';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import { IconButton } from '../../ui/icon-button';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { NotFoundPage } from '../not-found-page';
import { frictionKeys, ShellContext } from '../shell-context';
import { CaptureProvider, useEvidenceWays } from './capture';
import styles from './interview-page.module.css';

export function InterviewPage() {
  const { interviewId = '', questionId } = useParams();
  return (
    <WithInterview interviewId={interviewId}>
      {(view) => (questionId ? <OpenInterview view={view} questionId={questionId} /> : <ToPlace view={view} />)}
    </WithInterview>
  );
}

/** The end of an interview, read through together. */
export function InterviewReviewPage() {
  const { interviewId = '' } = useParams();
  return (
    <WithInterview interviewId={interviewId}>
      {(view) => <ReviewScreen view={view} tools={<Tools file={view.file} />} />}
    </WithInterview>
  );
}

interface WithInterviewProps {
  readonly interviewId: string;
  readonly children: (view: InterviewView) => ReactNode;
}

/** Reads the interview, its partner's file, and the playbook in the version in which it is asked. */
function WithInterview({ interviewId, children }: WithInterviewProps) {
  const text = useText();
  const interview = useRecord('interview', interviewId);
  const file = usePartnerFile(interview?.partnerId ?? '');
  const index = usePlaybookOf(interview?.packVersion ?? '');
  usePage({ title: text('interviews.title') });
  if (interview === undefined || (interview && file === undefined))
    return <Skeleton words={text('interviews.question.opening')} lines={6} />;
  if (!interview || !file) return <NotFoundPage />;
  if (!index) return <WithoutPlaybook interview={interview} />;
  return (
    <CaptureProvider file={file}>
      <WithView interview={interview} file={file} index={index}>
        {children}
      </WithView>
    </CaptureProvider>
  );
}

interface WithViewProps {
  readonly interview: Interview;
  readonly file: PartnerFile;
  readonly index: PackIndex;
  readonly children: (view: InterviewView) => ReactNode;
}

function WithView({ interview, file, index, children }: WithViewProps) {
  const text = useText();
  const view = useArranged(useInterviewView(interview, file, index));
  if (!view) return <Skeleton words={text('interviews.question.opening')} lines={6} />;
  return (
    <div className={styles.page}>
      <MigrationNotice interview={interview} file={file} />
      <div className={styles.interview}>{children(view)}</div>
    </div>
  );
}

/** The questions in the order in which this partner gets them; undefined while that is being read. */
function useArranged(view: InterviewView): InterviewView | undefined {
  const { outline, interview } = view;
  const ids = outline.map(({ question }) => question.id);
  const order = useOrder(interview.partnerId, { kind: 'contentLayout', subject: interview.moduleId }, ids);
  return useMemo(() => {
    if (!order) return undefined;
    const inOrder = order.flatMap((id) => view.outline.find(({ question }) => question.id === id) ?? []);
    return { ...view, outline: inOrder };
  }, [view, order]);
}

/** What was asked in a version is only understood in that version; its answers are on record all the same. */
function WithoutPlaybook({ interview }: { readonly interview: Interview }) {
  const text = useText();
  const navigate = useNavigate();
  return (
    <EmptyState
      icon={BookX}
      title={text('interviews.playbook.missing', { version: interview.packVersion })}
      action={
        <Button onPress={() => void navigate(`/partners/${interview.partnerId}`)}>
          {text('interviews.playbook.to-partner')}
        </Button>
      }
    >
      {text('interviews.playbook.missing-hint')}
    </EmptyState>
  );
}

function OpenInterview({ view, questionId }: { readonly view: InterviewView; readonly questionId: string }) {
  const { capture } = useEvidenceWays();
  return (
    <InterviewScreen
      view={view}
      questionId={questionId}
      tools={<Tools file={view.file} />}
      EvidenceInput={CapturingInput}
      onCapture={(wanted) => capture({ ...wanted, evidenceId: null })}
    />
  );
}

/** An interview fills the screen, so what the top bar offers elsewhere is offered here. */
function Tools({ file }: { readonly file: PartnerFile }) {
  const text = useText();
  const { noteFriction } = useContext(ShellContext);
  return (
    <span className={styles.tools}>
      <RiskTool file={file} />
      <IconButton
        label={text('improvements.friction.button')}
        icon={MessageSquareWarning}
        keys={frictionKeys}
        onPress={noteFriction}
      />
    </span>
  );
}

/** The risk tier decides which questions are asked: it can be rated without leaving the table. */
function RiskTool({ file }: { readonly file: PartnerFile }) {
  const text = useText();
  const { surroundings } = useWorkspace();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="plain" onPress={() => setOpen(true)}>
        {text('interviews.tier.button')}
      </Button>
      <Dialog isOpen={open} onClose={() => setOpen(false)} title={text('interviews.tier.button')} shape="wide">
        <RiskPanel partner={file.partner} today={dayOf(new Date(surroundings.now()).toISOString())} />
      </Dialog>
    </>
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
function ToPlace({ view }: { readonly view: InterviewView }) {
  const navigate = useNavigate();
  const workspace = useWorkspace();
  const text = useText();
  const { interview, outline } = view;
  useEffect(() => {
    void readPlace(workspace, interview.id).then((kept) => {
      const place = outline.find(({ question }) => question.id === kept)?.question.id;
      const first = interview.finishedAt === null ? nextQuestion(outline, null)?.id : undefined;
      void navigate(`/interviews/${interview.id}/${place ?? first ?? 'review'}`, { replace: true });
    });
  }, [workspace, navigate, interview, outline]);
  return <Skeleton words={text('interviews.question.opening')} lines={6} />;
}
