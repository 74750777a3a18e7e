import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { CalendarDate } from '#shared/base/calendar-date';
import { type Exact, exact, multiply, roundTo } from '#shared/base/decimal';
import type { Result } from '#shared/base/result';
import type { GoalStanding } from '#shared/domain/plans/plan-standing';
import { Button } from '../../ui/button';
import { type DataColumn, DataTable } from '../../ui/data-table';
import { DatePicker } from '../../ui/date-picker';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { refusalWords } from './plan-words';
import { useDay } from './use-day';

export interface GoalReadingWords {
  readonly goal: string;
  readonly actual: string;
  readonly readOn: string;
  readonly source: string;
}

export interface GoalsPartProps {
  readonly goals: readonly GoalStanding[];
  /** Weighted attainment in per cent. */
  readonly attainment: Exact;
  readonly today: CalendarDate;
  readonly onRead: (reading: GoalReadingWords) => Promise<Result<unknown, { readonly kind: string }>>;
}

/** Per cent with one place, never rounded in our favour. */
export const percentText = (percent: Exact) => roundTo(percent, 1, 'down');

/** The goals with what was read last, how far they are, and how far an even pace would be. */
export function GoalsPart({ goals, attainment, today, onRead }: GoalsPartProps) {
  const text = useText();
  const { formatNumber } = useIntl();
  const [reading, setReading] = useState<GoalStanding | null>(null);
  const columns = useGoalColumns(setReading);
  return (
    <Panel
      title={text('plans.goals.title', {
        percent: formatNumber(Number(percentText(attainment)), { minimumFractionDigits: 1 }),
      })}
      flush
    >
      <DataTable
        caption={text('plans.goals.caption')}
        columns={columns}
        rows={goals}
        keyOf={({ goal }) => goal.goal}
        empty={text('plans.goals.none')}
      />
      {reading && <ReadingDialog one={reading} today={today} onRead={onRead} onClose={() => setReading(null)} />}
    </Panel>
  );
}

/** The columns of the table of goals. */
function useGoalColumns(onRead: (one: GoalStanding) => void): readonly DataColumn<GoalStanding>[] {
  const text = useText();
  const day = useDay();
  const { formatNumber } = useIntl();
  const percent = (share: Exact) =>
    text('plans.goals.percent', {
      percent: formatNumber(Number(percentText(multiply(share, exact('100')))), { minimumFractionDigits: 1 }),
    });
  const figure = (value: string, unit: string) =>
    `${formatNumber(Number(value), { maximumFractionDigits: 10 })} ${unit}`;
  return [
    { id: 'goal', header: text('plans.goals.goal'), cell: ({ goal }) => goal.goal },
    {
      id: 'start',
      header: text('plans.goals.start'),
      kind: 'number',
      cell: ({ goal }) => figure(goal.baseline, goal.unit),
    },
    {
      id: 'now',
      header: text('plans.goals.now'),
      kind: 'number',
      cell: (one) =>
        one.reading === null
          ? text('plans.goals.not-read')
          : text('plans.goals.read-on', {
              value: figure(one.reading.actual, one.goal.unit),
              date: day(one.reading.readOn),
            }),
    },
    {
      id: 'target',
      header: text('plans.goals.target'),
      kind: 'number',
      cell: ({ goal }) => figure(goal.target, goal.unit),
    },
    { id: 'by', header: text('plans.goals.by'), cell: ({ goal }) => day(goal.by) },
    { id: 'weight', header: text('plans.goals.weight'), kind: 'number', cell: ({ goal }) => formatNumber(goal.weight) },
    {
      id: 'progress',
      header: text('plans.goals.progress'),
      kind: 'number',
      cell: (one) => (
        <StateMark
          state={one.progress === null ? 'missing' : one.isBehind ? 'lapsing' : 'proven'}
          word={one.progress === null ? text('plans.goals.none') : percent(one.progress)}
        />
      ),
    },
    { id: 'expected', header: text('plans.goals.expected'), kind: 'number', cell: (one) => percent(one.expected) },
    {
      id: 'read',
      header: text('plans.goals.action'),
      cell: (one) => (
        <Button
          kind="plain"
          onPress={() => onRead(one)}
          aria-label={text('plans.goals.read-of', { goal: one.goal.goal })}
        >
          {text('plans.goals.read')}
        </Button>
      ),
    },
  ];
}

function ReadingDialog({
  one,
  today,
  onRead,
  onClose,
}: {
  readonly one: GoalStanding;
  readonly today: CalendarDate;
  readonly onRead: GoalsPartProps['onRead'];
  readonly onClose: () => void;
}) {
  const text = useText();
  const [actual, setActual] = useState('');
  const [readOn, setReadOn] = useState<string | null>(today);
  const [source, setSource] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const keep = async () => {
    const kept = await onRead({
      goal: one.goal.goal,
      actual: actual.replace(',', '.'),
      readOn: readOn ?? today,
      source,
    });
    if (kept.ok) onClose();
    else setProblem(text(refusalWords(kept.error.kind)));
  };
  return (
    <Dialog isOpen onClose={onClose} title={one.goal.goal}>
      <Form
        onSubmit={() => void keep()}
        problems={problem === null ? [] : [{ name: null, message: problem }]}
        actions={
          <>
            <Button kind="plain" onPress={onClose}>
              {text('plans.form.cancel')}
            </Button>
            <Button kind="filled" type="submit">
              {text('plans.form.keep')}
            </Button>
          </>
        }
      >
        <TextField
          autoFocus
          name="actual"
          label={text('plans.goals.value-in', { unit: one.goal.unit })}
          value={actual}
          onChange={setActual}
        />
        <DatePicker label={text('plans.goals.day')} value={readOn} latest={today} onChange={setReadOn} />
        <TextField
          name="source"
          label={text('plans.goals.source')}
          description={text('plans.goals.source-hint')}
          value={source}
          onChange={setSource}
        />
      </Form>
    </Dialog>
  );
}
