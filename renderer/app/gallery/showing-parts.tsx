import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import type { GalleryGroup } from '../../ui/gallery-group';
import { KeyFact, KeyFacts } from '../../ui/key-facts';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProgressBar } from '../../ui/progress-bar';
import { Skeleton } from '../../ui/skeleton';
import { Spinner } from '../../ui/spinner';
import { Split } from '../../ui/split';
import { StateMark, type StateTone } from '../../ui/state-mark';
import { Tabs } from '../../ui/tabs';
import { type MessageId, useText } from '../../ui/use-text';

/** What is read. */
export const showingParts: readonly GalleryGroup[] = [
  {
    id: 'state-mark',
    title: 'StateMark, Badge',
    samples: [
      { name: 'line', draw: () => <Marks shape="line" /> },
      { name: 'badge', draw: () => <Marks shape="badge" /> },
      { name: 'icon', draw: () => <Marks shape="icon" /> },
      { name: 'fact', draw: () => <FactBadge /> },
    ],
  },
  {
    id: 'progress',
    title: 'ProgressBar, Spinner, Skeleton',
    samples: [
      { name: 'nothing', draw: () => <Progress done={0} /> },
      { name: 'some', draw: () => <Progress done={7} /> },
      { name: 'all', draw: () => <Progress done={12} /> },
      { name: 'spinner', draw: () => <WaitingSpinner /> },
      { name: 'skeleton', draw: () => <WaitingSkeleton /> },
    ],
  },
  {
    id: 'empty-error',
    title: 'EmptyState, ErrorState',
    samples: [
      { name: 'empty', draw: () => <EmptySample /> },
      { name: 'error', draw: () => <ErrorSample shape="page" /> },
      { name: 'error, inline', draw: () => <ErrorSample shape="inline" />, wide: true },
    ],
  },
  {
    id: 'panel',
    title: 'Panel, PageHeader, DefinitionList, KeyFacts, Tabs, Split',
    samples: [
      { name: 'page header', draw: () => <HeaderSample />, wide: true },
      { name: 'card', draw: () => <PanelSample shape="card" title="gallery.word.row-proof" /> },
      { name: 'plain', draw: () => <PanelSample shape="plain" title="gallery.word.field" /> },
      { name: 'key facts', draw: () => <KeyFactsSample />, wide: true },
      { name: 'tabs', draw: () => <TabsSample />, wide: true },
      { name: 'split', draw: () => <SplitSample />, wide: true },
    ],
  },
];

const stateWords = {
  proven: 'gallery.word.state-proven',
  pending: 'gallery.word.state-pending',
  lapsing: 'gallery.word.state-lapsing',
  breach: 'gallery.word.state-breach',
  conflict: 'gallery.word.state-conflict',
  missing: 'gallery.word.state-missing',
  neutral: 'gallery.word.state-neutral',
} satisfies Record<StateTone, MessageId>;

const tones = ['proven', 'pending', 'lapsing', 'breach', 'conflict', 'missing', 'neutral'] as const;

function Marks({ shape }: { readonly shape: 'line' | 'badge' | 'icon' }) {
  const text = useText();
  return tones.map((state) => (
    <div key={state}>
      <StateMark state={state} word={text(stateWords[state])} shape={shape} />
    </div>
  ));
}

function FactBadge() {
  return <Badge>{useText()('gallery.word.choice-reseller')}</Badge>;
}

function Progress({ done }: { readonly done: number }) {
  const text = useText();
  const words = text('gallery.word.progress-words', { done, of: 12 });
  return <ProgressBar label={text('gallery.word.progress')} done={done} of={12} words={words} />;
}

function WaitingSpinner() {
  return <Spinner words={useText()('gallery.word.waiting')} />;
}

function WaitingSkeleton() {
  return <Skeleton words={useText()('gallery.word.waiting')} />;
}

function EmptySample() {
  const text = useText();
  return (
    <EmptyState
      icon={CalendarPlus}
      title={text('gallery.word.empty-title')}
      action={<Button>{text('gallery.word.plan')}</Button>}
    >
      {text('gallery.word.empty-words')}
    </EmptyState>
  );
}

function ErrorSample({ shape }: { readonly shape: 'page' | 'inline' }) {
  const text = useText();
  const cure = { label: text('gallery.word.try-again'), onPress: () => undefined };
  return (
    <ErrorState title={text('gallery.word.error-title')} shape={shape} cure={cure}>
      {text('gallery.word.error-words')}
    </ErrorState>
  );
}

function HeaderSample() {
  const text = useText();
  return (
    <PageHeader
      title={text('gallery.word.placeholder')}
      facts={
        <>
          <Badge>{text('gallery.word.choice-reseller')}</Badge>
          <StateMark state="lapsing" word={text('gallery.word.state-lapsing')} />
        </>
      }
      actions={<Button>{text('gallery.word.plan')}</Button>}
    />
  );
}

function Facts() {
  const text = useText();
  return (
    <DefinitionList
      items={[
        { term: text('gallery.word.field'), value: text('gallery.word.placeholder') },
        { term: text('gallery.word.town'), value: text('gallery.word.town-name') },
        { term: text('gallery.word.row-proof'), value: text('gallery.word.long') },
      ]}
    />
  );
}

function KeyFactsSample() {
  const text = useText();
  return (
    <KeyFacts>
      <KeyFact term={text('gallery.word.field')} value={text('gallery.word.placeholder')} />
      <KeyFact
        term={text('gallery.word.town')}
        value={text('gallery.word.town-name')}
        note={<StateMark state="proven" word={text('gallery.word.state-proven')} />}
      />
    </KeyFacts>
  );
}

function PanelSample({ shape, title }: { readonly shape: 'card' | 'plain'; readonly title: MessageId }) {
  const text = useText();
  return (
    <Panel title={text(title)} shape={shape}>
      <Facts />
    </Panel>
  );
}

type Side = 'overview' | 'people' | 'evidence';

function TabsSample() {
  const text = useText();
  const [side, setSide] = useState<Side>('overview');
  return (
    <Tabs<Side>
      label={text('gallery.word.partner')}
      value={side}
      onChange={setSide}
      tabs={[
        { id: 'overview', label: text('gallery.word.tab-overview'), content: <Facts /> },
        { id: 'people', label: text('gallery.word.tab-people'), count: 4, content: <EmptySample /> },
        { id: 'evidence', label: text('gallery.word.tab-evidence'), count: 12, content: <WaitingSkeleton /> },
      ]}
    />
  );
}

function SplitSample() {
  return (
    <Split
      start={<PanelSample shape="plain" title="gallery.word.tab-overview" />}
      end={<PanelSample shape="card" title="gallery.word.tab-evidence" />}
    >
      <PanelSample shape="card" title="gallery.word.tab-people" />
    </Split>
  );
}
