import { addMonths, type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { termsOf } from '#shared/domain/agreements/terms';
import { planFor } from '#shared/domain/gates/evaluation-plan';
import type { PartnerRecords } from '#shared/domain/gates/known-records';
import type { PartnerDay } from '#shared/domain/gates/partner-day';
import { PartnerHistory } from '#shared/domain/gates/partner-history';
import { versionsOf } from '#shared/domain/interviews/answer-versions';
import { recordField } from '#shared/domain/interviews/answered-facts';
import type { Question } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { proofAway, questionsAway, type Takeaway } from './step-takeaway';

/** What can be different because a question was answered or a step was taken. */
export const effects = ['gate', 'control', 'sla', 'plan'] as const;
export type Effect = (typeof effects)[number];

/** A question or a step of a module. */
export interface PlaybookThing {
  readonly kind: 'question' | 'step';
  readonly id: string;
  readonly moduleId: string;
  readonly title: string;
  /** Null: it sums up what others bring, and is not judged by itself. */
  readonly brings: Takeaway | null;
}

/** What a partner had of each thing it was asked for in the time. A thing that is not in it was not asked. */
export type PartnerEffects = ReadonlyMap<string, ReadonlySet<Effect>>;

/** Fewer partners than this, and that nothing changed says little: with 30 it is at most one in ten that is missed. */
export const leastAsked = 30;

export type StepVerdict = 'useful' | 'candidate' | 'tooFew' | 'notJudged';

export interface StepValue {
  readonly thing: PlaybookThing;
  /** Partners that were asked for it in the time. */
  readonly asked: number;
  /** Partners for which anything was different because of it. */
  readonly changed: number;
  readonly by: Readonly<Record<Effect, number>>;
  readonly verdict: StepVerdict;
  /**
   * Where nothing changed: the largest share of partners for which it may change something all the same, with 95 %
   * confidence, 1 − 0.05^(1 ÷ asked); the rule of three is its short form (Hanley and Lippman-Hand 1983, JAMA 249:1743).
   */
  readonly mayChange: number | null;
}

/** Every question and every step of the modules, in the order of the playbook. */
export function playbookThings(index: PackIndex): readonly PlaybookThing[] {
  return index.pack.modules.flatMap((module): readonly PlaybookThing[] => [
    ...module.questions.map(
      (question): PlaybookThing => ({
        kind: 'question',
        id: question.id,
        moduleId: module.id,
        title: question.text,
        brings: questionsAway([question]),
      }),
    ),
    ...module.steps.map(
      (step): PlaybookThing => ({
        kind: 'step',
        id: step.id,
        moduleId: module.id,
        title: step.title,
        brings: proofAway(step.proof, index),
      }),
    ),
  ]);
}

/**
 * Evaluates a partner once as it is and once without each thing it was asked for in the last twelve months, and says
 * what is different: on the day on which the thing was given last, and today. Both with all that is known now, so that
 * a proof which has run out since still counts for what it did. Stops between two things, so that whoever runs it can
 * let the window draw, or end it.
 */
export function* effectsOfPartner(
  records: PartnerRecords,
  index: PackIndex,
  things: readonly PlaybookThing[],
  today: CalendarDate,
): Generator<undefined, PartnerEffects, undefined> {
  const from = addMonths(today, -12);
  const asIs = new PartnerHistory(records, index, undefined);
  const found = new Map<string, ReadonlySet<Effect>>();
  const kept = new Map<string, ReadonlySet<Effect>>();
  for (const { id, brings } of things) {
    const given = brings?.givenIn(records, from)[0];
    if (!brings || given === undefined) continue;
    const made = kept.get(brings.key) ?? effectsOf(brings, asIs, [...new Set([dayOf(given), today])]);
    kept.set(brings.key, made);
    found.set(id, made);
    yield;
  }
  return found;
}

function effectsOf(brings: Takeaway, asIs: PartnerHistory, days: readonly CalendarDate[]): ReadonlySet<Effect> {
  const { records, index } = asIs;
  const made = new Set<Effect>();
  for (const kind of ['sla', 'plan'] as const)
    if (brings.questions.some((question) => feedsTerm(kind, question, records))) made.add(kind);
  if (!canBeSeen(brings, index)) return made;
  const without = new PartnerHistory(brings.without(records), index, undefined);
  for (const day of days) {
    const [before, after] = [without.on(day), asIs.on(day)];
    if (!made.has('gate') && gatesDiffer(index, before, after)) made.add('gate');
    if (!made.has('control') && controlsDiffer(index, before, after)) made.add('control');
  }
  return made;
}

/** What no rule of a gate or a control looks at can change none: it need not be tried. */
function canBeSeen({ questions, evidenceTypes }: Takeaway, index: PackIndex): boolean {
  if (questions.length + evidenceTypes.length === 0) return true;
  const { asked, askedTypes } = planFor(index);
  return (
    questions.some(({ id, fields }) => asked.questionById.has(id) || fields.some(({ home }) => home !== undefined)) ||
    evidenceTypes.some((id) => askedTypes.includes(id))
  );
}

function gatesDiffer(index: PackIndex, before: PartnerDay, after: PartnerDay): boolean {
  return index.pack.gates.some(
    (gate) =>
      before.gates.includes(gate.id) !== after.gates.includes(gate.id) ||
      gate.criteria.some((criterion) => before.outcomeOf(criterion).outcome !== after.outcomeOf(criterion).outcome),
  );
}

function controlsDiffer(index: PackIndex, before: PartnerDay, after: PartnerDay): boolean {
  if (before.facts.riskTier !== after.facts.riskTier) return true;
  if (before.facts.riskTierAccepted !== after.facts.riskTierAccepted) return true;
  return index.pack.controls.some((control) => before.findingOf(control).state !== after.findingOf(control).state);
}

/** Whether a variable of the agreement has its value from the answer; without it the variable would be open. */
function feedsTerm(kind: Agreement['kind'], question: Question, { answers, partner }: PartnerRecords): boolean {
  const shown = versionsOf(answers.filter(({ questionId }) => questionId === question.id))?.shown;
  if (shown?.state !== 'answered') return false;
  return Object.values(termsOf(kind)).some(({ home, schema }) => {
    if (home.kind === 'agreement' || home.questionId !== question.id) return false;
    const value = home.kind === 'question' ? shown.value[home.fieldId] : saidForRecord(home.field);
    return value !== undefined && value !== null && value !== '' && schema.safeParse(value).success;
  });

  function saidForRecord(field: string) {
    const own = question.fields.find(({ home }) => home !== undefined && recordField(home) === field);
    const said = own === undefined ? undefined : shown?.value[own.id];
    return said === (partner as { readonly [field: string]: unknown })[field] ? said : undefined;
  }
}

/** Adds partners up, one by one, so that a report can be shown while it grows. */
export class StepTally {
  readonly #asked = new Map<string, number>();
  readonly #changed = new Map<string, number>();
  readonly #by = new Map<string, Map<Effect, number>>();
  #partners = 0;

  get partners(): number {
    return this.#partners;
  }

  add(partner: PartnerEffects): void {
    this.#partners += 1;
    for (const [id, made] of partner) {
      this.#asked.set(id, (this.#asked.get(id) ?? 0) + 1);
      if (made.size > 0) this.#changed.set(id, (this.#changed.get(id) ?? 0) + 1);
      const by = this.#by.get(id) ?? new Map<Effect, number>();
      for (const effect of made) by.set(effect, (by.get(effect) ?? 0) + 1);
      this.#by.set(id, by);
    }
  }

  valueOf(thing: PlaybookThing): StepValue {
    const asked = this.#asked.get(thing.id) ?? 0;
    const changed = this.#changed.get(thing.id) ?? 0;
    const count = (effect: Effect) => this.#by.get(thing.id)?.get(effect) ?? 0;
    return {
      thing,
      asked,
      changed,
      by: { gate: count('gate'), control: count('control'), sla: count('sla'), plan: count('plan') },
      verdict: verdictOf(thing, asked, changed),
      mayChange: thing.brings === null || changed > 0 ? null : asked === 0 ? 1 : 1 - 0.05 ** (1 / asked),
    };
  }
}

function verdictOf({ brings }: PlaybookThing, asked: number, changed: number): StepVerdict {
  if (brings === null) return 'notJudged';
  if (changed > 0) return 'useful';
  return asked >= leastAsked ? 'candidate' : 'tooFew';
}

const rank = { candidate: 0, tooFew: 1, useful: 2, notJudged: 3 } as const satisfies Record<StepVerdict, number>;

/** All things with what they changed: candidates for removal first, then in the order of the playbook. */
export function stepValues(things: readonly PlaybookThing[], tally: StepTally): readonly StepValue[] {
  return things.map((thing) => tally.valueOf(thing)).sort((left, right) => rank[left.verdict] - rank[right.verdict]);
}
