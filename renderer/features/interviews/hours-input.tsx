import { Plus, Trash2 } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Json } from '#shared/base/json';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { ComboBox } from '../../ui/combo-box';
import { IconButton } from '../../ui/icon-button';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { type HoursSpan, spansOf } from '../../widgets/json-shapes';
import gridStyles from './grid-input.module.css';
import styles from './hours-input.module.css';

export interface HoursInputProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
  readonly errorMessage?: string | undefined;
  /** IANA zone to begin with. */
  readonly zone: string;
}

const days = [1, 2, 3, 4, 5, 6, 7];

/** Hours on days of the week, in the zone of the place. */
export function HoursInput({ label, help, value, onChange, errorMessage, zone }: HoursInputProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const spans = spansOf(value);
  const put = (next: readonly HoursSpan[]) => onChange(next as unknown as Json);
  const change = (at: number, part: Partial<HoursSpan>) =>
    put(spans.map((span, other) => (other === at ? { ...span, ...part } : span)));
  // 2024 began on a Monday.
  const dayName = (day: number) => formatDate(new Date(Date.UTC(2024, 0, day)), { weekday: 'short', timeZone: 'UTC' });
  return (
    <fieldset className={gridStyles.grid}>
      <legend className={gridStyles.legend}>{label}</legend>
      {help && <p className={gridStyles.help}>{help}</p>}
      {spans.map((span, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spans have no name but their place, and hold no state of their own.
        <div key={at} className={styles.span}>
          <fieldset className={styles.days}>
            <legend className={styles.legend}>{text('interviews.hours.days')}</legend>
            {days.map((day) => (
              <Checkbox
                key={day}
                label={dayName(day)}
                isSelected={span.days.includes(day)}
                onChange={(open) =>
                  change(at, { days: days.filter((each) => (each === day ? open : span.days.includes(each))) })
                }
              />
            ))}
          </fieldset>
          <div className={styles.times}>
            <TextField
              type="time"
              label={text('interviews.hours.from')}
              value={span.from}
              onChange={(from) => change(at, { from })}
            />
            <TextField
              type="time"
              label={text('interviews.hours.to')}
              value={span.to}
              onChange={(to) => change(at, { to })}
            />
            <ComboBox
              label={text('interviews.hours.zone')}
              choices={zoneChoices()}
              value={span.zone}
              onChange={(chosen) => change(at, { zone: chosen ?? span.zone })}
            />
            <IconButton
              icon={Trash2}
              label={text('interviews.hours.remove')}
              onPress={() => put(spans.filter((_span, other) => other !== at))}
            />
          </div>
        </div>
      ))}
      {errorMessage && <p className={gridStyles.finding}>{errorMessage}</p>}
      <div>
        <Button icon={Plus} onPress={() => put([...spans, nextSpan(spans, zone)])}>
          {text(spans.length === 0 ? 'interviews.hours.first' : 'interviews.hours.add')}
        </Button>
      </div>
    </fieldset>
  );
}

// Most desks keep office hours, and most second hours are a Saturday.
function nextSpan(spans: readonly HoursSpan[], zone: string): HoursSpan {
  const [first] = spans;
  if (!first) return { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', zone };
  return { days: [6], from: '10:00', to: '14:00', zone: first.zone };
}

function zoneChoices(): readonly { readonly id: string; readonly label: string }[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')].map((id) => ({ id, label: id.replaceAll('_', ' ') }));
}
