import { FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { sheetFileName } from '#shared/domain/documents/file-name';
import type { InsightReportData } from '#shared/domain/documents/sheet-insights-data';
import type { InsightReport } from '#shared/domain/reporting/reporting';
import { keepInsightReport } from '../../data/actions/reporting-actions';
import { useSummary } from '../../data/queries/insight-queries';
import { useAllRecords } from '../../data/queries/record-queries';
import { saveCopy } from '../../data/save-copy';
import { useWorkspace, WorkspaceProvider } from '../../data/use-workspace';
import { printPage } from '../../documents/print-page';
import { Button } from '../../ui/button';
import { Skeleton } from '../../ui/skeleton';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { printRefusalWords } from '../../widgets/print-refusal-words';
import { fileSha256, reportFacts, reportPageOf } from './insight-report';
import { refusalWords } from './insight-words';
import { InsightsFrame, LookState } from './insights-frame';
import { KeptReportDialog } from './kept-report-dialog';
import { MakeReportDialog } from './make-report-dialog';
import { ReportList } from './report-list';
import { useInsightsDay } from './use-insights-day';

/** Reports that were made, and the way to make one. A report of an earlier day is made, and kept, now. */
export function ReportsScreen() {
  const workspace = useWorkspace();
  const ofDay = { choice: useInsightsDay(), issuer: useIssuer() };
  return (
    <WorkspaceProvider workspace={workspace.present ?? workspace}>
      <Reports {...ofDay} />
    </WorkspaceProvider>
  );
}

interface ReportsProps {
  readonly choice: ReturnType<typeof useInsightsDay>;
  readonly issuer: string;
}

function Reports({ choice, issuer }: ReportsProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const workspace = useWorkspace();
  const reports = useAllRecords('insightReport');
  const look = useSummary(choice.asOf);
  const [isMaking, setMaking] = useState(false);
  const [open, setOpen] = useState<InsightReport | null>(null);
  const print = usePrint();

  const keep = async (data: InsightReportData): Promise<boolean> => {
    const printed = await print(data);
    if (!printed.ok) return false;
    const page = reportPageOf(data);
    const kept = await keepInsightReport(workspace, {
      kind: data.kind,
      title: `${page.title}, ${formatDate(data.insights.asOf, { dateStyle: 'medium', timeZone: data.insights.zone })}`,
      asOf: new Date(data.insights.asOf).toISOString(),
      figures: data as unknown as Json,
      sha256: await fileSha256(printed.value),
    });
    if (!kept.ok) {
      showToast({ tone: 'refused', words: text(refusalWords(kept.error.kind)) });
      return false;
    }
    await hand(data, printed.value);
    return true;
  };
  const hand = async (data: InsightReportData, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> => {
    const content = new Blob([bytes], { type: 'application/pdf' });
    const name = sheetFileName(reportPageOf(data));
    const saved = await saveCopy(workspace, { name, mime: content.type, content });
    if (!saved.ok) showToast({ tone: 'refused', words: text('documents.bytes.unwritable') });
    else if (saved.value === 'saved') showToast({ tone: 'done', words: text('insights.reports.saved') });
    return saved.ok && saved.value === 'saved';
  };
  const saveAgain = async (report: InsightReport, data: InsightReportData) => {
    const printed = await print(data);
    if (!printed.ok || !(await hand(data, printed.value))) return null;
    return (await fileSha256(printed.value)) === report.sha256 ? 'same' : 'other';
  };
  return (
    <InsightsFrame
      title={text('insights.reports.title')}
      facts={text('insights.reports.facts')}
      side="reports"
      choice={choice}
      actions={
        <Button
          kind="filled"
          icon={FilePlus2}
          isDisabled={look.answer === null || look.progress !== null}
          onPress={() => setMaking(true)}
        >
          {text('insights.reports.make')}
        </Button>
      }
    >
      <LookState look={{ ...look, answer: reports ?? null }} />
      {reports === undefined ? (
        <Skeleton words={text('insights.reports.list')} lines={4} />
      ) : (
        <ReportList reports={reports} onOpen={setOpen} />
      )}
      {isMaking && look.answer && (
        <MakeReportDialog
          insights={look.answer}
          reports={reports ?? []}
          issuer={issuer}
          onKeep={keep}
          onClose={() => setMaking(false)}
        />
      )}
      {open && (
        <KeptReportDialog report={open} onSave={(data) => saveAgain(open, data)} onClose={() => setOpen(null)} />
      )}
    </InsightsFrame>
  );
}

/** Prints a report; what is refused is said. */
function usePrint(): (data: InsightReportData) => Promise<Result<Uint8Array<ArrayBuffer>, null>> {
  const text = useText();
  return async (data) => {
    const printed = await printPage(reportPageOf(data), reportFacts(data));
    if (printed.ok) return ok(printed.value.bytes);
    showToast({ tone: 'refused', words: text(...printRefusalWords(printed.error)) });
    return refuse(null);
  };
}

/** Our own company, as the latest agreement names it; empty while none does. */
function useIssuer(): string {
  const agreements = useAllRecords('agreement') ?? [];
  const named = agreements.flatMap(({ id, terms }) =>
    typeof terms.vendorName === 'string' && terms.vendorName !== '' ? [{ id, name: terms.vendorName }] : [],
  );
  return named.sort((left, right) => (left.id < right.id ? 1 : -1))[0]?.name ?? '';
}
