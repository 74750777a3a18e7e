import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { Instant } from './fact';
import { factsOn, nextTurn } from './facts-on';
import { type Ledger, ledgerAfter } from './ledger';
import type { MeasurableFile } from './measurable-file';
import { beginningOf } from './record-times';

/** A ledger with the next day on which it may change although nothing is written; null: there is none. */
export interface SteppedLedger {
  readonly ledger: Ledger;
  readonly nextTurn: CalendarDate | null;
}

/**
 * Brings a ledger over the days on which something turned by itself while nothing was written: each such day's facts are
 * known from its beginning on.
 *
 * @param file the records as they were in that time
 * @param turn the first of those days
 * @param upTo the last instant of that time
 */
export function steppedLedger(
  ledger: Ledger,
  file: MeasurableFile,
  index: PackIndex,
  { turn, upTo }: { readonly turn: CalendarDate | null; readonly upTo: Instant },
): SteppedLedger {
  const last = dayOf(new Date(upTo).toISOString());
  let stepped = ledger;
  let next = turn;
  while (next !== null && next <= last) {
    stepped = ledgerAfter(stepped, factsOn(file, index, next), beginningOf(next));
    next = nextTurn(file, index, next);
  }
  return { ledger: stepped, nextTurn: next };
}

/** The ledger after records have changed at an instant. */
export function changedLedger(ledger: Ledger, file: MeasurableFile, index: PackIndex, at: Instant): SteppedLedger {
  const day = dayOf(new Date(at).toISOString());
  return {
    ledger: ledgerAfter(ledger, factsOn(file, index, day), at),
    nextTurn: nextTurn(file, index, day),
  };
}
