import { useIntl } from 'react-intl';
import type { BandCondition, BandReading } from '#shared/domain/commercial/discount-band';
import type { PartnerBands } from '#shared/domain/commercial/partner-bands';
import { Badge } from '../../ui/badge';
import { DataTable } from '../../ui/data-table';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './commercial.module.css';
import { bandWhyWords } from './commercial-words';

/** The discount band of a partner, why it is this one, and what would move it. */
export function BandPanel({ bands }: { readonly bands: PartnerBands }) {
  const text = useText();
  const { formatDate, formatNumber } = useIntl();
  const { current, outlook, outlookFrom } = bands;
  const percent = (value: string) => formatNumber(Number(value) / 100, { style: 'percent', maximumFractionDigits: 2 });
  return (
    <Panel title={text('commercial.band.title')} flush>
      <div className={styles.top}>
        <p className={styles.figure}>
          <strong className={styles.large}>
            {text('commercial.band.current', { band: current.band.name, percent: percent(current.band.percent) })}
          </strong>
          <span className={styles.words}>{bands.quarter}</span>
        </p>
        <p className={styles.words}>
          {text(bands.isStart ? 'commercial.band-why.start' : bandWhyWords[current.why])}
          {outlook.band.id !== current.band.id &&
            ` ${text('commercial.band.outlook', {
              band: outlook.band.name,
              from: formatDate(outlookFrom, { dateStyle: 'long', timeZone: 'UTC' }),
            })}`}
        </p>
      </div>
      <DataTable
        caption={text('commercial.band.title')}
        rows={current.readings}
        keyOf={({ band }) => band.id}
        empty={null}
        columns={[
          {
            id: 'band',
            header: text('commercial.band.band'),
            width: '10rem',
            cell: ({ band }) => (
              <span className={styles.steps}>
                {band.name}
                {band.id === current.band.id && <Badge>{text('commercial.band.held')}</Badge>}
              </span>
            ),
          },
          {
            id: 'percent',
            header: text('commercial.band.percent'),
            kind: 'number',
            width: '6rem',
            cell: ({ band }) => percent(band.percent),
          },
          {
            id: 'conditions',
            header: text('commercial.band.asks'),
            cell: (reading) => <Conditions reading={reading} />,
          },
        ]}
      />
      <NextBand bands={bands} />
    </Panel>
  );
}

function Conditions({ reading }: { readonly reading: BandReading }) {
  const text = useText();
  const words = useConditionWords();
  if (reading.conditions.length === 0)
    return <span className={styles.words}>{text('commercial.band.asks-nothing')}</span>;
  return (
    <span className={styles.conditions}>
      {reading.conditions.map((condition) => (
        <StateMark
          key={condition.kind}
          state={condition.met === true ? 'proven' : condition.met === false ? 'missing' : 'pending'}
          word={words(condition)}
        />
      ))}
    </span>
  );
}

/** A condition with the figure of today: `2 people certified (3)`. */
function useConditionWords(): (condition: BandCondition) => string {
  const text = useText();
  const { formatNumber } = useIntl();
  const percent = (value: string) => formatNumber(Number(value) / 100, { style: 'percent', maximumFractionDigits: 1 });
  return (condition) => {
    if (condition.kind === 'certified') {
      return text('commercial.band.certified', { least: condition.least, is: condition.is });
    }
    const least = percent(condition.least);
    if (condition.is === null) {
      return text('commercial.band.satisfied-unasked', { least, responses: condition.leastResponses });
    }
    return text(condition.met === 'unknown' ? 'commercial.band.satisfied-few' : 'commercial.band.satisfied', {
      least,
      is: percent(condition.is.percent),
      answers: condition.is.responses,
      responses: condition.leastResponses,
    });
  };
}

function NextBand({ bands }: { readonly bands: PartnerBands }) {
  const text = useText();
  const words = useMissingWords();
  const next = bands.current.next;
  if (!next) return <p className={`${styles.foot} ${styles.words}`}>{text('commercial.band.top')}</p>;
  return (
    <div className={styles.foot}>
      <p className={styles.words}>
        {next.missing.length === 0
          ? text('commercial.band.next-reached', { band: next.band.name })
          : text('commercial.band.next', { band: next.band.name })}
      </p>
      {next.missing.length > 0 && (
        <ul className={styles.conditions}>
          {next.missing.map((condition) => (
            <li key={condition.kind}>{words(condition)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What is still to do for a condition. */
function useMissingWords(): (condition: BandCondition) => string {
  const text = useText();
  const { formatNumber } = useIntl();
  return (condition) => {
    if (condition.kind === 'certified') {
      return text('commercial.band.missing-certified', { count: condition.least - condition.is });
    }
    const least = formatNumber(Number(condition.least) / 100, { style: 'percent', maximumFractionDigits: 1 });
    const have = condition.is?.responses ?? 0;
    return condition.met === 'unknown'
      ? text('commercial.band.missing-answers', { count: Math.max(condition.leastResponses - have, 0), least })
      : text('commercial.band.missing-satisfaction', { least });
  };
}
