import { useState } from 'react';
import type { CalendarDate } from '#shared/base/calendar-date';
import { Button } from '../../ui/button';
import { DatePicker } from '../../ui/date-picker';
import { useText } from '../../ui/use-text';
import styles from './insights.module.css';

/** The day that is looked at, and the way to another one. */
export interface DayChoice {
  /** Null: today. */
  readonly day: CalendarDate | null;
  readonly today: CalendarDate;
  readonly onDay: (day: CalendarDate | null) => void;
}

/** Shows the day and takes another one. The page turns to it on a press: who types a date would lose the field halfway. */
export function DayField({ day, today, onDay }: DayChoice) {
  const text = useText();
  const shown = day ?? today;
  const [chosen, setChosen] = useState<CalendarDate | null>(shown);
  const isOther = chosen !== null && chosen !== shown && chosen <= today;
  return (
    <div className={styles.dayChoice}>
      <div className={styles.dayField}>
        <DatePicker label={text('insights.as-of.label')} value={chosen} latest={today} onChange={setChosen} />
      </div>
      {isOther && (
        <Button onPress={() => onDay(chosen === today ? null : chosen)}>{text('insights.as-of.show')}</Button>
      )}
    </div>
  );
}
