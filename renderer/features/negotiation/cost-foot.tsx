import { useIntl } from 'react-intl';
import { groupBy } from '#shared/base/group-by';
import type { MeasurableAgreement } from '#shared/domain/measuring/measurable-agreement';
import type { AgreementMeasured, MonthCredit } from '#shared/domain/measuring/measurement';
import { classNames } from '../../ui/class-names';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { costOf } from './cost';
import { useDecimal } from './negotiation-words';
import styles from './verdict-grid.module.css';

export interface CostFootProps {
  readonly months: readonly string[];
  readonly measured: AgreementMeasured;
  readonly standard: AgreementMeasured;
  readonly fee: MeasurableAgreement['monthlyFee'];
}

/** What the months would have cost as offered, and the same under the standard of the house. */
export function CostFoot({ months, measured, standard, fee }: CostFootProps) {
  const text = useText();
  const say = useCostWords(fee);
  const credits = groupBy(measured.credits, ({ month }) => month);
  const standards = groupBy(standard.credits, ({ month }) => month);
  return (
    <tfoot>
      <tr>
        <th scope="row" className={classNames(styles.measure, styles.foot)}>
          <span className={styles.costTitle}>{text('negotiation.cost.offered')}</span>
          <output className={styles.sum}>{say.sum(measured)}</output>
        </th>
        {months.map((month) => (
          <td key={month} className={classNames(styles.cell, styles.foot)}>
            <MonthCost credit={credits.get(month)?.[0]} say={say} />
          </td>
        ))}
      </tr>
      <tr>
        <th scope="row" className={classNames(styles.measure, styles.foot, styles.last)}>
          <span className={styles.costTitle}>{text('negotiation.cost.standard')}</span>
          <output className={styles.sum}>{say.sum(standard)}</output>
        </th>
        {months.map((month) => (
          <td key={month} className={classNames(styles.cell, styles.foot, styles.last, styles.quiet)}>
            <MonthCost credit={standards.get(month)?.[0]} say={say} />
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

type CostWords = ReturnType<typeof useCostWords>;

function MonthCost({ credit, say }: { readonly credit: MonthCredit | undefined; readonly say: CostWords }) {
  const text = useText();
  if (credit === undefined || Number(credit.percent) === 0)
    return <span className={styles.none}>{text('negotiation.cost.nothing')}</span>;
  return (
    <span className={styles.cost}>
      <span className={styles.value}>{say.percent(credit)}</span>
      {credit.amount !== null && <span className={styles.amount}>{say.amount(credit.amount)}</span>}
      {credit.cappedBy !== 'nothing' && (
        <StateMark
          state="neutral"
          word={text(credit.cappedBy === 'month' ? 'negotiation.cost.month-cap' : 'negotiation.cost.year-cap')}
        />
      )}
    </span>
  );
}

function useCostWords(fee: MeasurableAgreement['monthlyFee']) {
  const text = useText();
  const decimal = useDecimal();
  const { formatNumber } = useIntl();
  const amount = (value: string) =>
    formatNumber(Number(value), { style: 'currency', currency: fee?.currency ?? 'XXX', currencyDisplay: 'code' });
  const percent = ({ percent: share, actionPoints }: MonthCredit) =>
    actionPoints === null ? `${decimal(share)} %` : text('negotiation.cost.points', { points: decimal(actionPoints) });
  const sum = (measured: AgreementMeasured) => {
    const cost = costOf(measured);
    if (cost.points !== null) return text('negotiation.cost.points', { points: decimal(cost.points) });
    const share = text('negotiation.cost.sum-percent', { percent: decimal(cost.percent) });
    return cost.amount === null ? share : `${amount(cost.amount)} · ${share}`;
  };
  return { amount, percent, sum };
}
