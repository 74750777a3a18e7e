import type { CalendarDate } from '#shared/base/calendar-date';
import { groupBy } from '#shared/base/group-by';
import type { Json } from '#shared/base/json';
import type { Evidence, EvidenceReview, EvidenceRevision } from '#shared/domain/evidence/evidence';
import { type EvidencePiece, evidenceState, piecesOf } from '#shared/domain/evidence/evidence-rules';
import type { Answer } from '#shared/domain/interviews/answer';
import { withAnswers } from '#shared/domain/interviews/answered-facts';
import type { Partner } from '#shared/domain/partners/partner';
import { riskStanding } from '#shared/domain/partners/partner-rules';
import type { Person } from '#shared/domain/partners/person';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { type EvidenceFacts, noFacts, type PartnerFacts } from '#shared/domain/playbook/partner-facts';

/** Everything on record about one partner that a rule of the playbook may look at. */
export interface PartnerRecords {
  readonly partner: Partner;
  readonly people: readonly Person[];
  readonly answers: readonly Answer[];
  readonly evidence: readonly Evidence[];
  readonly revisions: readonly EvidenceRevision[];
  readonly reviews: readonly EvidenceReview[];
  /** Documents both sides have signed, with the instant they were frozen. */
  readonly signed: readonly { readonly kind: string; readonly at: string }[];
}

/** The day for which something is asked, and optionally the instant whose knowledge counts: what came later is not seen. */
export interface Moment {
  readonly asOf: CalendarDate;
  readonly knownAt?: string;
}

/** The facts of a partner on a day: what the expressions of the playbook see. */
export function factsOf(records: PartnerRecords, index: PackIndex, moment: Moment): PartnerFacts {
  const known = knownBy(records, moment.knownAt);
  const standing = riskStanding(known.partner, moment.asOf);
  const { id: _id, ...partner } = known.partner;
  const facts: PartnerFacts = {
    ...noFacts(moment.asOf),
    partner: partner as { readonly [field: string]: Json },
    riskTier: standing.state === 'notRated' ? null : standing.tier,
    riskTierAccepted: standing.state === 'accepted',
    evidence: evidenceFacts(piecesOf(known), index, moment.asOf),
    signed: [...new Set(known.signed.map(({ kind }) => kind))],
  };
  return withAnswers(facts, index, known.answers);
}

/** The pieces of one kind that hold on a day, each with the revision that holds and its last day. */
export interface HoldingPiece {
  readonly evidence: Evidence;
  readonly revision: EvidenceRevision;
  readonly until: CalendarDate | null;
}

export function holdingPieces(
  pieces: readonly EvidencePiece[],
  type: EvidenceType | null,
  asOf: CalendarDate,
): readonly HoldingPiece[] {
  return pieces.flatMap((piece) => {
    const state = evidenceState(piece, type, asOf);
    return state.state === 'accepted'
      ? [{ evidence: piece.evidence, revision: state.revision, until: state.until }]
      : [];
  });
}

/** The records as they were known at an instant. */
export function knownBy(records: PartnerRecords, knownAt: string | undefined): PartnerRecords {
  if (knownAt === undefined) return records;
  return {
    ...records,
    answers: records.answers.filter(({ at }) => at <= knownAt),
    revisions: records.revisions.filter(({ capturedAt }) => capturedAt <= knownAt),
    reviews: records.reviews.filter(({ at }) => at <= knownAt),
    signed: records.signed.filter(({ at }) => at <= knownAt),
  };
}

function evidenceFacts(
  pieces: readonly EvidencePiece[],
  index: PackIndex,
  asOf: CalendarDate,
): PartnerFacts['evidence'] {
  const facts: Record<string, EvidenceFacts> = {};
  for (const [typeId, ofType] of groupBy(pieces, ({ evidence }) => evidence.typeId)) {
    facts[typeId] = factsOfType(ofType, index.evidenceTypeById.get(typeId) ?? null, asOf);
  }
  return facts;
}

function factsOfType(pieces: readonly EvidencePiece[], type: EvidenceType | null, asOf: CalendarDate): EvidenceFacts {
  const holding = holdingPieces(pieces, type, asOf);
  const states = pieces.map((piece) => evidenceState(piece, type, asOf));
  return {
    accepted: states.some(({ state }) => state === 'accepted' || state === 'expired' || state === 'notYetEffective'),
    records: holding.map(({ revision }) => revision.facts),
    until: lastOf(holding.map(({ until }) => until)),
    pending: states.some((state) => state.state === 'pendingReview' || (state.state === 'accepted' && state.newer)),
  };
}

/** The latest of some last days; no end is later than any. */
function lastOf(days: readonly (CalendarDate | null)[]): CalendarDate | null {
  if (days.length === 0 || days.includes(null)) return null;
  return days.reduce((latest, day) => ((day ?? '') > (latest ?? '') ? day : latest), null);
}
