import { checkExpression } from '#shared/domain/playbook/expression';
import type { References } from '#shared/domain/playbook/expression-references';
import { hoursQuestion, promiseQuestion } from '#shared/domain/playbook/on-call-coverage';
import type { Control, Criterion, Need } from '#shared/domain/playbook/pack';
import type { Curriculum } from '#shared/domain/playbook/pack-enablement';
import { indexPack, type PackIndex } from '#shared/domain/playbook/pack-index';
import { partsOf } from '#shared/domain/playbook/partner-facts';

/**
 * What makes something change by itself as days go by: a kind of evidence (`E1.1`), the risk tier, a concession, the
 * people who learn, a decision at a gate, a deal.
 */
export type Cause = string;
export const causes = {
  tier: 'tier',
  concessions: 'concessions',
  learners: 'learners',
  decisions: 'decisions',
  deals: 'deals',
} as const;

/** What follows from the playbook alone, found out once and used for every partner. */
export interface EvaluationPlan {
  /** Controls of the smallest set, which all partners keep. */
  readonly minimum: ReadonlySet<string>;
  /** Kinds of evidence that gates, controls and demands ask about. */
  readonly askedTypes: readonly string[];
  /** Kinds of evidence that can show an integration check. */
  readonly checkTypes: readonly string[];
  /** Kinds of evidence that can show what a person has learned. */
  readonly learningTypes: ReadonlySet<string>;
  /** The playbook with only those questions that gates, controls and demands ask about, by way of skip rules too. */
  readonly asked: PackIndex;
  /** What the answers in force hang on: only if one of these changes must they be taken anew. */
  readonly answerCauses: ReadonlySet<Cause>;
  /** By the id of a control, a criterion or a gate. */
  readonly causesOf: ReadonlyMap<string, ReadonlySet<Cause>>;
}

const plans = new WeakMap<PackIndex, EvaluationPlan>();

export function planFor(index: PackIndex): EvaluationPlan {
  const kept = plans.get(index);
  if (kept) return kept;
  const plan = makePlan(index);
  plans.set(index, plan);
  return plan;
}

function makePlan(index: PackIndex): EvaluationPlan {
  const { pack } = index;
  const tracer = new Tracer(index);
  const causesOf = new Map<string, ReadonlySet<Cause>>();
  for (const control of pack.controls) causesOf.set(control.id, tracer.ofControl(control));
  for (const gate of pack.gates) {
    const ofCriteria = gate.criteria.map((criterion) => [criterion.id, tracer.ofCriterion(criterion)] as const);
    for (const [id, own] of ofCriteria) causesOf.set(id, own);
    causesOf.set(gate.id, union(ofCriteria.map(([, own]) => own)));
  }
  const asked = union([...causesOf.values(), tracer.answerCauses, tracer.demandCauses]);
  return {
    askedTypes: pack.evidenceTypes.map(idOf).filter((id) => asked.has(id)),
    minimum: new Set(pack.controls.filter(({ tiers }) => tiers.includes('T1')).map(({ id }) => id)),
    checkTypes: tracer.checkTypes,
    learningTypes: new Set(pack.curricula.flatMap(proofTypes)),
    asked: onlyAsked(index),
    answerCauses: tracer.answerCauses,
    causesOf,
  };
}

/** Follows expressions and needs to all that can change them. */
class Tracer {
  readonly #index: PackIndex;
  readonly checkTypes: readonly string[];
  readonly answerCauses: ReadonlySet<Cause>;
  readonly demandCauses: ReadonlySet<Cause>;
  readonly #controlCauses: ReadonlySet<Cause>;

