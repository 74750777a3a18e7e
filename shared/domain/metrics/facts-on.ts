import type { CalendarDate } from '#shared/base/calendar-date';
import { causes } from '#shared/domain/gates/evaluation-plan';
import { historyOf, type PartnerHistory } from '#shared/domain/gates/partner-history';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { Fact } from './fact';
import { factsOfCommerce } from './facts-of-commerce';
import { factsOfDelivery } from './facts-of-delivery';
import { factsOfPeople } from './facts-of-people';
import { factsOfPlaybook } from './facts-of-playbook';
import type { MeasurableFile } from './measurable-file';

/** Everything that figures rest on, as the records say it at the end of a day. */
export function factsOn(file: MeasurableFile, index: PackIndex, day: CalendarDate): readonly Fact[] {
  const onDay = historyOf(file.records, index, undefined).on(day);
  return [
    ...factsOfCommerce(file, index, day),
    ...factsOfPeople(file, index, onDay),
    ...factsOfDelivery(file, { index, asOf: day }),
    ...factsOfPlaybook(file, index, onDay),
  ];
}

/**
 * The next day on which the facts may be others although nothing is written: something begins to hold, runs out, or a
 * clock ends. Null: there is none.
 */
export function nextTurn(file: MeasurableFile, index: PackIndex, after: CalendarDate): CalendarDate | null {
  const history = historyOf(file.records, index, undefined);
  return history.turnsOf(causesIn(history), after)[0] ?? null;
}

function causesIn(history: PartnerHistory): ReadonlySet<string> {
  return new Set([...history.evidence.typeIds, ...Object.values(causes)]);
}
