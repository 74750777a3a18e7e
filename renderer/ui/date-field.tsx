import { DateField as AriaDateField, DateInput, DateSegment } from 'react-aria-components/DateField';
import { calendarDay } from './calendar-day';
import { classNames } from './class-names';
import type { DatePickerProps } from './date-picker';
import styles from './date-picker.module.css';
import { FieldLabel, FieldNotes, fieldClass, groupClass, useFieldMark } from './field';

/** A day that is known by heart and typed, like a date of birth or of incorporation. Otherwise use DatePicker. */
export function DateField(props: DatePickerProps) {
  const { value, onChange, onBlur, earliest, latest, label, hideLabel, description, errorMessage, name } = props;
  return (
    <AriaDateField
      {...useFieldMark(name)}
      {...(onBlur ? { onBlur } : {})}
      {...(earliest ? { minValue: calendarDay(earliest) } : {})}
      {...(latest ? { maxValue: calendarDay(latest) } : {})}
      value={calendarDay(value)}
      onChange={(day) => onChange(day ? day.toString() : null)}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      isInvalid={Boolean(errorMessage)}
      validationBehavior="aria"
      shouldForceLeadingZeros
      className={fieldClass}
    >
      <FieldLabel label={label} hideLabel={hideLabel} isRequired={props.isRequired} />
      <DateInput className={classNames(groupClass, styles.group, styles.input)}>
        {(segment) => <DateSegment segment={segment} className={classNames(styles.segment)} />}
      </DateInput>
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaDateField>
  );
}
