import { Download } from 'lucide-react';
import { useIntl } from 'react-intl';
import { forecastLines, forecastMonths } from '#shared/domain/commercial/forecast';
import type { Partner } from '#shared/domain/partners/partner';
import type { Commercial } from '#shared/domain/playbook/pack-commercial';
import { saveCopy } from '../../data/save-copy';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { forecastCsv } from './forecast-csv';
import type { ShownDeal } from './shown-deal';

export interface ForecastPanelProps {
  readonly partner: Partner;
  readonly deals: readonly ShownDeal[];
  readonly rules: Commercial['forecast'];
}

const everyWords = {
  week: 'commercial.forecast.every-week',
  month: 'commercial.forecast.every-month',
  quarter: 'commercial.forecast.every-quarter',
} as const;

/** The joint forecast by month, and the file for the other side's sales system. */
export function ForecastPanel({ partner, deals, rules }: ForecastPanelProps) {
  const text = useText();
  const workspace = useWorkspace();
  const { formatDate, formatNumber } = useIntl();
  const lines = forecastLines(deals, rules.stages);
  const money = (value: string, currency: string) => formatNumber(Number(value), { style: 'currency', currency });
  const save = async () => {
    // The mark at the beginning tells spreadsheets that the letters are UTF-8.
    const content = new Blob(['\ufeff', forecastCsv(lines, partner.legalName)], { type: 'text/csv' });
    const saved = await saveCopy(workspace, { name: 'joint-forecast.csv', mime: 'text/csv', content });
    if (!saved.ok) showToast({ tone: 'refused', words: text('commercial.forecast.not-saved') });
    else if (saved.value === 'saved') showToast({ tone: 'done', words: text('commercial.forecast.saved') });
  };
  return (
    <Panel
      title={text('commercial.forecast.title')}
      actions={
        lines.length > 0 && (
          <Button icon={Download} onPress={() => void save()}>
            {text('commercial.forecast.export')}
          </Button>
        )
      }
      flush
    >
      <DataTable
        caption={text('commercial.forecast.title')}
        rows={forecastMonths(lines)}
        keyOf={({ month, currency }) => `${month ?? ''} ${currency}`}
        empty={
          <EmptyState title={text('commercial.forecast.empty')}>
            {text('commercial.forecast.empty-hint', { every: text(everyWords[rules.every]) })}
          </EmptyState>
        }
        columns={[
          {
            id: 'month',
            header: text('commercial.forecast.month'),
            cell: ({ month }) =>
              month === null
                ? text('commercial.forecast.no-month')
                : formatDate(`${month}-01`, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
          },
          {
            id: 'deals',
            header: text('commercial.forecast.deals'),
            kind: 'number',
            cell: (row) => formatNumber(row.deals),
          },
          {
            id: 'total',
            header: text('commercial.forecast.total'),
            kind: 'number',
            cell: ({ total, currency }) => money(total, currency),
          },
          {
            id: 'weighted',
            header: text('commercial.forecast.weighted'),
            kind: 'number',
            cell: ({ weighted, currency }) => money(weighted, currency),
          },
        ]}
      />
    </Panel>
  );
}
