import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from 'react-aria-components/Calendar';
import { DateInput, DateSegment } from 'react-aria-components/DateField';
import { DatePicker as AriaDatePicker } from 'react-aria-components/DatePicker';
import { Dialog } from 'react-aria-components/Dialog';
import { Group } from 'react-aria-components/Group';
import { Popover } from 'react-aria-components/Popover';
import { calendarDay } from './calendar-day';
import { classNames } from './class-names';
import styles from './date-picker.module.css';
import {
  FieldLabel,
  FieldNotes,
  type FieldWords,
  fieldClass,
  groupClass,
  insideButtonClass,
  useFieldMark,
} from './field';

export interface DatePickerProps extends FieldWords {
  /** `2026-11-20`, or null. */
  readonly value: string | null;
  readonly onChange: (date: string | null) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly earliest?: string | undefined;
  readonly latest?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** A day: typed in the order of the person's country, or picked from a calendar. */
export function DatePicker(props: DatePickerProps) {
  const { value, onChange, onBlur, earliest, latest, label, hideLabel, description, errorMessage, name } = props;
  // The same object as long as it is the same day: another one would take half of a year out of the hands of who types it.
  const day = useMemo(() => calendarDay(value), [value]);
  return (
    <AriaDatePicker
      {...useFieldMark(name)}
      {...(onBlur ? { onBlur } : {})}
      {...(earliest ? { minValue: calendarDay(earliest) } : {})}
      {...(latest ? { maxValue: calendarDay(latest) } : {})}
      value={day}
      onChange={(chosen) => onChange(chosen ? chosen.toString() : null)}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      isInvalid={Boolean(errorMessage)}
      validationBehavior="aria"
      shouldForceLeadingZeros
      className={classNames(fieldClass, styles.whole)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} isRequired={props.isRequired} />
      <Group className={classNames(groupClass, styles.group)}>
        <DateInput className={classNames(styles.input)}>
          {(segment) => <DateSegment segment={segment} className={classNames(styles.segment)} />}
        </DateInput>
        <Button className={insideButtonClass}>
          <CalendarDays size="1rem" strokeWidth={1.75} aria-hidden />
        </Button>
      </Group>
      <FieldNotes description={description} errorMessage={errorMessage} />
      <Popover offset={4} className={classNames(styles.popover)}>
        <Dialog className={classNames(styles.dialog)}>
          <MonthSheet />
        </Dialog>
      </Popover>
    </AriaDatePicker>
  );
}

function MonthSheet() {
  return (
    <Calendar>
      <header className={styles.head}>
        <Button slot="previous" className={insideButtonClass}>
          <ChevronLeft className={styles.towards} size="1rem" aria-hidden />
        </Button>
        <CalendarHeading className={classNames(styles.month)} />
        <Button slot="next" className={insideButtonClass}>
          <ChevronRight className={styles.towards} size="1rem" aria-hidden />
        </Button>
      </header>
      <CalendarGrid className={classNames(styles.grid)}>
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={classNames(styles.weekday)}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className={classNames(styles.day)} />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}
