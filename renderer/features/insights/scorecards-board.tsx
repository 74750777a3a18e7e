import { useMemo, useState } from 'react';
import type { Insights, PartnerLine, Scorecard } from '#shared/domain/metrics/insights';
import { type MetricId, metricFacts, metricIds } from '#shared/domain/metrics/metric-list';
import { programTiers } from '#shared/domain/partners/partner';
import { DataTable } from '../../ui/data-table';
import { SideSheet } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import { Link } from '../../ui/link';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { type ListColumn, VirtualList } from '../../ui/virtual-list';
import { VisuallyHidden } from '../../ui/visually-hidden';
import { programTierWords } from '../../widgets/partner-words';
import { metricWords } from './insight-words';
import styles from './insights.module.css';
import { type ReadingWords, useReadingWords } from './reading-words';
import { useIsHere } from './use-insights-day';

const groups = ['all', ...programTiers] as const;

export interface ScorecardsBoardProps {
  readonly insights: Insights;
  /** Null: still being reckoned. */
  readonly lines: readonly PartnerLine[] | null;
  readonly targets: { readonly [metric: string]: number };
  readonly nameOf: (partnerId: string) => string;
}

/** Figures as one number, by tier and by partner. What is not measured weighs nothing, and is shown so. */
export function ScorecardsBoard({ insights, lines, targets, nameOf }: ScorecardsBoardProps) {
  const text = useText();
  const words = useReadingWords(insights.currency);
  const left = insights.scorecards.all.parts.filter(({ weight }) => weight === 0).map(({ metric }) => metric);
  return (
    <>
      <Panel title={text('insights.cards.by-tier')} flush>
        <TierTable insights={insights} targets={targets} words={words} />
      </Panel>
      {left.length > 0 && (
        <p className={styles.quiet}>
          {text('insights.cards.no-weight', { list: left.map((metric) => text(metricWords[metric])).join(', ') })}
        </p>
      )}
      {lines && (
        <Panel title={text('insights.cards.by-partner')} flush>
          <PartnerCards lines={lines} words={words} nameOf={nameOf} />
        </Panel>
      )}
    </>
  );
}

type TierTableProps = Pick<ScorecardsBoardProps, 'insights' | 'targets'> & { readonly words: ReadingWords };

function TierTable({ insights, targets, words }: TierTableProps) {
  const text = useText();
  const cards = insights.scorecards;
  const partOf = (card: Scorecard, metric: MetricId) => card.parts.find((part) => part.metric === metric);
  const weighed = metricIds.filter((metric) => (partOf(cards.all, metric)?.weight ?? 0) > 0);
  const rows: readonly (MetricId | 'score')[] = ['score', ...weighed];
  return (
    <DataTable<MetricId | 'score'>
      caption={text('insights.cards.by-tier')}
      rows={rows}
      keyOf={(row) => row}
      empty={null}
      columns={[
        {
          id: 'metric',
          header: text('insights.cards.metric'),
          cell: (row) =>
            row === 'score' ? (
              <strong>{text('insights.cards.score')}</strong>
            ) : (
              <Link href={`/insights/${row}`} kind="quiet">
                {text(metricWords[row])}
              </Link>
            ),
        },
        {
          id: 'weight',
          header: text('insights.cards.weight'),
          kind: 'number',
          cell: (row) => (row === 'score' ? '' : (partOf(cards.all, row)?.weight ?? '')),
        },
        {
          id: 'target',
          header: text('insights.cards.target'),
          kind: 'number',
          cell: (row) => {
            const target = row === 'score' ? undefined : (targets[row] ?? metricFacts[row].target);
            return target === undefined ? '' : words.value('timeToFirstValue', target);
          },
        },
        ...groups.map((group) => ({
          id: group,
          header: group === 'all' ? text('insights.tier.all') : text(programTierWords[group]),
          kind: 'number' as const,
          cell: (row: MetricId | 'score') =>
            row === 'score' ? (
              <strong className={styles.score}>{scoreWords(cards[group])}</strong>
            ) : (
              <Attainment value={partOf(cards[group], row)?.attainment ?? null} words={words} />
            ),
        })),
      ]}
    />
  );
}

