import type { CalendarDate } from '#shared/base/calendar-date';
import {
  type HoldingPiece,
  holdingOn,
  isAcceptedOn,
  isPending,
  type KindHistory,
} from '#shared/domain/evidence/holding-pieces';
import type { RiskStanding } from '#shared/domain/partners/partner-rules';
import type { EvidenceFacts, PartnerFacts } from '#shared/domain/playbook/partner-facts';

/** What the facts of a day are read from, each part when it is asked for. */
export interface PartsOfDay {
  readonly day: CalendarDate;
  readonly risk: RiskStanding;
  readonly ground: {
    readonly partner: PartnerFacts['partner'];
    readonly documentsSigned: readonly string[];
    readonly handoffsDone: readonly string[];
  };
  readonly facts: PartnerFacts;
  readonly evidence: PartnerFacts['evidence'];
  readonly evidenceAsked: PartnerFacts['evidence'];
  readonly answered: Pick<PartnerFacts, 'answers' | 'scores' | 'answeredModules'>;
  readonly answersAsked: PartnerFacts['answers'];
  readonly coverage: number | null;
  readonly deals: readonly string[];
  readonly credentials: PartnerFacts['credentials'];
  readonly integrationChecks: PartnerFacts['integrationChecks'];
  readonly controls: PartnerFacts['controls'];
  readonly gates: readonly string[];
}

export function tierOf(risk: RiskStanding): PartnerFacts['riskTier'] {
  return risk.state === 'notRated' ? null : risk.tier;
}

/** What is known of one kind of evidence. Most who ask only want to see what holds. */
export class FactsOfKind implements EvidenceFacts {
  readonly records: EvidenceFacts['records'];
  readonly #holding: readonly HoldingPiece[];
  readonly #history: KindHistory;
  readonly #day: CalendarDate;

  constructor(history: KindHistory, day: CalendarDate) {
    this.#history = history;
    this.#day = day;
    this.#holding = holdingOn(history, day);
    this.records = this.#holding.map(({ revision }) => revision.facts);
  }

  get accepted(): boolean {
    return isAcceptedOn(this.#history, this.#day);
  }

  get until(): CalendarDate | null {
    return lastOf(this.#holding);
  }

  get pending(): boolean {
    return isPending(this.#history);
  }
}

/** The latest of some last days; no end is later than any. */
function lastOf(holding: readonly HoldingPiece[]): CalendarDate | null {
  let latest: CalendarDate | null = null;
  for (const { until } of holding) {
    if (until === null) return null;
    if (latest === null || until > latest) latest = until;
  }
  return latest;
}

/** A check that finds out whether it is required when somebody asks: of one that was passed nobody does. */
export class CheckFact {
  readonly passed: boolean;
  readonly #isRequired: () => boolean;

  constructor(passed: boolean, isRequired: () => boolean) {
    this.passed = passed;
    this.#isRequired = isRequired;
  }

  get required(): boolean {
    return this.#isRequired();
  }
}

/** The facts of a day, each part found out when it is read. */
export class FactsOfDay implements PartnerFacts {
  readonly asOf: CalendarDate;
  readonly partner: PartnerFacts['partner'];
  readonly riskTier: PartnerFacts['riskTier'];
  readonly riskTierAccepted: boolean;
  readonly signed: readonly string[];
  readonly handoffs: readonly string[];
  readonly #day: PartsOfDay;

  constructor(day: PartsOfDay) {
    const { ground, risk } = day;
    this.#day = day;
    this.asOf = day.day;
    this.partner = ground.partner;
    this.riskTier = tierOf(risk);
    this.riskTierAccepted = risk.state === 'accepted';
    this.signed = ground.documentsSigned;
    this.handoffs = ground.handoffsDone;
  }

  get evidence() {
    return this.#day.evidenceAsked;
  }

  get answers() {
    return this.#day.answersAsked;
  }

  get scores() {
    return this.#day.answered.scores;
  }

  get answeredModules() {
    return this.#day.answered.answeredModules;
  }

  get onCallCoverage() {
    return this.#day.coverage;
  }

  get deals() {
    return this.#day.deals;
  }

  get credentials() {
    return this.#day.credentials;
  }

  get integrationChecks() {
    return this.#day.integrationChecks;
  }

  get controls() {
    return this.#day.controls;
  }

  get gates() {
    return this.#day.gates;
  }
}

/** All facts of a day as a plain record, to be kept, sent, or spread. */
export function plainFacts(day: PartsOfDay): PartnerFacts {
  const { facts } = day;
  const { answers, scores, answeredModules } = day.answered;
  return {
    asOf: facts.asOf,
    partner: facts.partner,
    riskTier: facts.riskTier,
    riskTierAccepted: facts.riskTierAccepted,
    answers,
    evidence: Object.fromEntries(
      Object.entries(day.evidence).map(([typeId, { accepted, records, until, pending }]) => [
        typeId,
        { accepted, records, until, pending },
      ]),
    ),
    signed: facts.signed,
    scores,
    controls: facts.controls,
    credentials: facts.credentials,
    integrationChecks: Object.fromEntries(
      Object.entries(facts.integrationChecks).map(([id, { required, passed }]) => [id, { required, passed }]),
    ),
    deals: facts.deals,
    handoffs: facts.handoffs,
    gates: facts.gates,
    onCallCoverage: facts.onCallCoverage,
    answeredModules,
  };
}
