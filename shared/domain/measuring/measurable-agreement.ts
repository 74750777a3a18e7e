import type { Sla } from '#shared/domain/slas/sla';

/** What of an agreement is needed to measure and judge it: the same from a signed file, a draft or an OpenSLO import. */
export interface MeasurableAgreement
  extends Pick<Sla, 'zone' | 'calendars' | 'serviceLevels' | 'severities' | 'remedies' | 'changeNotices'> {
  /** Monthly fee that percents are taken of; null where no money flows. */
  readonly monthlyFee: { readonly amount: string; readonly currency: string } | null;
  readonly breachNoticeHours: number;
  /** Working days after the closing of an incident by which its review is due. */
  readonly reviewDays: number;
  /** Agreed units per peak hour for S4, decimal text; null where none is agreed. */
  readonly unitsPerHour: string | null;
}

export function measurable(sla: Sla): MeasurableAgreement {
  return {
    zone: sla.zone,
    calendars: sla.calendars,
    serviceLevels: sla.serviceLevels,
    severities: sla.severities,
    remedies: sla.remedies,
    changeNotices: sla.changeNotices,
    monthlyFee: sla.said.monthlyFee,
    breachNoticeHours: sla.said.breachNoticeHours,
    reviewDays: sla.said.reviewDays,
    unitsPerHour: sla.said.unitsPerHour,
  };
}
