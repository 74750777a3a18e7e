import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { Evidence, EvidenceReview, EvidenceRevision } from '#shared/domain/evidence/evidence';
import { typeIdsOf, verdictByRevision } from '#shared/domain/evidence/evidence-rules';
import type { MilestoneGround, MilestoneProof, MissingForMilestone } from './milestone-reading';

/** A revision that somebody has accepted and nobody has taken back. */
export interface AcceptedPiece {
  readonly evidence: Evidence;
  readonly revision: EvidenceRevision;
  readonly review: EvidenceReview;
  /** The first day on which it held and was accepted. */
  readonly on: CalendarDate;
}

type Test = (facts: EvidenceRevision['facts']) => boolean;

/**
 * Every accepted piece of a kind, the one that was accepted first in front. A milestone stays reached when its proof
 * runs out later, so it is not asked whether it still holds.
 */
export function acceptedPieces(ground: MilestoneGround, typeId: string): readonly AcceptedPiece[] {
  const { evidence, revisions, reviews } = ground.records;
  const verdicts = verdictByRevision(reviews);
  const ofKind = new Map(evidence.filter((one) => typeIdsOf(one).includes(typeId)).map((one) => [one.id, one]));
  return revisions
    .flatMap((revision) => {
      const piece = ofKind.get(revision.evidenceId);
      const review = verdicts.get(revision.id);
      if (!piece || review?.verdict !== 'accepted' || revision.effectiveFrom > ground.asOf) return [];
      const accepted = dayOf(review.at);
      return [
        {
          evidence: piece,
          revision,
          review,
          on: accepted > revision.effectiveFrom ? accepted : revision.effectiveFrom,
        },
      ];
    })
    .toSorted((left, right) =>
      left.on < right.on ? -1 : left.on > right.on ? 1 : left.revision.id < right.revision.id ? -1 : 1,
    );
}

/** The first accepted piece of a kind that shows what is needed, as a proof, or what is missing of it. */
export function proofByEvidence(
  ground: MilestoneGround,
  typeId: string,
  test: Test = () => true,
  about = '',
): { readonly proof: MilestoneProof } | { readonly missing: MissingForMilestone } {
  const found = acceptedPieces(ground, typeId).find(({ revision }) => test(revision.facts));
  if (found) return { proof: evidenceProof(found) };
  return { missing: missingEvidence(ground, typeId, test, about) };
}

export function evidenceProof({ evidence, on }: AcceptedPiece): MilestoneProof {
  return { kind: 'evidence', id: evidence.id, what: `${evidence.typeId} ${evidence.title}`, on };
}

function missingEvidence(ground: MilestoneGround, typeId: string, test: Test, about: string): MissingForMilestone {
  const type = ground.index.evidenceTypeById.get(typeId);
  return {
    kind: 'evidence',
    typeId,
    title: type?.title ?? typeId,
    why: whyMissing(ground, typeId, test),
    from: type?.broughtBy ?? 'both',
    about,
  };
}

function whyMissing(
  ground: MilestoneGround,
  typeId: string,
  test: Test,
): Extract<MissingForMilestone, { kind: 'evidence' }>['why'] {
  const { evidence, revisions, reviews } = ground.records;
  const verdicts = verdictByRevision(reviews);
  const ids = new Set<string>(evidence.filter((one) => typeIdsOf(one).includes(typeId)).map(({ id }) => id));
  const own = revisions.filter(({ evidenceId }) => ids.has(evidenceId));
  if (own.some((one) => !verdicts.has(one.id) && test(one.facts))) return 'pending';
  if (own.some((one) => verdicts.get(one.id)?.verdict === 'accepted')) return 'notEnough';
  return own.some((one) => verdicts.has(one.id)) ? 'refused' : 'missing';
}
