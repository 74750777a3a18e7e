import { useIntl } from 'react-intl';
import type { InsightReport } from '#shared/domain/reporting/reporting';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';

export interface ReportListProps {
  readonly reports: readonly InsightReport[];
  readonly onOpen: (report: InsightReport) => void;
}

/** The reports that were made, the newest first. */
export function ReportList({ reports, onOpen }: ReportListProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const moment = (at: string) => formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Panel title={text('insights.reports.list')} flush>
      <DataTable
        caption={text('insights.reports.list')}
        rows={reports.toSorted((left, right) => (left.madeAt < right.madeAt ? 1 : -1))}
        keyOf={({ id }) => id}
        empty={<EmptyState title={text('insights.reports.none')}>{text('insights.reports.none-words')}</EmptyState>}
        columns={[
          { id: 'title', header: text('insights.reports.column-title'), cell: ({ title }) => title },
          {
            id: 'asOf',
            header: text('insights.reports.column-as-of'),
            kind: 'day',
            cell: ({ asOf }) => moment(asOf),
          },
          {
            id: 'made',
            header: text('insights.reports.column-made'),
            kind: 'day',
            cell: ({ madeAt }) => moment(madeAt),
          },
          {
            id: 'open',
            header: text('insights.reports.open'),
            cell: (report) => (
              <Button
                aria-label={text('insights.reports.open-of', { title: report.title, date: moment(report.madeAt) })}
                onPress={() => onOpen(report)}
              >
                {text('insights.reports.open')}
              </Button>
            ),
          },
        ]}
      />
    </Panel>
  );
}
