import { type DayOrder, type DecimalMark, dayOrders, decimalMarks } from '#shared/domain/imports/table-style';
import { FieldRow } from '../../ui/form';
import { Select } from '../../ui/select';
import { useText } from '../../ui/use-text';
import type { useImport } from './use-import';

const asTold = 'told';

/** How numbers and dates are read: as the table tells, or, where it does not, as somebody says. */
export function StyleBar({ work }: { readonly work: ReturnType<typeof useImport> }) {
  const text = useText();
  const { style, found, write } = work;
  if (found === null) return null;
  const decimalWords = (mark: DecimalMark) =>
    text(mark === 'point' ? 'imports.style.decimal.point' : 'imports.style.decimal.comma');
  const dayWords = (order: DayOrder) =>
    text(order === 'dayFirst' ? 'imports.style.days.day-first' : 'imports.style.days.month-first');
  const asksDecimal = found.asksDecimal && style.decimal === null;
  const asksDays = found.asksDays && style.days === null;
  return (
    <FieldRow>
      <Select<DecimalMark | typeof asTold>
        label={text('imports.style.decimal')}
        description={text('imports.style.decimal-words')}
        choices={[
          {
            id: asTold,
            label: found.decimal
              ? text('imports.style.as-told', { way: decimalWords(found.decimal) })
              : text('imports.style.clear-only'),
          },
          ...decimalMarks.map((id) => ({ id, label: decimalWords(id) })),
        ]}
        value={style.decimal ?? asTold}
        onChange={(decimal) => write({ ...style, decimal: decimal === asTold ? null : decimal })}
        errorMessage={asksDecimal ? text('imports.style.decimal-asked') : undefined}
      />
      <Select<DayOrder | typeof asTold>
        label={text('imports.style.days')}
        description={text('imports.style.days-words')}
        choices={[
          {
            id: asTold,
            label: found.days
              ? text('imports.style.as-told', { way: dayWords(found.days) })
              : text('imports.style.clear-only'),
          },
          ...dayOrders.map((id) => ({ id, label: dayWords(id) })),
        ]}
        value={style.days ?? asTold}
        onChange={(days) => write({ ...style, days: days === asTold ? null : days })}
        errorMessage={asksDays ? text('imports.style.days-asked') : undefined}
      />
    </FieldRow>
  );
}
