import { calendarDateSchema } from '#shared/base/calendar-date';
import { mergeTables } from '#shared/domain/datasets/merge-tables';
import { readMoment } from '#shared/domain/datasets/moment-text';
import type { TableOptions } from '#shared/domain/datasets/read-table';
import { type Moment, type TableName, tableNames } from '#shared/domain/datasets/tables';
import { zoneClock } from '#shared/domain/datasets/zone-clock';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import { measureAgreement } from '#shared/domain/measuring/measure-agreement';
import { startOfDay } from '#shared/domain/measuring/zoned-days';
import { measuredText } from './measure-words';
import { asJson, misused, type Outcome, said, unreadable } from './outcome';
import { readAgreement } from './read-agreement';
import { type RecordsRead, readRecords } from './read-records';

export interface MeasureAsked {
  readonly agreement: string;
  readonly data: readonly string[];
  /** None: recognised by the headings; one: for every file; else one for each file. */
  readonly tables: readonly string[];
  readonly from: string;
  readonly to: string;
  /** Of times in the files that do not say theirs. */
  readonly zone: string | null;
  readonly service: string;
  readonly watchedUntil: string | null;
  readonly json: boolean;
}

/** `sla measure`: what an agreement came to, from files of records. Ends with 1 if there is a breach, or nothing was judged. */
export async function measureSla(asked: MeasureAsked): Promise<Outcome> {
  const wrong = misuse(asked);
  if (wrong !== null) return misused(wrong);
  const sla = await readAgreement(asked.agreement);
  if (!sla.ok) return unreadable(sla.error);
  const options: TableOptions = {
    zone: asked.zone,
    service: asked.service,
    ...watched(asked, startOfDay(asked.from, sla.value.zone)),
  };
  const read: RecordsRead[] = [];
  const refused: string[] = [];
  for (const [place, file] of asked.data.entries()) {
    const one = readRecords(file, tableFor(asked, place), options);
    if (one.ok) read.push(one.value);
    else refused.push(one.error);
  }
  if (refused.length > 0) return unreadable(refused.join('\n'));

  const agreement = measurable(sla.value);
  const tables = mergeTables(read.map((one) => one.tables));
  const measured = measureAgreement(agreement, tables, { from: asked.from, to: asked.to });
  const judged = measured.results.filter(({ verdict }) => verdict !== 'notMeasured');
  const isWell = judged.length > 0 && judged.every(({ verdict, isChronic }) => verdict !== 'breach' && !isChronic);
  const code = isWell ? 0 : 1;
  if (!asked.json) return said(code, measuredText({ sla: sla.value, measured, read }));
  const { agreementId: id, version } = sla.value;
  const data = read.map(({ file, table, rows, skipped }) => ({ file, table, rows, skipped }));
  return said(code, asJson({ ok: isWell, agreement: { id, version }, data, measured }));
}

function misuse({ data, tables, from, to, zone, watchedUntil }: MeasureAsked): string | null {
  for (const [option, day] of [
    ['--from', from],
    ['--to', to],
  ])
    if (!calendarDateSchema.safeParse(day).success)
      return `“${day}” is not a day. Write year, month and day: ${option} 2026-03-01.`;
  if (from >= to) return `--to ${to} does not lie after --from ${from}. The day of --to no longer belongs to the time.`;
  if (zone !== null && zoneClock(zone) === null)
    return `“${zone}” is no time zone. Name one as in --zone Europe/Vienna.`;
  const unknown = tables.find((name) => !isTable(name));
  if (unknown !== undefined) return `There is no table “${unknown}”. There are ${tableNames.join(', ')}.`;
  if (tables.length > 1 && tables.length !== data.length)
    return `There are ${tables.length} --table for ${data.length} --data. Give one for all, or one for each.`;
  if (watchedUntil !== null && typeof readMoment(watchedUntil, 'refused', null) !== 'number')
    return `“${watchedUntil}” is not a moment. Write --watched-until 2026-04-01T00:00:00Z.`;
  return null;
}

function watched({ watchedUntil }: MeasureAsked, from: Moment): TableOptions {
  const until = watchedUntil === null ? null : readMoment(watchedUntil, 'refused', null);
  return typeof until === 'number' ? { observedFrom: from, observedUntil: until } : {};
}

function tableFor({ tables }: MeasureAsked, place: number): TableName | null {
  const name = tables.length === 1 ? tables[0] : tables[place];
  return name !== undefined && isTable(name) ? name : null;
}

function isTable(name: string): name is TableName {
  return (tableNames as readonly string[]).includes(name);
}
