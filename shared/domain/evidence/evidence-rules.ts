import { addMonths, type CalendarDate } from '#shared/base/calendar-date';
import { groupBy } from '#shared/base/group-by';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import type { Evidence, EvidenceReview, EvidenceRevision } from './evidence';

/** A piece of evidence with all that was ever written about it. */
export interface EvidencePiece {
  readonly evidence: Evidence;
  readonly revisions: readonly EvidenceRevision[];
  readonly reviews: readonly EvidenceReview[];
}

/** Where a piece stands on a day. Always derived, never stored. */
export type EvidenceState =
  | { readonly state: 'empty' }
  | { readonly state: 'pendingReview'; readonly revision: EvidenceRevision }
  /** `until`: the last day on which it holds; null: until replaced. `newer`: a later revision that waits for its review. */
  | {
      readonly state: 'accepted';
      readonly revision: EvidenceRevision;
      readonly until: CalendarDate | null;
      readonly newer: EvidenceRevision | null;
    }
  | { readonly state: 'notYetEffective'; readonly revision: EvidenceRevision; readonly from: CalendarDate }
  | { readonly state: 'expired'; readonly revision: EvidenceRevision; readonly until: CalendarDate }
  | { readonly state: 'rejected'; readonly revision: EvidenceRevision; readonly reason: string }
  | { readonly state: 'withdrawn'; readonly revision: EvidenceRevision; readonly reason: string };

/**
 * The state of a piece on a day. An accepted revision holds until a newer one is accepted too, so that handing in a
 * renewal early costs nothing.
 */
export function evidenceState(
  piece: EvidencePiece,
  type: Pick<EvidenceType, 'validMonths'> | null,
  asOf: CalendarDate,
): EvidenceState {
  const revisions = [...piece.revisions].sort(newestFirst);
  const [newest] = revisions;
  if (!newest) return { state: 'empty' };
  const verdicts = verdictByRevision(piece.reviews);
  const accepted = revisions.filter(({ id }) => verdicts.get(id)?.verdict === 'accepted');
  const holding = accepted.find((revision) => isEffective(revision, type, asOf));
  if (holding) {
    const newer = holding.id !== newest.id && !verdicts.has(newest.id) ? newest : null;
    return { state: 'accepted', revision: holding, until: lastDay(holding, type), newer };
  }
  const verdict = verdicts.get(newest.id);
  switch (verdict?.verdict) {
    case undefined:
      return { state: 'pendingReview', revision: newest };
    case 'rejected':
      return { state: 'rejected', revision: newest, reason: verdict.reason };
    case 'withdrawn':
      return { state: 'withdrawn', revision: newest, reason: verdict.reason };
    case 'accepted':
      return newest.effectiveFrom > asOf
        ? { state: 'notYetEffective', revision: newest, from: newest.effectiveFrom }
        : { state: 'expired', revision: newest, until: lastDay(newest, type) ?? asOf };
  }
}

/** The last day on which a revision holds: its own end, or as many months as its kind holds; null: until replaced. */
export function lastDay(
  revision: Pick<EvidenceRevision, 'effectiveFrom' | 'effectiveTo'>,
  type: Pick<EvidenceType, 'validMonths'> | null,
): CalendarDate | null {
  if (revision.effectiveTo !== null) return revision.effectiveTo;
  if (type === null || type.validMonths === null) return null;
  return addMonths(revision.effectiveFrom, type.validMonths);
}

/** The latest review of each revision. Of two at the same instant the stricter one counts: proof must not come about by chance. */
export function verdictByRevision(reviews: readonly EvidenceReview[]): ReadonlyMap<string, EvidenceReview> {
  const latest = new Map<string, EvidenceReview>();
  for (const review of reviews) {
    const other = latest.get(review.revisionId);
    if (!other || isLater(review, other)) latest.set(review.revisionId, review);
  }
  return latest;
}

/** Every kind of evidence a piece is taken for: its own and those it also serves. Each kind once. */
export function typeIdsOf(evidence: Pick<Evidence, 'typeId' | 'alsoServes'>): readonly string[] {
  return [...new Set([evidence.typeId, ...evidence.alsoServes])];
}

/** Pieces of a partner put together from their records. Pass `knownAt` to see only what had been written by then. */
export function piecesOf(records: {
  readonly evidence: readonly Evidence[];
  readonly revisions: readonly EvidenceRevision[];
  readonly reviews: readonly EvidenceReview[];
  readonly knownAt?: string | undefined;
}): readonly EvidencePiece[] {
  const { knownAt } = records;
  const revisions = records.revisions.filter(({ capturedAt }) => knownAt === undefined || capturedAt <= knownAt);
  const reviews = records.reviews.filter(({ at }) => knownAt === undefined || at <= knownAt);
  const revisionsByPiece = groupBy(revisions, ({ evidenceId }) => evidenceId);
  const reviewsByRevision = groupBy(reviews, ({ revisionId }) => revisionId);
  return records.evidence.map((evidence) => {
    const own = revisionsByPiece.get(evidence.id) ?? [];
    return { evidence, revisions: own, reviews: own.flatMap(({ id }) => reviewsByRevision.get(id) ?? []) };
  });
}

/** Where the same bytes are kept already, by SHA-256. */
export function sameBytes(
  sha256: string,
  revisions: readonly EvidenceRevision[],
): readonly {
  readonly evidenceId: Evidence['id'];
  readonly revisionId: EvidenceRevision['id'];
  readonly name: string;
}[] {
  return revisions.flatMap((revision) =>
    revision.files
      .filter((file) => file.sha256 === sha256)
      .map(({ name }) => ({ evidenceId: revision.evidenceId, revisionId: revision.id, name })),
  );
}

/** The number the next revision of a piece gets. */
export function nextRevisionNumber(revisions: readonly EvidenceRevision[]): number {
  return Math.max(0, ...revisions.map(({ number }) => number)) + 1;
}

function isEffective(
  revision: EvidenceRevision,
  type: Pick<EvidenceType, 'validMonths'> | null,
  asOf: CalendarDate,
): boolean {
  const last = lastDay(revision, type);
  return revision.effectiveFrom <= asOf && (last === null || asOf <= last);
}

// Two devices can both write a revision 2 while apart; then the one captured later is the newer.
function newestFirst(left: EvidenceRevision, right: EvidenceRevision): number {
  return right.number - left.number || compare(right.capturedAt, left.capturedAt) || compare(right.id, left.id);
}

const strictness = { accepted: 0, rejected: 1, withdrawn: 2 } satisfies Record<EvidenceReview['verdict'], number>;

function isLater(review: EvidenceReview, other: EvidenceReview): boolean {
  if (review.at !== other.at) return review.at > other.at;
  if (review.verdict !== other.verdict) return strictness[review.verdict] > strictness[other.verdict];
  return review.id > other.id;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
