import type { CalendarDate } from '#shared/base/calendar-date';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import type { Evidence, EvidenceReview, EvidenceRevision } from './evidence';
import { type EvidencePiece, lastDay, typeIdsOf, verdictByRevision } from './evidence-rules';

/** A piece that holds on a day for one kind of evidence, with the revision that holds and its last day. */
export interface HoldingPiece {
  readonly evidence: Evidence;
  readonly revision: EvidenceRevision;
  readonly until: CalendarDate | null;
}

/** The time in which an accepted revision holds. */
interface Span {
  readonly revision: EvidenceRevision;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}

interface Piece {
  readonly evidence: Evidence;
  /** The newest revision first. */
  readonly spans: readonly Span[];
  readonly isNewestReviewed: boolean;
  readonly isNewestAccepted: boolean;
}

/** All that was ever brought for one kind of evidence, read once so that any day can be asked about at once. */
export interface KindHistory {
  readonly pieces: readonly Piece[];
}

interface Records {
  readonly evidence: readonly Evidence[];
  readonly revisions: readonly EvidenceRevision[];
  readonly reviews: readonly EvidenceReview[];
}

/**
 * What was brought, by kind; a kind is read when it is first asked about. A piece that serves several kinds stands under
 * each, with the validity of that kind.
 */
export class EvidenceHistory {
  readonly #typeById: ReadonlyMap<string, EvidenceType>;
  readonly #verdicts: ReadonlyMap<string, EvidenceReview>;
  readonly #evidenceOf = new Map<string, Evidence[]>();
  readonly #revisionsOf = new Map<string, EvidenceRevision[]>();
  readonly #kinds = new Map<string, KindHistory>();

  constructor(records: Records, typeById: ReadonlyMap<string, EvidenceType>) {
    this.#typeById = typeById;
    this.#verdicts = verdictByRevision(records.reviews);
    for (const revision of records.revisions) put(this.#revisionsOf, revision.evidenceId, revision);
    for (const evidence of records.evidence) {
      if (evidence.alsoServes.length === 0) put(this.#evidenceOf, evidence.typeId, evidence);
      else for (const typeId of typeIdsOf(evidence)) put(this.#evidenceOf, typeId, evidence);
    }
  }

  /** The kinds of which something was brought. */
  get typeIds(): Iterable<string> {
    return this.#evidenceOf.keys();
  }

  of(typeId: string): KindHistory {
    const kept = this.#kinds.get(typeId);
    if (kept) return kept;
    const made = { pieces: this.#piecesOf(typeId) };
    this.#kinds.set(typeId, made);
    return made;
  }

  /** Every piece of a kind with its revisions and the reviews that count. */
  rawPieces(typeId: string): readonly EvidencePiece[] {
    return (this.#evidenceOf.get(typeId) ?? []).map((evidence) => {
      const revisions = this.#revisionsOf.get(evidence.id) ?? [];
      return { evidence, revisions, reviews: revisions.flatMap(({ id }) => this.#verdicts.get(id) ?? []) };
    });
  }

  #piecesOf(typeId: string): readonly Piece[] {
    const type = this.#typeById.get(typeId) ?? null;
    const pieces: Piece[] = [];
    for (const evidence of this.#evidenceOf.get(typeId) ?? []) {
      const revisions = this.#revisionsOf.get(evidence.id);
      if (!revisions) continue;
      if (revisions.length > 1) revisions.sort(newestFirst);
      pieces.push(pieceOf(evidence, revisions, this.#verdicts, type));
    }
    // By id, so that what is read does not hang on the order in which the records came.
    if (pieces.length > 1) pieces.sort((left, right) => (left.evidence.id < right.evidence.id ? -1 : 1));
    return pieces;
  }
}

function put<Thing>(lists: Map<string, Thing[]>, key: string, thing: Thing): void {
  const list = lists.get(key);
  if (list) list.push(thing);
  else lists.set(key, [thing]);
}

function pieceOf(
  evidence: Evidence,
  revisions: readonly EvidenceRevision[],
  verdicts: ReadonlyMap<string, EvidenceReview>,
  type: EvidenceType | null,
): Piece {
  const [newest] = revisions;
  if (!newest) throw new Error('A piece without a revision has no history.');
  const spans: Span[] = [];
  for (const revision of revisions) {
    if (verdicts.get(revision.id)?.verdict === 'accepted')
      spans.push({ revision, from: revision.effectiveFrom, until: lastDay(revision, type) });
  }
  const verdict = verdicts.get(newest.id)?.verdict;
  return {
    evidence,
    spans,
    isNewestReviewed: verdict !== undefined,
    isNewestAccepted: verdict === 'accepted',
  };
}

/** The pieces that hold on a day. Of one piece the newest accepted revision that is in force. */
export function holdingOn(history: KindHistory, asOf: CalendarDate): readonly HoldingPiece[] {
  const holding: HoldingPiece[] = [];
  for (const { evidence, spans } of history.pieces) {
    const span = spans.find((one) => isWithin(one, asOf));
    if (span) holding.push({ evidence, revision: span.revision, until: span.until });
  }
  return holding;
}

/** Whether something waits for its review: a first piece, or the renewal of one. */
export function isPending({ pieces }: KindHistory): boolean {
  return pieces.some(({ isNewestReviewed }) => !isNewestReviewed);
}

/** Whether a piece was ever accepted and has not been taken back, though it may no longer hold, or not yet. */
export function isAcceptedOn({ pieces }: KindHistory, asOf: CalendarDate): boolean {
  return pieces.some(({ spans, isNewestAccepted }) => isNewestAccepted || spans.some((one) => isWithin(one, asOf)));
}

/** Whether something that was accepted has run out by a day. */
export function hasRunOut({ pieces }: KindHistory, asOf: CalendarDate): boolean {
  return pieces.some(({ spans }) => spans.some(({ until }) => until !== null && until < asOf));
}

/** Every beginning and every last day: only there can something change by itself. */
export function spansOf({ pieces }: KindHistory): readonly Span[] {
  return pieces.flatMap(({ spans }) => spans);
}

function isWithin({ from, until }: Span, day: CalendarDate): boolean {
  return from <= day && (until === null || day <= until);
}

// Two devices can both write a revision 2 while apart; then the one captured later is the newer.
function newestFirst(left: EvidenceRevision, right: EvidenceRevision): number {
  if (left.number !== right.number) return right.number - left.number;
  if (left.capturedAt !== right.capturedAt) return left.capturedAt < right.capturedAt ? 1 : -1;
  return left.id < right.id ? 1 : -1;
}
