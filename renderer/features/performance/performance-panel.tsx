import { Activity } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { addMonths, dayOf } from '#shared/base/calendar-date';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { dayIn } from '#shared/domain/measuring/zoned-days';
import type { Sla } from '#shared/domain/slas/sla';
import { slaOfAnyFormat } from '#shared/domain/slas/sla-formats';
import type { PartnerFile } from '#shared/records/partner-file';
import type { ShownAgreement } from '../../data/queries/agreement-queries';
import { type Measuring, useMeasured } from '../../data/queries/performance-queries';
import { useWorkspace } from '../../data/use-workspace';
import { EmptyState } from '../../ui/empty-state';
import { Tabs } from '../../ui/tabs';
import { useText } from '../../ui/use-text';
import { DataTab } from './data-tab';
import { DisputesTab } from './disputes-tab';
import { IncidentsTab } from './incidents-tab';
import { JointTab } from './joint-tab';
import styles from './performance.module.css';
import { ReportButtons } from './report-buttons';
import { ResultsTab } from './results-tab';
import { ReviewsTab } from './reviews-tab';

/** Life after signing, of one service level agreement: results, incidents, reviews, data, disputes. */
export function PerformancePanel({ shown }: { readonly shown: ShownAgreement }) {
  const text = useText();
  const sla = useMemo(() => (shown.text.ok ? slaOfAnyFormat(shown.text.value.data) : null), [shown.text]);
  if (shown.agreement.state !== 'signed') {
    return (
      <EmptyState icon={Activity} title={text('performance.not-signed')}>
        {text('performance.not-signed-hint')}
      </EmptyState>
    );
  }
  if (sla === null) {
    return (
      <EmptyState icon={Activity} title={text('performance.no-terms')}>
        {text('performance.no-terms-hint')}
      </EmptyState>
    );
  }
  return <MeasuredPanel file={shown.partnerFile} agreement={shown.agreement} sla={sla} />;
}

interface MeasuredPanelProps {
  readonly file: PartnerFile;
  readonly agreement: Agreement;
  readonly sla: Sla;
}

function MeasuredPanel({ file, agreement, sla }: MeasuredPanelProps) {
  const asOf = useNow();
  const today = dayIn(Date.parse(asOf), sla.zone);
  const measuring = useMeasured(file, agreement.id, sla, measuredTime(sla, today));
  const [address] = useSearchParams();
  const asked = tabs.find((each) => each === address.get('tab')) ?? 'results';
  return <PerformanceView key={asked} {...{ file, agreement, sla, measuring, asOf }} first={asked} />;
}

/** The last twelve whole months, at most since the agreement took effect. */
function measuredTime(sla: Sla, today: string): { readonly from: string; readonly to: string } {
  const to = `${today.slice(0, 7)}-01`;
  const year = addMonths(to, -12);
  const effective = dayOf(sla.said.effectiveDate);
  const from = effective > year ? effective : year;
  return { from: from > to ? to : from, to };
}

const minute = 60_000;

/** The instant at which it is drawn; drawn anew every minute, since clocks run while somebody looks at them. */
function useNow(): string {
  const { surroundings } = useWorkspace();
  const [, tick] = useState(0);
  useEffect(() => {
    const ticking = setInterval(() => tick((count) => count + 1), minute);
    return () => clearInterval(ticking);
  }, []);
  return new Date(surroundings.now()).toISOString();
}

const tabs = ['results', 'incidents', 'reviews', 'data', 'joint', 'disputes'] as const;
type TabId = (typeof tabs)[number];

export interface PerformanceViewProps extends MeasuredPanelProps {
  readonly measuring: Measuring;
  readonly asOf: string;
  readonly first?: TabId;
}

/** The panel at a given instant, with what was measured. */
export function PerformanceView({ file, agreement, sla, measuring, asOf, first = 'results' }: PerformanceViewProps) {
  const text = useText();
  const [tab, setTab] = useState<TabId>(first);
  const own = { file, agreementId: agreement.id, sla, asOf };
  return (
    <div className={styles.parts}>
      <ReportButtons of={{ file, agreement, sla, asOf }} measuring={measuring} />
      <Tabs
        label={text('performance.title')}
        value={tab}
        onChange={setTab}
        tabs={[
          {
            id: 'results',
            label: text('performance.tab.results'),
            content: <ResultsTab sla={sla} measuring={measuring} />,
          },
          { id: 'incidents', label: text('performance.tab.incidents'), content: <IncidentsTab {...own} /> },
          { id: 'reviews', label: text('performance.tab.reviews'), content: <ReviewsTab {...own} /> },
          { id: 'data', label: text('performance.tab.data'), content: <DataTab {...own} /> },
          { id: 'joint', label: text('performance.tab.joint'), content: <JointTab {...own} measuring={measuring} /> },
          { id: 'disputes', label: text('performance.tab.disputes'), content: <DisputesTab {...own} /> },
        ]}
      />
    </div>
  );
}
