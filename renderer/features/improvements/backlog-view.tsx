import { Lightbulb, Plus } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { improvementSources, improvementStates } from '#shared/domain/improvements/improvement';
import {
  type BacklogFilter,
  type BacklogLine,
  type BacklogOrder,
  backlogOrders,
  chosenLines,
} from '#shared/domain/improvements/improvement-rules';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { Button } from '../../ui/button';
import { useCommands } from '../../ui/commands';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { SearchField } from '../../ui/search-field';
import { Select } from '../../ui/select';
import { StateMark } from '../../ui/state-mark';
import { type Text, useText } from '../../ui/use-text';
import { type ListColumn, VirtualList } from '../../ui/virtual-list';
import { whereOf } from './improvement-sheet';
import { orderWords, sourceWords, stateTones, stateWords } from './improvement-words';
import styles from './improvements.module.css';

export interface BacklogViewProps {
  readonly lines: readonly BacklogLine[];
  readonly index: PackIndex;
  readonly openId: string | null;
  readonly onOpen: (improvementId: string) => void;
  readonly onNew: () => void;
}

const first: BacklogFilter = { words: '', state: 'standing', source: 'all', moduleId: 'all' };

/** The backlog of the playbook: found by words, filtered, sorted, opened with Enter. */
export function BacklogView({ lines, index, openId, onOpen, onNew }: BacklogViewProps) {
  const text = useText();
  const search = useRef<HTMLInputElement>(null);
  const [filter, setFilter] = useState(first);
  const [order, setOrder] = useState<BacklogOrder>('wish');
  const shown = useMemo(() => chosenLines(lines, filter, order), [lines, filter, order]);
  const columns = useMemo(() => columnsOf(text), [text]);
  const group = text('improvements.page.title');
  useCommands([
    { id: 'improvement-new', group, label: text('improvements.backlog.new'), icon: Plus, keys: 'n', run: onNew },
    {
      id: 'improvement-find',
      group,
      label: text('improvements.backlog.find'),
      keys: '/',
      run: () => search.current?.focus(),
    },
  ]);
  const change = (part: Partial<BacklogFilter>) => setFilter((before) => ({ ...before, ...part }));
  const newButton = (
    <Button kind="filled" icon={Plus} onPress={onNew}>
      {text('improvements.backlog.new')}
    </Button>
  );
  if (lines.length === 0)
    return (
      <Panel title={text('improvements.tab.backlog')}>
        <EmptyState icon={Lightbulb} title={text('improvements.backlog.none')} action={newButton}>
          {text('improvements.backlog.none-hint')}
        </EmptyState>
      </Panel>
    );
  return (
    <Panel
      title={text('improvements.backlog.count', { shown: shown.length, all: lines.length })}
      actions={newButton}
      flush
    >
      <div className={styles.tools}>
        <SearchField
          label={text('improvements.backlog.find')}
          placeholder={text('improvements.backlog.find')}
          value={filter.words}
          onChange={(words) => change({ words })}
          inputRef={search}
        />
        <Filters filter={filter} index={index} onChange={change} />
        <Select
          label={text('improvements.backlog.order')}
          choices={backlogOrders.map((id) => ({ id, label: text(orderWords[id]) }))}
          value={order}
          onChange={setOrder}
        />
      </div>
      <div className={styles.list} style={{ '--rows': Math.min(shown.length, 12) }}>
        <VirtualList
          label={text('improvements.tab.backlog')}
          columns={columns}
          rows={shown}
          keyOf={({ improvement }) => improvement.id}
          selected={openId ?? undefined}
          onOpen={({ improvement }) => onOpen(improvement.id)}
          empty={
            <EmptyState title={text('improvements.backlog.no-match')}>
              {text('improvements.backlog.no-match-hint')}
            </EmptyState>
          }
        />
      </div>
    </Panel>
  );
}

interface FiltersProps {
  readonly filter: BacklogFilter;
  readonly index: PackIndex;
  readonly onChange: (part: Partial<BacklogFilter>) => void;
}

function Filters({ filter, index, onChange }: FiltersProps) {
  const text = useText();
  const states = [
    { id: 'standing', label: text('improvements.backlog.standing') },
    ...improvementStates.map((id) => ({ id, label: text(stateWords[id]) })),
    { id: 'all', label: text('improvements.backlog.all') },
  ] as const;
  const sources = [
    { id: 'all', label: text('improvements.backlog.all') },
    ...improvementSources.map((id) => ({ id, label: text(sourceWords[id]) })),
  ] as const;
  const modules = [
    { id: 'all', label: text('improvements.backlog.all') },
    { id: '', label: text('improvements.form.whole-playbook') },
    ...index.pack.modules.map(({ id, title }) => ({ id, label: `${id} ${title}` })),
  ];
  return (
    <>
      <Select
        label={text('improvements.column.state')}
        choices={states}
        value={filter.state}
        onChange={(state) => onChange({ state })}
      />
      <Select
        label={text('improvements.column.source')}
        choices={sources}
        value={filter.source}
        onChange={(source) => onChange({ source })}
      />
      <Select
        label={text('improvements.form.module')}
        choices={modules}
        value={filter.moduleId}
        onChange={(moduleId) => onChange({ moduleId })}
      />
    </>
  );
}

function columnsOf(text: Text): readonly ListColumn<BacklogLine>[] {
  return [
    {
      id: 'title',
      header: text('improvements.column.title'),
      width: 'minmax(7rem, 3fr)',
      cell: ({ improvement }) => improvement.title,
    },
    {
      id: 'state',
      header: text('improvements.column.state'),
      width: '6.5rem',
      cell: ({ improvement: { state } }) => <StateMark state={stateTones[state]} word={text(stateWords[state])} />,
    },
    {
      id: 'wish',
      header: text('improvements.column.wish'),
      width: '3rem',
      kind: 'number',
      isExtra: true,
      cell: ({ wish }) => wish,
    },
    {
      id: 'votes',
      header: text('improvements.column.votes'),
      width: '3rem',
      kind: 'number',
      isExtra: true,
      cell: ({ wantedBy }) => wantedBy.size,
    },
    {
      id: 'source',
      header: text('improvements.column.source'),
      width: '8.5rem',
      isExtra: true,
      cell: ({ improvement: { source } }) => text(sourceWords[source]),
    },
    {
      id: 'where',
      header: text('improvements.column.where'),
      width: '3.5rem',
      isExtra: true,
      cell: ({ improvement }) => whereOf(improvement),
    },
    {
      id: 'owner',
      header: text('improvements.column.owner'),
      width: 'minmax(4rem, 1fr)',
      isExtra: true,
      cell: ({ improvement }) => improvement.owner,
    },
    {
      id: 'version',
      header: text('improvements.column.version'),
      width: '3.5rem',
      isExtra: true,
      cell: ({ improvement }) => improvement.inVersion,
    },
  ];
}
