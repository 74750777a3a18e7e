import type { CommandContext } from '#shared/base/command-context';
import { type Json, sameJson } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import type { PersonId } from '#shared/domain/partners/person';
import type { Question } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import type { VisitId } from '#shared/domain/visits/visit';
import type { Answer, AnswerId, Confidence } from './answer';
import { type AnswerFinding, type AnswerValue, checkAnswer, withoutBlanks } from './answer-check';
import { versionsOf } from './answer-versions';
import { questionApplies, recordField, valueInForce } from './answered-facts';
import type { Interview, InterviewId } from './interview';
import { type OutlineItem, wantedProofs } from './interview-rules';

export type StartInterviewRefusal =
  | { readonly kind: 'module-unknown' }
  /** One is under way already: go on with it. */
  | { readonly kind: 'interview-under-way'; readonly interviewId: InterviewId };

/** Begins an interview on a module or a talk, in the version of the pack in which it will be asked. */
export function startInterview(
  input: {
    readonly index: PackIndex;
    readonly partnerId: Interview['partnerId'];
    readonly moduleId: string;
    readonly visitId: VisitId | null;
    /** The partner's interviews so far. */
    readonly interviews: readonly Interview[];
    /** Who answers, as far as it is known: those who take part in the visit. */
    readonly personIds?: readonly PersonId[];
  },
  context: CommandContext,
): Result<{ readonly interview: Interview }, StartInterviewRefusal> {
  const { index, partnerId, moduleId, visitId } = input;
  if (!index.formById.has(moduleId)) return refuse({ kind: 'module-unknown' });
  const underWay = input.interviews.find(
    (other) => other.partnerId === partnerId && other.moduleId === moduleId && other.finishedAt === null,
  );
  if (underWay) return refuse({ kind: 'interview-under-way', interviewId: underWay.id });
  const interview: Interview = {
    id: context.newId() as InterviewId,
    partnerId,
    visitId,
    moduleId,
    interviewers: [],
    personIds: [...(input.personIds ?? [])],
    packId: index.pack.id,
    packVersion: index.pack.version,
    movedFrom: [],
    startedAt: context.now,
    finishedAt: null,
  };
  return ok({ interview });
}

export interface GivenAnswer {
  readonly state: Answer['state'];
  readonly value: AnswerValue;
  readonly confidence: Confidence;
  readonly note: string;
  readonly quote: string;
  readonly saidBy: PersonId | null;
  readonly secondsSpent: number;
  /** Why an earlier answer is corrected. */
  readonly reason: string;
}

export type AnswerQuestionRefusal =
  | { readonly kind: 'interview-finished' }
  | { readonly kind: 'question-skipped' }
  | { readonly kind: 'answer-incomplete'; readonly findings: readonly AnswerFinding[] }
  /** It says something else than what was noted in another interview: the reason is part of the record. */
  | { readonly kind: 'reason-missing' }
  /** Called proven, while a proof it asks for has not even been brought. */
  | { readonly kind: 'proof-missing'; readonly evidenceTypeIds: readonly string[] };

/** What follows from an answer: the answer itself, and what it says about the partner's own record. */
export interface AnswerKept {
  readonly answer: Answer;
  /** Fields of the partner's record that this question is asked for; write them there in the same step. */
  readonly partnerFields: { readonly [field: string]: Json };
}

