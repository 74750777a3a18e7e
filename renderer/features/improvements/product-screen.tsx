import { useRef } from 'react';
import { useBacklog } from '../../data/queries/improvement-queries';
import { usePresentation } from '../../session/presentation';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { type TabEntry, Tabs } from '../../ui/tabs';
import { useFocusKept } from '../../ui/use-focus-kept';
import { useText } from '../../ui/use-text';
import { AdoptionTab } from './adoption-tab';
import { BacklogTab } from './backlog-tab';
import { CreditsTab } from './credits-tab';
import { ExperimentsTab } from './experiments-tab';
import styles from './improvements.module.css';
import { StepValuesTab } from './step-values-tab';
import { useNames } from './use-names';

const tabs = ['backlog', 'credits', 'values', 'experiments', 'versions'] as const;
export type ProductTab = (typeof tabs)[number];

/** The tab an address means. */
export function productTabOf(address: string | undefined): ProductTab {
  return tabs.find((tab) => tab === address) ?? 'backlog';
}

export interface ProductScreenProps {
  readonly tab: ProductTab;
  readonly onTab: (tab: ProductTab) => void;
}

/** The playbook as a product of ours: what is to be better, what is tried, what is worth its time, who works with it. */
export function ProductScreen({ tab, onTab }: ProductScreenProps) {
  const text = useText();
  const isTurned = usePresentation();
  const backlog = useBacklog();
  const { nameOf } = useNames();
  const screen = useRef<HTMLDivElement>(null);
  useFocusKept(screen);
  if (isTurned) return <EmptyState isPage title={text('improvements.page.turned')} />;
  const reading = <Skeleton words={text('improvements.page.reading')} lines={8} />;
  const entries: readonly TabEntry<ProductTab>[] = [
    {
      id: 'backlog',
      label: text('improvements.tab.backlog'),
      content: <div className={styles.tab}>{backlog ? <BacklogTab backlog={backlog} /> : reading}</div>,
    },
    {
      id: 'credits',
      label: text('improvements.tab.credits'),
      content: (
        <div className={styles.tab}>{backlog ? <CreditsTab lines={backlog.lines} nameOf={nameOf} /> : reading}</div>
      ),
    },
    {
      id: 'values',
      label: text('improvements.tab.values'),
      content: (
        <div className={styles.tab}>
          <StepValuesTab />
        </div>
      ),
    },
    {
      id: 'experiments',
      label: text('improvements.tab.experiments'),
      content: (
        <div className={styles.tab}>
          <ExperimentsTab />
        </div>
      ),
    },
    {
      id: 'versions',
      label: text('improvements.tab.versions'),
      content: (
        <div className={styles.tab}>{backlog ? <AdoptionTab improvements={backlog.improvements} /> : reading}</div>
      ),
    },
  ];
  return (
    <div ref={screen} tabIndex={-1} className={styles.screen}>
      <PageHeader title={text('improvements.page.title')} />
      <Tabs label={text('improvements.page.title')} value={tab} onChange={onTab} tabs={entries} />
    </div>
  );
}
