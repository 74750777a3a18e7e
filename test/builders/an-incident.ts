import { brand } from '#shared/base/brand';
import type { CommandContext } from '#shared/base/command-context';
import type { MeasurableAgreement } from '#shared/domain/measuring/measurable-agreement';
import {
  type Incident,
  type IncidentEvent,
  incidentEventSchema,
  incidentSchema,
} from '#shared/domain/performance/incident';
import { standardSeverities } from '#shared/domain/slas/severity';

/** A command's surroundings at a moment; ids count up. */
export function at(now: string, by = 'mira'): CommandContext {
  let next = 0;
  return { newId: () => `made-${now}-${++next}`, now, by };
}

export function anIncident(differs: Partial<Incident> = {}): Incident {
  return incidentSchema.parse({
    id: 'inc',
    partnerId: 'partner',
    agreementId: 'sla',
    title: 'Sign-in fails for half of the customers',
    startedAt: '2026-03-10T08:00:00Z',
    detectedAt: '2026-03-10T08:05:00Z',
    openedAt: '2026-03-10T08:10:00Z',
    openedBy: 'mira',
    ...differs,
  });
}

export function anEvent(
  kind: IncidentEvent['kind'],
  time: string,
  differs: Partial<Omit<IncidentEvent, 'id' | 'replacesId'>> & {
    readonly id?: string;
    readonly replacesId?: string;
  } = {},
): IncidentEvent {
  const moment = time.includes('T') ? time : `2026-03-10T${time}:00Z`;
  return incidentEventSchema.parse({
    id: `${kind}-${time}`,
    partnerId: 'partner',
    incidentId: 'inc',
    kind,
    at: moment,
    by: 'mira',
    recordedAt: moment,
    ...differs,
  });
}

/** What is measured by: standard severities, Vienna, weekdays eight to five, nothing promised. */
export function anAgreement(differs: Partial<MeasurableAgreement> = {}): MeasurableAgreement {
  return {
    zone: 'Europe/Vienna',
    calendars: [
      {
        id: 'service',
        name: 'Service hours',
        version: 1,
        weekly: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00', zone: 'Europe/Vienna' }],
        holidays: [{ date: '2026-04-06', name: 'Easter Monday' }],
      },
    ],
    serviceLevels: [],
    severities: standardSeverities,
    remedies: {
      kind: 'money',
      monthlyCap: '25',
      yearlyCap: '15',
      chronic: { k: 3, n: 4 },
      earnBack: false,
      incentiveAfterWindows: null,
      isSole: false,
      breachesForPlan: { breaches: 3, months: 6 },
      planWithinWorkingDays: 10,
      actionCredits: [],
    },
    changeNotices: [],
    monthlyFee: { amount: '10000', currency: 'EUR' },
    breachNoticeHours: 48,
    reviewDays: 5,
    unitsPerHour: null,
    ...differs,
  };
}

export const evidenceId = brand<'Evidence'>('proof-1');
