import { RefreshCw } from 'lucide-react';
import { useCallback, useRef } from 'react';
import type { Result } from '#shared/base/result';
import type { Role } from '#shared/contracts/hq-api';
import type { ConsoleOverview } from '#shared/contracts/hq-console';
import type { ConsoleTrouble, HeadquartersConsole } from '#shared/sync/console';
import { useConsole } from '../../session/console';
import { Button } from '../../ui/button';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { type TabEntry, Tabs } from '../../ui/tabs';
import { showToast } from '../../ui/toast';
import { useFocusKept } from '../../ui/use-focus-kept';
import { useText } from '../../ui/use-text';
import { useNow } from '../../widgets/use-now';
import { type Asked, useAsked } from './asked';
import type { CodeWish } from './code-dialog';
import { TroubleNotice, troubleWords } from './console-trouble';
import { DecisionsTab } from './decisions-tab';
import { DevicesTab } from './devices-tab';
import styles from './headquarters.module.css';
import { HealthTab } from './health-tab';
import { LogTab } from './log-tab';
import { PeopleTab } from './people-tab';
import { useUnsavedSince } from './unsaved-since';

const tabs = ['decisions', 'devices', 'people', 'health', 'log'] as const;
export type HeadquartersTab = (typeof tabs)[number];

/** The tab an address means. */
export function headquartersTabOf(address: string | undefined): HeadquartersTab {
  return tabs.find((tab) => tab === address) ?? 'decisions';
}

export interface HeadquartersScreenProps {
  readonly tab: HeadquartersTab;
  readonly onTab: (tab: HeadquartersTab) => void;
}

/** What leads, headquarters and auditors see: decisions, devices, people, how sync is, and the log. */
export function HeadquartersScreen({ tab, onTab }: HeadquartersScreenProps) {
  const text = useText();
  const { asked, askAgain } = useAsked(overviewOf);
  const part = (draw: (overview: ConsoleOverview) => React.ReactNode) => (
    <Answered asked={asked} onRetry={askAgain}>
      {draw}
    </Answered>
  );
  const entries: readonly TabEntry<HeadquartersTab>[] = [
    { id: 'decisions', label: text('headquarters.tab.decisions'), content: <DecisionsTab /> },
    {
      id: 'devices',
      label: text('headquarters.tab.devices'),
      content: part((overview) => <Devices overview={overview} onDone={askAgain} />),
    },
    {
      id: 'people',
      label: text('headquarters.tab.people'),
      content: part((overview) => <People overview={overview} onDone={askAgain} />),
    },
    {
      id: 'health',
      label: text('headquarters.tab.health'),
      content: part((overview) => <Health overview={overview} />),
    },
    { id: 'log', label: text('headquarters.tab.log'), content: part((overview) => <LogTab overview={overview} />) },
  ];
  const screen = useRef<HTMLDivElement>(null);
  useFocusKept(screen);
  return (
    <div ref={screen} tabIndex={-1} className={styles.screen}>
      <PageHeader
        title={text('headquarters.title')}
        actions={
          <Button icon={RefreshCw} onPress={askAgain}>
            {text('headquarters.refresh')}
          </Button>
        }
      />
      <Tabs label={text('headquarters.title')} value={tab} onChange={onTab} tabs={entries} />
    </div>
  );
}

const overviewOf = (headquarters: HeadquartersConsole) => headquarters.overview();

function Answered({
  asked,
  onRetry,
  children,
}: {
  readonly asked: Asked<ConsoleOverview>;
  readonly onRetry: () => void;
  readonly children: (overview: ConsoleOverview) => React.ReactNode;
}) {
  const text = useText();
  if (asked.state === 'asking') return <Skeleton words={text('headquarters.asking')} lines={6} />;
  if (asked.state === 'failed') {
    return (
      <div className={styles.part}>
        <TroubleNotice trouble={asked.trouble} onRetry={onRetry} />
      </div>
    );
  }
  return children(asked.value);
}

interface PartProps {
  readonly overview: ConsoleOverview;
  readonly onDone: () => void;
}

/** Does something at headquarters, and answers the sentence that says why it did not happen, or null. */
function useDoing(onDone: () => void) {
  const text = useText();
  const { headquarters } = useConsole();
  return useCallback(
    async <Value,>(
      what: (headquarters: HeadquartersConsole) => Promise<Result<Value, ConsoleTrouble>>,
    ): Promise<{ readonly value: Value } | { readonly refused: string }> => {
      if (!headquarters) return { refused: text('headquarters.trouble.offline') };
      const done = await what(headquarters);
      if (!done.ok) return { refused: troubleWords(done.error, text) };
      onDone();
      return { value: done.value };
    },
    [headquarters, onDone, text],
  );
}

function Devices({ overview, onDone }: PartProps) {
  const text = useText();
  const now = useNow();
  const doing = useDoing(onDone);
  return (
    <DevicesTab
      overview={overview}
      now={now}
      onWithdraw={async (device, wish) => {
        const done = await doing((headquarters) => headquarters.withdraw(device, wish));
        if ('refused' in done) return done.refused;
        showToast({ words: text('headquarters.withdraw.done'), tone: 'done' });
        return null;
      }}
    />
  );
}

function People({ overview, onDone }: PartProps) {
  const text = useText();
  const doing = useDoing(onDone);
  const told = (done: { readonly refused: string } | object) => {
    if ('refused' in done) return done.refused;
    showToast({ words: text('headquarters.people.done'), tone: 'done' });
    return null;
  };
  return (
    <PeopleTab
      overview={overview}
      actions={{
        issueCode: async (wish: CodeWish) => {
          const done = await doing((headquarters) => headquarters.issueCode(wish));
          return 'refused' in done ? done : { code: done.value.code };
        },
        grant: async (user: string, space: string, role: Role | null) =>
          told(await doing((headquarters) => headquarters.grant({ user, space, role }))),
        addTerritory: async (name: string) => told(await doing((headquarters) => headquarters.addTerritory(name))),
      }}
    />
  );
}

function Health({ overview }: { readonly overview: ConsoleOverview }) {
  const unsavedSince = useUnsavedSince(overview.territories);
  return <HealthTab overview={overview} now={useNow()} unsavedSince={unsavedSince} />;
}
