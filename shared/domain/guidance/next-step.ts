import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { Agreement, AgreementKind } from '#shared/domain/agreements/agreement';
import { resolveTerms } from '#shared/domain/agreements/agreement-rules';
import type { Organisation } from '#shared/domain/agreements/term';
import { evaluatePartner } from '#shared/domain/gates/evaluate-partner';
import { explainGate } from '#shared/domain/gates/gate-explanation';
import type { GateView } from '#shared/domain/gates/gate-rules';
import type { PartnerRecords } from '#shared/domain/gates/known-records';
import type { MissingProof } from '#shared/domain/gates/missing-proof';
import { versionsByQuestion } from '#shared/domain/interviews/answer-versions';
import type { Interview } from '#shared/domain/interviews/interview';
import { interviewOutline, interviewProgress, nextQuestion } from '#shared/domain/interviews/interview-rules';
import { moduleIdOf, type PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import { missingSides } from '#shared/domain/signing/signing-rules';
import { upcomingVisits, visitUnderWay } from '#shared/domain/visits/visit-rules';
import { awaitsDecision } from './gate-news';
import { type PartnerCase, recordsOfCase } from './partner-case';
import { pieceStates } from './piece-states';
import { type Renewal, renewalsOf } from './renewals';
import type { EvidenceProof, NextStep, QuestionPlace } from './step';
import { type WaitingReview, waitingReviews } from './waiting-reviews';

export interface NextStepOn {
  readonly asOf: CalendarDate;
  /** Who asks: what only a colleague may do is not their next step. */
  readonly by: string;
  /** Fields of this partner's records that wait for a decision. */
  readonly conflicts?: readonly { readonly rowId: string }[];
  /** Asked from within a visit, where "go on with the visit" would say nothing. */
  readonly isInVisit?: boolean;
  /** Our own company, as the agreements name it. */
  readonly organisation?: Organisation | null;
}

/**
 * The one next thing of a partner: who sits there already, what two people disagree on, what is about to be lost,
 * then the order of a visit (interview, proofs, gate, agreements), and at last what has to be fetched elsewhere.
 */
export function nextStepFor(file: PartnerCase, index: PackIndex, on: NextStepOn): NextStep {
  const records = recordsOfCase(file);
  const { gates: views, facts } = evaluatePartner(records, index, { asOf: on.asOf });
  const reviews = waitingReviews(pieceStates(records, index, on.asOf), file.people, on.by);
  const given: Given = { file, records, index, on, views, facts, reviews };
  for (const ask of inTurn) {
    const step = ask(given);
    if (step) return step;
  }
  const ends = views.flatMap(({ standing, until }) => (standing.state === 'passed' && until !== null ? [until] : []));
  return { kind: 'nothing', until: ends.sort()[0] ?? null };
}

interface Given {
  readonly file: PartnerCase;
  readonly records: PartnerRecords;
  readonly index: PackIndex;
  readonly on: NextStepOn;
  readonly views: readonly GateView[];
  readonly facts: PartnerFacts;
  readonly reviews: readonly WaitingReview[];
}

type Ask = (given: Given) => NextStep | null;

const inTurn: readonly Ask[] = [
  openVisit,
  conflictToSettle,
  undecidedAnswer,
  gateToSave,
  interviewUnderWay,
  interviewTheGateNeeds,
  (given) => proofForGate(given, ({ inRoom }) => inRoom),
  gateToDecide,
  evidenceToReview,
  interviewToStart,
  (given) => agreementStep('plan', given),
  (given) => agreementStep('sla', given),
  (given) => proofForGate(given, () => true),
];

function openVisit({ file, on }: Given): NextStep | null {
  if (on.isInVisit) return null;
  const underWay = visitUnderWay(file.visits);
  if (underWay) return { kind: 'visitUnderWay', visitId: underWay.id };
  // A visit whose day has gone by was missed or never noted down; it must not stand in the way for ever.
  const today = upcomingVisits(file.visits).find(({ plannedFor }) => dayOf(plannedFor) === on.asOf);
  return today ? { kind: 'visitToday', visitId: today.id, plannedFor: today.plannedFor } : null;
}

function conflictToSettle({ on }: Given): NextStep | null {
  const [first] = on.conflicts ?? [];
  return first ? { kind: 'conflict', rowId: first.rowId, open: on.conflicts?.length ?? 0 } : null;
}

function undecidedAnswer({ file, index }: Given): NextStep | null {
  for (const [questionId, { heads }] of versionsByQuestion(file.answers)) {
    if (heads.length > 1 && index.questionById.has(questionId))
      return { kind: 'undecidedAnswer', ...placeOf(questionId, file) };
  }
  return null;
}

/** A gate that was passed and no longer holds, or soon will not. */
function gateToSave(given: Given): NextStep | null {
  for (const view of given.views) {
    const { standing, gate } = view;
    if (standing.state === 'lapsed' || standing.state === 'suspended') {
      const proof = explainGate(view, given).route.find((one) => isForMe(one, given));
      if (proof) return { kind: 'gateLapsed', gateId: gate.id, standing, proof };
    }
    if (standing.state === 'lapsing') {
      const renewal = renewalsOf(view, given.records, given.index).find((one) => canRenew(one, given));
      if (renewal) return { kind: 'gateLapsing', gateId: gate.id, standing, renewal };
    }
  }
  return null;
}

function interviewUnderWay({ file, index, facts }: Given): NextStep | null {
  const latest = file.interviews.filter(({ finishedAt }) => finishedAt === null).sort(latestFirst)[0];
  if (!latest) return null;
  const outline = interviewOutline(index, latest.moduleId, { facts, answers: file.answers });
  const question = nextQuestion(outline, null);
  const place = { interviewId: latest.id, moduleId: latest.moduleId };
  if (!question) return { kind: 'interviewToFinish', ...place };
  const { questions, closed, minutesLeft } = interviewProgress(outline);
  return {
    kind: 'questionToAnswer',
    questionId: question.id,
    left: questions - closed,
    minutes: minutesLeft,
    ...place,
  };
}

/** An interview that has not been held, of which the gate in hand needs an answer. */
function interviewTheGateNeeds(given: Given): NextStep | null {
  const view = gateInHand(given);
  if (!view) return null;
  const asked = explainGate(view, given).route.flatMap((proof) =>
    proof.kind === 'question' || proof.kind === 'onCallCoverage' ? [moduleIdOf(proof.questionId)] : [],
  );
  const module = given.index.pack.modules.find(({ id }) => asked.includes(id) && !isHeld(id, given.file));
  return module ? { kind: 'interviewToStart', moduleId: module.id } : null;
}

/** The first gate that the partner is not through. Nobody works on a second one before that. */
function gateInHand({ views }: Given): GateView | null {
  return views.find(({ standing }) => standing.state !== 'passed' && standing.state !== 'lapsing') ?? null;
}

function proofForGate(given: Given, isWanted: (proof: MissingProof) => boolean): NextStep | null {
  const view = gateInHand(given);
  if (!view || view.isMet) return null;
  for (const proof of explainGate(view, given).route) {
    const step = isWanted(proof) && isForMe(proof, given) ? stepFor(proof, view.gate.id, given) : null;
    if (step) return step;
  }
  return null;
}

function stepFor(proof: MissingProof, gateId: string, given: Given): NextStep | null {
  switch (proof.kind) {
    case 'riskTier':
      return { kind: 'riskTier', step: proof.step };
    case 'document':
      return proof.document === 'plan' || proof.document === 'sla' ? agreementStep(proof.document, given) : null;
    case 'gate':
      return proof.inRoom ? { kind: 'gateToDecide', gateId: proof.gateId } : null;
    case 'credentials':
    case 'integrationCheck':
    case 'deal':
      return { kind: 'workForGate', gateId, proof };
    case 'question':
    case 'onCallCoverage':
      return { kind: 'questionToAnswer', left: 1, minutes: proof.minutes, ...placeOf(proof.questionId, given.file) };
    case 'evidence':
      return proof.situation === 'pendingReview' && proof.evidenceId !== null
        ? { kind: 'evidenceToReview', evidenceId: proof.evidenceId, title: titleOf(proof, given) }
        : { kind: 'proofToBring', gateId, proof };
  }
}

function gateToDecide({ file, views }: Given): NextStep | null {
  const open = views.find((view) => awaitsDecision(view, file.decisions));
  return open ? { kind: 'gateToDecide', gateId: open.gate.id } : null;
}

function evidenceToReview({ reviews }: Given): NextStep | null {
  const mine = reviews.find(({ canAccept }) => canAccept);
  return mine ? { kind: 'evidenceToReview', evidenceId: mine.evidence.id, title: mine.evidence.title } : null;
}

function interviewToStart({ file, index }: Given): NextStep | null {
  const module = index.pack.modules.find(({ id, questions }) => questions.length > 0 && !isHeld(id, file));
  return module ? { kind: 'interviewToStart', moduleId: module.id } : null;
}

function agreementStep(kind: AgreementKind, { file, on }: Given): NextStep | null {
  const agreement = file.agreements
    .filter((one) => one.kind === kind)
    .reduce<Agreement | null>((latest, one) => (latest === null || one.version > latest.version ? one : latest), null);
  if (!agreement) return { kind: 'agreementToDraft', agreement: kind };
  if (agreement.state === 'signed') return null;
  const place = { agreement: kind, agreementId: agreement.id };
  const inputs = { ...file, agreement, organisation: on.organisation ?? null };
  const { missing } = agreement.state === 'draft' ? resolveTerms(kind, inputs) : { missing: [] };
  if (missing.length > 0) return { kind: 'agreementToComplete', ...place, missing };
  const signatures = file.signatures.filter(({ agreementId }) => agreementId === agreement.id);
  return { kind: 'agreementToSign', ...place, sides: missingSides(signatures) };
}

/** What time or a colleague must bring is nothing to do. */
function isForMe(proof: MissingProof, { reviews }: Given): boolean {
  if (proof.kind !== 'evidence') return true;
  if (proof.situation === 'notYetEffective') return false;
  if (proof.situation !== 'pendingReview') return true;
  return reviews.some(({ evidence, canAccept }) => evidence.id === proof.evidenceId && canAccept);
}

function canRenew(renewal: Renewal, { reviews }: Given): boolean {
  if (renewal.kind !== 'evidence' || renewal.waiting === null) return true;
  return reviews.some(({ evidence, canAccept }) => evidence.id === renewal.evidenceId && canAccept);
}

function placeOf(questionId: string, { interviews }: PartnerCase): QuestionPlace {
  const moduleId = moduleIdOf(questionId);
  const underWay = interviews
    .filter((interview) => interview.moduleId === moduleId && interview.finishedAt === null)
    .sort(latestFirst)[0];
  return { questionId, moduleId, interviewId: underWay?.id ?? null };
}

function isHeld(moduleId: string, { interviews }: PartnerCase): boolean {
  return interviews.some((interview) => interview.moduleId === moduleId);
}

function titleOf(proof: EvidenceProof, { file }: Given): string {
  return file.evidence.find(({ id }) => id === proof.evidenceId)?.title ?? proof.type.title;
}

function latestFirst(left: Interview, right: Interview): number {
  return left.startedAt < right.startedAt ? 1 : -1;
}
