import type { CalendarDate } from '#shared/base/calendar-date';
import type { GateStanding } from '#shared/domain/gates/gate-rules';
import type { GateNews } from '#shared/domain/guidance/gate-news';

/** Where a gate stands, as far as a line tells it. */
export type ToldStanding =
  | { readonly state: 'open' | 'closed' | 'passed' }
  | { readonly state: 'lapsing'; readonly until: CalendarDate; readonly daysLeft: number }
  | { readonly state: 'lapsed'; readonly since: CalendarDate; readonly graceUntil: CalendarDate }
  /** Since when is told where a person took it back; where grace has ended, to find the day takes longer than all the rest. */
  | { readonly state: 'suspended'; readonly since: CalendarDate | null };

/** A gate of a partner at which something is to be done, as it is told. */
export interface GateCall {
  readonly partnerId: string;
  readonly gateId: string;
  readonly title: string;
  /** Somebody has to decide: everything is met, or a person took it back and everything is met again. */
  readonly isToDecide: boolean;
  readonly standing: ToldStanding;
  /** What ends it, where it is lapsing. */
  readonly renewals: GateNews['renewals'];
}

export function toldStanding(standing: GateStanding): ToldStanding {
  switch (standing.state) {
    case 'lapsing':
      return { state: 'lapsing', until: standing.until, daysLeft: standing.daysLeft };
    case 'lapsed':
      return { state: 'lapsed', since: standing.since, graceUntil: standing.graceUntil };
    case 'suspended':
      return { state: 'suspended', since: standing.because === 'decided' ? standing.since : null };
    case 'open':
    case 'closed':
    case 'passed':
      return { state: standing.state };
  }
}
