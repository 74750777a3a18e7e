import { Download } from 'lucide-react';
import { useMemo } from 'react';
import type { MetricDetail, PartnerValue } from '#shared/domain/metrics/insights';
import { EmptyState } from '../../ui/empty-state';
import { IconButton } from '../../ui/icon-button';
import { Panel } from '../../ui/panel';
import { showToast } from '../../ui/toast';
import { type Text, useText } from '../../ui/use-text';
import { type ListColumn, VirtualList } from '../../ui/virtual-list';
import { useSaveCsv } from './chart-frame';
import type { InsightTable } from './insight-csv';
import styles from './insights.module.css';
import type { ReadingWords } from './reading-words';
import { useIsHere } from './use-insights-day';

export interface PartnerValuesProps {
  readonly detail: MetricDetail;
  readonly words: ReadingWords;
  readonly nameOf: (partnerId: string) => string;
  readonly onOpen: (partnerId: string) => void;
}

/** Every partner behind a figure, the worst first, with what it waits for. */
export function PartnerValues({ detail, words, nameOf, onOpen }: PartnerValuesProps) {
  const text = useText();
  const saveAs = useSaveCsv();
  const { metric, values } = detail;
  const title = text('insights.metric.partners');
  const isHere = useIsHere();
  const someWait = values.some(({ waitsFor }) => waitsFor !== '');
  const columns = useValueColumns({ metric, words, nameOf, isHere, someWait });
  return (
    <Panel
      title={title}
      flush
      actions={
        values.length > 0 && (
          <IconButton
            icon={Download}
            label={text('insights.chart.csv-of', { title })}
            onPress={() => void saveAs(`${metric}-partners`, partnerTable(values, nameOf, text))}
          />
        )
      }
    >
      {values.length === 0 ? (
        <EmptyState title={text('insights.metric.partners-none')} />
      ) : (
        <div className={styles.list} style={{ '--rows': values.length }}>
          <VirtualList
            label={title}
            columns={columns}
            rows={values}
            keyOf={({ partnerId }) => partnerId}
            onOpen={({ partnerId }) => {
              if (isHere(partnerId)) onOpen(partnerId);
              else showToast({ words: text('insights.named.away-words', { name: nameOf(partnerId) }) });
            }}
          />
        </div>
      )}
    </Panel>
  );
}

interface ColumnsOn extends Pick<PartnerValuesProps, 'words' | 'nameOf'> {
  readonly metric: MetricDetail['metric'];
  readonly isHere: (partnerId: string) => boolean;
  readonly someWait: boolean;
}

function useValueColumns({ metric, words, nameOf, isHere, someWait }: ColumnsOn): readonly ListColumn<PartnerValue>[] {
  const text = useText();
  return useMemo((): readonly ListColumn<PartnerValue>[] => {
    const shownName = (partnerId: string) =>
      isHere(partnerId) ? nameOf(partnerId) : text('insights.named.away', { name: nameOf(partnerId) });
    const told = ({ value, isCensored }: PartnerValue) =>
      value === null
        ? text('insights.value.unknown')
        : isCensored
          ? text('insights.value.at-least', { value: words.value(metric, value) })
          : words.value(metric, value);
    return [
      {
        id: 'partner',
        header: text('insights.metric.partner'),
        width: 'minmax(9rem, 2fr)',
        // No link: the row itself leads there, and a thousand links would be a thousand stops of the Tab key.
        cell: ({ partnerId }) => shownName(partnerId),
      },
      { id: 'value', header: text('insights.metric.value'), width: 'minmax(8rem, 1.5fr)', cell: told },
      ...(someWait
        ? [
            {
              id: 'waits',
              header: text('insights.metric.waits'),
              width: 'minmax(8rem, 2fr)',
              isExtra: true,
              cell: ({ waitsFor }: PartnerValue) => (waitsFor === '' ? '' : words.waitsFor(waitsFor)),
            },
          ]
        : []),
      {
        id: 'tier',
        header: text('insights.metric.tier'),
        width: '6rem',
        isExtra: true,
        cell: ({ tier }) => (tier === null ? '' : words.tier(tier)),
      },
      {
        id: 'month',
        header: text('insights.metric.month'),
        width: '7rem',
        isExtra: true,
        cell: ({ month }) => (month === null ? text('insights.metric.unsigned') : words.month(month)),
      },
    ];
  }, [text, words, metric, nameOf, isHere, someWait]);
}

function partnerTable(
  values: readonly PartnerValue[],
  nameOf: (partnerId: string) => string,
  text: Text,
): InsightTable {
  return {
    columns: [
      { id: 'partner', header: text('insights.metric.partner') },
      { id: 'partner_id', header: text('insights.metric.partner') },
      { id: 'tier', header: text('insights.metric.tier') },
      { id: 'signed', header: text('insights.metric.month') },
      { id: 'value', header: text('insights.metric.value') },
      { id: 'still_waiting', header: text('insights.chart.still') },
      { id: 'waits_for', header: text('insights.metric.waits') },
    ],
    rows: values.map(({ partnerId, tier, month, value, isCensored, waitsFor }) => [
      nameOf(partnerId),
      partnerId,
      tier ?? '',
      month ?? '',
      value ?? '',
      isCensored ? 'yes' : 'no',
      waitsFor,
    ]),
  };
}
