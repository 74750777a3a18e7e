import type { CalendarDate } from '#shared/base/calendar-date';
import { groupBy } from '#shared/base/group-by';
import type { Deal, DealEvent } from '#shared/domain/commercial/deal';
import { type ZoneClock, zoneClock } from '#shared/domain/datasets/zone-clock';
import type { Defect, Engagement, ServiceCase } from '#shared/domain/delivery/delivery';
import type { Learner } from '#shared/domain/enablement/learner';
import type { Partner } from '#shared/domain/partners/partner';
import type { Person, PersonId } from '#shared/domain/partners/person';
import type { DealRules } from '#shared/domain/playbook/pack-commercial';
import type { Exam, LearnerRole } from '#shared/domain/playbook/pack-enablement';
import type { MonthlyRate, SoldDeal } from '#shared/domain/reporting/reporting';
import type { SurveyAnswer } from '#shared/domain/surveys/survey-answer';
import { comparable } from './import-cells';

/** The result of an exam that is kept as evidence already. */
export interface KnownExamResult {
  readonly personId: string;
  readonly examId: string;
  readonly role: string;
  readonly day: CalendarDate;
  readonly score?: number;
}

/** What tells whether a row is of the thing, and, where it could be corrected, all the rest of it. */
type Known<Thing, Identity extends keyof Thing> = Pick<Thing, Identity> & Partial<Thing>;

export type KnownDeal = Known<Deal, 'customerName' | 'customerDomain' | 'product' | 'country'>;

/** What is on the device already and may meet a row of the table, and the rules the table is read by. */
export interface KnownRecords {
  /** ISO text. */
  readonly now: string;
  /** IANA name: times without an offset are of this zone. */
  readonly zone: string;
  readonly partners: readonly Known<Partner, 'id' | 'legalName' | 'registerNumber' | 'country'>[];
  readonly people: readonly Known<Person, 'id' | 'partnerId' | 'name' | 'email' | 'party'>[];
  readonly deals: readonly KnownDeal[];
  readonly dealEvents: readonly DealEvent[];
  readonly engagements: readonly Known<Engagement, 'id' | 'partnerId' | 'title' | 'customerName' | 'reference'>[];
  readonly defects: readonly Known<Defect, 'partnerId' | 'engagementId' | 'title' | 'reference' | 'foundOn'>[];
  readonly cases: readonly Known<ServiceCase, 'partnerId' | 'subject' | 'reference' | 'openedAt'>[];
  readonly answers: readonly Known<
    SurveyAnswer,
    'partnerId' | 'survey' | 'personId' | 'contact' | 'engagementId' | 'answeredAt' | 'reference'
  >[];
  readonly learners: readonly Pick<Learner, 'personId' | 'role' | 'since' | 'left'>[];
  readonly examResults: readonly KnownExamResult[];
  readonly soldDeals: readonly Known<SoldDeal, 'reference'>[];
  readonly rates: readonly Pick<MonthlyRate, 'month' | 'currency' | 'into' | 'rate'>[];
  readonly exams: readonly Pick<Exam, 'id' | 'title' | 'role' | 'passAt' | 'evidenceTypeId'>[];
  /** Null where the playbook has no commercial rules: then no outcome of a deal can be taken in. */
  readonly dealRules: DealRules | null;
  readonly reportingCurrency: string;
}

/** A device on which nothing is. */
export const nothingKnown: KnownRecords = {
  now: '1970-01-01T00:00:00.000Z',
  zone: 'UTC',
  partners: [],
  people: [],
  deals: [],
  dealEvents: [],
  engagements: [],
  defects: [],
  cases: [],
  answers: [],
  learners: [],
  examResults: [],
  soldDeals: [],
  rates: [],
  exams: [],
  dealRules: null,
  reportingCurrency: 'EUR',
};

/** What a text of a table stands for; of what several could be meant by nothing is. */
export type Found<Value> = Value | 'unknown' | 'several';

/** Finds what the cells of a table name, whatever the spelling. */
export interface Finder {
  readonly known: KnownRecords;
  readonly clock: ZoneClock | null;
  /** By register number or exact name. */
  readonly partner: (text: string) => Found<Partner['id']>;
  /** One of the partner's own people, by address or exact name. */
  readonly person: (partnerId: string, text: string) => Found<PersonId>;
  /** By reference, title, or customer where there is only one engagement. */
  readonly engagement: (partnerId: string, text: string) => Found<Engagement['id']>;
  /** By id, title, or role. */
  readonly exam: (text: string) => KnownRecords['exams'][number] | null;
  /** The roles somebody is in on a day. */
  readonly rolesOn: (personId: string, day: CalendarDate) => readonly LearnerRole[];
  readonly eventsOf: (dealId: string | undefined) => readonly DealEvent[];
  readonly rate: (month: string, currency: string, into: string) => string | null;
}

export function finderIn(known: KnownRecords): Finder {
  const partners = places(known.partners, ({ legalName, registerNumber }) => [legalName, registerNumber]);
  const people = places(
    known.people.filter(({ party }) => party === 'partner'),
    ({ partnerId, name, email }) => [name, email].filter((text) => text !== '').map((text) => `${partnerId} ${text}`),
  );
  const engagements = [
    places(known.engagements, ({ partnerId, reference }) => (reference === '' ? [] : [`${partnerId} ${reference}`])),
    places(known.engagements, ({ partnerId, title }) => [`${partnerId} ${title}`]),
    places(known.engagements, ({ partnerId, customerName }) => [`${partnerId} ${customerName}`]),
  ];
  const learners = groupBy(known.learners, ({ personId }) => personId);
  const events = groupBy(known.dealEvents, ({ dealId }) => dealId);
  const rates = new Map(known.rates.map((one) => [`${one.month} ${one.currency} ${one.into}`, one.rate]));
  return {
    known,
    clock: zoneClock(known.zone),
    partner: (text) => only(partners, text),
    person: (partnerId, text) => only(people, `${partnerId} ${text}`),
    engagement: (partnerId, text) =>
      engagements.map((by) => only(by, `${partnerId} ${text}`)).find((found) => found !== 'unknown') ?? 'unknown',
    exam: (text) => {
      const said = comparable(text);
      return (
        known.exams.find(({ id, title, role }) => [id, title, role].some((one) => comparable(one) === said)) ?? null
      );
    },
    rolesOn: (personId, day) =>
      (learners.get(personId as PersonId) ?? [])
        .filter(({ since, left }) => since <= day && (left === null || day <= left))
        .map(({ role }) => role),
    eventsOf: (dealId) => events.get(dealId as DealEvent['dealId']) ?? [],
    rate: (month, currency, into) => rates.get(`${month} ${currency} ${into}`) ?? null,
  };
}

type Places<Id extends string> = ReadonlyMap<string, ReadonlySet<Id>>;

function places<Thing extends { readonly id: string }>(
  things: readonly Thing[],
  textsOf: (thing: Thing) => readonly string[],
): Places<Thing['id']> {
  const byText = new Map<string, Set<Thing['id']>>();
  for (const thing of things) {
    for (const text of textsOf(thing)) {
      const key = comparable(text);
      if (key === '') continue;
      byText.set(key, (byText.get(key) ?? new Set()).add(thing.id));
    }
  }
  return byText;
}

function only<Id extends string>(byText: Places<Id>, text: string): Found<Id> {
  const [first, ...others] = byText.get(comparable(text)) ?? [];
  if (first === undefined) return 'unknown';
  return others.length > 0 ? 'several' : first;
}
