import { holds } from '#shared/domain/playbook/expression';
import type { Question } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import type { Answer } from './answer';
import type { AnswerValue } from './answer-check';
import { type AnswerVersions, versionsByQuestion } from './answer-versions';
import { questionApplies, valueInForce } from './answered-facts';

/** A proof that an answer asks for, and how far it has come. */
export interface WantedProof {
  readonly evidenceTypeId: string;
  readonly state: 'missing' | 'pendingReview' | 'accepted';
}

export type QuestionState =
  | 'open'
  | 'answered'
  /** Answered, and a proof it asks for has not been brought. */
  | 'needsProof'
  /** Two people answered while apart: both versions stand until somebody decides. */
  | 'undecided'
  | 'declined'
  /** Said to be so by the person asked. */
  | 'notApplicable'
  /** Left out by a rule of the playbook; earlier answers stay on record. */
  | 'skipped';

export interface OutlineItem {
  readonly question: Question;
  readonly state: QuestionState;
  readonly versions: AnswerVersions | null;
  readonly proofs: readonly WantedProof[];
}

/** The questions of a module or a talk in order, each with where it stands. Facts must contain the answers (see `withAnswers`). */
export function interviewOutline(
  index: PackIndex,
  formId: string,
  given: { readonly facts: PartnerFacts; readonly answers: readonly Answer[] },
): readonly OutlineItem[] {
  const versions = versionsByQuestion(given.answers);
  const questions = index.formById.get(formId)?.questions ?? [];
  return questions.map((question) => outlineItem(question, versions.get(question.id) ?? null, given.facts));
}

/** The proofs an answer asks for, in the order of the playbook. */
export function wantedProofs(question: Question, value: AnswerValue, facts: PartnerFacts): readonly WantedProof[] {
  const answer = valueInForce(question, value, facts);
  return question.asksFor
    .filter(({ when }) => holds(when, facts, { answer }))
    .map(({ evidenceTypeId }) => ({ evidenceTypeId, state: proofState(evidenceTypeId, facts) }));
}

/** The next question that wants something, after the one given, beginning again at the top; null when none is left. */
export function nextQuestion(outline: readonly OutlineItem[], afterId: string | null): Question | null {
  const at = outline.findIndex(({ question }) => question.id === afterId);
  const inTurn = [...outline.slice(at + 1), ...outline.slice(0, at + 1)];
  const wanting = inTurn.filter(({ question }) => question.id !== afterId);
  const next = wanting.find(({ state }) => state === 'open' || state === 'undecided');
  return next?.question ?? null;
}

export interface InterviewProgress {
  /** Questions that apply. */
  readonly questions: number;
  /** Those that need not be asked again. */
  readonly closed: number;
  /** Proofs the answers ask for. */
  readonly proofs: number;
  readonly proofsAccepted: number;
  readonly proofsPending: number;
  readonly minutesLeft: number;
}

/** How far an interview has come: what is said, and apart from it what is proven. */
export function interviewProgress(outline: readonly OutlineItem[]): InterviewProgress {
  const applicable = outline.filter(({ state }) => state !== 'skipped');
  const open = applicable.filter(({ state }) => state === 'open' || state === 'undecided');
  const proofs = applicable.flatMap((item) => item.proofs);
  return {
    questions: applicable.length,
    closed: applicable.length - open.length,
    proofs: proofs.length,
    proofsAccepted: proofs.filter(({ state }) => state === 'accepted').length,
    proofsPending: proofs.filter(({ state }) => state === 'pendingReview').length,
    minutesLeft: open.reduce((sum, { question }) => sum + question.minutes, 0),
  };
}

function outlineItem(question: Question, versions: AnswerVersions | null, facts: PartnerFacts): OutlineItem {
  const shown = versions?.shown ?? null;
  const proofs = shown?.state === 'answered' ? wantedProofs(question, shown.value, facts) : [];
  return { question, versions, proofs, state: stateOf(question, versions, proofs, facts) };
}

function stateOf(
  question: Question,
  versions: AnswerVersions | null,
  proofs: readonly WantedProof[],
  facts: PartnerFacts,
): QuestionState {
  if (!questionApplies(question, facts)) return 'skipped';
  if (!versions) return 'open';
  if (versions.heads.length > 1) return 'undecided';
  if (versions.shown.state !== 'answered') return versions.shown.state;
  // An answer of another version that no longer fits does not count, and is asked for again (see `answer-fit.ts`).
  if (facts.answers[question.id] === undefined) return 'open';
  return proofs.some(({ state }) => state === 'missing') ? 'needsProof' : 'answered';
}

function proofState(typeId: string, facts: PartnerFacts): WantedProof['state'] {
  const evidence = facts.evidence[typeId];
  if (evidence && evidence.records.length > 0) return 'accepted';
  return evidence?.pending ? 'pendingReview' : 'missing';
}