  constructor(index: PackIndex) {
    const { pack } = index;
    this.#index = index;
    this.checkTypes = pack.evidenceTypes.filter(({ facts }) => facts.some(({ id }) => id === 'check')).map(idOf);
    const asked = [...index.questionById.values()].flatMap((question) => [
      question.appliesIf,
      ...question.fields.map((field) => field.appliesIf),
    ]);
    this.answerCauses = new Set();
    this.answerCauses = this.#ofTexts(asked);
    this.demandCauses = new Set();
    this.demandCauses = this.#ofTexts([
      ...pack.curricula.map(({ neededIf }) => neededIf),
      ...pack.integrationChecks.map(({ requiredIf }) => requiredIf),
    ]);
    this.#controlCauses = new Set();
    this.#controlCauses = union(pack.controls.map((control) => this.ofControl(control)));
  }

  ofControl({ appliesIf, needs }: Control): ReadonlySet<Cause> {
    return union([
      new Set([causes.tier, causes.concessions]),
      this.#ofTexts([appliesIf]),
      ...needs.map((need) => this.#ofNeed(need)),
    ]);
  }

  ofCriterion({ predicate, needs }: Criterion): ReadonlySet<Cause> {
    // Needs may name evidence that the predicate only asks for in some cases; too many causes only cost time.
    return union([
      new Set([causes.concessions]),
      this.#ofTexts([predicate]),
      ...needs.map((need) => this.#ofNeed(need)),
    ]);
  }

  #ofNeed(need: Need): ReadonlySet<Cause> {
    switch (need.kind) {
      case 'evidence':
        return union([new Set([need.typeId]), this.#ofTexts([need.onlyIf, need.enough])]);
      case 'question':
        return union([this.answerCauses, this.#ofTexts([need.onlyIf, need.enough])]);
      case 'riskTier':
        return new Set([causes.tier]);
      case 'controls':
        return this.#controlCauses;
      case 'credentials':
        return this.#ofRoles([need.role]);
      case 'integrationChecks':
        return union([new Set(this.checkTypes), this.demandCauses]);
      case 'gate':
        return this.#ofGates([need.gateId]);
      case 'onCallCoverage':
        return this.answerCauses;
      case 'deal':
        return new Set([causes.deals]);
      case 'document':
        return new Set();
    }
  }

  #ofTexts(texts: readonly (string | undefined)[]): ReadonlySet<Cause> {
    return union(
      texts.flatMap((text) => {
        const checked = text === undefined ? null : checkExpression(text, 'answer');
        return checked?.ok ? [this.#ofReferences(checked.value)] : [];
      }),
    );
  }

  #ofReferences(found: References): ReadonlySet<Cause> {
    const seesAnswers = found.answers.length + found.scores.length + found.modules.length > 0;
    return union([
      new Set(found.evidenceTypes),
      seesAnswers || found.facts.includes('onCallCoverage') ? this.answerCauses : new Set(),
      found.facts.includes('riskTier') || found.facts.includes('riskTierAccepted') ? new Set([causes.tier]) : new Set(),
      found.facts.includes('deals') ? new Set([causes.deals]) : new Set(),
      found.facts.includes('integrationChecks') ? union([new Set(this.checkTypes), this.demandCauses]) : new Set(),
      found.controlSets.length > 0 ? this.#controlCauses : new Set(),
      this.#ofRoles(found.roles),
      this.#ofGates(found.gates),
    ]);
  }

  #ofRoles(roles: readonly string[]): ReadonlySet<Cause> {
    if (roles.length === 0) return new Set();
    const curricula = this.#index.pack.curricula.filter(({ role }) => roles.includes(role));
    return union([new Set([causes.learners]), new Set(curricula.flatMap(proofTypes)), this.demandCauses]);
  }

  #ofGates(gateIds: readonly string[]): ReadonlySet<Cause> {
    if (gateIds.length === 0) return new Set();
    const gates = this.#index.pack.gates.filter(({ id }) => gateIds.includes(id));
    return union([
      new Set([causes.decisions]),
      ...gates.flatMap(({ criteria }) => criteria.map((criterion) => this.ofCriterion(criterion))),
    ]);
  }
}

/** A smaller playbook that gives the same answers to everything that gates, controls and demands look at. */
function onlyAsked(index: PackIndex): PackIndex {
  const { pack } = index;
  const asked = new Set<string>([promiseQuestion, hoursQuestion]);
  const ask = (text: string | undefined) => {
    const checked = text === undefined ? null : checkExpression(text, 'answer');
    if (checked?.ok) for (const name of checked.value.answers) asked.add(partsOf(name).questionId);
  };
  const askNeeds = (needs: readonly Need[]) => {
    for (const need of needs) {
      if (need.kind === 'question') asked.add(need.questionId);
      if (need.kind === 'evidence' || need.kind === 'question')
        for (const text of [need.onlyIf, need.enough]) ask(text);
    }
  };
  for (const { appliesIf, needs } of pack.controls) {
    ask(appliesIf);
    askNeeds(needs);
  }
  for (const { predicate, needs } of pack.gates.flatMap(({ criteria }) => criteria)) {
    ask(predicate);
    askNeeds(needs);
  }
  for (const { neededIf } of pack.curricula) ask(neededIf);
  for (const { requiredIf } of pack.integrationChecks) ask(requiredIf);
  // Skip rules look back, so that from the last question to the first every one that is looked at comes up in time.
  const forms = [...pack.modules, ...pack.talks];
  for (const question of forms.flatMap(({ questions }) => questions).reverse()) {
    if (!asked.has(question.id)) continue;
    ask(question.appliesIf);
    for (const { appliesIf } of question.fields) ask(appliesIf);
  }
  const isAsked = ({ id }: { readonly id: string }) => asked.has(id);
  return indexPack({
    ...pack,
    scores: [],
    modules: pack.modules.map((module) => ({ ...module, questions: module.questions.filter(isAsked) })),
    talks: pack.talks.map((talk) => ({ ...talk, questions: talk.questions.filter(isAsked) })),
  });
}

export function proofTypes({ credential }: Curriculum): readonly string[] {
  return credential.requires.map(({ evidenceTypeId }) => evidenceTypeId);
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}

function union(sets: readonly ReadonlySet<Cause>[]): ReadonlySet<Cause> {
  return new Set(sets.flatMap((set) => [...set]));
}
