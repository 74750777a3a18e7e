import { readCurrency, readMoney, readRate, readYesNo } from './import-cells';
import type { Finder } from './import-known';
import type { RowReader } from './import-row';
import type { ImportedRecord } from './imported-record';

/** A deal out of headquarters' own books. */
export function readSoldDeal(row: RowReader): ImportedRecord | null {
  const closedOn = row.day('closedOn');
  const value = row.decimal('value', 'notAMoney', readMoney);
  const currency = row.read('currency', 'notACurrency', readCurrency);
  const hasPartner = row.read('hasPartner', 'notYesOrNo', readYesNo);
  if (closedOn === null || value === null || currency === null || hasPartner === null) return null;
  const reference = row.text('reference', 80);
  return {
    kind: 'soldDeals',
    input: { reference, closedOn, region: row.text('region', 80), value, currency, hasPartner },
  };
}

export function readMonthlyRate(row: RowReader, find: Finder): ImportedRecord | null {
  const month = row.month('month');
  const currency = row.read('currency', 'notACurrency', readCurrency);
  const rate = row.decimal('rate', 'notARate', readRate);
  const named = row.read('into', 'notACurrency', readCurrency);
  const into = named ?? find.known.reportingCurrency;
  if (month === null || currency === null || rate === null) return null;
  if (month < '1990-01') row.refuse('month', 'tooEarly');
  if (currency === into) row.refuse('currency', 'sameCurrency');
  const noted = find.rate(month, currency, into);
  // Reports were made with it: a table does not change what they said.
  if (noted !== null && Number(noted) !== Number(rate)) row.refuse('rate', 'rateIsNoted', { allowed: noted });
  return { kind: 'monthlyRates', input: { month, currency, into, rate } };
}
