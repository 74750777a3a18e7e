import { Download } from 'lucide-react';
import { useState } from 'react';
import { changesBetween, isSameLook } from '#shared/domain/documents/sheet-insights-changes';
import { type InsightReportData, keptReportData } from '#shared/domain/documents/sheet-insights-data';
import type { Insights } from '#shared/domain/metrics/insights';
import type { InsightReport } from '#shared/domain/reporting/reporting';
import { useInsights } from '../../data/queries/insight-queries';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { Dialog } from '../../ui/dialog';
import { ErrorState } from '../../ui/error-state';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { PagePreview } from '../../widgets/page-preview/page-preview';
import { reportPageOf } from './insight-report';
import { metricWords } from './insight-words';
import styles from './insights.module.css';
import { LookState } from './insights-frame';
import { useReadingWords } from './reading-words';

export interface KeptReportDialogProps {
  readonly report: InsightReport;
  /** Answers whether the file made now is the one made then; null: it was not saved. */
  readonly onSave: (data: InsightReportData) => Promise<'same' | 'other' | null>;
  readonly onClose: () => void;
}

/** A report as it was kept, and beside it what the records give for that instant now. */
export function KeptReportDialog({ report, onSave, onClose }: KeptReportDialogProps) {
  const text = useText();
  const [isBusy, setBusy] = useState(false);
  const [file, setFile] = useState<'same' | 'other' | null>(null);
  const data = keptReportData(report.figures);
  const save = async (kept: InsightReportData) => {
    setBusy(true);
    setFile(await onSave(kept).finally(() => setBusy(false)));
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      shape="wide"
      title={report.title}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('insights.reports.close')}
          </Button>
          {data && (
            <Button icon={Download} isPending={isBusy} onPress={() => void save(data)}>
              {text('insights.reports.save')}
            </Button>
          )}
        </>
      }
    >
      {data === null ? (
        <ErrorState title={text('insights.reports.unread')}>{text('insights.reports.unread-words')}</ErrorState>
      ) : (
        <div className={styles.page}>
          {file !== null && (
            <p role="status">
              <StateMark
                state={file === 'same' ? 'proven' : 'lapsing'}
                word={text(file === 'same' ? 'insights.reports.same-file' : 'insights.reports.other-file')}
              />
            </p>
          )}
          <BesideNow kept={data.insights} />
          <section className={styles.desk} aria-label={text('insights.reports.figures')}>
            <PagePreview page={reportPageOf(data)} selectedSource={null} />
          </section>
        </div>
      )}
    </Dialog>
  );
}

/** What the records give for the instant of a report, asked anew. */
function BesideNow({ kept }: { readonly kept: Insights }) {
  const text = useText();
  const look = useInsights({ kind: 'summary', asOf: kept.asOf });
  return (
    <section className={styles.metric} aria-label={text('insights.reports.beside')}>
      <h3>{text('insights.reports.beside')}</h3>
      <LookState look={look} />
      {look.answer && <Compared kept={kept} now={look.answer} />}
    </section>
  );
}

export function Compared({ kept, now }: { readonly kept: Insights; readonly now: Insights }) {
  const text = useText();
  const words = useReadingWords(kept.currency);
  const changes = changesBetween(kept, now);
  if (isSameLook(kept, now))
    return (
      <div className={styles.lines}>
        <p>
          <StateMark state="proven" word={text('insights.reports.equal')} />
        </p>
        <p>{text('insights.reports.equal-words', { moment: words.moment(kept.asOf, kept.zone) })}</p>
      </div>
    );
  return (
    <div className={styles.lines}>
      <p>
        <StateMark
          state="lapsing"
          word={
            changes.length === 0
              ? text('insights.reports.differs-elsewhere')
              : text('insights.reports.differs', { count: changes.length })
          }
        />
      </p>
      {changes.length > 0 && <p>{text('insights.reports.differs-words')}</p>}
      <DataTable
        caption={text('insights.reports.beside')}
        rows={changes}
        keyOf={({ group, metric }) => `${group} ${metric}`}
        empty={null}
        columns={[
          { id: 'figure', header: text('insights.reports.figure'), cell: ({ metric }) => text(metricWords[metric]) },
          { id: 'group', header: text('insights.reports.group'), cell: ({ group }) => words.tier(group) },
          {
            id: 'kept',
            header: text('insights.reports.kept-value'),
            cell: ({ before }) => `${words.said(before)} · n = ${before.n}`,
          },
          {
            id: 'now',
            header: text('insights.reports.now-value'),
            cell: ({ after }) => `${words.said(after)} · n = ${after.n}`,
          },
        ]}
      />
    </div>
  );
}