const scoreWords = ({ score }: Scorecard) => (score === null ? '–' : String(Math.round(score)));

function Attainment({ value, words }: { readonly value: number | null; readonly words: ReadingWords }) {
  const text = useText();
  if (value === null)
    return (
      <span className={styles.dash}>
        <span aria-hidden="true">–</span>
        <VisuallyHidden>{text('insights.cards.not-measured')}</VisuallyHidden>
      </span>
    );
  return <>{words.percent(Math.round(value * 100) / 100)}</>;
}

type PartnerCardsProps = Pick<ScorecardsBoardProps, 'nameOf'> & {
  readonly lines: readonly PartnerLine[];
  readonly words: ReadingWords;
};

function PartnerCards({ lines, words, nameOf }: PartnerCardsProps) {
  const text = useText();
  const [open, setOpen] = useState<PartnerLine | null>(null);
  const columns = useMemo(
    (): readonly ListColumn<PartnerLine>[] => [
      {
        id: 'partner',
        header: text('insights.metric.partner'),
        width: 'minmax(9rem, 3fr)',
        cell: ({ partnerId }) => nameOf(partnerId),
      },
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
        width: '8rem',
        isExtra: true,
        cell: ({ month }) => (month === null ? text('insights.metric.unsigned') : words.month(month)),
      },
      {
        id: 'score',
        header: text('insights.cards.score'),
        width: '5rem',
        kind: 'number',
        cell: ({ card }) => scoreWords(card),
      },
      {
        id: 'measured',
        header: text('insights.cards.measured'),
        width: '7rem',
        kind: 'number',
        isExtra: true,
        cell: ({ card }) => measuredWords(card, text),
      },
    ],
    [text, words, nameOf],
  );
  if (lines.length === 0)
    return <EmptyState title={text('insights.cards.none')}>{text('insights.cards.none-words')}</EmptyState>;
  return (
    <>
      <div className={styles.list} style={{ '--rows': lines.length }}>
        <VirtualList
          label={text('insights.cards.by-partner')}
          columns={columns}
          rows={lines}
          keyOf={({ partnerId }) => partnerId}
          onOpen={setOpen}
        />
      </div>
      {open && <PartnerSheet line={open} words={words} name={nameOf(open.partnerId)} onClose={() => setOpen(null)} />}
    </>
  );
}

function measuredWords(card: Scorecard, text: ReturnType<typeof useText>): string {
  const weighed = card.parts.filter(({ weight }) => weight > 0);
  const measured = weighed.filter(({ attainment }) => attainment !== null).length;
  return text('insights.cards.measured-of', { measured, of: weighed.length });
}

interface PartnerSheetProps {
  readonly line: PartnerLine;
  readonly words: ReadingWords;
  readonly name: string;
  readonly onClose: () => void;
}

function PartnerSheet({ line, words, name, onClose }: PartnerSheetProps) {
  const text = useText();
  const isHere = useIsHere();
  return (
    <SideSheet isOpen onClose={onClose} title={name}>
      <div className={styles.details}>
        <p className={styles.value}>{scoreWords(line.card)}</p>
        <p>{measuredWords(line.card, text)}</p>
        {isHere(line.partnerId) ? (
          <Link href={`/partners/${line.partnerId}`}>{text('insights.cards.open-partner')}</Link>
        ) : (
          <p>{text('insights.named.away-words', { name })}</p>
        )}
      </div>
      <DataTable
        caption={name}
        rows={line.card.parts.filter(({ weight }) => weight > 0)}
        keyOf={({ metric }) => metric}
        empty={null}
        columns={[
          { id: 'metric', header: text('insights.cards.metric'), cell: ({ metric }) => text(metricWords[metric]) },
          { id: 'weight', header: text('insights.cards.weight'), kind: 'number', cell: ({ weight }) => weight },
          {
            id: 'attained',
            header: text('insights.cards.score'),
            kind: 'number',
            cell: ({ attainment }) => <Attainment value={attainment} words={words} />,
          },
        ]}
      />
    </SideSheet>
  );
}
