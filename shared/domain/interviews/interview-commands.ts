import type { CommandContext } from '#shared/base/command-context';
import type { Json } from '#shared/base/json';
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

/** Begins an interview on a module, in the version of the pack in which it will be asked. */
export function startInterview(
  input: {
    readonly index: PackIndex;
    readonly partnerId: Interview['partnerId'];
    readonly moduleId: string;
    readonly visitId: VisitId | null;
    /** The partner's interviews so far. */
    readonly interviews: readonly Interview[];
  },
  context: CommandContext,
): Result<{ readonly interview: Interview }, StartInterviewRefusal> {
  const { index, partnerId, moduleId, visitId } = input;
  if (!index.moduleById.has(moduleId)) return refuse({ kind: 'module-unknown' });
  const underWay = input.interviews.find(
    (other) => other.partnerId === partnerId && other.moduleId === moduleId && other.finishedAt === null,
  );
  if (underWay) return refuse({ kind: 'interview-under-way', interviewId: underWay.id });
  const interview: Interview = {
    id: context.newId() as InterviewId,
    partnerId,
    visitId,
    moduleId,
    packId: index.pack.id,
    packVersion: index.pack.version,
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
  },
  context: CommandContext,
): Result<AnswerKept, AnswerQuestionRefusal> {
  const { interview, question, given, facts } = input;
  if (interview.finishedAt !== null) return refuse({ kind: 'interview-finished' });
  if (!questionApplies(question, facts)) return refuse({ kind: 'question-skipped' });
  const value = given.state === 'answered' ? withoutBlanks(given.value) : {};
  const findings = given.state === 'answered' ? checkAnswer(question, value, facts) : [];
  if (findings.length > 0) return refuse({ kind: 'answer-incomplete', findings });
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
