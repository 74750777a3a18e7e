import { useIntl } from 'react-intl';
import { readExact, roundTo } from '#shared/base/decimal';
import type { TraceStep, WindowResult } from '#shared/domain/measuring/measurement';
import type { ServiceLevel } from '#shared/domain/slas/sla';
import { breachThresholdText } from '#shared/domain/slas/verdict';
import { DefinitionList } from '../../ui/definition-list';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { leftOutWords, notMeasuredWords, stepWords } from './step-words';
import { verdictMark, verdictWord } from './verdict-words';
import styles from './window-why.module.css';

export interface WindowWhyProps {
  readonly result: WindowResult;
  readonly level: ServiceLevel;
  /** Zone of the agreement, in which moments are told. */
  readonly zone: string;
}

/** Why a window came to what it came to: the rule, the figures, and every step on the way. */
export function WindowWhy({ result, level, zone }: WindowWhyProps) {
  const text = useText();
  const say = useStepWords(zone);
  const { formatDateTimeRange } = useIntl();
  const { commitment, unit } = level;
  const because = result.notMeasuredBecause;
  return (
    <div className={styles.why}>
      <p>
        <StateMark state={verdictMark(result)} word={text(verdictWord(result))} shape="badge" />
      </p>
      <p>
        {because === null
          ? text(level.better === 'higher' ? 'measuring.rule.higher' : 'measuring.rule.lower', {
              target: commitment.target,
              threshold: breachThresholdText(level.better, commitment),
              unit,
            })
          : text(notMeasuredWords[because], { minimum: commitment.minimumSample, sample: result.sample })}
      </p>
      <DefinitionList
        items={[
          {
            term: text('measuring.fact.window'),
            value: formatDateTimeRange(new Date(result.window.start), new Date(result.window.end), {
              dateStyle: 'medium',
              timeStyle: 'short',
              timeZone: zone,
            }),
          },
          { term: text('measuring.fact.value'), value: result.shown === '' ? '–' : `${result.shown} ${unit}` },
          ...(result.value === null ? [] : [{ term: text('measuring.fact.exact'), value: result.value }]),
          {
            term: text('measuring.fact.sample'),
            value: text('measuring.fact.sample-of', { sample: result.sample, what: level.sample }),
          },
          { term: text('measuring.fact.coverage'), value: `${percentOf(result.coverage)} %` },
          { term: text('measuring.fact.formula'), value: level.formula },
        ]}
      />
      {result.excluded.length > 0 && (
        <section>
          <h3 className={styles.title}>{text('measuring.left-out.title')}</h3>
          <ul className={styles.steps}>
            {result.excluded.map((one) => (
              <li key={`${one.what} ${one.why}`}>{say.leftOut(one)}</li>
            ))}
          </ul>
        </section>
      )}
      {result.why.length > 0 && (
        <section>
          <h3 className={styles.title}>{text('measuring.step.title')}</h3>
          <ol className={styles.steps}>
            {result.why.map((step) => (
              <li key={JSON.stringify(step)}>
                {say.step(step)}
                {step.at !== undefined && step.facts.from === undefined && (
                  <span className={styles.at}> {say.moment(step.at)}</span>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

function useStepWords(zone: string) {
  const text = useText();
  const { formatDate } = useIntl();
  const moment = (at: string) => formatDate(at, { dateStyle: 'medium', timeStyle: 'medium', timeZone: zone });
  const told = (value: string | number): string => {
    const word = String(value);
    if (/^\d{4}-\d{2}-\d{2}T/.test(word)) return moment(word);
    return /^-?\d+\/\d+$/.test(word) ? roundTo(readExact(word), 2, 'down') : word;
  };
  const facts = (step: TraceStep) =>
    Object.fromEntries(Object.entries(step.facts).map(([name, value]) => [name, told(value)]));
  return {
    moment,
    step: (step: TraceStep): string => {
      const id = stepWords[step.step];
      if (id !== undefined) return text(id, facts(step));
      const figures = Object.entries(facts(step)).map(([name, value]) => `${name} ${value}`);
      return [step.step, ...figures].join(' · ');
    },
    leftOut: ({ what, why }: WindowResult['excluded'][number]): string => {
      const id = leftOutWords[why];
      if (id !== undefined) return text(id, { count: Number(what) });
      const [from = '', to = ''] = what.split('/');
      return text('measuring.left-out.time', { from: told(from), to: told(to), why });
    },
  };
}

function percentOf(share: string): string {
  const { top, bottom } = partsOf(share);
  return bottom === 0n ? '0' : roundTo(readExact(`${top * 100n}/${bottom}`), 1, 'down');
}

/** A share may be written as a fraction or as a decimal. */
function partsOf(share: string): { readonly top: bigint; readonly bottom: bigint } {
  const [top = '0', bottom] = share.split('/');
  if (bottom !== undefined) return { top: BigInt(top), bottom: BigInt(bottom) };
  const [whole = '0', places = ''] = top.split('.');
  return { top: BigInt(whole + places), bottom: 10n ** BigInt(places.length) };
}
