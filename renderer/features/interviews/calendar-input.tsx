import { Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import type { Json } from '#shared/base/json';
import type { AnswerFinding } from '#shared/domain/interviews/answer-check';
import { Button } from '../../ui/button';
import { DatePicker } from '../../ui/date-picker';
import { IconButton } from '../../ui/icon-button';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { type Cells, rowsOf, textOf } from '../../widgets/json-shapes';
import styles from './calendar-input.module.css';
import { useFindingWords } from './finding-words';
import gridStyles from './grid-input.module.css';
import { useLineKeys } from './line-keys';
import { findingsOfRow } from './row-findings';

export interface CalendarInputProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | null) => void;
  readonly findings: readonly AnswerFinding[];
}

/** Periods of days, each with what happens in it: holidays, a freeze, a busy season. */
export function CalendarInput({ label, help, value, onChange, findings }: CalendarInputProps) {
  const text = useText();
  const findingWords = useFindingWords();
  const periods = rowsOf(value);
  const keys = useLineKeys(periods.length);
  const body = useRef<HTMLDivElement>(null);
  const change = (at: number, part: Cells) =>
    onChange(periods.map((period, other) => (other === at ? { ...period, ...part } : period)));
  const add = () => {
    onChange([...periods, {}]);
    // The new line is drawn with the next frame.
    requestAnimationFrame(() =>
      body.current?.querySelector<HTMLElement>('[data-row]:last-of-type [role="spinbutton"]')?.focus(),
    );
  };
  const general = findings.find((finding) => finding.row === undefined);
  return (
    <fieldset className={gridStyles.grid}>
      <legend className={gridStyles.legend}>{label}</legend>
      {help && <p className={gridStyles.help}>{help}</p>}
      {periods.length > 0 && (
        <div ref={body} className={styles.periods}>
          {periods.map((period, at) => {
            const own = findingsOfRow(findings, at);
            const error = (column: string) => findingWords(own.find(({ columnId }) => columnId === column));
            const from = textOf(period.from);
            const to = textOf(period.to);
            return (
              <div key={keys.at(at)} className={styles.period} data-row>
                <DatePicker
                  label={text('interviews.calendar.from')}
                  value={from === '' ? null : from}
                  // A period is mostly short: the last day starts from the first.
                  onChange={(day) => change(at, { from: day, ...(to === '' && day !== null ? { to: day } : {}) })}
                  errorMessage={error('from')}
                />
                <DatePicker
                  label={text('interviews.calendar.to')}
                  value={to === '' ? null : to}
                  onChange={(day) => change(at, { to: day })}
                  errorMessage={error('to')}
                />
                <TextField
                  label={text('interviews.calendar.what')}
                  value={textOf(period.what)}
                  onChange={(what) => change(at, { what })}
                  errorMessage={error('what')}
                />
                <IconButton
                  icon={Trash2}
                  label={text('interviews.calendar.remove', { row: at + 1 })}
                  onPress={() => {
                    keys.remove(at);
                    onChange(periods.filter((_period, other) => other !== at));
                  }}
                />
              </div>
            );
          })}
        </div>
      )}
      {general && <p className={gridStyles.finding}>{findingWords(general)}</p>}
      <div>
        <Button icon={Plus} onPress={add}>
          {text('interviews.calendar.add')}
        </Button>
      </div>
    </fieldset>
  );
}
