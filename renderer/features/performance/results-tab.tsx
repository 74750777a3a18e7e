import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { AgreementMeasured, WindowResult } from '#shared/domain/measuring/measurement';
import type { Sla } from '#shared/domain/slas/sla';
import type { Measuring } from '../../data/queries/performance-queries';
import { SideSheet } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { ProgressBar } from '../../ui/progress-bar';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, type Text, useText } from '../../ui/use-text';
import { useFindingWords } from '../../widgets/table-mapping/finding-words';
import { verdictMark, verdictWord } from '../../widgets/window-why/verdict-words';
import { WindowWhy } from '../../widgets/window-why/window-why';
import styles from './performance.module.css';

export interface ResultsTabProps {
  readonly sla: Sla;
  readonly measuring: Measuring;
}

/** What every measure came to, window by window; each cell says why. */
export function ResultsTab({ sla, measuring }: ResultsTabProps) {
  const text = useText();
  const findingWords = useFindingWords();
  if (measuring.state === 'measuring') {
    const { done, of } = measuring;
    const words = text('performance.results.measuring', { done, of });
    return <ProgressBar label={words} hideLabel words={words} done={done} of={of} />;
  }
  if (measuring.state === 'failed') return <p className={styles.notice}>{text('performance.results.failed')}</p>;
  if (measuring.state === 'refused') {
    return measuring.refusal.kind === 'findings' ? (
      <ul className={styles.list} role="alert">
        {measuring.refusal.files.flatMap(({ key, name, findings }) =>
          findings
            .slice(0, 5)
            .map((finding) => (
              <li key={`${key} ${JSON.stringify(finding)}`}>
                {text('performance.results.findings', { name, finding: findingWords(finding) })}
              </li>
            )),
        )}
      </ul>
    ) : null;
  }
  return (
    <div className={styles.parts}>
      {measuring.missing.length > 0 && (
        <p className={styles.notice}>{text('performance.results.missing', { names: measuring.missing.join(', ') })}</p>
      )}
      <ResultGrid sla={sla} measured={measuring.measured} />
      <CostPanel sla={sla} measured={measuring.measured} />
    </div>
  );
}

interface MeasuredProps {
  readonly sla: Sla;
  readonly measured: AgreementMeasured;
}

function ResultGrid({ sla, measured }: MeasuredProps) {
  const text = useText();
  const [shown, setShown] = useState<WindowResult | null>(null);
  const { results } = measured;
  const levels = sla.serviceLevels.filter(({ id }) => results.some(({ measure }) => measure === id));
  const months = [...new Set(results.map(endMonth))].toSorted();
  const level = levels.find(({ id }) => id === shown?.measure) ?? null;
  if (results.length === 0) {
    return <EmptyState title={text('performance.results.none')}>{text('performance.results.none-hint')}</EmptyState>;
  }
  return (
    <Panel title={text('performance.results.title')} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable with the keyboard. */}
      <section className={styles.room} aria-label={text('performance.results.title')} tabIndex={0}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <th scope="col">{text('performance.results.measure')}</th>
              {months.map((month) => (
                <th key={month} scope="col">
                  <MonthName month={month} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {levels.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  {one.name} <span className={styles.unit}>{one.unit}</span>
                </th>
                {months.map((month) => {
                  const own = results
                    .filter((result) => result.measure === one.id && endMonth(result) === month)
                    .at(-1);
                  return (
                    <td key={month}>
                      {own && <ResultCell result={own} name={one.name} onOpen={() => setShown(own)} text={text} />}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <SideSheet
        isOpen={shown !== null && level !== null}
        onClose={() => setShown(null)}
        title={text('performance.why.title', { measure: level?.name ?? '', window: shown?.window.label ?? '' })}
      >
        {shown && level && <WindowWhy result={shown} level={level} zone={sla.zone} />}
      </SideSheet>
    </Panel>
  );
}

function MonthName({ month }: { readonly month: string }) {
  const { formatDate } = useIntl();
  return formatDate(`${month}-01`, { month: 'short', year: '2-digit', timeZone: 'UTC' });
}

/** The month in which the last day of a window lies. */
function endMonth({ window }: WindowResult): string {
  return new Date(Date.parse(window.end) - 86_400_000).toISOString().slice(0, 7);
}

function ResultCell({
  result,
  name,
  onOpen,
  text,
}: {
  readonly result: WindowResult;
  readonly name: string;
  readonly onOpen: () => void;
  readonly text: Text;
}) {
  const verdict = text(verdictWord(result));
  const label = text('performance.results.cell', {
    measure: name,
    window: result.window.label,
    verdict,
    value: result.shown,
  });
  return (
    <button type="button" className={styles.cell} onClick={onOpen} aria-label={label}>
      <StateMark state={verdictMark(result)} word={verdict} shape="icon" />
      <span>{result.shown === '' ? '–' : result.shown}</span>
    </button>
  );
}

function CostPanel({ sla, measured }: MeasuredProps) {
  const text = useText();
  const { formatDate, formatNumber } = useIntl();
  const named = (month: string) => formatDate(`${month}-01`, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const currency = sla.said.monthlyFee?.currency;
  return (
    <>
      <Panel title={text('performance.results.credits')}>
        {measured.credits.length === 0 ? (
          <p className={styles.words}>{text('performance.results.no-credits')}</p>
        ) : (
          <ul className={styles.list}>
            {measured.credits.map(({ month, percent, amount }) => (
              <li key={month}>
                {amount === null || currency === undefined
                  ? text('performance.results.credit', { month: named(month), percent })
                  : text('performance.results.credit-amount', {
                      month: named(month),
                      percent,
                      amount: formatNumber(Number(amount), { style: 'currency', currency }),
                    })}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {measured.consequences.length > 0 && (
        <Panel title={text('performance.results.consequences')}>
          <ul className={styles.list}>
            {measured.consequences.map((one) => (
              <li key={JSON.stringify(one)}>{consequenceText(text, one, sla)}</li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

const consequenceWords = {
  improvementPlan: 'performance.consequence.plan',
  terminationRight: 'performance.consequence.termination',
  bandProtection: 'performance.consequence.band',
  dataDuty: 'performance.consequence.data',
  earnBack: 'performance.consequence.earn-back',
} as const satisfies Record<AgreementMeasured['consequences'][number]['kind'], MessageId>;

function consequenceText(text: Text, one: AgreementMeasured['consequences'][number], sla: Sla): string {
  const level = sla.serviceLevels.find(({ id }) => id === one.measure);
  return text(consequenceWords[one.kind], {
    subject: level?.name ?? String(one.facts.cause ?? text('performance.consequence.all')),
    window: one.window,
    due: String(one.facts.due ?? ''),
    percent: String(one.facts.percent ?? ''),
  });
}