/** Keeps an answer. It replaces every version its author could see, and none that he could not. */
export function answerQuestion(
  input: {
    readonly interview: Interview;
    readonly question: Question;
    readonly given: GivenAnswer;
    /** The facts as they are, with earlier answers in them. */
    readonly facts: PartnerFacts;
    /** All versions of this partner's answer to this question. */
    readonly earlier: readonly Answer[];
    /** Asked anew each time it is held: another answer than last time is news and no correction. */
    readonly isRecurring?: boolean;
  },
  context: CommandContext,
): Result<AnswerKept, AnswerQuestionRefusal> {
  const { interview, question, given, facts } = input;
  if (interview.finishedAt !== null) return refuse({ kind: 'interview-finished' });
  if (!questionApplies(question, facts)) return refuse({ kind: 'question-skipped' });
  const value = given.state === 'answered' ? withoutBlanks(given.value) : {};
  const findings = given.state === 'answered' ? checkAnswer(question, value, facts) : [];
  if (findings.length > 0) return refuse({ kind: 'answer-incomplete', findings });
  if (needsReason(input, value) && given.reason.trim() === '') return refuse({ kind: 'reason-missing' });
  const partnerFields = given.state === 'answered' ? fieldsAtHome(question, value) : {};
  const unproven = given.confidence === 'proven' ? missingProofs(question, value, facts) : [];
  if (unproven.length > 0) return refuse({ kind: 'proof-missing', evidenceTypeIds: unproven });
  const answer: Answer = {
    id: context.newId() as AnswerId,
    partnerId: interview.partnerId,
    interviewId: interview.id,
    questionId: question.id,
    packVersion: interview.packVersion,
    value,
    state: given.state,
    confidence: given.confidence,
    note: given.note.trim(),
    quote: given.quote.trim(),
    saidBy: given.saidBy,
    notedBy: context.by,
    at: context.now,
    secondsSpent: Math.max(0, Math.round(given.secondsSpent)),
    replaces: versionsOf(input.earlier)?.heads.map(({ id }) => id) ?? [],
    reason: given.reason.trim(),
  };
  return ok({ answer, partnerFields });
}

export type ChangeInterviewRefusal =
  | { readonly kind: 'interview-finished' }
  | { readonly kind: 'name-too-long'; readonly limit: number };

const longestName = 120;

/** Notes who asks besides the one who began it, and who answers. Names are put down once, in the order given. */
export function changeTakingPart(
  interview: Interview,
  change: { readonly interviewers: readonly string[]; readonly personIds: readonly PersonId[] },
): Result<{ readonly interview: Interview }, ChangeInterviewRefusal> {
  if (interview.finishedAt !== null) return refuse({ kind: 'interview-finished' });
  const interviewers = [...new Set(change.interviewers.map((name) => name.trim()).filter((name) => name !== ''))];
  if (interviewers.some((name) => name.length > longestName))
    return refuse({ kind: 'name-too-long', limit: longestName });
  return ok({ interview: { ...interview, interviewers, personIds: [...new Set(change.personIds)] } });
}

export type FinishInterviewRefusal =
  | { readonly kind: 'interview-finished' }
  | { readonly kind: 'questions-open'; readonly questionIds: readonly string[] };

/** Ends an interview whose required questions are all closed. Proofs may follow later: the gate waits for them. */
export function finishInterview(
  interview: Interview,
  outline: readonly OutlineItem[],
  context: Pick<CommandContext, 'now'>,
): Result<{ readonly interview: Interview }, FinishInterviewRefusal> {
  if (interview.finishedAt !== null) return refuse({ kind: 'interview-finished' });
  const open = outline.filter(
    ({ question, state }) => state === 'undecided' || (state === 'open' && question.required),
  );
  if (open.length > 0) return refuse({ kind: 'questions-open', questionIds: open.map(({ question }) => question.id) });
  return ok({ interview: { ...interview, finishedAt: context.now } });
}

// Within one interview people think aloud; only what was put down in an earlier one is corrected with a reason.
function needsReason(
  input: {
    readonly interview: Interview;
    readonly given: GivenAnswer;
    readonly earlier: readonly Answer[];
    readonly isRecurring?: boolean;
  },
  value: AnswerValue,
): boolean {
  const { interview, given, earlier, isRecurring = false } = input;
  const heads = versionsOf(earlier)?.heads ?? [];
  return (
    !isRecurring &&
    heads.some(
      (head) =>
        head.interviewId !== interview.id && !(head.state === given.state && sameJson(head.value, value as Json)),
    )
  );
}

function missingProofs(question: Question, value: AnswerValue, facts: PartnerFacts): readonly string[] {
  return wantedProofs(question, valueInForce(question, value, facts), facts)
    .filter(({ state }) => state === 'missing')
    .map(({ evidenceTypeId }) => evidenceTypeId);
}

function fieldsAtHome(question: Question, value: AnswerValue): AnswerKept['partnerFields'] {
  const entries = question.fields.flatMap((field) => {
    const one = value[field.id];
    return field.home === undefined || one === undefined ? [] : [[recordField(field.home), one] as const];
  });
  return Object.fromEntries(entries);
}
