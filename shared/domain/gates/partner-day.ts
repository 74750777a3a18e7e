import type { CalendarDate } from '#shared/base/calendar-date';
import { type CredentialReading, credentialsOf, holdersByRole } from '#shared/domain/enablement/credential-rules';
import type { EvidencePiece } from '#shared/domain/evidence/evidence-rules';
import { type EvidenceHistory, type HoldingPiece, hasRunOut, holdingOn } from '#shared/domain/evidence/holding-pieces';
import { withAnswers } from '#shared/domain/interviews/answered-facts';
import { type RiskStanding, riskStanding } from '#shared/domain/partners/partner-rules';
import { evaluate } from '#shared/domain/playbook/expression';
import { onCallCoverage } from '#shared/domain/playbook/on-call-coverage';
import type { Control, Criterion, Gate } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { type EvidenceFacts, noFacts, type PartnerFacts } from '#shared/domain/playbook/partner-facts';
import { type Granted, grantedOn, loweredTier } from './concession-standing';
import { type ControlFinding, findingOf, type Sight, withConcession } from './control-rules';
import { type CriterionOutcome, criterionOutcome, isInForce } from './criterion-rules';
import { causes, type EvaluationPlan } from './evaluation-plan';
import { CheckFact, FactsOfDay, FactsOfKind, tierOf } from './facts-of-day';
import type { PartnerRecords } from './known-records';

/** What a day is found out from: the same for all days of a partner. */
export interface DayGround {
  readonly records: PartnerRecords;
  readonly index: PackIndex;
  readonly plan: EvaluationPlan;
  readonly evidence: EvidenceHistory;
  /** The partner's own fields, as expressions see them. */
  readonly partner: PartnerFacts['partner'];
  readonly handoffsDone: readonly string[];
  readonly documentsSigned: readonly string[];
  /** The pieces that can show what a person has learned, by person. */
  readonly piecesAbout: ReadonlyMap<string, readonly EvidencePiece[]>;
  /** States of the partner's deals at the end of a day, each once. */
  dealsOn(day: CalendarDate): readonly string[];
  /** Something that is the same for all days on which some key is the same. */
  once<Value>(key: string, find: () => Value): Value;
}

type Answered = Pick<PartnerFacts, 'answers' | 'scores' | 'answeredModules'>;

/**
 * A partner on one day. Each part is found out when it is first asked for: evidence, then the answers in force, then
 * what the partner must learn and connect, then its controls, then its gates. A part sees only those before it.
 */
export class PartnerDay {
  readonly day: CalendarDate;
  readonly ground: DayGround;
  readonly granted: readonly Granted[];
  readonly risk: RiskStanding;
  #evidenceAsked: PartnerFacts['evidence'] | null = null;
  #answered: Answered | null = null;
  #answersAsked: PartnerFacts['answers'] | null = null;
  #coverage: { readonly share: number | null } | null = null;
  #deals: readonly string[] | null = null;
  #readings: readonly CredentialReading[] | null = null;
  #credentials: PartnerFacts['credentials'] | null = null;
  #checks: PartnerFacts['integrationChecks'] | null = null;
  readonly #findings = new Map<string, ControlFinding>();
  readonly #told = new Map<string, boolean | null>();
  readonly #sight: Sight;
  #controls: PartnerFacts['controls'] | null = null;
  readonly #outcomes = new Map<string, CriterionOutcome>();
  #gates: readonly string[] | null = null;
  /** Parts of it are found out when they are read; take `plainFacts` where it is to be spread. */
  readonly facts: PartnerFacts;

