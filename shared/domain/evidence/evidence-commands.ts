import type { CalendarDate } from '#shared/base/calendar-date';
import type { CommandContext } from '#shared/base/command-context';
import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { checkColumn, withoutBlanks } from '#shared/domain/interviews/answer-check';
import type { Person, PersonId } from '#shared/domain/partners/person';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import type {
  Evidence,
  EvidenceId,
  EvidenceReview,
  EvidenceRevision,
  EvidenceSource,
  FileReference,
  ReviewId,
  RevisionId,
} from './evidence';
import { type EvidencePiece, nextRevisionNumber, sameBytes, verdictByRevision } from './evidence-rules';

export interface Capture {
  readonly partnerId: Evidence['partnerId'];
  readonly type: EvidenceType;
  /** The piece this is a new revision of; null for a new piece. */
  readonly piece: EvidencePiece | null;
  /** Empty: the title of the type. */
  readonly title: string;
  readonly source: EvidenceSource;
  readonly files: readonly FileReference[];
  readonly effectiveFrom: CalendarDate;
  readonly effectiveTo: CalendarDate | null;
  readonly facts: { readonly [factId: string]: Json };
  /** Who attested, and the words if they were corrected; the type's own wording otherwise. */
  readonly attestation: { readonly personId: PersonId; readonly statement?: string } | null;
  readonly questionId: string | null;
  readonly ownerId: PersonId | null;
  readonly confidentiality: Evidence['confidentiality'];
  readonly siteId: EvidenceRevision['siteId'];
  readonly place: EvidenceRevision['place'];
  /** Everything of the partner so far, to notice a file that is kept already. */
  readonly kept: readonly EvidenceRevision[];
}

export type CaptureRefusal =
  | { readonly kind: 'source-not-allowed'; readonly allowed: readonly EvidenceSource[] }
  | { readonly kind: 'files-missing' }
  | { readonly kind: 'file-empty'; readonly names: readonly string[] }
  | { readonly kind: 'facts-refused'; readonly factIds: readonly string[] }
  | { readonly kind: 'attestation-missing' }
  | { readonly kind: 'ends-before-it-begins' };

export interface Captured {
  readonly evidence: Evidence;
  /** False when `evidence` was there before and only the revision is new. */
  readonly isNewPiece: boolean;
  readonly revision: EvidenceRevision;
  /** Files of this capture whose bytes are kept already: told, not refused, for one file may prove two things. */
  readonly keptAlready: readonly { readonly name: string; readonly evidenceId: EvidenceId }[];
}

/** Takes in a piece of evidence, or a new revision of one. It proves nothing until it is accepted. */
export function captureEvidence(capture: Capture, context: CommandContext): Result<Captured, CaptureRefusal> {
  const refusal = whyNotTaken(capture);
  if (refusal) return refuse(refusal);
  const { type, piece } = capture;
  const evidence: Evidence = piece?.evidence ?? {
    id: context.newId() as EvidenceId,
    partnerId: capture.partnerId,
    typeId: type.id,
    alsoServes: [],
    title: capture.title.trim() || type.title,
    ownerId: capture.ownerId,
    confidentiality: capture.confidentiality,
    questionId: capture.questionId,
  };
  const revision: EvidenceRevision = {
    id: context.newId() as RevisionId,
    partnerId: capture.partnerId,
    evidenceId: evidence.id,
    number: nextRevisionNumber(piece?.revisions ?? []),
    source: capture.source,
    files: [...capture.files],
    capturedAt: context.now,
    capturedBy: context.by,
    siteId: capture.siteId,
    place: capture.place,
    effectiveFrom: capture.effectiveFrom,
    effectiveTo: capture.effectiveTo,
    attestation: capture.attestation
      ? { personId: capture.attestation.personId, statement: statementOf(capture) }
      : null,
    facts: withoutBlanks(capture.facts),
  };
  const keptAlready = capture.files.flatMap((file) =>
    sameBytes(file.sha256, capture.kept).map(({ evidenceId }) => ({ name: file.name, evidenceId })),
  );
  return ok({ evidence, isNewPiece: piece === null, revision, keptAlready });
}

