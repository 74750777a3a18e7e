import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Result } from '#shared/base/result';
import type { MonthlyRate } from '#shared/domain/reporting/reporting';
import type { NewRate } from '#shared/domain/reporting/reporting-commands';
import { type ReportingInForce, standingRates } from '#shared/domain/reporting/reporting-rules';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { type FieldProblem, FieldRow, Form } from '../../ui/form';
import { Panel } from '../../ui/panel';
import { TextField } from '../../ui/text-field';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { ZoneField } from '../../widgets/zone-field';
import { refusalWords } from './insight-words';
import styles from './insights.module.css';
import type { ReadingWords } from './reading-words';

type Done = Promise<Result<unknown, { readonly kind: string }>>;

export interface MoneyPanelProps {
  readonly reporting: ReportingInForce;
  readonly rates: readonly MonthlyRate[];
  /** `2026-11`: rates of it can still be noted again. */
  readonly thisMonth: string;
  readonly words: Pick<ReadingWords, 'month'>;
  readonly onSet: (change: Pick<ReportingInForce, 'currency' | 'zone'>) => Done;
  readonly onNote: (rate: NewRate) => Done;
}

/** In which currency and zone figures are told, and what other currencies were worth in each month. */
export function MoneyPanel({ reporting, rates, thisMonth, words, onSet, onNote }: MoneyPanelProps) {
  return (
    <div className={styles.pair}>
      <CurrencyForm key={`${reporting.currency} ${reporting.zone}`} reporting={reporting} onSet={onSet} />
      <RatesPart currency={reporting.currency} rates={rates} thisMonth={thisMonth} words={words} onNote={onNote} />
    </div>
  );
}

function CurrencyForm({ reporting, onSet }: Pick<MoneyPanelProps, 'reporting' | 'onSet'>) {
  const text = useText();
  const [currency, setCurrency] = useState(reporting.currency);
  const [zone, setZone] = useState<string | null>(reporting.zone);
  const { problems, run, isBusy } = useSubmit();
  return (
    <Panel title={text('insights.money.title')}>
      <Form
        label={text('insights.money.title')}
        problems={problems}
        onSubmit={() => void run(onSet({ currency, zone: zone ?? '' }), text('insights.money.saved'))}
        actions={
          <Button type="submit" isPending={isBusy}>
            {text('insights.money.save')}
          </Button>
        }
      >
        <p className={styles.quiet}>{text('insights.money.words')}</p>
        <FieldRow>
          <TextField
            label={text('insights.money.currency')}
            description={text('insights.money.currency-hint')}
            value={currency}
            onChange={setCurrency}
            maxLength={3}
          />
          <ZoneField label={text('insights.money.zone')} value={zone} onChange={setZone} />
        </FieldRow>
      </Form>
    </Panel>
  );
}

type RatesPartProps = Pick<MoneyPanelProps, 'rates' | 'thisMonth' | 'words' | 'onNote'> & { readonly currency: string };

function RatesPart({ currency: into, rates, thisMonth, words, onNote }: RatesPartProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const [month, setMonth] = useState(thisMonth);
  const [currency, setCurrency] = useState('');
  const [rate, setRate] = useState('');
  const { problems, run, isBusy } = useSubmit();
  const title = text('insights.rates.title', { currency: into });
  const note = async () => {
    if (!(await run(onNote({ month, currency, rate }), text('insights.rates.saved')))) return;
    setCurrency('');
    setRate('');
  };
  return (
    <Panel title={title}>
      <Form
        label={title}
        problems={problems}
        onSubmit={() => void note()}
        actions={
          <Button type="submit" isPending={isBusy}>
            {text('insights.rates.add')}
          </Button>
        }
      >
        <p className={styles.quiet}>{text('insights.rates.words', { currency: into })}</p>
        <FieldRow>
          <TextField
            label={text('insights.rates.month')}
            description={text('insights.rates.month-hint')}
            value={month}
            onChange={setMonth}
          />
          <TextField label={text('insights.rates.currency')} value={currency} onChange={setCurrency} maxLength={3} />
          <TextField
            label={text('insights.rates.rate')}
            description={text('insights.rates.rate-hint')}
            value={rate}
            onChange={setRate}
          />
        </FieldRow>
      </Form>
      <DataTable
        caption={title}
        rows={standingRates(into, rates)}
        keyOf={({ id }) => id}
        empty={<EmptyState title={text('insights.rates.none')}>{text('insights.rates.none-words')}</EmptyState>}
        columns={[
          { id: 'month', header: text('insights.rates.month'), kind: 'day', cell: (one) => words.month(one.month) },
          { id: 'currency', header: text('insights.rates.currency'), cell: (one) => one.currency },
          { id: 'rate', header: text('insights.rates.rate'), kind: 'number', cell: (one) => one.rate },
          {
            id: 'noted',
            header: text('insights.rates.noted'),
            kind: 'day',
            cell: (one) =>
              one.month < thisMonth
                ? text('insights.rates.fixed')
                : formatDate(one.notedAt, { dateStyle: 'medium', timeZone: 'UTC' }),
          },
        ]}
      />
    </Panel>
  );
}

/** Runs what a form asks for, says that it was done, or keeps what was refused for the form to say. */
function useSubmit() {
  const text = useText();
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const run = async (done: Done, saved: string): Promise<boolean> => {
    setBusy(true);
    const result = await done.finally(() => setBusy(false));
    setProblems(result.ok ? [] : [{ name: null, message: text(refusalWords(result.error.kind)) }]);
    if (result.ok) showToast({ tone: 'done', words: saved });
    return result.ok;
  };
  return { problems, isBusy, run };
}