  constructor(ground: DayGround, day: CalendarDate) {
    this.ground = ground;
    this.day = day;
    this.granted = grantedOn(ground.records, ground.index, day);
    this.risk = riskStanding(ground.records.partner, day, loweredTier(this.granted));
    this.facts = new FactsOfDay(this);
    this.#sight = {
      facts: this.facts,
      tell: (text) => this.tell(text),
      hasRunOut: (typeId) => hasRunOut(ground.evidence.of(typeId), day),
      hasTierRunOut: this.risk.state === 'toRevalidate',
    };
  }

  /** Evidence of every kind. */
  get evidence(): PartnerFacts['evidence'] {
    return this.#evidenceFacts(this.ground.evidence.typeIds);
  }

  /** Evidence of the kinds that gates, controls and demands ask about. */
  get evidenceAsked(): PartnerFacts['evidence'] {
    this.#evidenceAsked ??= this.#evidenceFacts(this.ground.plan.askedTypes);
    return this.#evidenceAsked;
  }

  /** All answers in force, and what follows from them. */
  get answered(): Answered {
    this.#answered ??= this.#takeAnswers('all', this.ground.index);
    return this.#answered;
  }

  /** The answers in force that gates, controls and demands ask about; what they do not ask about is not looked at. */
  get answersAsked(): PartnerFacts['answers'] {
    this.#answersAsked ??= this.#takeAnswers('asked', this.ground.plan.asked).answers;
    return this.#answersAsked;
  }

  get coverage(): number | null {
    this.#coverage ??= { share: onCallCoverage(this.answersAsked) };
    return this.#coverage.share;
  }

  get deals(): readonly string[] {
    this.#deals ??= this.ground.dealsOn(this.day);
    return this.#deals;
  }

  /** Where everybody stands who is in a role on the day. */
  get credentialReadings(): readonly CredentialReading[] {
    const { index, records, piecesAbout } = this.ground;
    this.#readings ??= records.learners.flatMap((learner) =>
      credentialsOf(index.pack.curricula, [learner], {
        pieces: piecesAbout.get(learner.personId) ?? [],
        evidenceTypeById: index.evidenceTypeById,
        asOf: this.day,
      }),
    );
    return this.#readings;
  }

  get credentials(): PartnerFacts['credentials'] {
    this.#credentials ??= this.#credentialFacts();
    return this.#credentials;
  }

  get integrationChecks(): PartnerFacts['integrationChecks'] {
    this.#checks ??= this.#checkFacts();
    return this.#checks;
  }

  /** Whether an expression holds on the day; null while that cannot be told. Many controls ask the same. */
  tell(text: string): boolean | null {
    const kept = this.#told.get(text);
    if (kept !== undefined) return kept;
    const outcome = evaluate(text, this.facts);
    const made = outcome.ok ? outcome.value : null;
    this.#told.set(text, made);
    return made;
  }

  /** What is found of a control, with what was conceded. */
  findingOf(control: Control): ControlFinding {
    const kept = this.#findings.get(control.id);
    if (kept) return kept;
    const made = withConcession(this.#ownFindingOf(control), this.granted, (id) => {
      const other = this.ground.index.controlById.get(id);
      return other !== undefined && this.#ownFindingOf(other).state === 'satisfied';
    });
    this.#findings.set(control.id, made);
    return made;
  }

  get controls(): PartnerFacts['controls'] {
    this.#controls ??= this.#controlFacts();
    return this.#controls;
  }

  get gates(): readonly string[] {
    this.#gates ??= this.#passedGates();
    return this.#gates;
  }

  /** What became of a criterion. */
  outcomeOf(criterion: Criterion): CriterionOutcome {
    const kept = this.#outcomes.get(criterion.id);
    if (kept) return kept;
    const made = criterionOutcome(criterion, this.facts, this.granted);
    this.#outcomes.set(criterion.id, made);
    return made;
  }

  /** Whether every criterion of a gate is met or waived. */
  isMet(gate: Gate): boolean {
    return gate.criteria.every((criterion) => this.outcomeOf(criterion).outcome !== 'unmet');
  }

  /** The pieces of a kind that hold on the day. */
  holding(typeId: string): readonly HoldingPiece[] {
    return holdingOn(this.ground.evidence.of(typeId), this.day);
  }

  #evidenceFacts(typeIds: Iterable<string>): PartnerFacts['evidence'] {
    const facts: Record<string, EvidenceFacts> = {};
    for (const typeId of typeIds) {
      const history = this.ground.evidence.of(typeId);
      if (history.pieces.length > 0) facts[typeId] = new FactsOfKind(history, this.day);
    }
    return facts;
  }

  /** Answers hang on the day only by way of what skip rules look at. */
  #takeAnswers(name: string, index: PackIndex): Answered {
    const { ground } = this;
    const key = [
      ...[...ground.plan.answerCauses].map((cause) =>
        this.holding(cause)
          .map(({ revision }) => revision.id)
          .join(),
      ),
      tierOf(this.risk),
      this.risk.state,
    ].join(' ');
    return ground.once(`${name} ${key}`, () => {
      const before: PartnerFacts = {
        ...noFacts(this.day),
        partner: ground.partner,
        riskTier: tierOf(this.risk),
        riskTierAccepted: this.risk.state === 'accepted',
        evidence: name === 'all' ? this.evidence : this.evidenceAsked,
        signed: ground.documentsSigned,
        deals: ground.plan.answerCauses.has(causes.deals) ? this.deals : [],
        handoffs: ground.handoffsDone,
      };
      const { answers, scores, answeredModules } = withAnswers(before, index, ground.records.answers);
      return { answers, scores, answeredModules };
    });
  }

  #credentialFacts(): PartnerFacts['credentials'] {
    const holders = holdersByRole(this.credentialReadings);
    const facts: Record<string, PartnerFacts['credentials'][string]> = {};
    for (const { role, heads, neededIf } of this.ground.index.pack.curricula)
      facts[role] = { held: holders.get(role) ?? 0, needed: this.#isDemanded(neededIf) ? heads : 0 };
    return facts;
  }

  #checkFacts(): PartnerFacts['integrationChecks'] {
    const { index, plan } = this.ground;
    const passed = new Set(
      plan.checkTypes.flatMap((typeId) =>
        (this.evidenceAsked[typeId]?.records ?? []).flatMap((record) =>
          record['passed'] === false ? [] : [record['check']],
        ),
      ),
    );
    const facts: Record<string, PartnerFacts['integrationChecks'][string]> = {};
    for (const { id, requiredIf } of index.pack.integrationChecks)
      facts[id] = new CheckFact(passed.has(id), () => this.#isDemanded(requiredIf));
    return facts;
  }

  /** Whether something is asked of the partner. While that cannot be told it is: not having been asked is no proof. */
  #isDemanded(text: string): boolean {
    return this.tell(text) !== false;
  }

  #controlFacts(): PartnerFacts['controls'] {
    const { minimum } = this.ground.plan;
    const tier = tierOf(this.risk);
    const facts: Record<string, PartnerFacts['controls'][string]> = {};
    for (const control of this.ground.index.pack.controls) {
      if (tier === null || control.tiers.includes(tier) || minimum.has(control.id))
        facts[control.id] = { settled: this.findingOf(control).settled, minimum: minimum.has(control.id) };
    }
    return facts;
  }

  #ownFindingOf(control: Control): ControlFinding {
    return findingOf(control, this.#sight);
  }

  /** Gates in the order of the pack: a later one may ask whether an earlier one is passed. */
  #passedGates(): readonly string[] {
    const { index, records } = this.ground;
    const passed: string[] = [];
    // What is known so far is what the next gate sees.
    this.#gates = passed;
    for (const gate of index.pack.gates)
      if (isInForce(gate.id, records.decisions, this.day) && this.isMet(gate)) passed.push(gate.id);
    return passed;
  }
}
