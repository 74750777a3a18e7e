import type { Json } from '#shared/base/json';
import { holds } from '#shared/domain/playbook/expression';
import type { Field, Question } from '#shared/domain/playbook/pack';
import type { InterviewForm, PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import { scoreOf } from '#shared/domain/playbook/score-rules';
import type { Answer } from './answer';
import { type AnswerValue, fieldApplies } from './answer-check';
import { answerFits } from './answer-fit';
import { type AnswerVersions, versionsByQuestion } from './answer-versions';

/** Whether a question is asked of this partner. A rule that cannot be told yet, for want of a fact, does not apply yet. */
export function questionApplies(question: Question, facts: PartnerFacts): boolean {
  return question.appliesIf === undefined || holds(question.appliesIf, facts);
}

/**
 * The facts with the current answers in them, and what follows: scores and modules that are answered. Answers to
 * questions and fields that do not apply stay in the records but say nothing here. Questions are taken in the order
 * of the pack, so a skip rule looks back, never ahead.
 */
export function withAnswers(facts: PartnerFacts, index: PackIndex, answers: readonly Answer[]): PartnerFacts {
  const versions = versionsByQuestion(answers);
  const said: Record<string, AnswerValue> = {};
  const soFar: PartnerFacts = { ...facts, answers: said };
  const answeredModules: string[] = [];
  for (const module of index.pack.modules) {
    if (takeAnswers(module, versions, soFar, said, index.pack.version)) answeredModules.push(module.id);
  }
  for (const talk of index.pack.talks) takeAnswers(talk, versions, soFar, said, index.pack.version);
  const scores = Object.fromEntries(
    index.pack.scores.map((score) => [score.id, scoreOf(score, index, said).points] as const),
  );
  return { ...facts, answers: said, scores, answeredModules };
}

/** Takes the answers of a module or a talk over, and tells whether every question that had to be answered was. */
function takeAnswers(
  form: Pick<InterviewForm, 'questions'>,
  versions: ReadonlyMap<string, AnswerVersions>,
  facts: PartnerFacts,
  said: Record<string, AnswerValue>,
  packVersion: string,
): boolean {
  let isAnswered = true;
  for (const question of form.questions) {
    if (!questionApplies(question, facts)) continue;
    const shown = versions.get(question.id)?.shown;
    // An answer of another version that no longer fits its question waits to be looked at again (decision 0014).
    if (shown?.state === 'answered' && answerFits(question, shown, { packVersion, facts }))
      said[question.id] = valueInForce(question, shown.value, facts);
    else if (question.required && shown?.state !== 'notApplicable') isAnswered = false;
  }
  return isAnswered;
}

/** The fields of an answer that apply, those with a home elsewhere read from there. */
export function valueInForce(question: Question, value: AnswerValue, facts: PartnerFacts): AnswerValue {
  const inForce: [string, Json][] = [];
  let isAsSaid = true;
  for (const field of question.fields) {
    const said = valueAtHome(field, facts) ?? value[field.id];
    if (said === undefined || !fieldApplies(field, value, facts)) continue;
    inForce.push([field.id, said]);
    if (said !== value[field.id]) isAsSaid = false;
  }
  // Most answers are in force as they were given; those need no copy.
  return isAsSaid && inForce.length === Object.keys(value).length ? value : Object.fromEntries(inForce);
}

/** What is known of a field before it is asked: from its home, else from the field that suggests it. */
export function knownBefore(field: Field, facts: PartnerFacts): Json | undefined {
  const atHome = valueAtHome(field, facts);
  if (atHome !== undefined || field.suggestedBy === undefined) return atHome;
  const [module = '', question = '', fieldId = ''] = field.suggestedBy.split('.');
  return facts.answers[`${module}.${question}`]?.[fieldId];
}

/** The field of the partner's record a home names: `legalName` of `partner.legalName`. */
export function recordField(home: string): string {
  return home.slice(home.indexOf('.') + 1);
}

function valueAtHome(field: Field, facts: PartnerFacts): Json | undefined {
  if (field.home === undefined) return undefined;
  const value = facts.partner[recordField(field.home)];
  return value === '' || value === null ? undefined : value;
}