function whyNotTaken(capture: Capture): CaptureRefusal | null {
  const { type, source, files } = capture;
  if (!type.sources.includes(source)) return { kind: 'source-not-allowed', allowed: type.sources };
  if ((source === 'file' || source === 'photo') && files.length === 0) return { kind: 'files-missing' };
  const empty = files.filter(({ bytes }) => bytes === 0).map(({ name }) => name);
  if (empty.length > 0) return { kind: 'file-empty', names: empty };
  const facts = withoutBlanks(capture.facts);
  const factIds = type.facts.filter((fact) => checkColumn(fact, facts[fact.id]).length > 0).map(({ id }) => id);
  if (factIds.length > 0) return { kind: 'facts-refused', factIds };
  if (source === 'attestation' && (!capture.attestation || statementOf(capture) === '')) {
    return { kind: 'attestation-missing' };
  }
  if (capture.effectiveTo !== null && capture.effectiveTo < capture.effectiveFrom) {
    return { kind: 'ends-before-it-begins' };
  }
  return null;
}

function statementOf({ attestation, type }: Capture): string {
  return attestation?.statement?.trim() || (type.statement ?? '');
}

/**
 * Whether a revision must be accepted by somebody other than the one who captured it. Alone in the field, a partner
 * manager may accept what the partner brought or took part in: the partner is the second pair of eyes. What comes
 * from our side alone, and what one of our own people attests, nobody accepts for himself.
 */
export function needsSecondPerson(
  type: Pick<EvidenceType, 'broughtBy'>,
  attestedBy: Pick<Person, 'party'> | null,
): boolean {
  return type.broughtBy === 'vendor' || attestedBy?.party === 'vendor';
}

export type ReviewRefusal =
  | { readonly kind: 'second-person-needed' }
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'already-reviewed'; readonly verdict: EvidenceReview['verdict'] };

/** Accepts or rejects a revision. */
export function reviewEvidence(
  input: {
    readonly revision: EvidenceRevision;
    readonly reviews: readonly EvidenceReview[];
    readonly type: EvidenceType;
    /** The kinds the piece serves besides: accepting it accepts it for them too. */
    readonly alsoServes?: readonly EvidenceType[];
    /** The person who attested, where it is an attestation. */
    readonly attestedBy: Person | null;
    readonly verdict: 'accepted' | 'rejected';
    readonly reason: string;
  },
  context: CommandContext,
): Result<{ readonly review: EvidenceReview }, ReviewRefusal> {
  const { revision, verdict } = input;
  const standing = verdictByRevision(input.reviews).get(revision.id)?.verdict;
  if (standing === verdict || standing === 'withdrawn') return refuse({ kind: 'already-reviewed', verdict: standing });
  const reason = input.reason.trim();
  if (verdict === 'rejected' && reason === '') return refuse({ kind: 'reason-missing' });
  const isOwn = revision.capturedBy === context.by;
  const kinds = [input.type, ...(input.alsoServes ?? [])];
  if (verdict === 'accepted' && isOwn && kinds.some((kind) => needsSecondPerson(kind, input.attestedBy))) {
    return refuse({ kind: 'second-person-needed' });
  }
  return ok({ review: reviewOf(revision, { verdict, reason }, context) });
}

export type WithdrawRefusal = { readonly kind: 'reason-missing' } | { readonly kind: 'nothing-to-withdraw' };

/** Takes back a piece of evidence with all its revisions: an older one must not hold again unseen. */
export function withdrawEvidence(
  piece: EvidencePiece,
  reason: string,
  context: CommandContext,
): Result<{ readonly reviews: readonly EvidenceReview[] }, WithdrawRefusal> {
  if (reason.trim() === '') return refuse({ kind: 'reason-missing' });
  const verdicts = verdictByRevision(piece.reviews);
  const standing = piece.revisions.filter(({ id }) => {
    const verdict = verdicts.get(id)?.verdict;
    return verdict === undefined || verdict === 'accepted';
  });
  if (standing.length === 0) return refuse({ kind: 'nothing-to-withdraw' });
  return ok({
    reviews: standing.map((revision) => reviewOf(revision, { verdict: 'withdrawn', reason: reason.trim() }, context)),
  });
}

function reviewOf(
  revision: EvidenceRevision,
  said: Pick<EvidenceReview, 'verdict' | 'reason'>,
  context: CommandContext,
): EvidenceReview {
  return {
    id: context.newId() as ReviewId,
    partnerId: revision.partnerId,
    revisionId: revision.id,
    verdict: said.verdict,
    by: context.by,
    at: context.now,
    reason: said.reason,
  };
}
