import { type ReactNode, useState } from 'react';
import { brand } from '#shared/base/brand';
import { ok, refuse } from '#shared/base/result';
import type { Insights } from '#shared/domain/metrics/insights';
import type { MetricId } from '#shared/domain/metrics/metric-list';
import type { MonthlyRate } from '#shared/domain/reporting/reporting';
import type { AskInsights, InsightsLook } from '../../data/insights-question';
import { InsightsSourceProvider } from '../../data/insights-source';
import type { GalleryGroup } from '../../ui/gallery-group';
import { CohortsBoard } from './cohorts-board';
import { FiguresChoiceBar } from './figures-choice';
import styles from './insights.module.css';
import { LookState } from './insights-frame';
import { Compared } from './kept-report-dialog';
import { LeadersBoard, type TierChoice } from './leaders-board';
import { MetricBoard } from './metric-board';
import { ModuleChart, type ModuleChartProps } from './module-chart';
import { MoneyPanel } from './money-panel';
import { useReadingWords } from './reading-words';
import { RegionChart } from './region-chart';
import { ReportList } from './report-list';
import { sampleDetail } from './sample-detail';
import {
  earlierInsights,
  emptyInsights,
  sampleInsights,
  sampleInstant,
  samplePartnerLines,
  samplePartnerNames,
  sampleTrend,
} from './sample-insights';
import { ScorecardsBoard } from './scorecards-board';

const nameOf = (partnerId: string) => samplePartnerNames.get(partnerId) ?? partnerId;

/** Answers at once, out of the samples. */
export const askSamples = (async (asked: Parameters<AskInsights>[0]) => {
  switch (asked.kind) {
    case 'summary':
      return ok(sampleInsights(asked.asOf ?? sampleInstant));
    case 'detail':
      return ok(sampleDetail(asked.metric));
    case 'trend':
      return ok(sampleTrend(asked.metric, asked.months));
    case 'scorecards':
      return ok(samplePartnerLines);
  }
}) as AskInsights;

function Sampled({ children }: { readonly children: ReactNode }) {
  return (
    <InsightsSourceProvider ask={askSamples}>
      <div className={styles.page}>{children}</div>
    </InsightsSourceProvider>
  );
}

function Leaders({ insights }: { readonly insights: Insights }) {
  const [tier, setTier] = useState<TierChoice>('all');
  return (
    <Sampled>
      <LeadersBoard insights={insights} asOf={null} tier={tier} onTier={setTier} nameOf={nameOf} />
    </Sampled>
  );
}

function Metric({ metric, isEmpty = false }: { readonly metric: MetricId; readonly isEmpty?: boolean }) {
  const detail = sampleDetail(metric);
  const none = {
    curve: [],
    bars: [],
    values: [],
    byMonth: [],
    byRegion: [],
    byModule: [],
    reading: emptyInsights().all.readings[metric],
  };
  return (
    <Sampled>
      <MetricBoard
        detail={isEmpty ? { ...detail, ...none } : detail}
        trend={isEmpty ? [] : sampleTrend(metric)}
        currency="EUR"
        zone="Europe/Vienna"
        asOf={null}
        scope={{ kind: 'all' }}
        nameOf={nameOf}
        moduleOf={(id) => id}
      />
    </Sampled>
  );
}

function ByModule({ efforts }: Pick<ModuleChartProps, 'efforts'>) {
  return (
    <Sampled>
      <ModuleChart efforts={efforts} moduleOf={(id) => id} />
    </Sampled>
  );
}

function ByRegion() {
  return (
    <Sampled>
      <RegionChart regions={sampleDetail('attachRate').byRegion} words={useReadingWords('EUR')} />
    </Sampled>
  );
}

const rate = (month: string, currency: string, value: string): MonthlyRate => ({
  id: brand<'MonthlyRate'>(`rate-${month}-${currency}`),
  month,
  currency,
  into: 'EUR',
  rate: value,
  notedBy: 'ines',
  notedAt: `${month}-28T10:00:00.000Z`,
});

function Money({ rates }: { readonly rates: readonly MonthlyRate[] }) {
  const refused = async () => refuse({ kind: 'rate-fixed' } as const);
  return (
    <MoneyPanel
      reporting={{ currency: 'EUR', zone: 'Europe/Vienna', weights: {}, targets: {} }}
      rates={rates}
      thisMonth="2026-11"
      words={useReadingWords('EUR')}
      onSet={refused}
      onNote={refused}
    />
  );
}

const look = (differs: Partial<InsightsLook<unknown>>): InsightsLook<unknown> => ({
  answer: null,
  progress: null,
  trouble: null,
  stop: () => {},
  again: () => {},
  ...differs,
});

