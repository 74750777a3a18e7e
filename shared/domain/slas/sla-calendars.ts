import type { Sla } from './sla';
import { peakOf } from './sla-details';
import type { PinnedCalendar } from './sla-parts';

interface Roster {
  readonly roster: readonly Pick<Sla['roster'][number], 'days' | 'from' | 'to'>[];
}

/**
 * The calendars of an agreement as they are now. They are copied into it, so that a holiday added later changes
 * nothing that is signed; `version` is the version of the agreement that pinned them.
 */
export function pinnedCalendars({
  said: values,
  roster,
  zone,
  version,
}: Pick<Sla, 'said' | 'zone' | 'version'> & Roster): readonly PinnedCalendar[] {
  const holidays = (values.closedDays ?? []).map(({ date, reason }) => ({ date, name: reason ?? '' }));
  const calendar = (
    id: PinnedCalendar['id'],
    name: string,
    weekly: PinnedCalendar['weekly'],
    free: PinnedCalendar['holidays'],
  ): PinnedCalendar => ({ id, name, version, weekly, holidays: free });
  return [
    calendar('service', 'Service hours', values.hours, holidays),
    calendar('onCall', 'On call', onCallHours(values, roster, zone), []),
    calendar('peak', 'Peak periods', values.peakHours ?? peakOf(values.hours), holidays),
    calendar('maintenance', 'Maintenance', values.maintenance ?? [], []),
  ];
}

const days = { all: [1, 2, 3, 4, 5, 6, 7], workdays: [1, 2, 3, 4, 5], weekend: [6, 7] } as const;

/** When somebody is on call: day and night (no rows), in service hours, or by the roster in the agreement's zone. */
function onCallHours(
  values: Pick<Sla['said'], 'cover' | 'hours'>,
  roster: Roster['roster'],
  zone: string,
): PinnedCalendar['weekly'] {
  if (values.cover === 'always') return [];
  if (values.cover === 'supportHours') return values.hours;
  return roster.map((line) => ({ days: [...days[line.days]], from: line.from, to: line.to, zone }));
}
