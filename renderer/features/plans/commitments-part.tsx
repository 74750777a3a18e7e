import { CalendarDays } from 'lucide-react';
import { useState } from 'react';
import type { Commitment } from '#shared/domain/plans/commitments';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { type DataColumn, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { Select } from '../../ui/select';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './plan-board.module.css';
import { commitmentTones, commitmentWords, kindWords, promised, sideWords } from './plan-words';
import { useDay } from './use-day';

export interface CommitmentsPartProps {
  readonly commitments: readonly Commitment[];
  /** Hands over the rows that are shown as a calendar file. */
  readonly onCalendar: (shown: readonly Commitment[]) => void;
}

type Side = Commitment['side'] | 'all';

/** What both sides have promised, as one list by its day. */
export function CommitmentsPart({ commitments, onCalendar }: CommitmentsPartProps) {
  const text = useText();
  const day = useDay();
  const [side, setSide] = useState<Side>('all');
  const [isDueOnly, setDueOnly] = useState(false);
  const [withKept, setWithKept] = useState(false);
  const shown = commitments.filter(
    (one) =>
      (side === 'all' || one.side === side || one.side === 'both') &&
      (!isDueOnly || one.state === 'overdue') &&
      (withKept || one.state !== 'kept'),
  );
  const columns: readonly DataColumn<Commitment>[] = [
    {
      id: 'due',
      header: text('plans.commitments.due'),
      kind: 'day',
      cell: ({ due }) => (due === null ? text('plans.commitments.no-day') : day(due)),
    },
    { id: 'what', header: text('plans.commitments.what'), isRowHeader: true, cell: (one) => promised(one, text) },
    { id: 'kind', header: text('plans.commitments.kind'), cell: (one) => text(kindWords[one.kind]) },
    { id: 'side', header: text('plans.commitments.side'), cell: (one) => text(sideWords[one.side]) },
    { id: 'owner', header: text('plans.commitments.owner'), cell: ({ owner }) => owner },
    {
      id: 'state',
      header: text('plans.commitments.state'),
      cell: (one) => (
        <StateMark
          state={commitmentTones[one.state]}
          word={
            one.keptOn === null
              ? text(commitmentWords[one.state])
              : text('plans.commitment.kept-on', { date: day(one.keptOn) })
          }
        />
      ),
    },
  ];
  const sides: readonly { id: Side; label: string }[] = [
    { id: 'all', label: text('plans.commitments.all-sides') },
    { id: 'vendor', label: text('plans.side.vendor') },
    { id: 'partner', label: text('plans.side.partner') },
  ];
  return (
    <Panel
      flush
      title={text('plans.commitments.title')}
      actions={
        <Button
          kind="plain"
          icon={CalendarDays}
          isDisabled={shown.every(({ due }) => due === null)}
          onPress={() => onCalendar(shown)}
        >
          {text('plans.commitments.calendar')}
        </Button>
      }
    >
      <div className={styles.filters}>
        <Select label={text('plans.commitments.of')} choices={sides} value={side} onChange={setSide} />
        <Checkbox label={text('plans.commitments.overdue-only')} isSelected={isDueOnly} onChange={setDueOnly} />
        <Checkbox label={text('plans.commitments.with-kept')} isSelected={withKept} onChange={setWithKept} />
      </div>
      <DataTable
        caption={text('plans.commitments.caption')}
        columns={columns}
        rows={shown}
        keyOf={({ key }) => key}
        empty={<EmptyState title={text('plans.commitments.none')}>{text('plans.commitments.none-hint')}</EmptyState>}
      />
    </Panel>
  );
}
