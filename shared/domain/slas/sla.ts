import type { NamedPerson, PartyData } from '#shared/domain/agreements/named-parties';
import type { SlaValues } from '#shared/domain/agreements/sla-terms';
import type { Party, PersonRole } from '#shared/domain/partners/person';
import type { CreditBand } from './remedies';
import type { Commitment, JourneyStage, Measure } from './service-level';
import type { Limit, SeverityRule } from './severity';
import type {
  AgreedChange,
  AgreedLanguages,
  AgreedRemedies,
  ClauseDeviation,
  CustomerOutcome,
  Dependency,
  DisputeStep,
  JourneyTarget,
  PinnedCalendar,
  PublicCommitment,
} from './sla-parts';

/** A measure with what these two parties promised about it. */
export interface ServiceLevel extends Omit<Measure, 'commitment' | 'source'> {
  readonly commitment: Commitment;
  readonly source: string;
  readonly measuredBy: Party | 'both' | 'thirdParty';
  readonly bands: readonly CreditBand[];
  /** Question the target comes from; null where it is the standard or was decided at the agreement. */
  readonly questionId: string | null;
}

/** When time runs for a severity: day and night, while somebody is on call, or in service hours. */
export type SeverityClock = 'always' | 'onCallHours' | 'serviceHours';

export interface AgreedSeverity extends Omit<SeverityRule, 'clock'> {
  readonly clock: SeverityClock;
}

export interface Rung {
  readonly level: 'L0' | 'L1' | 'L2' | 'L3' | 'L4';
  readonly role: PersonRole | 'onCall';
  readonly duty: string;
  readonly vendor: NamedPerson;
  readonly partner: NamedPerson;
  readonly after: { readonly s1: Limit; readonly s2: Limit; readonly s3: Limit };
}

export interface RosterLine {
  readonly person: NamedPerson;
  readonly days: 'all' | 'workdays' | 'weekend';
  readonly from: string;
  readonly to: string;
  readonly backup: NamedPerson | null;
}

/** A whole service level agreement as data: what the text says, what is hashed, and what is computed with later. */
export interface Sla {
  /** Format 1 came before calendars, remedies and languages were data; `slaOfAnyFormat` reads both. */
  readonly format: 2;
  readonly kind: 'sla';
  /** Version of the wording this was printed with; the same data with the same wording is the same text. */
  readonly template: string;
  readonly agreementId: string;
  readonly version: number;
  readonly supersedesId: string | null;
  readonly vendor: PartyData;
  readonly partner: PartyData;
  readonly sites: readonly { readonly name: string; readonly address: string; readonly zone: string }[];
  readonly endDate: string;
  /** Last day on which notice against renewal is in time. */
  readonly noticeBy: string;
  /** What was answered and decided, word for word; people are replaced by their names below. */
  readonly said: Omit<SlaValues, PeopleTerms>;
  readonly serviceLevels: readonly ServiceLevel[];
  readonly severities: readonly AgreedSeverity[];
  readonly ladder: readonly Rung[];
  readonly roster: readonly RosterLine[];
  readonly breachContact: NamedPerson;
  readonly openActions: readonly { readonly action: string; readonly owner: string; readonly due: string | null }[];
  readonly accountable: Readonly<Record<JourneyStage, Party>>;
  /** IANA zone in which windows begin and end. */
  readonly zone: string;
  /** Calendars as they were when the agreement was fixed; a later change of a calendar changes nothing here. */
  readonly calendars: readonly PinnedCalendar[];
  readonly outcomes: readonly CustomerOutcome[];
  readonly journey: readonly JourneyTarget[];
  readonly remedies: AgreedRemedies;
  readonly dependencies: readonly Dependency[];
  readonly changeNotices: readonly AgreedChange[];
  readonly dispute: readonly DisputeStep[];
  readonly publicCommitments: readonly PublicCommitment[];
  readonly deviations: readonly ClauseDeviation[];
  readonly languages: AgreedLanguages;
}

/** Version of the wording; it changes whenever a sentence of the document does. */
export const slaTemplate = '2';

/** Terms that name people; the agreement holds their names instead of ids. */
export const peopleTerms = ['sponsor', 'vendorSponsor', 'ladder', 'roster', 'breachContact', 'openActions'] as const;
type PeopleTerms = (typeof peopleTerms)[number];
