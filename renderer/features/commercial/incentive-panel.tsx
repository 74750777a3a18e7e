import { useIntl } from 'react-intl';
import type { IncentiveScore } from '#shared/domain/commercial/incentive';
import { DataTable } from '../../ui/data-table';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './commercial.module.css';
import { incentiveWords } from './commercial-words';

/** What joint wins and good work give, and what is not measured yet. */
export function IncentivePanel({ score, target }: { readonly score: IncentiveScore; readonly target: number }) {
  const text = useText();
  const { formatNumber } = useIntl();
  const points = (value: string) => formatNumber(Number(value) * 100, { maximumFractionDigits: 1 });
  return (
    <Panel title={text('commercial.incentive.title')} flush>
      <div className={styles.top}>
        <p className={styles.figure}>
          <strong className={styles.large}>
            {score.state === 'measured'
              ? text('commercial.incentive.score', { score: points(score.score) })
              : text('commercial.incentive.between', { least: points(score.least), most: points(score.most) })}
          </strong>
        </p>
        <p className={styles.words}>{text('commercial.incentive.words', { target })}</p>
      </div>
      <DataTable
        caption={text('commercial.incentive.title')}
        rows={score.parts}
        keyOf={({ kind }) => kind}
        empty={null}
        columns={[
          { id: 'part', header: text('commercial.incentive.part'), cell: ({ kind }) => text(incentiveWords[kind]) },
          {
            id: 'weight',
            header: text('commercial.incentive.weight'),
            kind: 'number',
            cell: ({ weight }) => formatNumber(Number(weight), { style: 'percent' }),
          },
          {
            id: 'value',
            header: text('commercial.incentive.reached'),
            kind: 'number',
            cell: ({ value }) =>
              value === null ? (
                <StateMark state="missing" word={text('commercial.incentive.not-measured')} />
              ) : (
                formatNumber(Number(value), { style: 'percent', maximumFractionDigits: 1 })
              ),
          },
        ]}
      />
    </Panel>
  );
}
