import { useState } from 'react';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import type { InsightReportData } from '#shared/domain/documents/sheet-insights-data';
import type { Insights } from '#shared/domain/metrics/insights';
import type { InsightReport } from '#shared/domain/reporting/reporting';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FieldRow } from '../../ui/form';
import { Select } from '../../ui/select';
import { useText } from '../../ui/use-text';
import { PagePreview } from '../../widgets/page-preview/page-preview';
import { previousFigures, reportPageOf } from './insight-report';
import styles from './insights.module.css';

export interface MakeReportDialogProps {
  readonly insights: Insights;
  readonly reports: readonly InsightReport[];
  readonly issuer: string;
  /** Keeps and saves it; true: it is kept. */
  readonly onKeep: (data: InsightReportData) => Promise<boolean>;
  readonly onClose: () => void;
}

/** A report as it will be printed, and the way to keep it. */
export function MakeReportDialog({ insights, reports, issuer, onKeep, onClose }: MakeReportDialogProps) {
  const text = useText();
  const [kind, setKind] = useState<InsightReport['kind']>('week');
  const [language, setLanguage] = useState<DocumentLanguage>('en');
  const [reader, setReader] = useState<InsightReportData['reader']>('executives');
  const [isBusy, setBusy] = useState(false);
  const data: InsightReportData = {
    format: 1,
    kind,
    language,
    // The review is our own; partners are handed the weekly update.
    reader: kind === 'week' ? reader : 'executives',
    issuer,
    // No report tells of kick-offs, and what it keeps is sent.
    insights: { ...insights, kickoffCohorts: [] },
    previous: previousFigures(reports, kind, insights.asOf),
  };
  const keep = async () => {
    setBusy(true);
    const isKept = await onKeep(data).finally(() => setBusy(false));
    if (isKept) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      shape="wide"
      title={text('insights.reports.make')}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('insights.reports.close')}
          </Button>
          <Button kind="filled" isPending={isBusy} onPress={() => void keep()}>
            {text('insights.reports.keep')}
          </Button>
        </>
      }
    >
      <div className={styles.page}>
        <FieldRow>
          <Select
            label={text('insights.reports.kind')}
            choices={[
              { id: 'week', label: text('insights.reports.kind-week') },
              { id: 'quarter', label: text('insights.reports.kind-quarter') },
            ]}
            value={kind}
            onChange={setKind}
          />
          <Select
            label={text('insights.reports.language')}
            choices={[
              { id: 'en', label: text('insights.reports.en') },
              { id: 'de', label: text('insights.reports.de') },
            ]}
            value={language}
            onChange={setLanguage}
          />
          {kind === 'week' && (
            <Select
              label={text('insights.reports.reader')}
              choices={[
                { id: 'executives', label: text('insights.reports.executives') },
                { id: 'partners', label: text('insights.reports.for-partners') },
              ]}
              value={reader}
              onChange={setReader}
            />
          )}
        </FieldRow>
        <div className={styles.desk}>
          <PagePreview page={reportPageOf(data)} selectedSource={null} />
        </div>
      </div>
    </Dialog>
  );
}