function Look({ look: shown }: { readonly look: InsightsLook<unknown> }) {
  return (
    <Sampled>
      <LookState look={shown} />
    </Sampled>
  );
}

function OfHeadquarters({ differs }: { readonly differs: Partial<InsightsLook<unknown>> }) {
  return (
    <InsightsSourceProvider ask={askSamples} place="headquarters">
      <LookState look={look(differs)} />
    </InsightsSourceProvider>
  );
}

const report = (kind: 'week' | 'quarter', title: string, at: string) => ({
  id: brand<'InsightReport'>(`report-${at}`),
  kind,
  title,
  asOf: at,
  madeAt: at,
  madeBy: 'ines',
  figures: null,
  sha256: '',
});

export const insightsGallery: GalleryGroup = {
  id: 'insights',
  title: 'Insights',
  samples: [
    { name: 'leaders', wide: true, draw: () => <Leaders insights={sampleInsights()} /> },
    { name: 'leaders, empty programme', wide: true, draw: () => <Leaders insights={emptyInsights()} /> },
    { name: 'figure, a time', wide: true, draw: () => <Metric metric="timeToFirstValue" /> },
    { name: 'figure, a share', wide: true, draw: () => <Metric metric="activation" /> },
    { name: 'figure, by module', wide: true, draw: () => <ByModule efforts={sampleDetail('friction').byModule} /> },
    { name: 'figure, by module, none', wide: true, draw: () => <ByModule efforts={[]} /> },
    { name: 'figure, by region', wide: true, draw: () => <ByRegion /> },
    { name: 'figure, not measured', wide: true, draw: () => <Metric metric="attachRate" isEmpty /> },
    {
      name: 'cohorts',
      wide: true,
      draw: () => (
        <Sampled>
          <CohortsBoard insights={sampleInsights()} />
        </Sampled>
      ),
    },
    {
      name: 'scorecards',
      wide: true,
      draw: () => (
        <Sampled>
          <ScorecardsBoard insights={sampleInsights()} lines={samplePartnerLines} targets={{}} nameOf={nameOf} />
        </Sampled>
      ),
    },
    {
      name: 'currency and rates',
      wide: true,
      draw: () => <Money rates={[rate('2026-11', 'USD', '0.93'), rate('2026-10', 'CHF', '1.06')]} />,
    },
    { name: 'no rates', wide: true, draw: () => <Money rates={[]} /> },
    {
      name: 'reports',
      wide: true,
      draw: () => (
        <ReportList
          reports={[
            report('week', 'Weekly update, 13 Nov 2026', '2026-11-13T14:05:00.000Z'),
            report('quarter', 'Quarterly review of the partner programme, 30 Sept 2026', '2026-09-30T16:00:00.000Z'),
          ]}
          onOpen={() => {}}
        />
      ),
    },
    { name: 'no reports', wide: true, draw: () => <ReportList reports={[]} onOpen={() => {}} /> },
    {
      name: 'kept and now, equal',
      wide: true,
      draw: () => <Compared kept={sampleInsights()} now={sampleInsights()} />,
    },
    {
      name: 'kept and now, different',
      wide: true,
      draw: () => <Compared kept={earlierInsights()} now={sampleInsights()} />,
    },
    { name: 'reckoning', wide: true, draw: () => <Look look={look({ progress: { done: 340, of: 1_200 } })} /> },
    {
      name: 'figures of headquarters',
      wide: true,
      draw: () => (
        <FiguresChoiceBar
          place="headquarters"
          told={{ asOf: sampleInstant, zone: 'Europe/Vienna' }}
          onPlace={() => {}}
        />
      ),
    },
    {
      name: 'headquarters is asked',
      wide: true,
      draw: () => <OfHeadquarters differs={{ progress: { done: 0, of: 0 } }} />,
    },
    {
      name: 'headquarters is not reached',
      wide: true,
      draw: () => <OfHeadquarters differs={{ trouble: { kind: 'offline' } }} />,
    },
    {
      name: 'headquarters is lost on the way, beside its figures',
      wide: true,
      draw: () => <OfHeadquarters differs={{ answer: {}, trouble: { kind: 'offline' } }} />,
    },
    {
      name: 'headquarters does not permit it',
      wide: true,
      draw: () => <OfHeadquarters differs={{ trouble: { kind: 'not-granted' } }} />,
    },
    {
      name: 'headquarters of another version',
      wide: true,
      draw: () => <OfHeadquarters differs={{ trouble: { kind: 'other-version' } }} />,
    },
    { name: 'stopped', wide: true, draw: () => <Look look={look({ trouble: { kind: 'stopped' } })} /> },
    {
      name: 'failed beside kept figures',
      wide: true,
      draw: () => <Look look={look({ answer: {}, trouble: { kind: 'failed', reason: '' } })} />,
    },
  ],
};
