import type { CalendarDate } from '#shared/base/calendar-date';
import type { Deal, DealEvent } from '#shared/domain/commercial/deal';
import type { Engagement } from '#shared/domain/delivery/delivery';
import type { NewDefect, NewEngagement, NewServiceCase } from '#shared/domain/delivery/delivery-commands';
import type { Partner } from '#shared/domain/partners/partner';
import type { NewPartner, NewPerson } from '#shared/domain/partners/partner-commands';
import type { PersonId } from '#shared/domain/partners/person';
import type { LearnerRole } from '#shared/domain/playbook/pack-enablement';
import type { MonthlyRate, SoldDeal } from '#shared/domain/reporting/reporting';
import type { NewSurveyAnswer } from '#shared/domain/surveys/survey-commands';

/** A thing that happened to a deal before it came here, with the day on which it did. */
export type ImportedDealEvent = Pick<DealEvent, 'kind' | 'at' | 'reason'>;

export type NewDeal = Pick<
  Deal,
  'partnerId' | 'customerName' | 'customerDomain' | 'country' | 'product' | 'value' | 'currency' | 'need' | 'expectedOn'
> &
  Partial<Pick<Deal, 'addOns'>> & { readonly history: readonly ImportedDealEvent[] };

/** A result of an exam that was held elsewhere: a record for each role, and a role the person is put into, if any. */
export interface NewExamResult {
  readonly partnerId: Partner['id'];
  readonly personId: PersonId;
  readonly examId: string;
  readonly roles: readonly LearnerRole[];
  readonly addsRole: LearnerRole | null;
  readonly score: number;
  readonly day: CalendarDate;
}

/** What a row would become. */
export type ImportedRecord =
  | { readonly kind: 'partners'; readonly input: NewPartner }
  | { readonly kind: 'people'; readonly input: NewPerson }
  | { readonly kind: 'deals'; readonly input: NewDeal }
  | { readonly kind: 'engagements'; readonly input: NewEngagement }
  | {
      readonly kind: 'defects';
      readonly input: NewDefect & { readonly partnerId: Partner['id']; readonly engagementId: Engagement['id'] };
    }
  | { readonly kind: 'cases'; readonly input: NewServiceCase }
  | { readonly kind: 'surveys'; readonly input: NewSurveyAnswer & { readonly answeredAt: string } }
  | { readonly kind: 'examResults'; readonly input: NewExamResult }
  | { readonly kind: 'soldDeals'; readonly input: Omit<SoldDeal, 'id' | 'notedAt'> }
  | { readonly kind: 'monthlyRates'; readonly input: Omit<MonthlyRate, 'id' | 'notedAt' | 'notedBy'> };
